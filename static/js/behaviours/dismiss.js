// [data-dismiss]: closes the message that it stands in.
export default {
  selector: "[data-dismiss]",
  attach(button) {
    button.hidden = false;
    button.addEventListener("click", () => button.closest(".message")?.remove());
  },
};
