// [data-theme-toggle]: light or dark, kept in this browser; until chosen, the system decides.
const page = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

function chosen() {
  try {
    return localStorage.getItem("seed-theme");
  } catch {
    return null;
  }
}

function keep(theme) {
  try {
    localStorage.setItem("seed-theme", theme);
  } catch {
    // Then it holds for this page only.
  }
}

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
      keep(page.dataset.bsTheme);
      say();
    });
  },
};
