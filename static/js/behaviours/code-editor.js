// textarea[data-code-editor="plantuml|yaml|json"]: becomes a code editor; the textarea stays, in step, and is what is sent.
//
// Problems are shown at their lines by textarea.dispatchEvent(new CustomEvent("seed:diagnostics",
// {detail: [{line, message, severity}]})), or from the start by data-diagnostics with the same as JSON.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { languages } from "./code-languages.js";

const SEVERITIES = { error: "error", warning: "warning", hint: "info" };

const look = EditorView.theme({
  "&": { backgroundColor: "var(--surface)", color: "var(--ink)", fontSize: "var(--text-s)", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", minHeight: "12rem", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--sunk)", color: "var(--ink-soft)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--leaf-soft) 55%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--thread-soft)" },
  ".cm-selectionMatch": { backgroundColor: "var(--leaf-soft)" },
  ".cm-tooltip, .cm-panels": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--hint)" },
});

const colours = HighlightStyle.define([
  { tag: tags.comment, color: "var(--ink-soft)", fontStyle: "italic" },
  { tag: tags.meta, color: "var(--ink-soft)" },
  { tag: tags.keyword, color: "var(--microservice)", fontWeight: "600" },
  { tag: tags.controlKeyword, color: "var(--event)", fontWeight: "600" },
  { tag: tags.operator, color: "var(--action)" },
  { tag: tags.variableName, color: "var(--ink)", fontWeight: "500" },
  { tag: tags.propertyName, color: "var(--query)" },
  { tag: tags.string, color: "var(--api)" },
  { tag: [tags.number, tags.atom], color: "var(--human)" },
  { tag: tags.heading, color: "var(--app)", fontWeight: "600" },
  { tag: tags.punctuation, color: "var(--ink-soft)" },
  { tag: tags.invalid, color: "var(--error)" },
]);

/** A textarea's value has plain newlines only, whatever was pasted. */
function sync(textarea, text) {
  textarea.value = text;
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}

function showDiagnostics(view, found) {
  const lines = view.state.doc.lines;
  const diagnostics = found.map(({ line, message, severity }) => {
    const where = view.state.doc.line(Math.min(Math.max(Number(line) || 1, 1), lines));
    return { from: where.from, to: where.to, severity: SEVERITIES[severity] ?? "error", message };
  });
  diagnostics.sort((one, other) => one.from - other.from);
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function goToLine(view, number) {
  const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
  view.dispatch({ selection: { anchor: line.from, head: line.to }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
  view.dom.scrollIntoView({ block: "center" });
  view.focus();
}

function labelOf(textarea) {
  return textarea.getAttribute("aria-label") ?? textarea.labels?.[0]?.textContent.trim() ?? textarea.name;
}

function build(textarea, frame) {
  let isFromTextarea = false;
  const view = new EditorView({
    parent: frame,
    doc: textarea.value,
    extensions: [
      EditorView.cspNonce.of(document.querySelector("script[type=importmap]")?.nonce ?? ""),
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      EditorView.lineWrapping,
      EditorState.tabSize.of(2),
      EditorState.readOnly.of(textarea.readOnly),
      // Escape, then Tab, leaves the editor: CodeMirror's own way out for the keyboard.
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap, indentWithTab]),
      EditorView.contentAttributes.of({ "aria-label": labelOf(textarea), spellcheck: "false", tabindex: "0" }),
      languages[textarea.dataset.codeEditor] ?? [],
      syntaxHighlighting(colours),
      look,
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !isFromTextarea) sync(textarea, update.state.doc.toString());
        if (update.focusChanged && !update.view.hasFocus) {
          textarea.dispatchEvent(new Event("change", { bubbles: true }));
        }
      }),
    ],
  });
  const follow = () => {
    if (textarea.value === view.state.doc.toString()) return;
    isFromTextarea = true;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: textarea.value } });
    isFromTextarea = false;
  };
  textarea.addEventListener("input", follow);
  textarea.addEventListener("change", follow);
  textarea.form?.addEventListener("reset", () => queueMicrotask(follow));
  return view;
}

export default {
  selector: "textarea[data-code-editor]",
  attach(textarea) {
    const frame = document.createElement("div");
    frame.className = "code-frame";
    textarea.after(frame);
    const view = build(textarea, frame);
    textarea.hidden = true;
    textarea.required = false; // A hidden required field would stop the form without a word; the server asks for it.
    for (const label of textarea.labels ?? []) label.addEventListener("click", () => view.focus());
    textarea.addEventListener("seed:diagnostics", (event) => showDiagnostics(view, event.detail));
    if (textarea.dataset.diagnostics) showDiagnostics(view, JSON.parse(textarea.dataset.diagnostics));
    textarea.addEventListener("seed:go-to-line", (event) => goToLine(view, event.detail.line));
    textarea.dispatchEvent(new CustomEvent("seed:editor-ready", { bubbles: true }));
  },
};
