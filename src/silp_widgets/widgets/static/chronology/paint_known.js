/** Drawing the past as one agency had it: its lane lit, what it was told, the time after veiled. */
import { dayNumber } from "./days.js";
import { wasKnown } from "./store.js";

const VEIL_LINES_PX = 9;
const VEIL_ALPHA = 0.62;
const MOST_THREADS = 160;
const HEAD_PX = 4;

/**
 * Under the marks: the lane that is looked from, and the time that had not come.
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, width: number, height: number, colours: any, lanes: any[], laneHeight: number, known: any, byAgency: boolean }} at
 */
export function paintPast(ctx, { x, width, height, colours, lanes, laneHeight, known, byAgency }) {
  const lit = byAgency ? lanes.findIndex((lane) => lane.key === known.agency) : -1;
  const edge = Math.max(0, Math.min(width, x));
  veil(ctx, edge, width - edge, height, colours);
  if (lit < 0) return;
  const top = lit * laneHeight;
  ctx.save();
  ctx.globalAlpha = colours.dark ? 0.3 : 0.16;
  ctx.fillStyle = colours.agency(lanes[lit].colour);
  if (!colours.forced) ctx.fillRect(0, top, edge, laneHeight);
  ctx.restore();
  ctx.fillStyle = colours.agency(lanes[lit].colour);
  ctx.fillRect(0, top, edge, 1);
  ctx.fillRect(0, top + laneHeight - 1, edge, 1);
}

/** What had not come yet: paper over it, with fine lines, so that it reads without colour too. */
function veil(ctx, left, width, height, colours) {
  if (width <= 0) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, 0, width, height);
  ctx.clip();
  ctx.globalAlpha = VEIL_ALPHA;
  ctx.fillStyle = colours.paper2;
  ctx.fillRect(left, 0, width, height);
  ctx.globalAlpha = 0.8;
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let at = left - height; at < left + width; at += VEIL_LINES_PX) {
    ctx.moveTo(at, height);
    ctx.lineTo(at + height, 0);
  }
  ctx.stroke();
  ctx.restore();
}

/**
 * A thread from each record of another agency to the lane of those who were told of it, ending on
 * the day from which they knew.
 * @param {CanvasRenderingContext2D} ctx
 * @param {any[]} drawn the lanes, with what is in sight of each
 * @param {{ x: (day: number) => number, colours: any, known: any, laneHeight: number }} at
 */
export function paintTold(ctx, drawn, { x, colours, known, laneHeight }) {
  const lit = drawn.find(({ lane }) => lane.key === known.agency);
  if (!lit) return;
  const threads = threadsOf(drawn, lit, known, x);
  if (threads.size > MOST_THREADS) return;
  ctx.lineWidth = 1.2;
  for (const [from, y, to, colour] of threads.values()) {
    const down = lit.y > y;
    const edge = lit.y + (down ? -1 : 1) * (laneHeight / 2 - 1);
    ctx.strokeStyle = ctx.fillStyle = colours.agency(colour);
    ctx.globalAlpha = 0.75;
    ctx.beginPath();
    ctx.moveTo(from, y);
    ctx.lineTo(to, edge + (down ? -HEAD_PX : HEAD_PX));
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.beginPath();
    ctx.moveTo(to, edge + (down ? 1 : -1));
    ctx.lineTo(to - HEAD_PX, edge + (down ? -1 : 1) * HEAD_PX);
    ctx.lineTo(to + HEAD_PX, edge + (down ? -1 : 1) * HEAD_PX);
    ctx.fill();
  }
}

/** One thread for all that would run the same way. */
function threadsOf(drawn, lit, known, x) {
  const threads = new Map();
  const add = (from, lane, y, row) => {
    if (!wasKnown(row, known)) return;
    const to = Math.max(from, x(dayNumber(row.known[known.agency]) + 0.5));
    threads.set(`${y} ${Math.round(from)} ${Math.round(to)}`, [from, y, to, lane.colour]);
  };
  for (const one of drawn) {
    if (one === lit) continue;
    for (const { mark, x: from } of one.marks) for (const row of mark.rows) add(from, one.lane, one.y, row);
    for (const bar of one.bars) if (bar.rows.length === 1) add((bar.a + bar.b) / 2, one.lane, one.y, bar.rows[0]);
  }
  return threads;
}
