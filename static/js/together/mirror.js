// What the server said of a part of the page, kept beside what stands there now.
//
// A newer answer is compared with the older answer, not with the page: only what the server says in other words is
// touched. So all that behaviours and people have made of the page stays: opened details, moved rows, editors, typing.
// Forms in which somebody has begun are left alone as a whole, and told to `hooks.kept`.
import { match, risingRun } from "./matching.js";
import { isInUse, isPiece } from "./typed.js";

const SECRETS = "input[type=hidden][name=csrfmiddlewaretoken], input[type=hidden][name$=once], input[type=hidden][name=told]";
const secretOf = new WeakMap();

/** Tokens differ in each answer and mean nothing: they are taken out before answers are compared. */
function mask(root) {
  for (const input of root.querySelectorAll(SECRETS)) {
    secretOf.set(input, input.value);
    input.removeAttribute("value");
  }
}

function unmask(made, fresh) {
  const inputs = made.querySelectorAll(SECRETS);
  fresh.querySelectorAll(SECRETS).forEach((input, number) => inputs[number].setAttribute("value", secretOf.get(input) ?? ""));
}

/** What keeps up with a form as it is typed is not the server's to change while somebody types there. */
function followsTyping(live) {
  if (live.nodeType !== Node.ELEMENT_NODE) return false;
  const from = /from:#([\w-]+)/.exec(live.getAttribute("hx-trigger") ?? "")?.[1];
  const followed = from ? document.getElementById(from) : live.hasAttribute("data-live-part") && document.querySelector("form[data-live-drawing]");
  return Boolean(followed) && isInUse(followed);
}

function move(parent, node, before) {
  if (parent.moveBefore && node.isConnected && parent.isConnected) parent.moveBefore(node, before);
  else parent.insertBefore(node, before);
}

export class Mirror {
  /** `hooks`: kept(form, before, after), orphaned(live), removed(live, spot), made(live, replaced), changed(live), stale(live). */
  constructor(live, hooks) {
    this.hooks = hooks;
    this.liveOf = new WeakMap();
    this.served = live.cloneNode(true);
    mask(this.served);
    this.pair(this.served, live);
  }

  /** Take over what differs in a newer answer, an element of a parsed page. */
  take(fresh) {
    mask(fresh);
    this.patch(this.served, fresh);
  }

  pair(served, live) {
    this.liveOf.set(served, live);
    served.childNodes.forEach((child, number) => this.pair(child, live.childNodes[number]));
  }

  /** Copies of a new node: one for the page, one to remember. */
  bring(fresh) {
    const live = document.importNode(fresh, true);
    const served = fresh.cloneNode(true);
    if (fresh.nodeType === Node.ELEMENT_NODE) unmask(live, fresh);
    this.pair(served, live);
    return { live, served };
  }

  /** The remembered node that now stands for `fresh`. */
  patch(served, fresh) {
    if (served.isEqualNode(fresh)) return served;
    const live = this.liveOf.get(served);
    if (served.nodeType !== Node.ELEMENT_NODE) {
      served.data = live.data = fresh.data;
      this.hooks.changed(live.parentElement);
      return served;
    }
    if (isPiece(served)) return this.patchPiece(served, fresh, live);
    if (followsTyping(live)) return served;
    this.patchAttributes(served, fresh, live);
    this.patchChildren(served, fresh, live);
    return served;
  }

  patchPiece(served, fresh, live) {
    if (isInUse(live)) {
      this.hooks.kept(live, served, fresh);
      return served;
    }
    const made = this.bring(fresh);
    live.replaceWith(made.live);
    served.replaceWith(made.served);
    this.hooks.made(made.live, live);
    return made.served;
  }

