// A link to a control of a form (#id_kind): shows it, whatever is closed around it, and puts the cursor into it.
//
// For a code editor `?line=12` in the address says at which line.
import { addressed } from "../addressed.js";

const CONTROLS = "input, select, textarea";

function showLine(textarea) {
  const line = Number(new URLSearchParams(location.search).get("line")) || 1;
  textarea.dispatchEvent(new CustomEvent("seed:go-to-line", { detail: { line } }));
}

function find() {
  const control = addressed(location.hash);
  if (!control?.matches(CONTROLS)) return;
  for (let around = control.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  if (control.matches("[data-code-editor]")) {
    if (control.hidden) showLine(control);
    else control.addEventListener("seed:editor-ready", () => showLine(control), { once: true });
    return;
  }
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
}

export default {
  selector: "main",
  attach() {
    window.addEventListener("hashchange", find);
    // The same link once more changes no address: nothing is announced, and it should still lead there.
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href*='#']");
      if (link?.href === location.href) find();
    });
    find();
  },
};
