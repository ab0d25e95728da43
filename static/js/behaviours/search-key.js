// [data-search-key]: the key "/" leads to this search box, where nobody is writing something else.
import { areOn } from "../single-keys.js";

const WRITING = "input, select, textarea, [contenteditable], .cm-editor, dialog[open]";

export default {
  selector: "[data-search-key]",
  attach(box) {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const place = [box, ...document.querySelectorAll("main input[type=search]")].find((one) => one.checkVisibility());
      if (!areOn() || event.target.closest?.(WRITING) || !place) return;
      event.preventDefault();
      place.focus();
      place.select();
    });
  },
};
