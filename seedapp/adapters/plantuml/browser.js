// The few pieces of a browser that the diagram engine touches: elements that become text, and the width of text.
"use strict";
(() => {
  const escapeText = (text) => text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);
  const escapeValue = (text) =>
    escapeText(text).replace(/["\n\r\t]/g, (c) => `&#${c.charCodeAt(0)};`);

  // Widths of a common sans-serif in thousandths of the font size, from the space to the tilde.
  const WIDTHS = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ];
  const MONOSPACE_WIDTH = 602;
  const OTHER_WIDTH = 600;
  const WIDE = /[\u1100-\u115f\u2e80-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\u{1f000}-\u{3ffff}]/u;
  const MARK = /\p{Mn}|\p{Me}|\p{Cf}/u;

  const widthOf = (letter, isMonospace, isBold) => {
    if (MARK.test(letter)) return 0;
    if (WIDE.test(letter)) return 1000;
    if (isMonospace) return MONOSPACE_WIDTH;
    return (WIDTHS[letter.codePointAt(0) - 32] || OTHER_WIDTH) * (isBold ? 1.06 : 1);
  };

  const pen = {
    font: "14px sans-serif",
    measureText(text) {
      const size = parseFloat((/([\d.]+)px/.exec(this.font) || [])[1] || "14");
      const isMonospace = /monospace|courier/i.test(this.font);
      const isBold = /bold|\b[6-9]00\b/.test(this.font);
      let thousandths = 0;
      for (const letter of String(text)) thousandths += widthOf(letter, isMonospace, isBold);
      return {
        width: (thousandths * size) / 1000,
        actualBoundingBoxAscent: size * 0.76,
        actualBoundingBoxDescent: size * 0.21,
        fontBoundingBoxAscent: size * 0.93,
        fontBoundingBoxDescent: size * 0.24,
      };
    },
  };

  class Element {
    constructor(tagName) {
      this.tagName = tagName;
      this.ownerDocument = document;
      this.style = {};
      this.attributes = new Map();
      this.children = [];
      this.text = "";
    }

    get firstChild() {
      return this.children[0] || null;
    }

    get textContent() {
      return this.text + this.children.map((child) => child.textContent).join("");
    }

    set textContent(text) {
      this.children = [];
      this.text = String(text);
    }

    getAttribute(name) {
      return this.attributes.has(name) ? this.attributes.get(name) : null;
    }

    setAttribute(name, value) {
      this.attributes.set(String(name), String(value));
    }

    setAttributeNS(_space, name, value) {
      this.setAttribute(name, value);
    }

    appendChild(child) {
      this.children.push(child);
      return child;
    }

    removeChild(child) {
      this.children = this.children.filter((one) => one !== child);
      return child;
    }

    getContext() {
      return pen;
    }

    getBBox() {
      if (this.children.length) return this.children[0].getBBox();
      const size = parseFloat(this.getAttribute("font-size") || "14");
      return { x: 0, y: -size * 0.93, width: this.textWidth(), height: size * 1.17 };
    }

    textWidth() {
      const [style, size, family] = ["font-weight", "font-size", "font-family"].map((name) => this.getAttribute(name));
      pen.font = `${style || ""} ${parseFloat(size || "14")}px ${family || "sans-serif"}`;
      return pen.measureText(this.text).width;
    }

    // Words get the width that was measured here, so that they fit whatever font the reader has.
    fitText() {
      if (this.tagName !== "text" || !this.text.trim() || this.children.length) return;
      this.setAttribute("textLength", this.textWidth().toFixed(2));
      this.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }

    write(out) {
      if (!this.tagName) return;
      this.fitText();
      out.push("<", this.tagName);
      for (const [name, value] of this.attributes) out.push(" ", name, '="', escapeValue(value), '"');
      out.push(">", escapeText(this.text));
      for (const child of this.children) child.write(out);
      out.push("</", this.tagName, ">");
    }
  }

  const document = {
    createElementNS: (_space, name) => new Element(name),
    createElement: (name) => new Element(name),
    createProcessingInstruction: () => new Element(""),
    getElementById: () => null,
  };
  document.body = new Element("body");

  const tasks = [];
  Object.assign(globalThis, {
    document,
    window: globalThis,
    console: { log() {}, info() {}, warn() {}, error() {} },
    XMLSerializer: class {
      serializeToString(element) {
        const out = [];
        element.write(out);
        return out.join("");
      }
    },
    setTimeout: (task) => tasks.push(task),
    clearTimeout: () => {},
    // Nothing is fetched: icons and emoji are asked of `bundles`, every other library is off.
    PLANTUML_STDLIB_LOADER: (name, loaded, failed) => {
      const bundle = globalThis.bundles[name];
      if (!bundle) return failed("off");
      (0, eval)(bundle);
      return loaded();
    },
  });

  // The engine works in small tasks. They are run here one after the other until it has answered.
  globalThis.draw = (lines, options) => {
    let answer = { error: "" };
    let isAnswered = false;
    const settle = (given) => {
      answer = given;
      isAnswered = true;
    };
    tasks.length = 0;
    globalThis.renderToString(lines, (svg) => settle({ svg }), (error) => settle({ error: String(error) }), options);
    while (!isAnswered && tasks.length) tasks.shift()();
    return JSON.stringify(answer);
  };
})();
