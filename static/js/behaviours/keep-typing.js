// form[data-keep-typing="name"]: what is typed stays in this browser until the server says that it is saved.
//
// Saved means: the form was answered by a redirect or by a message of success, or an htmx answer came without an error.
// A draft that differs from what the server shows is offered, never put back unasked.
import { draftsOf, forget, forgetOld, keep, nameOf, ownKey } from "../together/drafts.js";
import { gettext, interpolate } from "../wording.js";

const SENT = "seed-sent"; // in this tab: keys of the drafts whose forms are on their way
const PAUSE_MILLISECONDS = 400;
const MOST_OFFERED = 3;
const SKIPPED = new Set(["csrfmiddlewaretoken", "seen", "once"]);

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

function line(form, [key, draft], done) {
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
  const back = () => {
    putBack(form, draft.values);
    done(key);
  };
  bar.append(text, button(gettext("Put it back"), "btn-primary", back), button(gettext("Throw it away"), "btn-quiet", () => forget(key)));
  return bar;
}

/** Where the browser keeps nothing more, this page is all that holds the text. */
function sayFull(form, isKept) {
  const old = form.querySelector("[data-not-kept]");
  if (isKept) old?.remove();
  if (isKept || old) return;
  const note = document.createElement("p");
  note.className = "theirs-note";
  note.setAttribute("role", "status");
  note.dataset.notKept = "yes";
  note.textContent = gettext("This browser has no room left to keep what you type: only this page holds it. Save soon.");
  form.append(note);
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
  if (wasSaved()) keys.forEach(forget);
}

forgetWhatWasSaved();
forgetOld();

/** Drafts of before that say something else than the page; the same text twice is offered once. */
function offerDrafts(form, name, takenOver) {
  const shown = valuesOf(form);
  const said = [];
  for (const [key, draft] of draftsOf(name)) {
    const isTold = said.some((values) => isSame(values, draft.values));
    if (form.querySelector("[data-clash]")) takenOver.add(key); // there, all of it is shown already
    else if (isTold || (isSame(draft.values, shown) && !form.querySelector(".is-invalid"))) forget(key);
    else if (isSame(draft.values, shown)) takenOver.add(key);
    else if (said.push(draft.values) <= MOST_OFFERED) form.prepend(line(form, [key, draft], (one) => takenOver.add(one)));
  }
}

export default {
  selector: "form[data-keep-typing]",
  attach(form) {
    const name = nameOf(form);
    const takenOver = new Set([ownKey(name)]); // what this form holds now, and what goes when it is saved
    offerDrafts(form, name, takenOver);
    let timer = 0;
    const keepNow = () => {
      clearTimeout(timer);
      timer = 0;
      sayFull(form, keep(name, valuesOf(form)));
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keepNow, PAUSE_MILLISECONDS);
    };
    const forgetAll = () => {
      clearTimeout(timer);
      timer = 0;
      takenOver.forEach(forget);
    };
    window.addEventListener("pagehide", () => timer && keepNow());
    form.addEventListener("seed:keep-now", keepNow);
    form.addEventListener("input", later);
    form.addEventListener("seed:rows-changed", later);
    form.addEventListener("submit", () => {
      keepNow();
      takenOver.forEach(noteAsSent);
    });
    form.addEventListener("htmx:afterRequest", (event) => {
      if (event.target !== form || !event.detail.successful) return;
      if (form.querySelector(".is-invalid") || event.detail.xhr.responseText.includes("is-invalid")) return;
      forgetAll();
    });
  },
};
