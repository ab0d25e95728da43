// [data-suggest="type" or "status"] in a row: shows in the next column what the words typed here suggest, and why.
// The form says where to ask: data-suggest-from. What is shown is a placeholder: left empty, the server takes it.
const PATIENCE_MILLISECONDS = 250;

function hintBeside(control) {
  const cell = control.closest("td");
  let hint = cell.querySelector(".row-reason");
  if (!hint) {
    hint = document.createElement("p");
    hint.className = "row-reason";
    cell.append(hint);
  }
  return hint;
}

async function ask(from, what, words, signal) {
  const answer = await fetch(`${from}?${new URLSearchParams({ [what]: words })}`, { signal });
  return answer.ok ? answer.json() : null;
}

export default {
  selector: "[data-suggest]",
  attach(input) {
    const from = input.form?.dataset.suggestFrom;
    const what = input.dataset.suggest;
    const control = input.closest("[data-row]")?.querySelector(`[name$='-${what}']`);
    if (!from || !control) return;
    let waiting;
    let asked;
    const suggest = async () => {
      asked?.abort();
      asked = new AbortController();
      const words = input.value.trim();
      try {
        const found = words ? await ask(from, what, words, asked.signal) : { value: "", reason: "" };
        if (!found) return;
        control.placeholder = found.value;
        control.title = found.reason;
        hintBeside(control).textContent = control.value ? "" : found.reason;
      } catch (error) {
        if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error; // TypeError: no line just now
      }
    };
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(suggest, PATIENCE_MILLISECONDS);
    });
    control.addEventListener("input", () => (hintBeside(control).textContent = ""));
  },
};
