// details[data-open-to-type]: whoever opens it can type at once.
const FIRST = "textarea, select, input:not([type=hidden])";

export default {
  selector: "details[data-open-to-type]",
  attach(details) {
    const focus = () => details.open && details.querySelector(FIRST)?.focus();
    details.querySelector("summary").addEventListener("click", () => {
      details.addEventListener("toggle", focus, { once: true });
    });
  },
};
