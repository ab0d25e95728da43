// [data-copy="selector"] copies that element's text or value; [data-copy-text="…"] copies the text itself.
import { gettext } from "../wording.js";

function textOf(button) {
  if (!button.dataset.copy) return button.dataset.copyText ?? "";
  const source = document.querySelector(button.dataset.copy);
  return source ? (source.value ?? source.textContent) : "";
}

export default {
  selector: "[data-copy], [data-copy-text]",
  attach(button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    const label = button.querySelector("[data-copy-label]") ?? button;
    const usual = label.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(textOf(button));
        label.textContent = gettext("Copied");
      } catch {
        label.textContent = gettext("Copy it by hand, please");
      }
      setTimeout(() => (label.textContent = usual), 2000);
    });
  },
};
