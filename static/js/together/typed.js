// What somebody has begun in a form, and what differs between two forms that the server made.

const TYPING = "textarea, select, input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button])";
const MACHINERY = /^(csrfmiddlewaretoken|seen|once|told)$|(_FORMS|-ORDER|-once)$/;

/** Forms that are swapped as one piece or not at all: those in which something can be typed. */
export const isPiece = (node) =>
  node.nodeName === "FORM" && !node.hasAttribute("data-patch-inside") && (node.hasAttribute("data-keep-typing") || Boolean(node.querySelector(TYPING)));

const plain = (text) => (text ?? "").replace(/\r\n?/g, "\n");

function isChanged(control) {
  if (!control.name || MACHINERY.test(control.name) || control.type === "hidden") return false;
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  if (control.type === "file") return control.files.length > 0;
  if (control.nodeName === "SELECT") {
    const options = [...control.options];
    if (!control.multiple && !options.some((one) => one.defaultSelected)) return control.selectedIndex > 0;
    return options.some((one) => one.selected !== one.defaultSelected);
  }
  return "defaultValue" in control && plain(control.value) !== plain(control.defaultValue);
}

/** Something in it is not as the server made it; or it shows what the server refused. */
export function isBegun(form) {
  const isAnswer = document.body.hasAttribute("data-answer") && form.hasAttribute("data-keep-typing");
  return isAnswer || form.dataset.rowsMoved === "yes" || [...form.elements].some(isChanged);
}

/** Begun, under way to the server, or with the cursor in it. */
export function isInUse(form) {
  const active = document.activeElement;
  const hasCursor = form.contains(active) && (active.matches(TYPING) || Boolean(active.closest(".code-frame")));
  return hasCursor || form.dataset.submitting === "yes" || isBegun(form);
}

const textOf = (node) => {
  const copy = node.cloneNode(true);
  for (const extra of copy.querySelectorAll(".optional, input, select, textarea, button")) extra.remove();
  return copy.textContent.trim().replace(/\s+/g, " ");
};

function labelOf(form, control) {
  const label = control.id && form.querySelector(`label[for="${CSS.escape(control.id)}"]`);
  return control.closest("[data-label]")?.dataset.label ?? control.getAttribute("aria-label") ?? (label && textOf(label)) ?? control.name;
}

function wordsOf(form, control) {
  if (control.nodeName === "SELECT") {
    const chosen = [...control.options].filter((one) => one.hasAttribute("selected"));
    return chosen.map((one) => one.textContent.trim()).join(", ");
  }
  if (control.nodeName === "TEXTAREA") return plain(control.textContent).replace(/^\n/, "");
  return control.getAttribute("value") ?? "";
}

/** Label of the field → what the server put into it; boxes to tick are told by what is ticked. */
function fieldsOf(form) {
  const fields = new Map();
  for (const control of form.querySelectorAll("input, select, textarea")) {
    if (!control.name || MACHINERY.test(control.name) || control.type === "hidden" || control.closest("template")) continue;
    if (control.type === "checkbox" || control.type === "radio") {
      const group = control.closest("fieldset")?.querySelector("legend");
      const label = group ? textOf(group) : labelOf(form, control);
      const ticked = control.hasAttribute("checked") ? [group ? labelOf(form, control) : "✓"] : [];
      fields.set(label, [...(fields.get(label) ?? []), ...ticked]);
    } else {
      const label = labelOf(form, control);
      fields.set(label, [...(fields.get(label) ?? []), wordsOf(form, control)].filter(Boolean));
    }
  }
  return fields;
}

/** What another answer of the server has in other words: [label, its text]. */
export function differencesOf(before, after) {
  const old = fieldsOf(before);
  return [...fieldsOf(after)]
    .map(([label, texts]) => [label, texts.join("\n"), (old.get(label) ?? []).join("\n")])
    .filter(([, text, was]) => text !== was)
    .map(([label, text]) => [label, text]);
}
