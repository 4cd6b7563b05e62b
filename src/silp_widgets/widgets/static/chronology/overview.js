/** The strip under the lanes: all of the time there is, and the part of it that is in sight. */
import { h } from "../kit/dom.js";
import { context2d } from "./palette.js";
import { wasKnown } from "./store.js";
import { axisTicks } from "./ticks.js";

const HIGH_PX = 28;
const COLUMN_PX = 5;
const LABELS_PX = 11;
const GRIP_PX = 6;
const LEAST_FRAME_PX = 8;

/**
 * @param {any} store
 * @param {{ look: any, whole: () => [number, number], show: (from: number, to: number) => void }} timeline `whole` is all there is
 * @returns {{ el: HTMLElement, draw: (at: any) => void, words: (text: string) => void }}
 */
export function overviewStrip(store, { look, whole, show }) {
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { class: "chron-overview-canvas", "aria-hidden": "true", title: "All of it. Drag the frame to move, its edges to zoom" }));
  const stage = h("div", { class: "chron-overview-stage" }, canvas);
  const said = h("p", { class: "chron-overview-words" });
  const el = h("div", { class: "chron-overview" }, said, stage);
  const under = document.createElement("canvas");
  let made = {};
  let held = null;

  /** How many entries each column has, and how many of them were known. */
  function counted(width, known) {
    const [from, to] = whole();
    const columns = Math.max(1, Math.ceil(width / COLUMN_PX));
    const [all, had] = [new Float32Array(columns), new Float32Array(columns)];
    for (const row of store.shown) {
      if (row.x0 === null || row.kind === "no_contact") continue;
      const at = Math.floor(((row.x0 + row.x1) / 2 - from) / (to - from) * columns);
      if (at < 0 || at >= columns) continue;
      all[at] += 1;
      if (known && wasKnown(row, known)) had[at] += 1;
    }
    return { all, had, most: Math.max(1, ...all) };
  }

  function paintUnder(width, { colours, scope, known }) {
    const [from, to] = whole();
    const x = (day) => ((day - from) / (to - from)) * width;
    const ctx = context2d(under, width, HIGH_PX);
    const { all, had, most } = counted(width, known);
    ctx.fillStyle = colours.paper2;
    if (scope[0] !== null) ctx.fillRect(0, 0, Math.max(0, x(scope[0])), HIGH_PX);
    if (scope[1] !== null) ctx.fillRect(x(scope[1]), 0, width, HIGH_PX);
    const high = HIGH_PX - LABELS_PX - 1;
    const tall = (count) => (count ? 1.5 + Math.sqrt(count / most) * (high - 1.5) : 0);
    all.forEach((count, at) => {
      ctx.fillStyle = colours.edge(colours.soft);
      ctx.fillRect(at * COLUMN_PX, HIGH_PX - tall(count), COLUMN_PX - 1, tall(count));
      if (!had[at]) return;
      ctx.fillStyle = colours.accent;
      ctx.fillRect(at * COLUMN_PX, HIGH_PX - tall(had[at]), COLUMN_PX - 1, tall(had[at]));
    });
    ctx.font = `11px ${colours.font}`;
    ctx.textBaseline = "middle";
    const { major } = axisTicks(from, to, width);
    major.forEach(({ day, label }, at) => {
      const left = Math.max(0, x(day)) + 4;
      const room = (at + 1 < major.length ? Math.min(x(major[at + 1].day), width) : width) - left;
      ctx.fillStyle = colours.line;
      ctx.fillRect(Math.round(x(day)), 0, 1, HIGH_PX);
      ctx.fillStyle = colours.soft;
      if (ctx.measureText(label).width < room) ctx.fillText(label, left, 6.5);
    });
  }

  /** Where the part in sight begins and ends. */
  function frame() {
    const [from, to] = whole();
    const x = (day) => ((day - from) / (to - from)) * look.width;
    const [a, b] = [Math.max(0, x(look.from)), Math.min(look.width, x(look.to))];
    const more = Math.max(0, LEAST_FRAME_PX - (b - a)) / 2;
    return [a - more, b + more];
  }

  function draw({ colours, scope, known, selected }) {
    const { width } = look;
    const key = { shown: store.shown, width, colours, known: known?.date, agency: known?.agency, from: whole()[0], to: whole()[1], scope: scope.join() };
    if (Object.entries(key).some(([name, value]) => made[name] !== value)) {
      paintUnder(width, { colours, scope, known });
      made = key;
    }
    const ctx = context2d(canvas, width, HIGH_PX);
    ctx.drawImage(under, 0, 0, width, HIGH_PX);
    const [from, to] = whole();
    const x = (day) => ((day - from) / (to - from)) * width;
    const [a, b] = frame();
    ctx.globalAlpha = 0.55;
    ctx.fillStyle = colours.paper;
    ctx.fillRect(0, LABELS_PX + 1, a, HIGH_PX);
    ctx.fillRect(b, LABELS_PX + 1, width - b, HIGH_PX);
    ctx.globalAlpha = 1;
    if (selected?.x0 !== null && selected) {
      ctx.fillStyle = colours.accent;
      ctx.fillRect(Math.round(x((selected.x0 + selected.x1) / 2)) - 1, 0, 2, HIGH_PX);
    }
    if (known) {
      ctx.fillStyle = colours.ink;
      ctx.fillRect(Math.round(x(known.day + 1)), 0, 2, HIGH_PX);
    }
    if (look.fitted) return;
    ctx.strokeStyle = colours.accent;
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.roundRect(a + 1, 1, b - a - 2, HIGH_PX - 2, 3);
    ctx.stroke();
    ctx.fillStyle = colours.accent;
    for (const edge of [a, b - 4]) ctx.fillRect(edge, HIGH_PX / 2 - 5, 4, 10);
  }

  /** What a place on the strip takes hold of. */
  function gripAt(x) {
    const [a, b] = frame();
    if (b - a > GRIP_PX * 3 && Math.abs(x - a) < GRIP_PX) return "from";
    if (b - a > GRIP_PX * 3 && Math.abs(x - b) < GRIP_PX) return "to";
    return x >= a && x <= b ? "whole" : "";
  }

  const dayAt = (x) => whole()[0] + (x / look.width) * (whole()[1] - whole()[0]);
  const placeOf = (event) => event.clientX - canvas.getBoundingClientRect().left;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const x = placeOf(event);
    const grip = gripAt(x);
    if (!grip) {
      const half = (look.to - look.from) / 2;
      show(dayAt(x) - half, dayAt(x) + half);
    }
    held = { grip: grip || "whole", x, from: look.from, to: look.to };
    canvas.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    const x = placeOf(event);
    if (!held) {
      canvas.style.cursor = { from: "ew-resize", to: "ew-resize", whole: "grab" }[gripAt(x)] ?? "pointer";
      return;
    }
    const days = dayAt(x) - dayAt(held.x);
    if (held.grip === "whole") show(held.from + days, held.to + days);
    else if (held.grip === "from") show(Math.min(held.from + days, held.to - 1), held.to);
    else show(held.from, Math.max(held.to + days, held.from + 1));
  });
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => { held = null; });
  return { el, draw, words: (text) => { said.textContent = text; } };
}