  patchAttributes(served, fresh, live) {
    for (const name of new Set([...served.getAttributeNames(), ...fresh.getAttributeNames()])) {
      const old = served.getAttribute(name);
      const now = fresh.getAttribute(name);
      if (old === now) continue;
      const targets = name === "open" || name === "class" ? [served] : [served, live];
      for (const target of targets) {
        if (now === null) target.removeAttribute(name);
        else target.setAttribute(name, now);
      }
      if (name === "class") {
        live.classList.remove(...(old ?? "").split(/\s+/).filter(Boolean));
        live.classList.add(...(now ?? "").split(/\s+/).filter(Boolean));
      }
    }
  }

  patchChildren(served, fresh, live) {
    const olds = [...served.childNodes];
    const news = [...fresh.childNodes];
    if (olds.some((one) => this.liveOf.get(one).parentNode !== live)) {
      if (live.hasAttribute("hx-get")) this.patchLoaded(served, fresh, live);
      else this.refill(served, fresh, live);
      return;
    }
    const pairs = match(olds, news);
    const staying = new Set(pairs.values());
    for (const old of olds) if (!staying.has(old)) this.remove(old, served);
    const positions = new Map(olds.map((one, number) => [one, number]));
    const inPlace = risingRun(news.map((one) => (pairs.has(one) ? positions.get(pairs.get(one)) : -1)));
    let next = null;
    for (let at = news.length - 1; at >= 0; at -= 1) {
      next = pairs.has(news[at]) ? this.keep(pairs.get(news[at]), news[at], inPlace.has(at), served, live, next) : this.insert(news[at], served, live, next);
    }
  }

  /** What fetched its inside itself: around that it is patched, and the inside is to be fetched once more. */
  patchLoaded(served, fresh, live) {
    for (const [now, old] of match([...served.childNodes], [...fresh.childNodes])) {
      if (this.liveOf.get(old).parentNode === live) this.patch(old, now);
    }
    this.hooks.stale(live);
  }

  keep(old, fresh, isInPlace, served, live, next) {
    const now = this.patch(old, fresh);
    if (isInPlace) return now;
    served.insertBefore(now, next);
    move(live, this.liveOf.get(now), next && this.liveOf.get(next));
    return now;
  }

  insert(fresh, served, live, next) {
    const made = this.bring(fresh);
    served.insertBefore(made.served, next);
    live.insertBefore(made.live, next && this.liveOf.get(next));
    if (made.live.nodeType === Node.ELEMENT_NODE) this.hooks.made(made.live, null);
    else this.hooks.changed(live);
    return made.served;
  }

  /** What the server leaves out goes, but not what somebody is typing into. */
  remove(old, served) {
    const live = this.liveOf.get(old);
    served.removeChild(old);
    if (live.nodeType !== Node.ELEMENT_NODE) {
      live.remove();
      return;
    }
    const forms = [...(live.nodeName === "FORM" ? [live] : live.querySelectorAll("form"))];
    const inUse = forms.filter((form) => isPiece(form) && isInUse(form));
    if (inUse.length) {
      inUse.forEach((form) => this.hooks.orphaned(form));
      return;
    }
    const spot = { parent: live.parentNode, before: live.nextSibling };
    live.remove();
    this.hooks.removed(live, spot);
  }

  /** The same element once more, so that whoever listened to it or through it looks anew. */
  renew(live) {
    const served = this.find(this.served, live);
    if (!served) return;
    const made = this.bring(served);
    live.replaceWith(made.live);
    served.replaceWith(made.served);
    this.hooks.made(made.live, null);
  }

  find(served, live) {
    if (this.liveOf.get(served) === live) return served;
    for (const child of served.childNodes) {
      const found = this.find(child, live);
      if (found) return found;
    }
    return null;
  }

  /** Where a behaviour has put other nodes into an element, all of its inside is made anew. */
  refill(served, fresh, live) {
    if ([...live.querySelectorAll("form")].some((form) => isPiece(form) && isInUse(form))) return;
    const made = [...fresh.childNodes].map((one) => this.bring(one));
    live.replaceChildren(...made.map((one) => one.live));
    served.replaceChildren(...made.map((one) => one.served));
    for (const one of made) if (one.live.nodeType === Node.ELEMENT_NODE) this.hooks.made(one.live, null);
  }
}
