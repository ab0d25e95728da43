// details[data-menu]: closes on Escape, on a click elsewhere and when the keyboard leaves; opens to the side that has room, in view.
const isInside = (menu, target) => target instanceof Node && menu.contains(target);

function chooseSide(menu) {
  const box = menu.querySelector(".menu-list, .confirm-box");
  if (!box) return;
  menu.classList.remove("opens-right");
  menu.classList.toggle("opens-right", box.getBoundingClientRect().left < 8);
  box.scrollIntoView({ block: "nearest" });
}

export default {
  selector: "details[data-menu]",
  attach(menu) {
    const summary = menu.querySelector("summary");
    const closeFromOutside = (event) => {
      if (!isInside(menu, event.target)) menu.open = false;
    };
    menu.addEventListener("toggle", () => {
      const change = menu.open ? "addEventListener" : "removeEventListener";
      document[change]("pointerdown", closeFromOutside);
      document[change]("focusin", closeFromOutside);
      if (menu.open) chooseSide(menu);
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.stopPropagation();
      menu.open = false;
      summary.focus();
    });
    for (const button of menu.querySelectorAll("[data-menu-close]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        menu.open = false;
        summary.focus();
      });
    }
  },
};
