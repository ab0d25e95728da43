// form[data-keep-typing="name"]: what is typed stays in this browser until the server says that it is saved.
//
// Saved means: the form was answered by a redirect or by a message of success, or an htmx answer came without an error.
// A draft that differs from what the server shows is offered, never put back unasked.
import { gettext, interpolate } from "../wording.js";

const PREFIX = "seed-draft:";
const SENT = "seed-sent"; // in this tab: keys of the drafts whose forms are on their way
const PAUSE_MILLISECONDS = 400;
const SKIPPED = new Set(["csrfmiddlewaretoken", "seen", "once"]);

/** By the address that a form is sent to: an invalid form comes back at that address, with the same draft. */
function keyOf(form) {
  const { pathname } = new URL(form.getAttribute("action") || location.href, location.href);
  return [PREFIX + (document.body.dataset.person ?? ""), pathname, form.dataset.keepTyping].join("|");
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, draft) {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // Storage is full or switched off: the form itself still holds the text.
  }
}

function controlsOf(form) {
  return [...form.elements].filter(
    (one) => one.name && !SKIPPED.has(one.name) && !["password", "file", "submit", "button"].includes(one.type),
  );
}

function valuesOf(form) {
  const values = {};
  for (const one of controlsOf(form)) {
    const isCheck = one.type === "checkbox" || one.type === "radio";
    if (isCheck) values[`${one.name}=${one.value}`] = one.checked;
    else values[one.name] = one.value;
  }
  return values;
}

function putBack(form, values) {
  for (const editor of form.querySelectorAll("[data-rows]")) {
    const total = Number(values[`${editor.dataset.rowsPrefix}-TOTAL_FORMS`] ?? 0);
    editor.dispatchEvent(new CustomEvent("seed:need-rows", { detail: { total } }));
  }
  for (const one of controlsOf(form)) {
    const isCheck = one.type === "checkbox" || one.type === "radio";
    const kept = values[isCheck ? `${one.name}=${one.value}` : one.name];
    if (kept === undefined || /_FORMS$|-ORDER$/.test(one.name)) continue;
    if (isCheck) one.checked = kept;
    else one.value = kept;
    one.dispatchEvent(new Event("input", { bubbles: true }));
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }
  for (const editor of form.querySelectorAll("[data-rows]")) {
    editor.dispatchEvent(new CustomEvent("seed:arrange-rows", { detail: { values } }));
  }
}

function isSame(values, others) {
  const meaning = (all) => JSON.stringify(Object.entries(all).filter(([name, value]) => value && !/_FORMS$|-ORDER$/.test(name)).sort());
  return meaning(values) === meaning(others);
}

function offer(form, key, draft) {
  const bar = document.createElement("div");
  bar.className = "draft-bar";
  const text = document.createElement("p");
  const time = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  text.textContent = interpolate(gettext("What you typed here on %(time)s was not saved."), { time });
  const button = (label, kind, act) => {
    const one = document.createElement("button");
    one.type = "button";
    one.className = `btn btn-sm ${kind}`;
    one.textContent = label;
    one.addEventListener("click", () => {
      act();
      bar.remove();
    });
    return one;
  };
  bar.append(
    text,
    button(gettext("Put it back"), "btn-primary", () => putBack(form, draft.values)),
    button(gettext("Throw it away"), "btn-quiet", () => write(key, null)),
  );
  form.prepend(bar);
}

function noteAsSent(key) {
  try {
    sessionStorage.setItem(SENT, JSON.stringify([...sentKeys(), key]));
  } catch {
    // Then the draft is offered once more: better than losing it.
  }
}

function sentKeys() {
  try {
    return JSON.parse(sessionStorage.getItem(SENT)) ?? [];
  } catch {
    return [];
  }
}

/** A form that was sent is saved when its answer was a redirect to anywhere but signing in, without a complaint. */
function wasSaved() {
  if (document.querySelector("[data-saved]")) return true;
  const arrival = performance.getEntriesByType("navigation")[0];
  const isAnswer = arrival?.type === "navigate" && arrival.redirectCount > 0;
  return isAnswer && !document.querySelector(".entrance, .message-error, .message-warning");
}

function forgetWhatWasSaved() {
  const keys = sentKeys();
  if (!keys.length) return;
  sessionStorage.removeItem(SENT);
  if (wasSaved()) keys.forEach((key) => write(key, null));
}

forgetWhatWasSaved();

export default {
  selector: "form[data-keep-typing]",
  attach(form) {
    const key = keyOf(form);
    const draft = read(key);
    const shown = valuesOf(form);
    if (draft) {
      if (isSame(draft.values, shown)) write(key, form.querySelector(".is-invalid") ? draft : null);
      else if (!form.querySelector("[data-clash]")) offer(form, key, draft); // there, all of it is shown already
    }
    let timer = 0;
    const keep = () => {
      clearTimeout(timer);
      timer = 0;
      write(key, { values: valuesOf(form), at: Date.now() });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE_MILLISECONDS);
    };
    window.addEventListener("pagehide", () => timer && keep());
    form.addEventListener("input", later);
    form.addEventListener("seed:rows-changed", later);
    form.addEventListener("submit", () => {
      keep();
      noteAsSent(key);
    });
    form.addEventListener("htmx:afterRequest", (event) => {
      if (event.target !== form || !event.detail.successful) return;
      if (form.querySelector(".is-invalid") || event.detail.xhr.responseText.includes("is-invalid")) return;
      clearTimeout(timer);
      timer = 0;
      write(key, null);
    });
  },
};
