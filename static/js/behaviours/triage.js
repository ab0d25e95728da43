// [data-triage]: keys lead through its threads. j next, k previous, o open, a answer, m mark, Escape back to the thread.
import { areOn, follow } from "../single-keys.js";

const WRITING = "input:not([type=checkbox]), select, textarea, [contenteditable], dialog[open]";

function itemsOf(list) {
  return [...list.querySelectorAll("[data-triage-item]")];
}

function currentIn(list) {
  return document.activeElement?.closest("[data-triage-item]") ?? list.querySelector("[data-triage-item].is-current");
}

function goTo(list, item) {
  for (const one of itemsOf(list)) one.classList.toggle("is-current", one === item);
  item.focus();
  item.scrollIntoView({ block: "nearest" });
}

function step(list, by) {
  const items = itemsOf(list);
  const current = currentIn(list);
  const next = current ? items[items.indexOf(current) + by] : items[by > 0 ? 0 : items.length - 1];
  if (next) goTo(list, next);
  else document.querySelector(by > 0 ? "a[rel=next]" : "a[rel=prev]")?.click();
}

function openForm(list, ...endings) {
  const item = currentIn(list);
  const forms = endings.map((ending) => item?.querySelector(`form[action$="/${ending}/"]`));
  const form = forms.find(Boolean);
  if (!form) return;
  for (let around = form.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  (form.querySelector("textarea") ?? form.querySelector("button")).focus();
}

const KEYS = {
  j: (list) => step(list, 1),
  k: (list) => step(list, -1),
  o: (list) => currentIn(list)?.querySelector("[data-triage-open]")?.click(),
  a: (list) => openForm(list, "answer"),
  m: (list) => openForm(list, "address", "reopen", "resolve"),
};

function listen(list) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !list.isConnected) return;
    if (event.key === "Escape" && event.target.closest?.("[data-triage-item]")) goTo(list, currentIn(list));
    if (!areOn() || event.target.closest?.(WRITING)) return;
    const press = KEYS[event.key];
    if (!press) return;
    event.preventDefault();
    press(list);
  });
}

export default {
  selector: "[data-triage]",
  attach(list) {
    follow(list.querySelector("[data-keys-toggle]"));
    list.querySelector("[data-triage-keys]").hidden = false;
    listen(list);
  },
};
