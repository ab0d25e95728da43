// Who else is here: in the header, and at the things that they are editing.
import { gettext, interpolate } from "../wording.js";
import { build } from "./building.js";

const SHOWN = 4;

const initial = (person) => build("span", { class: `initial tint-${person.tint}`, "aria-hidden": "true" }, person.initial);

function doing(person) {
  const values = { name: person.name, where: person.where };
  return interpolate(person.editing ? gettext("%(name)s is editing in: %(where)s") : gettext("%(name)s is at: %(where)s"), values);
}

/** The summary stays the same element: it may have the focus. */
function fill(summary, people) {
  const initials = people.slice(0, SHOWN).map(initial);
  if (people.length > SHOWN) initials.push(build("span", { class: "initial", "aria-hidden": "true" }, `+${people.length - SHOWN}`));
  const names = people.map((one) => one.name).join(", ");
  const label = interpolate(gettext("Also here: %(names)s"), { names });
  summary.setAttribute("aria-label", label);
  summary.title = label;
  summary.replaceChildren(...initials);
}

function menuOf(people) {
  const items = people.map((one) => build("a", { class: "menu-item", href: one.url }, initial(one), doing(one)));
  return build("div", { class: "menu-list" }, build("p", { class: "menu-note" }, gettext("Also here")), ...items);
}

function showInHeader(people) {
  const place = document.querySelector("[data-here-list]");
  if (!place) return;
  const told = JSON.stringify(people);
  if (place.dataset.told === told) return;
  place.dataset.told = told;
  const old = place.querySelector("details");
  if (!people.length) {
    place.replaceChildren();
  } else if (old) {
    fill(old.querySelector("summary"), people);
    old.querySelector(".menu-list").replaceWith(menuOf(people));
  } else {
    const summary = build("summary", { class: "btn btn-quiet tool here-people" });
    fill(summary, people);
    const menu = build("details", { class: "menu", "data-menu": true }, summary, menuOf(people));
    place.replaceChildren(menu);
    menu.dispatchEvent(new CustomEvent("seed:added", { bubbles: true }));
  }
}

/** The thing that a page edits: where this page leads there, or the form of this page itself. */
function thingsOf(person) {
  if (person.page === location.pathname) return [...document.querySelectorAll("main form[data-keep-typing] > .form-actions")].slice(0, 1);
  const listed = person.anchor && document.getElementById(person.anchor);
  if (listed) return [listed.querySelector(".card-head, .op-head") ?? listed];
  const links = document.querySelectorAll(`main a[href="${CSS.escape(person.page)}"]`);
  return [...links].map((one) => one.closest(".card-head, .op-head, .card, td, li")).filter(Boolean).slice(0, 1);
}

function showAtThings(people) {
  const wanted = new Map();
  for (const person of people.filter((one) => one.editing)) {
    for (const thing of thingsOf(person)) wanted.set(thing, [...(wanted.get(thing) ?? []), person]);
  }
  for (const mark of document.querySelectorAll("[data-editing]")) {
    const names = wanted.get(mark.parentElement)?.map((one) => one.name).join(", ");
    if (names === mark.dataset.editing) wanted.delete(mark.parentElement);
    else mark.remove();
  }
  for (const [thing, editing] of wanted) {
    const name = editing.map((one) => one.name).join(", ");
    const words = interpolate(gettext("%(name)s is editing this"), { name });
    thing.append(build("span", { class: "editing-mark", "data-editing": name }, ...editing.map(initial), words));
  }
}

export function showPeople(people) {
  showInHeader(people);
  showAtThings(people);
}
