// [data-reading]: j and k go from one thing to the next, c comments on it; what an address points at is opened.
import { addressed } from "../addressed.js";
import { areOn, follow } from "../single-keys.js";
import { sayAt } from "./say-here.js";

const WRITING = "input:not([type=checkbox]), select, textarea, [contenteditable], dialog[open]";

// What of a stop takes the focus. The page may have got it anew since.
function control(stop) {
  if (stop.matches("details")) return stop.querySelector("summary");
  stop.tabIndex = -1;
  return stop;
}

function open(page) {
  const target = addressed(location.hash);
  if (!target || !page.contains(target)) return;
  for (let one = target.closest("details"); one; one = one.parentElement?.closest("details")) one.open = true;
  target.scrollIntoView();
}

export default {
  selector: "[data-reading]",
  attach(page) {
    const stops = () => [...page.querySelectorAll("[data-stop]")].filter((one) => one.checkVisibility());
    for (const hint of document.querySelectorAll("[data-stops]")) hint.hidden = stops().length < 2;

    for (const toggle of document.querySelectorAll("[data-stops] [data-keys-toggle]")) follow(toggle);

    const here = () => document.activeElement?.closest("[data-stop]");
    const go = (step) => {
      const all = stops();
      const at = all.indexOf(here());
      const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
      if (next) control(next).focus();
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      if (!areOn() || event.target.closest?.(WRITING)) return;
      if (event.key === "j" || event.key === "k") {
        event.preventDefault();
        go(event.key === "j" ? 1 : -1);
      } else if (event.key === "c" && getSelection()?.isCollapsed) {
        const stop = here();
        const handle = stop?.querySelector("a[data-say]");
        if (!handle) return;
        event.preventDefault();
        if (stop.matches("details")) stop.open = true;
        sayAt(handle);
      }
    });
    addEventListener("hashchange", () => open(page));
    open(page);
  },
};
