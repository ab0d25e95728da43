// form[data-live-drawing="address"]: while its text is typed, the drawing and all that is read from the text keep up.
//
// The address answers with the parts of the page that follow the text, each marked data-live-part. One question is
// under way at a time; what is typed meanwhile is asked next. The old drawing stays until the new one has arrived.
import { gettext } from "../wording.js";

const PAUSE_MILLISECONDS = 450;
const PATIENCE_MILLISECONDS = 600;

const partOf = (root, name) => root.querySelector(`[data-live-part="${name}"]`);
const isDark = () => document.documentElement.dataset.bsTheme === "dark";

/** What the server is asked: the form as it stands, and in which colours to draw. */
function questionOf(form) {
  const question = new FormData(form);
  question.delete("seen");
  question.set("key", form.dataset.liveKey);
  question.set("dark", isDark() ? "1" : "");
  return question;
}

/** Like innerHTML, but choices made while the answer was on its way stay, and so does the cursor. */
function replaceKeepingChoices(old, fresh, asked) {
  const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
  for (const select of fresh.querySelectorAll("select")) {
    const before = [...old.querySelectorAll("select")].find((one) => one.name === select.name);
    if (before && asked.has(select.name) && before.value !== asked.get(select.name)) select.value = before.value;
  }
  old.replaceChildren(...fresh.childNodes);
  if (focused) document.getElementById(focused)?.focus();
}

async function isLoaded(image) {
  image.loading = "eager";
  try {
    await image.decode();
    return true;
  } catch {
    return false;
  }
}

/** Swaps the drawing once the new one can be shown; answers whether the text in view is the one drawn. */
async function showPicture(old, made) {
  const fresh = document.importNode(made, true); // Images of a parsed page load only once they belong to this one.
  const images = [...fresh.querySelectorAll("img")];
  if (!images.length) {
    if (old.querySelector("img") && !fresh.querySelector("[data-live-none]")) return false;
    old.replaceChildren(...fresh.childNodes);
    return true;
  }
  const shown = images.find((one) => !one.classList.contains(isDark() ? "only-light" : "only-dark"));
  if (!(await isLoaded(shown))) return false;
  const { scrollLeft, scrollTop } = old;
  old.replaceChildren(...fresh.childNodes);
  old.scrollTo(scrollLeft, scrollTop);
  return true;
}

class LiveDrawing {
  constructor(form) {
    this.form = form;
    this.page = form.closest("main") ?? document.body;
    this.textarea = form.querySelector("textarea[data-code-editor]");
    this.status = form.querySelector("[data-live-status]");
    this.picture = partOf(this.page, "picture");
    this.timer = 0;
    this.isAsking = false;
    this.isStale = false;
  }

  later(pause = PAUSE_MILLISECONDS) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), pause);
  }

  async ask() {
    if (this.isAsking) {
      this.isStale = true;
      return;
    }
    this.isAsking = true;
    this.isStale = false;
    const impatience = setTimeout(() => this.say(gettext("Drawing…")), PATIENCE_MILLISECONDS);
    try {
      await this.answer(questionOf(this.form));
    } catch {
      this.say(gettext("No answer just now. What you typed is still here; the drawing follows when there is one."));
    } finally {
      clearTimeout(impatience);
      this.isAsking = false;
      if (this.isStale) this.later(0);
    }
  }

  async answer(question) {
    const response = await fetch(this.form.dataset.liveDrawing, {
      method: "POST",
      body: question,
      headers: { "X-Requested-With": "XMLHttpRequest" },
      redirect: "manual",
    });
    if (response.type === "opaqueredirect" || response.status === 403) {
      this.say(gettext("You are not signed in as an editor any more. Sign in again in another tab; what you typed stays here."));
      return;
    }
    if (!response.ok) throw new Error(String(response.status));
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const name of ["participants", "messages", "advice"]) this.show(name, fresh, question);
    this.showProblems(fresh);
    const isShown = await showPicture(this.picture, partOf(fresh, "picture"));
    this.picture.classList.toggle("is-old", !isShown);
    this.say(isShown ? "" : gettext("This is the last text that could be drawn."));
  }

  show(name, fresh, question) {
    const old = partOf(this.page, name);
    const made = partOf(fresh, name);
    if (!old || !made || old.innerHTML === made.innerHTML) return;
    replaceKeepingChoices(old, made, question);
  }

  showProblems(fresh) {
    const made = partOf(fresh, "problems");
    const old = partOf(this.page, "problems");
    old.dataset.diagnostics = made.dataset.diagnostics;
    if (old.innerHTML !== made.innerHTML) old.replaceChildren(...made.childNodes);
    this.mark();
  }

  /** Problems at their lines, in the editor. */
  mark() {
    const detail = JSON.parse(partOf(this.page, "problems").dataset.diagnostics || "[]");
    this.textarea.dispatchEvent(new CustomEvent("seed:diagnostics", { detail }));
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}

export default {
  selector: "form[data-live-drawing]",
  attach(form) {
    const live = new LiveDrawing(form);
    form.addEventListener("input", () => live.later());
    form.addEventListener("change", (event) => {
      if (event.target.matches("select, input")) live.later();
    });
    live.textarea.addEventListener("seed:editor-ready", () => live.mark());
    new MutationObserver(() => live.later(0)).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
    if (!live.picture.querySelector("img")) live.later(0);
  },
};
