// What is said at the things themselves: who changed what is being typed, what was deleted, what is new.
import { gettext, interpolate } from "../wording.js";
import { ago, build, icon, pressing } from "./building.js";
import { differencesOf } from "./typed.js";

const FRESH_MILLISECONDS = 4000;

const listed = (words) => [...new Set(words)].join(", ");

function isAt(change, form) {
  const { pathname } = new URL(change.url, location.href);
  const holder = document.getElementById(change.anchor);
  return pathname === location.pathname ? !holder || holder.contains(form) : false;
}

/** Who wrote what a form is about; where that cannot be told, who wrote at all. */
function authorsOf(changes, form) {
  const here = changes.filter((one) => isAt(one, form));
  const names = (here.length ? here : changes).map((one) => (one.mine ? gettext("You, elsewhere,") : one.by));
  return listed(names) || gettext("Somebody");
}

function lineOf(form) {
  const old = form.querySelector(":scope [data-theirs]");
  if (old) return old;
  const made = build("div", { class: "theirs-note", role: "status", "data-theirs": true });
  const actions = form.querySelector(":scope > .form-actions");
  if (actions) actions.before(made);
  else form.append(made);
  return made;
}

/** A form in use was written by somebody else: a quiet line over its buttons, with what they wrote. */
export function sayTheirs(form, before, after, changes) {
  const differing = differencesOf(before, after);
  const line = lineOf(form);
  if (!differing.length) {
    line.remove();
    return;
  }
  const fields = listed(differing.map(([label]) => label));
  const name = changes.length || !line.dataset.name ? authorsOf(changes, form) : line.dataset.name;
  line.dataset.name = name;
  const words = interpolate(gettext("%(name)s changed this: %(fields)s"), { name, fields });
  if (line.dataset.words === words + JSON.stringify(differing)) return;
  line.dataset.words = words + JSON.stringify(differing);
  const texts = differing.flatMap(([label, text]) => [build("dt", {}, label), build("dd", {}, text || gettext("(empty)"))]);
  const wasOpen = line.querySelector("details")?.open ?? false;
  const look = build("details", {}, build("summary", { class: "btn-text" }, gettext("Look at it")), build("dl", { class: "theirs" }, ...texts));
  look.open = wasOpen;
  line.replaceChildren(
    build("p", {}, icon("human"), ` ${words} · `, ago()),
    build("p", {}, gettext("What you type stays; saving puts both together or asks you.")),
    look,
  );
}

/** The form lost its place in the page, but somebody is typing in it. */
export function sayOrphaned(form) {
  if (form.querySelector("[data-orphaned]")) return;
  const words = gettext("This is not part of the page any more. What you typed stays here, so that you can copy it.");
  const note = build("div", { class: "theirs-note", role: "status", "data-orphaned": true }, build("p", {}, icon("warning"), ` ${words}`));
  const actions = form.querySelector(":scope > .form-actions");
  if (actions) actions.before(note);
  else form.append(note);
}

/** Where a thing stood that was deleted. */
export function sayRemoved(live, spot, changes) {
  if (!["LI", "ARTICLE", "SECTION", "DIV", "OL", "UL"].includes(live.nodeName)) return;
  const gone = changes.filter((one) => one.removed && one.anchor && (live.id === one.anchor || live.querySelector(`#${CSS.escape(one.anchor)}`)));
  for (const one of gone) {
    const words = interpolate(gettext("“%(title)s” was deleted by %(name)s"), { title: one.title, name: one.by });
    const parts = [build("p", {}, icon("delete"), ` ${words} · `, ago(one.at))];
    if (one.undo) parts.push(pressing(one.undo, gettext("Undo")));
    spot.parent.insertBefore(build(live.nodeName === "LI" ? "li" : "div", { class: "gone-mark", "data-gone": one.anchor }, ...parts), spot.before);
  }
}

/** A thing that is back needs no mark that it is gone. */
export function withdrawRemoved() {
  for (const mark of document.querySelectorAll("[data-gone]")) {
    if (document.getElementById(mark.dataset.gone)) mark.remove();
  }
}

/** Where something is new, for a moment. */
export function glow(element) {
  const shown = element?.closest("li, p, tr, dd, article, h1, section, a, div");
  if (!shown || shown.closest("[data-here-list]")) return;
  shown.classList.add("is-fresh");
  setTimeout(() => shown.classList.remove("is-fresh"), FRESH_MILLISECONDS);
}
