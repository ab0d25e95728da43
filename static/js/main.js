// Attaches each behaviour to the elements that ask for it, now and after every swap.
import advisedFields from "./behaviours/advised-fields.js";
import autoGrow from "./behaviours/auto-grow.js";
import carefulSubmit from "./behaviours/careful-submit.js";
import chooseText from "./behaviours/choose-text.js";
import copy from "./behaviours/copy.js";
import dialog from "./behaviours/dialog.js";
import dismiss from "./behaviours/dismiss.js";
import findField from "./behaviours/find-field.js";
import keepTyping from "./behaviours/keep-typing.js";
import liveDrawing from "./behaviours/live-drawing.js";
import menu from "./behaviours/menu.js";
import openToType from "./behaviours/open-to-type.js";
import passkey from "./behaviours/passkey.js";
import quotePhrase from "./behaviours/quote-phrase.js";
import rail from "./behaviours/rail.js";
import readingKeys from "./behaviours/reading-keys.js";
import rowEditor from "./behaviours/row-editor.js";
import sayHere from "./behaviours/say-here.js";
import searchKey from "./behaviours/search-key.js";
import seen from "./behaviours/seen.js";
import submitOnce from "./behaviours/submit-once.js";
import suggest from "./behaviours/suggest.js";
import theme from "./behaviours/theme.js";
import together from "./behaviours/together.js";
import triage from "./behaviours/triage.js";

const codeEditor = {
  selector: "textarea[data-code-editor]",
  attach: async (textarea) => (await import("./behaviours/code-editor.js")).default.attach(textarea),
};

// together comes first: it remembers the page as the server made it. keep-typing comes after row-editor, which it asks
// for rows.
const behaviours = [
  together, carefulSubmit, theme, chooseText, menu, dialog, dismiss, rail, copy, autoGrow, rowEditor, suggest,
  keepTyping, submitOnce, liveDrawing, codeEditor, findField, advisedFields, passkey, searchKey, triage, sayHere,
  quotePhrase, readingKeys, openToType, seen,
];
const attached = new Map(behaviours.map((behaviour) => [behaviour, new WeakSet()]));

function attachAll(root) {
  for (const behaviour of behaviours) {
    const found = [...root.querySelectorAll(behaviour.selector)];
    if (root.matches?.(behaviour.selector)) found.unshift(root);
    for (const element of found) {
      const seen = attached.get(behaviour);
      if (seen.has(element)) continue;
      seen.add(element);
      behaviour.attach(element);
    }
  }
}

document.addEventListener("htmx:load", (event) => attachAll(event.detail.elt));
document.addEventListener("seed:added", (event) => attachAll(event.target));
attachAll(document);
document.documentElement.dataset.behaviours = "attached";
