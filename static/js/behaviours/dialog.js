// dialog[data-dialog]: stands open in the page without JavaScript; with it, [data-dialog-open="id"] opens it as a window.
function openers(id) {
  return document.querySelectorAll(`[data-dialog-open="${CSS.escape(id)}"]`);
}

export default {
  selector: "dialog[data-dialog]",
  attach(dialog) {
    if (!openers(dialog.id).length) return;
    dialog.removeAttribute("open");
    for (const opener of openers(dialog.id)) {
      opener.hidden = false;
      opener.addEventListener("click", () => dialog.showModal());
    }
    for (const closer of dialog.querySelectorAll("[data-dialog-close]")) {
      closer.hidden = false;
      closer.addEventListener("click", () => dialog.close());
    }
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    if (dialog.querySelector(".is-invalid, [role='alert']")) dialog.showModal();
  },
};
