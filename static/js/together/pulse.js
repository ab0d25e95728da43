// Asks every two seconds what is new at this design; seldom when nobody looks, not at all when nobody is there.
import { gettext, interpolate, ngettext } from "../wording.js";
import { pressing, refreshTimes, token } from "./building.js";
import { showUnread } from "./bell.js";
import { beside, notice, reloading, withdraw } from "./notices.js";
import { showPeople } from "./people.js";
import { Refresh } from "./refresh.js";
import { isBegun, isPiece } from "./typed.js";

const SECOND = 1000;
const SEEN = 1.5 * SECOND; // between two questions while the page is in view, where the page does not say otherwise
const HIDDEN = 20 * SECOND;
const LONGEST_WAIT = 60 * SECOND; // after many errors
const ASLEEP_AFTER = 30 * 60 * SECOND; // without a hand on the page
const AWAY_AFTER = 5 * 60 * SECOND;
const TELL_NEWS = 10 * SECOND; // where one is, at most this often
const TELL_AGAIN = 25 * SECOND;
const COST = 2; // a page that took long to make is not made again at once: so many times its time is waited
const CALM = 8; // a server that took long to answer is busy: so many times its time is waited
const SPOKEN = 3;
const OPENED = "seed:opened"; // what the pages of one browser tell each other

export class Pulse {
  constructor(body) {
    this.body = body;
    this.refresh = new Refresh();
    this.failures = 0;
    this.timer = 0;
    this.touchedAt = Date.now();
    this.told = { what: "", at: -Infinity };
    this.freeAt = 0;
    this.took = 0;
    this.status = document.querySelector("[data-spoken]");
  }

