// [data-theme-toggle]: light or dark, kept in this browser; until chosen, the system decides.
import { recall, remember } from "../remembered.js";

const page = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

const chosen = () => recall("seed-theme");

dark.addEventListener("change", () => {
  if (!chosen()) page.dataset.bsTheme = dark.matches ? "dark" : "light";
});

export default {
  selector: "[data-theme-toggle]",
  attach(button) {
    const say = () => button.setAttribute("aria-pressed", String(page.dataset.bsTheme === "dark"));
    button.hidden = false;
    say();
    button.addEventListener("click", () => {
      page.dataset.bsTheme = page.dataset.bsTheme === "dark" ? "light" : "dark";
      remember("seed-theme", page.dataset.bsTheme);
      say();
    });
  },
};
