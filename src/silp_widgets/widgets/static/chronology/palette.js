/** The page's colours as a canvas takes them: light, dark, or those of the reader's own system. */

const PALE_SHARE = { light: 0.16, dark: 0.3 };
const EDGE_SHARE = 0.72;
const LINE_SHARE = 0.4;
const DARK_LUMINANCE = 128;

/**
 * Read the colours of the page.
 * @param {HTMLElement} el
 * @returns {any} `agency` gives an agency's colour on this paper, `pale` and `edge` its quieter forms,
 * `on` the colour of words that stand on it
 */
export function paletteOf(el) {
  const css = getComputedStyle(el);
  const forced = matchMedia("(forced-colors: active)").matches;
  const get = forced ? (name) => systemColour(el, SYSTEM[name]) : (name) => css.getPropertyValue(name).trim();
  const named = Object.fromEntries([["ink", "--ink"], ["soft", "--ink-soft"], ["line", "--line"], ["paper", "--paper"],
    ["paper2", "--paper-2"], ["accent", "--accent"], ["accentSoft", "--accent-soft"]].map(([key, name]) => [key, get(name)]));
  const dark = luminance(named.paper) < DARK_LUMINANCE;
  if (forced) named.line = blend(named.ink, named.paper, LINE_SHARE);
  const made = new Map();
  const once = (kind, colour, make) => {
    const key = kind + colour;
    if (!made.has(key)) made.set(key, make(colour));
    return made.get(key);
  };
  const agency = (colour) => (forced ? named.ink : dark ? once("a", colour, (c) => blend(c, "#ffffff", 0.48)) : colour);
  return {
    ...named, dark, forced, agency, font: css.fontFamily,
    on: dark || forced ? named.paper : "#ffffff",
    pale: (colour) => once("p", colour, (c) => (forced ? named.paper : blend(agency(c), named.paper, dark ? PALE_SHARE.dark : PALE_SHARE.light))),
    edge: (colour) => once("e", colour, (c) => blend(agency(c), named.paper, EDGE_SHARE)),
  };
}

/** What stands for each of our colours where the reader's system forces its own. */
const SYSTEM = {
  "--ink": "CanvasText", "--ink-soft": "CanvasText", "--line": "CanvasText", "--paper": "Canvas",
  "--paper-2": "Canvas", "--accent": "Highlight", "--accent-soft": "Canvas",
};

function systemColour(el, name) {
  const probe = document.createElement("span");
  probe.style.color = name;
  el.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

const channels = (colour) => (colour.startsWith("#")
  ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) : colour.match(/[\d.]+/g).slice(0, 3).map(Number));

const luminance = (colour) => {
  const [r, g, b] = channels(colour);
  return 0.3 * r + 0.59 * g + 0.11 * b;
};

/** So much of one colour, and the rest of another. */
function blend(colour, other, share) {
  const [one, two] = [channels(colour), channels(other)];
  return `rgb(${one.map((c, i) => Math.round(c * share + two[i] * (1 - share))).join(", ")})`;
}

/** @param {string} colour @param {number} alpha @returns {string} */
export function withAlpha(colour, alpha) {
  return `rgba(${channels(colour).join(", ")}, ${alpha})`;
}

/** Size a canvas for the screen's pixels. @returns {CanvasRenderingContext2D} */
export function context2d(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const ctx = canvas.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return ctx;
}
