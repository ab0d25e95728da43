// [data-reading]: words that are marked in the page can be commented on, with the mouse or with the key c.
import { gettext } from "../wording.js";
import { sayAt } from "./say-here.js";

const LONGEST = 2000;
const WRITING = "input, select, textarea, [contenteditable], dialog[open]";

// The handle of the smallest thing around a place of the page.
function handleAround(node, page) {
  let around = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  for (; around && page.contains(around); around = around.parentElement) {
    const handle = around.querySelector("a[data-say]");
    if (handle) return handle;
  }
  return null;
}

function marked(page) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const words = selection.toString().replace(/\s+/g, " ").trim();
  if (!words || words.length > LONGEST || !page.contains(range.commonAncestorContainer)) return null;
  if (range.startContainer.parentElement?.closest(WRITING)) return null;
  const handle = handleAround(range.startContainer, page);
  return handle && { words, handle, range };
}

export default {
  selector: "[data-reading]",
  attach(page) {
    if (!page.querySelector("a[data-say]") && !page.querySelector("[hx-get]")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-primary btn-sm quote-button";
    button.textContent = gettext("Comment on this phrase");
    button.hidden = true;
    document.body.append(button);

    const show = () => {
      const found = marked(page);
      button.hidden = !found;
      if (!found) return;
      const box = found.range.getBoundingClientRect();
      button.style.top = `${Math.max(8, Math.min(innerHeight - 48, box.bottom + 8))}px`;
      button.style.left = `${Math.max(8, Math.min(innerWidth - button.offsetWidth - 8, box.left))}px`;
    };
    const say = () => {
      const found = marked(page);
      button.hidden = true;
      if (!found) return false;
      getSelection().removeAllRanges();
      sayAt(found.handle, found.words);
      return true;
    };
    document.addEventListener("selectionchange", show);
    addEventListener("scroll", show, { passive: true });
    button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps what is marked
    button.addEventListener("click", say);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (!event.defaultPrevented && !event.target.closest?.(WRITING) && say()) event.preventDefault();
    });
  },
};
