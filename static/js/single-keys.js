// Keys that act by a single letter. They can be turned off, for whoever speaks to the browser: letters are then words.
// One choice for all of them, remembered in this browser.
import { recall, remember } from "./remembered.js";

const REMEMBERED = "seed:single-keys";

export const areOn = () => recall(REMEMBERED) !== "off";

// A checkbox that turns them on and off.
export function follow(toggle) {
  toggle.checked = areOn();
  toggle.addEventListener("change", () => remember(REMEMBERED, toggle.checked ? "on" : "off"));
}
