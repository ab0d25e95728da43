// What concerns the whole page (signed out, no connection, deleted, another role): one line each, where messages are.
import { gettext } from "../wording.js";
import { build, icon } from "./building.js";

const KINDS = { success: "check", warning: "warning", error: "error", info: "hint" };

const region = () => document.getElementById("messages");
const find = (name) => region()?.querySelector(`[data-notice="${name}"]`);

/** Show a line, once for a name; `children` are links and buttons behind it. */
export function notice(name, kind, text, ...children) {
  const old = find(name);
  if (old?.querySelector("p").textContent === text) return;
  const close = build("button", { type: "button", class: "btn btn-quiet btn-sm", "aria-label": gettext("Close") }, icon("close"));
  const made = build("div", { class: `message message-${kind}`, "data-notice": name }, icon(KINDS[kind]), build("p", {}, text), ...children, close);
  close.addEventListener("click", () => made.remove());
  if (old) old.replaceWith(made);
  else region()?.append(made);
}

export function withdraw(name) {
  find(name)?.remove();
}

/** A link that opens beside this page, so that nothing typed here goes. */
export const beside = (address, label) =>
  build("a", { class: "btn btn-sm btn-secondary", href: address, target: "_blank", rel: "noopener" }, label);

/** A button that loads this page anew. */
export function reloading(label) {
  const button = build("button", { type: "button", class: "btn btn-sm btn-secondary" }, label);
  button.addEventListener("click", () => location.reload());
  return button;
}
