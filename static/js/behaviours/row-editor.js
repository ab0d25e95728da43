// [data-rows]: the rows of a Django formset, by keyboard. See templates/cotton/rows.html.
import { gettext } from "../wording.js";
import { Rows } from "./rows.js";

function columnOf(control) {
  return [...control.closest("[data-row]").cells].indexOf(control.closest("td"));
}

/** Enter adds below, plain arrows walk, Alt and arrows move, Alt+Delete removes. */
function onKey(rows, event) {
  const row = event.target.closest("[data-row]");
  if (!row || event.isComposing || !event.target.name) return;
  const isText = event.target.matches("input:not([type=checkbox])");
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (event.key === "Enter" && !event.target.matches("textarea") && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    rows.focus(rows.blankAfter(row), 0);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  } else if (step && event.altKey) {
    event.preventDefault();
    rows.move(row, step);
    event.target.focus();
  } else if ((event.key === "Delete" && event.altKey) || (event.key === "Backspace" && event.ctrlKey && event.shiftKey)) {
    event.preventDefault();
    rows.focus(rows.remove(row), columnOf(event.target));
  } else if (step && isText && !event.target.list) {
    const neighbour = rows.neighbour(row, step);
    if (!neighbour) return;
    event.preventDefault();
    rows.focus(neighbour, columnOf(event.target));
  }
}

/** Several pasted lines become several rows; a tab starts the next column. */
function onPaste(rows, event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const row = event.target.closest("[data-row]");
  if (!row || !event.target.name || !/[\n\t]/.test(text.trim()) || /^\s*[{[]/.test(text)) return;
  event.preventDefault();
  const lines = text.split(/\r?\n/).filter((line) => line.trim());
  let here = lines.length > 1 && event.target.value ? rows.blankAfter(row) : row;
  lines.forEach((line, number) => {
    if (number) here = rows.blankAfter(here);
    rows.fill(here, columnOf(event.target), line.split("\t"));
  });
  rows.focus(here, columnOf(event.target));
}

function dressTools(rows, row) {
  const tools = row.querySelector("[data-row-tools]");
  tools.hidden = false;
  tools.querySelector("[data-row-up]").addEventListener("click", () => rows.move(row, -1));
  tools.querySelector("[data-row-down]").addEventListener("click", () => rows.move(row, 1));
  tools.querySelector("[data-row-remove]").addEventListener("click", () => rows.focus(rows.remove(row), 0));
}

export default {
  selector: "[data-rows]",
  attach(editor) {
    const status = editor.querySelector("[data-rows-status]");
    const rows = new Rows(editor, {
      dress: (row) => dressTools(rows, row),
      changed: (what) => {
        status.textContent = { added: gettext("Row added"), moved: gettext("Row moved"), removed: gettext("Row removed") }[what];
        editor.dispatchEvent(new CustomEvent("seed:rows-changed", { bubbles: true }));
      },
    });
    editor.classList.add("is-live");
    editor.querySelector("[data-rows-keys]").hidden = false;
    const add = editor.querySelector("[data-rows-add]");
    add.hidden = false;
    add.addEventListener("click", () => rows.focus(rows.blankAfter(rows.last()), 0));
    editor.addEventListener("keydown", (event) => onKey(rows, event));
    editor.addEventListener("paste", (event) => onPaste(rows, event));
    editor.addEventListener("input", () => rows.refresh());
    editor.addEventListener("change", () => rows.refresh());
    editor.addEventListener("seed:need-rows", (event) => rows.need(event.detail.total));
    editor.addEventListener("seed:arrange-rows", (event) => rows.arrange(event.detail.values));
    rows.start();
  },
};
