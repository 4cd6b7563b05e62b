/** Small helpers for building pages out of text that must never be taken for markup. */

/**
 * Make an element. Text children are always text; properties that start with "on" are handlers.
 * @param {string} tag
 * @param {Record<string, any> | null} [props] attributes; `false`, `null` and `undefined` leave one out
 * @param {...(Node | string | number | null | undefined | false | any[])} children
 * @returns {HTMLElement}
 */
export function h(tag, props, ...children) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) el.addEventListener(key.slice(2), value);
    else if (key === "value" && "value" in el) el.value = value;
    else if (key === "style" && typeof value === "object") setStyles(el, value);
    else el.setAttribute(key, value === true ? "" : String(value));
  }
  el.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return el;
}

/**
 * Make an SVG element.
 * @param {string} tag
 * @param {Record<string, any> | null} [props]
 * @param {...(Node | string)} children
 * @returns {SVGElement}
 */
export function svg(tag, props, ...children) {
  const el = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) el.addEventListener(key.slice(2), value);
    else el.setAttribute(key, String(value));
  }
  el.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined));
  return el;
}

/**
 * @param {HTMLElement} el
 * @param {Record<string, string>} styles custom properties and ordinary ones
 */
function setStyles(el, styles) {
  for (const [name, value] of Object.entries(styles)) el.style.setProperty(name, value);
}

let counter = 0;

/** @param {string} stem @returns {string} an id that no other element on the page has */
export function uid(stem) {
  counter += 1;
  return `silp-${stem}-${counter}`;
}

/**
 * A labelled control: the label is tied to it, and a hint to both.
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [hint]
 * @returns {HTMLElement}
 */
export function field(label, control, hint) {
  const id = control.id || uid("field");
  control.id = id;
  const hintId = `${id}-hint`;
  if (hint) control.setAttribute("aria-describedby", hintId);
  return h("div", { class: "silp-field" },
    h("label", { for: id }, label), control, hint && h("p", { class: "silp-hint", id: hintId }, hint));
}

/**
 * A select made of pairs of value and words.
 * @param {Array<[string, string]>} options
 * @param {string} chosen
 * @param {Record<string, any>} [props]
 * @returns {HTMLSelectElement}
 */
export function select(options, chosen, props) {
  return /** @type {HTMLSelectElement} */ (h("select", props ?? {},
    options.map(([value, words]) => h("option", { value, selected: value === chosen }, words))));
}
