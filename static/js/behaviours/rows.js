// The rows of one formset: which are there, in which order, and the numbers that Django wants to see.
//
// A row that the server has seen is never taken out of the page: it is marked DELETE and hidden, because Django counts.
const BLANKS_KEPT = 1;

export class Rows {
  constructor(editor, { dress, changed }) {
    this.body = editor.querySelector("[data-rows-body]");
    this.template = editor.querySelector("[data-rows-template]");
    this.total = editor.querySelector(`[name$="-TOTAL_FORMS"]`);
    this.initial = Number(editor.querySelector(`[name$="-INITIAL_FORMS"]`).value);
    this.limit = Number(editor.querySelector(`[name$="-MAX_NUM_FORMS"]`)?.value || 1000);
    this.dress = dress;
    this.changed = changed;
    this.blankValues = this.read(this.template.content.querySelector("[data-row]"));
  }

  /** The server sends some empty rows for those without JavaScript: one is enough here. */
  start() {
    for (const row of this.body.children) {
      this.dress(row);
      if (this.control(row, "DELETE")?.checked) row.classList.add("is-removed");
    }
    let spare = this.visible().filter((row) => this.isBlank(row)).length - BLANKS_KEPT;
    for (let row = this.body.lastElementChild; spare > 0 && row && this.isBlank(row); spare -= 1) {
      const before = row.previousElementSibling;
      if (this.count <= this.initial) break;
      row.remove();
      this.total.value = String(this.count - 1);
      row = before;
    }
    this.refresh();
  }

  get count() {
    return Number(this.total.value);
  }

  visible() {
    return [...this.body.children].filter((row) => !row.classList.contains("is-removed"));
  }

  last() {
    return this.visible().at(-1) ?? null;
  }

  neighbour(row, step) {
    const all = this.visible();
    return all[all.indexOf(row) + step] ?? null;
  }

  /** The blank row right under `row`, made when there is none. */
  blankAfter(row) {
    const next = row && this.neighbour(row, 1);
    if (next && this.isBlank(next)) return next;
    if (row && this.isBlank(row) && !next) return row;
    const made = this.make();
    if (!made) return row;
    if (row) row.after(made);
    else this.body.append(made);
    this.added(made);
    return made;
  }

  /** At least `total` rows in all, for a draft that is put back. */
  need(total) {
    while (this.count < total) {
      const made = this.make();
      if (!made) return;
      this.body.append(made);
      this.added(made);
    }
  }

  /** The order and the removed rows of a draft; `values` maps the names of controls to what they held. */
  arrange(values) {
    const placeOf = (row) => Number(values[this.control(row, "ORDER")?.name]) || Infinity;
    const sorted = [...this.body.children].sort((one, other) => placeOf(one) - placeOf(other));
    for (const row of sorted) row.classList.toggle("is-removed", Boolean(this.control(row, "DELETE")?.checked));
    this.body.append(...sorted);
    this.refresh();
  }

  make() {
    if (this.count >= this.limit) return null;
    const holder = document.createElement("tbody");
    holder.innerHTML = this.template.innerHTML.replaceAll("__prefix__", String(this.count));
    this.total.value = String(this.count + 1);
    return holder.firstElementChild;
  }

  added(row) {
    this.dress(row);
    row.dispatchEvent(new CustomEvent("seed:added", { bubbles: true }));
    this.refresh();
    this.changed("added");
  }

  move(row, step) {
    const other = this.neighbour(row, step);
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    this.refresh();
    this.changed("moved");
  }

  /** Hides the row and marks it; answers the row that the cursor should go to. */
  remove(row) {
    const next = this.neighbour(row, 1) ?? this.neighbour(row, -1);
    const mark = this.control(row, "DELETE");
    if (mark) mark.checked = true;
    row.classList.add("is-removed");
    this.refresh();
    this.changed("removed");
    return next ?? this.blankAfter(null);
  }

  fill(row, column, cells) {
    cells.forEach((text, offset) => {
      const control = row.cells[column + offset]?.querySelector("input, select, textarea");
      if (!control) return;
      if (control.type === "checkbox") control.checked = !/^(no|n|false|0|optional|)$/i.test(text.trim());
      else control.value = text.trim();
      control.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  focus(row, column) {
    const control = row?.cells[column]?.querySelector("input:not([type=hidden]), select, textarea");
    (control ?? row?.querySelector("input:not([type=hidden]), select, textarea"))?.focus();
  }

  /** Writes the order of the rows that say something; a blank row must stay as the server sent it. */
  refresh() {
    let place = 0;
    for (const row of this.body.children) {
      const order = this.control(row, "ORDER");
      const isBlank = this.isBlank(row);
      row.classList.toggle("is-blank", isBlank);
      if (order) order.value = isBlank || row.classList.contains("is-removed") ? "" : String((place += 1));
    }
  }

  isBlank(row) {
    return JSON.stringify(this.read(row)) === JSON.stringify(this.blankValues);
  }

  control(row, name) {
    return row.querySelector(`[name$="-${name}"]`);
  }

  read(row) {
    const values = [];
    for (const one of row.querySelectorAll("input, select, textarea")) {
      if (!one.name || /-(ORDER|DELETE)$/.test(one.name)) continue;
      values.push(one.type === "checkbox" ? one.checked : one.value.trim());
    }
    return values;
  }
}
