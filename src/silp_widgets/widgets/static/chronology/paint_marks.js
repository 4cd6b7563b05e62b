/** Drawing entries: shape and line say what colour says; doubt is drawn as doubt. */
import { inDoubt, pillWidth } from "./lay.js";
import { withAlpha } from "./palette.js";
import { wasKnown } from "./store.js";

const BAR_PX = 9;
const TRACK_PX = 4;
const FOOT_PX = 3;
const PALE_PX = 12;
const SOFT_SHARE = 0.28;
const WING_PX = 5;
/** How far beyond the edge a bar's outline is still drawn, so that the edge looks like none of its ends. */
const CUT_PX = 20;

/**
 * Where a bar stands in its lane: about its middle, or at its foot where words stand above.
 * @param {any} bar
 * @param {{ y: number, low: boolean, half: number }} lane as it is drawn
 * @returns {[number, number]} its middle and its height
 */
export function barPlace(bar, { y, low, half }) {
  if (low && !bar.pale) return [y + half - 2.5 - bar.track * (FOOT_PX + 0.5), FOOT_PX];
  if (bar.tracks > 1) return [y + (bar.track - (bar.tracks - 1) / 2) * 6, TRACK_PX];
  return [y, bar.pale ? PALE_PX : BAR_PX];
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {any} bar its `a` and `b` on the screen
 * @param {{ lane: any, width: number, look: any, colours: any, known: any }} at
 */
export function paintBar(ctx, bar, { lane, width, look, colours, known }) {
  const [row] = bar.rows;
  const unknown = bar.rows.every((one) => !wasKnown(one, known));
  const [middle, high] = barPlace(bar, lane);
  const [left, right] = [Math.max(-CUT_PX, bar.a), Math.min(width + CUT_PX, Math.max(bar.b, bar.a + 3))];
  const top = middle - high / 2;
  if (bar.pale) {
    paleBar(ctx, left, right, top, high, unknown, colours);
    return;
  }
  const colour = unknown ? colours.soft : row.scope === "background" ? colours.edge(look.colour) : colours.agency(look.colour);
  ctx.fillStyle = fading(ctx, bar, row, withAlpha(colour, 0.06), withAlpha(colour, unknown ? 0.2 : 0.62));
  ctx.fillRect(left, top, right - left, high);
  ctx.strokeStyle = ctx.fillStyle = withAlpha(colour, unknown ? 0.35 : 1);
  // A bound that is stated is an edge; the other end is open.
  if (row.openStart && bar.b <= width) ctx.fillRect(bar.b - 2, top - 2, 2, high + 4);
  if (row.openEnd && bar.a >= 0) ctx.fillRect(bar.a, top - 2, 2, high + 4);
  if (inDoubt(row)) {
    ctx.setLineDash([4, 3]);
    ctx.lineWidth = 1.2;
    ctx.strokeRect(left, top, right - left, high);
    ctx.setLineDash([]);
  }
}

/** Soft at the ends it truly has, wherever the screen cuts it; an open end fades away for good. */
function fading(ctx, { a, b }, row, clear, full) {
  const fade = ctx.createLinearGradient(a, 0, Math.max(b, a + 3), 0);
  const [begin, end] = row.openStart ? [1, 1] : row.openEnd ? [0, 0] : [SOFT_SHARE, 1 - SOFT_SHARE];
  if (begin > 0) fade.addColorStop(0, clear);
  fade.addColorStop(begin, full);
  fade.addColorStop(end, full);
  if (end < 1) fade.addColorStop(1, clear);
  return fade;
}

function paleBar(ctx, left, right, top, high, unknown, colours) {
  ctx.fillStyle = unknown ? colours.paper : colours.line;
  if (colours.forced) ctx.fillStyle = colours.paper;
  if (unknown) ctx.setLineDash([3, 3]);
  ctx.beginPath();
  ctx.roundRect(left, top, right - left, high, 3);
  ctx.fill();
  ctx.strokeStyle = colours.soft;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {import("./lay.js").Mark} mark
 * @param {number} x on the screen
 * @param {{ y: number, size: number, look: any, colours: any, known: any, marked: Set<string> }} at
 */
export function paintMark(ctx, mark, x, { y, size, look, colours, known, marked }) {
  const had = known ? mark.rows.reduce((sum, row) => sum + wasKnown(row, known), 0) : mark.rows.length;
  const colour = had ? colours.agency(look.colour) : colours.soft;
  const quiet = had > 0 && mark.behind;
  ctx.fillStyle = !had ? colours.paper : quiet || had < mark.rows.length ? colours.pale(look.colour) : colour;
  ctx.strokeStyle = quiet ? colours.edge(look.colour) : colour;
  // What had not come yet is fainter than what others had on record.
  if (!had && mark.rows[0].x0 > known.day) ctx.globalAlpha = 0.6;
  if (mark.rows.length > 1) paintCluster(ctx, mark, x, { y, had, quiet, colours, known });
  else paintOne(ctx, mark, x, { y, size, shape: look.shape, had, quiet, colours, known });
  ctx.globalAlpha = 1;
  if (marked.size && mark.rows.some((row) => marked.has(row.id))) ring(ctx, x, y, mark.half + 5, colours.ink, 1.6);
}

function paintCluster(ctx, mark, x, { y, had, quiet, colours, known }) {
  const { length } = mark.rows;
  // Of a few that were known among many that were not, the number says which, and the fill does not say all.
  const partly = had > 0 && had < length;
  const words = partly ? `${had}/${length}` : String(length);
  const w = pillWidth(words.length, mark);
  ctx.beginPath();
  ctx.roundRect(x - w / 2, y - 7.5, w, 15, 7.5);
  if (mark.doubt) ctx.fillStyle = colours.paper;
  ctx.fill();
  if (!had || partly || quiet || mark.doubt) {
    ctx.lineWidth = partly ? 1.6 : 1.2;
    if (mark.doubt) ctx.setLineDash([2.4, 2]);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  ctx.fillStyle = !had ? colours.soft : partly || quiet || mark.doubt ? colours.ink : colours.on;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(words, x, y + 0.5);
  ctx.textAlign = "start";
  if (mark.good && had && mark.rows.some((row) => row.good && wasKnown(row, known))) {
    ctx.fillStyle = colours.paper;
    ring(ctx, x + w / 2 - 2.5, y - 5.5, 2.8, colours.accent, 1.6);
    ctx.fill();
  }
}

function paintOne(ctx, mark, x, { y, size, shape, had, quiet, colours, known }) {
  const [row] = mark.rows;
  if (mark.soft) wings(ctx, x, y, size, had ? 1 : 0.5);
  const doubt = inDoubt(row);
  outline(ctx, shape, x, y, had ? size : size - 1);
  // Completed by us is between the two: dashed as doubt is, and not hollow.
  if (doubt) ctx.fillStyle = row.certainty === "inferred" && had ? withAlpha(ctx.strokeStyle, 0.35) : colours.paper;
  ctx.fill();
  ctx.lineWidth = had ? 1.6 : 1.1;
  if (doubt) ctx.setLineDash([2.4, 2]);
  ctx.stroke();
  ctx.setLineDash([]);
  if (had && known && row.agency !== known.agency) toldSign(ctx, x, y, colours);
  if (row.good && had) ring(ctx, x, y, size + 3, colours.accent, quiet ? 1 : 1.4);
}

/** Several days, at a zoom that has no room for them: softened on both sides. */
function wings(ctx, x, y, size, strength) {
  const { fillStyle: fill, globalAlpha: before } = ctx;
  ctx.fillStyle = ctx.strokeStyle;
  for (const [reach, alpha] of [[WING_PX + 2, 0.25], [WING_PX, 0.35]]) {
    ctx.globalAlpha = alpha * before * strength;
    ctx.fillRect(x - size - reach, y - 2.5, 2 * (size + reach), 5);
  }
  ctx.globalAlpha = before;
  ctx.fillStyle = fill;
}

/** What another agency recorded and they were told of: an open eye within the mark. */
function toldSign(ctx, x, y, colours) {
  ctx.beginPath();
  ctx.arc(x, y, 2, 0, Math.PI * 2);
  ctx.fillStyle = colours.paper;
  ctx.fill();
}

export function ring(ctx, x, y, r, colour, width) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, Math.PI * 2);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke();
}

/** Trace an agency's shape. */
function outline(ctx, shape, x, y, r) {
  ctx.beginPath();
  if (shape === "square") ctx.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  else if (shape === "diamond") polygon(ctx, [[x, y - r * 1.3], [x + r * 1.2, y], [x, y + r * 1.3], [x - r * 1.2, y]]);
  else if (shape === "triangle-up") polygon(ctx, [[x, y - r * 1.2], [x + r * 1.15, y + r * 0.85], [x - r * 1.15, y + r * 0.85]]);
  else if (shape === "cross") {
    const [o, i] = [r * 1.15, r * 0.42];
    polygon(ctx, [[x - i, y - o], [x + i, y - o], [x + i, y - i], [x + o, y - i], [x + o, y + i], [x + i, y + i],
      [x + i, y + o], [x - i, y + o], [x - i, y + i], [x - o, y + i], [x - o, y - i], [x - i, y - i]]);
  } else ctx.arc(x, y, r, 0, Math.PI * 2);
}

function polygon(ctx, points) {
  points.forEach(([px, py], at) => (at ? ctx.lineTo(px, py) : ctx.moveTo(px, py)));
  ctx.closePath();
}
