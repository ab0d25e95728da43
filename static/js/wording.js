// Texts for people in their language. Django's catalogue puts gettext on window; without it English is shown.
export const gettext = (text) => (window.gettext ?? ((same) => same))(text);

export const ngettext = (one, many, count) =>
  window.ngettext ? window.ngettext(one, many, count) : count === 1 ? one : many;

/** "%(name)s said" with {name: "Kim"} → "Kim said". */
export const interpolate = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => String(values[name]));
