// Small pieces of page that are made here and not by the server. Text goes in as text.

/** build("p", {class: "quiet"}, "text", other node, …) */
export function build(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

export function icon(name) {
  const SVG = "http://www.w3.org/2000/svg";
  const address = document.querySelector("svg.icon use")?.getAttribute("href")?.split("#")[0] ?? "";
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${address}#${name}`);
  drawing.append(use);
  return drawing;
}

/** The token that unsafe requests carry, as the page has it now. */
export function token() {
  try {
    return JSON.parse(document.body.getAttribute("hx-headers"))["x-csrftoken"];
  } catch {
    return "";
  }
}

/** A form of one button that posts to an address and leads back to this page. */
export function pressing(address, label) {
  const hidden = (name, value) => build("input", { type: "hidden", name, value });
  return build(
    "form",
    { method: "post", action: address, class: "inline-form" },
    hidden("csrfmiddlewaretoken", token()),
    hidden("next", location.pathname + location.search),
    build("button", { class: "btn btn-sm btn-secondary" }, label),
  );
}

const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];

function inWords(time) {
  const seconds = Math.round((Date.parse(time.dateTime) - Date.now()) / 1000);
  const [unit, length] = UNITS.find(([, size]) => -seconds >= size) ?? ["second", 1];
  const count = unit === "second" ? 0 : Math.round(seconds / length);
  return new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" }).format(count, unit);
}

/** "now", "3 minutes ago": kept true by `refreshTimes`. */
export function ago(at = new Date().toISOString()) {
  const time = build("time", { datetime: at, "data-ago": true });
  time.textContent = inWords(time);
  return time;
}

export function refreshTimes() {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const words = inWords(time);
    if (time.textContent !== words) time.textContent = words;
  }
}
