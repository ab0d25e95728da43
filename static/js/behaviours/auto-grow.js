// textarea[data-auto-grow]: as high as its text, where CSS (field-sizing) cannot do it yet.
export default {
  selector: "textarea[data-auto-grow]",
  attach(textarea) {
    if (CSS.supports("field-sizing", "content")) return;
    const grow = () => {
      textarea.style.height = "auto";
      textarea.style.height = `${textarea.scrollHeight + 2}px`;
    };
    textarea.addEventListener("input", grow);
    grow();
  },
};
