// Taking over what others wrote: the same page once more, and of it what the server says in other words.
import { Mirror } from "./mirror.js";
import { glow, sayOrphaned, sayRemoved, sayTheirs, withdrawRemoved } from "./marks.js";
import { token } from "./building.js";
import { isInUse, isPiece } from "./typed.js";

const PARTS = ["main#main", "nav[data-rail]", ".site-header .crumbs"];

const addressOfStep = () => document.querySelector("nav[data-rail] a[aria-current=step]")?.href;

async function fetchPage(address) {
  const response = await fetch(address, { headers: { "X-Seed-Again": "1" }, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(20_000) });
  if (!response.ok) return { status: response.type === "opaqueredirect" ? 302 : response.status };
  return { status: response.status, page: new DOMParser().parseFromString(await response.text(), "text/html") };
}

export class Refresh {
  constructor() {
    this.changes = [];
    const hooks = {
      kept: (form, before, after) => sayTheirs(form, before, after, this.changes),
      orphaned: (form) => sayOrphaned(form),
      removed: (live, spot) => sayRemoved(live, spot, this.changes),
      made: (live, replaced) => this.made(live, replaced),
      changed: (live) => this.isQuiet || glow(live),
      stale: (live) => this.fetchInside(live),
    };
    this.mirrors = new Map();
    for (const part of PARTS) {
      const live = document.querySelector(part);
      if (live) this.mirrors.set(part, new Mirror(live, hooks));
    }
  }

  /** Answers the status of the page as it is now: 200 and it is taken over, or why not. */
  async run(changes) {
    let got = await fetchPage(location.pathname + location.search);
    const step = addressOfStep();
    // An invalid form was answered at an address that only takes posts: its step is the page that it belongs to.
    if (got.status === 405 && step) got = await fetchPage(step);
    if (!got.page) return got.status;
    if (got.page.body.dataset.release !== document.body.dataset.release) return 409;
    this.changes = changes;
    this.isQuiet = !changes.length;
    this.takeOver(got.page);
    return got.status;
  }

  takeOver(page) {
    const focused = document.activeElement?.id;
    this.takeTokens(page);
    for (const [part, mirror] of this.mirrors) {
      const fresh = page.querySelector(part);
      if (fresh && mirror.liveOf.get(mirror.served).isConnected) mirror.take(fresh);
    }
    if (document.title !== page.title) document.title = page.title;
    withdrawRemoved();
    if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("seed:refreshed"));
  }

  /** After a sign-in elsewhere the tokens of this page count no more. */
  takeTokens(page) {
    const old = token();
    document.body.setAttribute("hx-headers", page.body.getAttribute("hx-headers"));
    if (token() === old) return;
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token();
  }

  made(live, replaced) {
    window.htmx?.process(live);
    live.dispatchEvent(new CustomEvent("seed:added", { bubbles: true }));
    if (replaced?.id) this.listenAnew(replaced.id);
    if (!this.isQuiet) glow(live);
  }

  /** Of what fetched its inside ("find .doc-body" is its target), unless somebody types in there. */
  fetchInside(live) {
    const inside = live.querySelector(live.getAttribute("hx-target").replace(/^find /, ""));
    if (!inside || [...inside.querySelectorAll("form")].some((form) => isPiece(form) && isInUse(form))) return;
    window.htmx.ajax("GET", live.getAttribute("hx-get"), { target: inside, swap: live.getAttribute("hx-swap") });
  }

  /** htmx listens to the form that stood there when it looked: what follows a form has to look again. */
  listenAnew(id) {
    for (const follower of document.querySelectorAll(`[hx-trigger*="from:#${CSS.escape(id)} "]`)) {
      for (const mirror of this.mirrors.values()) mirror.renew(follower);
    }
  }
}