  start() {
    for (const kind of ["pointerdown", "keydown", "scroll", "focusin"]) {
      document.addEventListener(kind, () => this.touch(), { passive: true, capture: true });
    }
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.now());
    for (const kind of ["online", "focus", "pageshow"]) window.addEventListener(kind, () => this.now());
    document.addEventListener("seed:ask-now", () => this.now());
    this.listenBeside();
    this.now();
  }

  /** Whoever signed in again has a page opened beside this one: there is no need to wait until it is time to ask. */
  listenBeside() {
    const beside = new BroadcastChannel(OPENED);
    beside.addEventListener("message", () => this.failures > 0 && this.now());
    beside.postMessage("");
  }

  touch() {
    const wasAsleep = this.isAsleep;
    this.touchedAt = Date.now();
    if (wasAsleep) this.now();
  }

  get isAsleep() {
    return Date.now() - this.touchedAt > ASLEEP_AFTER;
  }

  now() {
    this.touchedAt = Math.max(this.touchedAt, Date.now() - AWAY_AFTER);
    this.later(0);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.beat(), wait);
  }

  async beat() {
    if (this.isAsleep) return;
    if (this.isBusy) {
      this.isPressed = true; // the question under way may have its answer from before what happened now
      return;
    }
    this.isBusy = true;
    this.isWaiting = false;
    this.isPressed = false;
    try {
      await this.ask();
    } finally {
      this.isBusy = false;
      const wait = this.isPressed ? 0 : this.pause();
      this.later(this.isWaiting ? Math.min(wait, Math.max(0, this.freeAt - Date.now())) : wait);
    }
  }

  /** Milliseconds until the next question. */
  pause() {
    const seen = Number(this.body.dataset.every) * SECOND || SEEN;
    const usual = Math.max(document.visibilityState === "visible" ? seen : HIDDEN, Math.min(this.took * CALM, LONGEST_WAIT));
    return Math.min(usual * 2 ** this.failures, Math.max(LONGEST_WAIT, usual)) * (0.9 + Math.random() / 5);
  }

  async ask() {
    const begun = Date.now();
    let response;
    try {
      const address = `${this.body.dataset.pulse}?after=${encodeURIComponent(this.body.dataset.mark)}`;
      response = await fetch(address, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(10 * SECOND) });
    } catch {
      this.failures += 1;
      return;
    }
    this.took = Date.now() - begun;
    const isLedAway = response.type === "opaqueredirect";
    if (isLedAway && !this.body.dataset.closed) this.signedOut();
    else if (isLedAway || response.status === 404 || response.status === 403) this.closed();
    else if (!response.ok) this.failures += 1;
    else await this.hear(await response.json());
  }

  signedOut() {
    this.failures = 2;
    const address = `${this.body.dataset.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`;
    notice("standing", "warning", gettext("You are signed out. What you typed stays here: sign in beside this page, then go on."), beside(address, gettext("Sign in")));
  }

  closed() {
    this.failures = 4;
    const said = this.body.dataset.closed;
    notice("standing", "error", said || gettext("This is not here for you any more: it was deleted, or you are no longer a member. What you typed stays on this page, so that you can copy it."));
  }

  async hear(answer) {
    const wasLost = this.failures > 0;
    this.failures = 0;
    if (String(answer.person) !== this.body.dataset.person) {
      notice("standing", "warning", gettext("Somebody else is signed in in this browser now. What you typed is kept for you; load the page to see it as they do."), reloading(gettext("Load the page")));
      return;
    }
    const isNewSeal = this.seal !== undefined && this.seal !== answer.seal;
    this.seal = answer.seal;
    const isNewRole = answer.role !== this.body.dataset.role;
    showPeople(answer.people);
    showUnread(answer.notices);
    refreshTimes();
    this.tellWhereIAm();
    if (answer.mark !== this.body.dataset.mark || isNewSeal || isNewRole) await this.follow(answer, isNewRole);
    else if (wasLost) withdraw("standing");
    document.dispatchEvent(new CustomEvent("seed:connected"));
  }

  async follow(answer, isNewRole) {
    if (Date.now() < this.freeAt && !isNewRole) {
      this.isWaiting = true; // the next question comes as soon as the page may be fetched again
      return;
    }
    const begun = Date.now();
    const status = await this.refresh.run(answer.changes);
    this.freeAt = Date.now() + (Date.now() - begun) * COST;
    if (status >= 500) return;
    this.body.dataset.mark = answer.mark;
    if (isNewRole) this.body.dataset.role = answer.role;
    this.sayWhatBecame(status, answer, isNewRole);
    this.speak(answer);
  }

  sayWhatBecame(status, answer, isNewRole) {
    if (status === 409 || answer.release !== this.body.dataset.release) {
      notice("release", "info", gettext("The workbench has been renewed. Load the page anew when it suits you; what you typed is kept."), reloading(gettext("Load the page")));
    } else if (status === 404 || status === 302) {
      this.sayDeleted(answer);
    } else if (isNewRole || status === 403) {
      const text = gettext("Your role is %(role)s now. What you typed stays on this page, so that you can copy it.");
      notice("standing", "warning", interpolate(text, { role: answer.role_name }));
    } else {
      withdraw("standing");
    }
  }

  /** This page's own thing is gone. */
  sayDeleted(answer) {
    const gone = answer.changes.filter((one) => one.removed).at(-1);
    const said = gettext("“%(title)s” was deleted by %(name)s. What you typed stays on this page.");
    const text = gone ? interpolate(said, { title: gone.title, name: gone.by }) : gettext("This page is not here any more: its thing was deleted or renamed. What you typed stays here.");
    notice("standing", "warning", text, ...(gone?.undo ? [pressing(gone.undo, gettext("Undo"))] : []));
  }

  /** What others wrote, once, for those who cannot see it. */
  speak(answer) {
    const theirs = answer.changes.filter((one) => !one.mine);
    if (!theirs.length) return;
    const lines = theirs.slice(-SPOKEN).map((one) => one.words);
    const more = theirs.length - lines.length + answer.more;
    if (more) lines.push(interpolate(ngettext("And one change more.", "And %(n)s changes more.", more), { n: more }));
    this.status.textContent = lines.join(" ");
  }

  /** Seldom, and only when somebody looks: where this person is, and whether they have begun to type. */
  tellWhereIAm() {
    const { here } = this.body.dataset;
    const isAway = document.visibilityState !== "visible" || Date.now() - this.touchedAt > AWAY_AFTER;
    if (!here || isAway) return;
    const isEditing = [...document.forms].some((form) => isPiece(form) && form.closest("main") && isBegun(form));
    const what = `${location.pathname} ${isEditing}`;
    const waited = Date.now() - this.told.at;
    if (waited < (what === this.told.what ? TELL_AGAIN : TELL_NEWS)) return;
    this.told = { what, at: Date.now() };
    const sent = new URLSearchParams({ page: location.pathname, editing: isEditing ? "1" : "", mark: this.body.dataset.mark });
    fetch(here, { method: "POST", body: sent, headers: { "X-CSRFToken": token() }, redirect: "manual" }).catch(() => {
      this.told.at = -Infinity;
    });
  }
}
