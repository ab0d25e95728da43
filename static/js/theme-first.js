// Runs before the first paint, so that nobody sees the wrong theme flash by. The rest is in behaviours/theme.js.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("seed-theme");
  } catch {
    // A browser that keeps nothing follows the system.
  }
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.bsTheme = chosen ?? system;
})();
