// body[data-pulse]: before a form with typing in it goes, the server is asked whether it is there and still knows us.
//
// No connection: the page stays, says so at the form, and sends the same form (with the same `once`) when it is back.
// Signed out: the page stays and says where to sign in. The browser's own error page would have lost it.
import { draftsOfPerson, forget } from "../together/drafts.js";
import { isBegun, isPiece } from "../together/typed.js";
import { beside, notice, withdraw } from "../together/notices.js";
import { build, icon } from "../together/building.js";
import { gettext, ngettext, interpolate } from "../wording.js";

const PATIENCE_MILLISECONDS = 6000;
const PAUSE_MILLISECONDS = 2000; // without a key pressed, before a form is sent by itself

const cleared = new WeakSet(); // forms that may go
const asking = new WeakSet();
const waiting = new Map(); // form → the button that was pressed, until there is a connection
let typedAt = 0;

async function standing(form) {
  if (!navigator.onLine) return "lost";
  try {
    const { pulse } = document.body.dataset;
    const response = await fetch(`${pulse}?after=`, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
    if (response.type === "opaqueredirect") return document.body.dataset.closed ? "closed" : "signed-out";
    if (response.status >= 500 && response.status !== 500) return "lost"; // the way to the server, not the server itself
    if (response.status === 404) return "closed";
    if (!response.ok) return "sent";
    const { person, role } = await response.json();
    if (String(person) !== document.body.dataset.person) return "somebody-else";
    return role !== document.body.dataset.role || form.querySelector("[data-orphaned]") ? "closed" : "sent";
  } catch {
    return "lost";
  }
}

const WORDS = {
  lost: () => gettext("Not saved: there is no connection. What you typed is kept here and is sent when it is back."),
  "signed-out": () => gettext("Not saved: you are signed out. What you typed stays here: sign in beside this page, then save again."),
  closed: () => document.body.dataset.closed || gettext("Not saved: your role here has changed, or this was deleted. What you typed stays here, so that you can copy it."),
  "somebody-else": () => gettext("Not saved: somebody else is signed in in this browser now. What you typed is kept for you."),
};

function say(form, what) {
  form.querySelector("[data-unsaved]")?.remove();
  if (!WORDS[what]) return;
  const note = build("div", { class: "theirs-note", role: "status", "data-unsaved": what }, build("p", {}, icon("warning"), ` ${WORDS[what]()}`));
  if (what === "signed-out") {
    const address = `${document.body.dataset.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`;
    note.append(beside(address, gettext("Sign in")));
  }
  const actions = form.querySelector(":scope > .form-actions");
  if (actions) actions.before(note);
  else form.append(note);
  note.scrollIntoView({ block: "nearest" });
}

function send(form, button) {
  say(form, "");
  cleared.add(form);
  form.requestSubmit(button?.isConnected ? button : undefined);
}

async function attempt(form, button) {
  if (asking.has(form)) return;
  asking.add(form);
  form.dispatchEvent(new CustomEvent("seed:keep-now"));
  button?.setAttribute("aria-busy", "true");
  const what = await standing(form);
  button?.removeAttribute("aria-busy");
  asking.delete(form);
  if (what === "sent") {
    waiting.delete(form);
    send(form, button);
    return;
  }
  if (what === "lost") waiting.set(form, button);
  say(form, what);
}

function onSubmit(event) {
  const form = event.target;
  if (cleared.delete(form) || event.defaultPrevented) return;
  const posts = (event.submitter?.formMethod || form.method) === "post" && !form.hasAttribute("hx-post") && !event.submitter?.hasAttribute("hx-post");
  const hasTyping = isPiece(form) || [...document.forms].some((one) => isPiece(one) && isBegun(one));
  if (!posts || !hasTyping || !form.closest("main")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  attempt(form, event.submitter);
}

/** The connection is there: what waits is sent, once nobody types. */
function onConnected() {
  withdraw("connection");
  for (const note of document.querySelectorAll("[data-unsaved=signed-out]")) note.remove();
  if (!waiting.size || Date.now() - typedAt < PAUSE_MILLISECONDS) return;
  const [[form, button]] = waiting;
  waiting.delete(form);
  if (form.isConnected) attempt(form, button);
}

/** A part of the page that asks for itself had no answer. */
function onFailure(event) {
  const { xhr } = event.detail;
  if (xhr?.status && xhr.status !== 403) return;
  if (xhr?.status === 403) document.dispatchEvent(new CustomEvent("seed:ask-now"));
  else notice("connection", "warning", gettext("There is no connection just now. What you typed stays here."));
}

/** Somebody leaves this computer: what they typed and did not save stays only if they say so. */
function onSignOut(event) {
  const form = event.target;
  const drafts = draftsOfPerson(document.body.dataset.person);
  if (!form.hasAttribute("data-sign-out") || !drafts.length || cleared.delete(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const words = ngettext("One text that you typed and did not save is still in this browser.", "%(n)s texts that you typed and did not save are still in this browser.", drafts.length);
  const answer = (label, kind, act) => {
    const button = build("button", { type: "button", class: `btn btn-sm ${kind}` }, label);
    button.addEventListener("click", act);
    return button;
  };
  const leave = (doForget) => {
    if (doForget) drafts.forEach(([key]) => forget(key));
    cleared.add(form);
    form.requestSubmit();
  };
  notice(
    "sign-out",
    "warning",
    interpolate(words, { n: drafts.length }),
    answer(gettext("Forget them and sign out"), "btn-primary", () => leave(true)),
    answer(gettext("Keep them for me and sign out"), "btn-secondary", () => leave(false)),
  );
  document.querySelector("[data-notice=sign-out] button")?.focus();
}

export default {
  selector: "body",
  attach(body) {
    document.addEventListener("submit", onSignOut, { capture: true });
    if (!body.dataset.pulse) return;
    document.addEventListener("submit", onSubmit, { capture: true });
    document.addEventListener("input", () => (typedAt = Date.now()));
    document.addEventListener("seed:connected", onConnected);
    document.addEventListener("htmx:sendError", onFailure);
    document.addEventListener("htmx:timeout", onFailure);
    document.addEventListener("htmx:responseError", onFailure);
  },
};
