// What was typed and not saved, in this browser: by person, by form, and by the page that it was typed on.
//
// Two tabs of one form keep a draft each; what one saves takes nothing from the other.
const PREFIX = "seed-draft:";
const DAY = 24 * 60 * 60 * 1000;
const KEPT = 30 * DAY;
const MOST_A_FORM = 4;
const PAGE = crypto.randomUUID?.() ?? String(Math.random()).slice(2);

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** [key, draft] of all that begins so, the newest first. */
function all(beginning) {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(beginning))
      .map((key) => [key, parse(localStorage.getItem(key))])
      .filter(([, draft]) => draft?.values)
      .sort(([, one], [, other]) => other.at - one.at);
  } catch {
    return []; // a browser that keeps nothing
  }
}

export function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

function store(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

const beginningOf = (person) => `${PREFIX}${person}|`;

/** By the address that a form is sent to: an invalid form comes back at that address, with the same draft. */
export function nameOf(form) {
  const { pathname } = new URL(form.getAttribute("action") || location.href, location.href);
  return `${beginningOf(document.body.dataset.person ?? "")}${pathname}|${form.dataset.keepTyping}`;
}

/** The key of what is typed in this very page. */
export const ownKey = (name) => `${name}|${PAGE}`;

export const draftsOf = (name) => all(name).filter(([key]) => key === name || key.startsWith(`${name}|`));

export const draftsOfPerson = (person) => all(beginningOf(person));

/** Whether it could be kept. Where storage is full, the oldest drafts of other forms make room. */
export function keep(name, values) {
  const key = ownKey(name);
  const text = JSON.stringify({ values, at: Date.now() });
  const others = all(PREFIX).filter(([other]) => other !== key);
  while (!store(key, text)) {
    const oldest = others.pop();
    if (!oldest) return false;
    forget(oldest[0]);
  }
  draftsOf(name).slice(MOST_A_FORM).forEach(([old]) => forget(old));
  return true;
}

export function forgetOld() {
  for (const [key, draft] of all(PREFIX)) if (Date.now() - draft.at > KEPT) forget(key);
}
