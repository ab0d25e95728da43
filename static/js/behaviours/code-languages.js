// Just enough of each language to colour it: PlantUML's sequence diagrams, YAML, JSON.
import { StreamLanguage } from "@codemirror/language";

const UML_PARTICIPANTS = /^(participant|actor|boundary|control|entity|database|collections|queue|create|destroy|activate|deactivate|return|box|end box)\b/i;
const UML_GROUPS = /^(alt|else|opt|loop|par|break|critical|group|end|ref|over|note|left|right|of|as|order|autonumber|title|header|footer|skinparam|hide|newpage)\b/i;
const UML_ARROW = /^(?:[<ox/\\]{0,2}-+(?:\[[^\]]*\])?-*[>ox/\\]{0,2}|<-+(?:\[[^\]]*\])?-*)(?:\+\+|--|\*\*|!!)?/;

const plantuml = StreamLanguage.define({
  name: "plantuml",
  startState: () => ({ isComment: false, isLabel: false }),
  token(stream, state) {
    if (stream.sol()) state.isLabel = false;
    if (state.isComment) {
      state.isComment = !stream.skipTo("'/");
      if (state.isComment) stream.skipToEnd();
      else stream.match("'/");
      return "comment";
    }
    if (stream.match("/'")) {
      state.isComment = true;
      return "comment";
    }
    if (stream.eatSpace()) return null;
    if (state.isLabel) {
      stream.skipToEnd();
      return "string";
    }
    if (/^\s*$/.test(stream.string.slice(0, stream.start)) && stream.match(/^'.*/)) return "comment";
    if (stream.match(/^@\w+/)) return "meta";
    if (stream.match(/^!\w+.*/)) return "invalid";
    if (stream.match(/^"[^"]*"?/)) return "variableName";
    if (stream.match(/^(==|\.\.\.).*/)) return "heading";
    if (stream.match(/^#\w+/)) return "atom";
    if (stream.match(UML_PARTICIPANTS)) return "keyword";
    if (stream.match(UML_GROUPS)) return "controlKeyword";
    if (stream.match(UML_ARROW)) return "operator";
    if (stream.eat(":")) {
      state.isLabel = true;
      return "punctuation";
    }
    if (stream.match(/^[\p{L}\p{N}_]+/u)) return "variableName";
    stream.next();
    return null;
  },
});

const yaml = StreamLanguage.define({
  name: "yaml",
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return "comment";
    if (stream.match(/^(---|\.\.\.)\s*$/)) return "meta";
    if (stream.match(/^-(?=\s|$)/)) return "punctuation";
    if (stream.match(/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#:,[\]{}"'&*!|>%@-][^:#]*?|\$ref|[-\w$./{}]+)(?=\s*:(?:\s|$))/)) return "propertyName";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^']|'')*'?/)) return "string";
    if (stream.match(/^(?:true|false|null|~)(?=\s*(?:$|[,\]}#]))/)) return "atom";
    if (stream.match(/^-?\d[\d_.eE+-]*(?=\s*(?:$|[,\]}#]))/)) return "number";
    if (stream.match(/^[|>][-+\d]*/)) return "operator";
    if (stream.match(/^[:,[\]{}]/)) return "punctuation";
    if (stream.match(/^[^\s:,[\]{}#]+/)) return "string";
    stream.next();
    return null;
  },
});

const json = StreamLanguage.define({
  name: "json",
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^"(?:[^"\\]|\\.)*"?(?=\s*:)/)) return "propertyName";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return "string";
    if (stream.match(/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/)) return "number";
    if (stream.match(/^(?:true|false|null)\b/)) return "atom";
    if (stream.match(/^[{}[\],:]/)) return "punctuation";
    stream.next();
    return "invalid";
  },
});

export const languages = { plantuml, yaml, json };
