// fieldset[data-clash]: whoever writes in the box for a text of both has chosen it.
export default {
  selector: "[data-clash]",
  attach(clash) {
    const both = clash.querySelector("input[type=radio][value=both]");
    clash.querySelector(".clash-write")?.addEventListener("input", () => {
      both.checked = true;
    });
  },
};
