// [data-rail]: on narrow screens, where the rail is a strip, brings the current step into view.
export default {
  selector: "[data-rail]",
  attach(rail) {
    const current = rail.querySelector(".is-current");
    if (!current || rail.scrollWidth <= rail.clientWidth) return;
    rail.scrollLeft = current.offsetLeft - (rail.clientWidth - current.offsetWidth) / 2;
  },
};
