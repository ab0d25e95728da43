// form[method=post]: a second click while the first is under way does nothing. Opt out with data-submit-many.
const PATIENCE_MILLISECONDS = 8000; // After this, whoever is still on the page may try again (a download, a lost line).

function release(form) {
  delete form.dataset.submitting;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

export default {
  selector: "form[method='post']:not([data-submit-many])",
  attach(form) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.submitting) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      form.dataset.submitting = "yes";
      event.submitter?.setAttribute("aria-busy", "true");
      setTimeout(() => release(form), PATIENCE_MILLISECONDS);
    });
    form.addEventListener("htmx:afterRequest", () => release(form));
    window.addEventListener("pageshow", () => release(form));
  },
};
