/** Drawing the lanes on their canvas: from the shade behind them to the ring of the selection. */
import { layLane, pointOf } from "./lay.js";
import { paintPast, paintTold } from "./paint_known.js";
import { barPlace, paintBar, paintMark, ring } from "./paint_marks.js";
import { paintJoint, paintSilenceWords, paintSilences } from "./paint_silence.js";
import { WORDS_PER_DAY, paintNoContact, paintWords } from "./paint_words.js";
import { axisTicks } from "./ticks.js";

const SMALL_MARK = 4.5;
const USUAL_MARK = 5;
const LARGE_MARK = 6;
const LOW_LANE_PX = 20;
const HIGH_LANE_PX = 26;
const MARGIN_PX = 30;

/**
 * The lanes.
 * @param {CanvasRenderingContext2D} ctx
 * @param {any} at what is looked at, as the timeline has it; `lookOf` says how a row or mark looks in a lane
 * @returns {any[]} what was drawn of each lane and where, for pointing
 */
export function paintLanes(ctx, at) {
  const { lanes, laneHeight, from, to, width, height, colours, selected, known, joint, silent, byAgency, chosenSilence, marks: marked, styleOf } = at;
  const perDay = width / (to - from);
  const x = (day) => (day - from) * perDay;
  paintBehind(ctx, at, x);
  paintJoint(ctx, joint, { x, width, height, colours, chosen: chosenSilence });
  if (known) paintPast(ctx, { x: x(known.day + 1), width, height, colours, lanes, laneHeight, known, byAgency });
  const size = laneHeight < LOW_LANE_PX ? SMALL_MARK : laneHeight >= HIGH_LANE_PX ? LARGE_MARK : USUAL_MARK;
  const low = perDay >= WORDS_PER_DAY;
  const drawn = lanes.map((lane, place) => inSight(lane, place * laneHeight + laneHeight / 2, layLane(lane, { from, to, perDay, shares: Boolean(known) }), from * perDay, width));
  for (const one of drawn) {
    ctx.fillStyle = colours.line;
    // Under words, not through them.
    ctx.fillRect(0, Math.round(low ? one.y + laneHeight / 2 : one.y) - (low ? 1 : 0), width, 1);
    one.low = low;
    one.half = laneHeight / 2;
    one.silences = byAgency ? paintSilences(ctx, silent(one.lane.key), { y: one.y, x, width, colours, chosen: chosenSilence }) : [];
    for (const bar of one.bars) paintBar(ctx, bar, { lane: one, width, look: styleOf(one.lane, bar.rows[0].agency), colours, known });
  }
  if (known && byAgency) paintTold(ctx, drawn, { x, colours, known, laneHeight });
  for (const one of drawn) {
    ctx.textBaseline = "middle";
    paintSilenceWords(ctx, one.silences, { y: one.y, width, colours });
    if (low) paintWords(ctx, one, { y: one.y, width, colours, known });
    else paintNoContact(ctx, one, { y: one.y, width, colours });
    ctx.font = `600 11px ${colours.font}`;
    for (const { mark, x: middle } of one.marks) {
      paintMark(ctx, mark, middle, { y: one.y, size, look: styleOf(one.lane, mark.agency), colours, known, marked });
    }
  }
  if (selected) paintSelection(ctx, selected, drawn, x, height, colours);
  return drawn;
}

/** What is in sight of a lane, in pixels of the screen. */
function inSight(lane, y, { bars, marks }, offset, width) {
  const seen = { lane, y, low: false, half: 0, bars: [], marks: [], silences: [] };
  for (const bar of bars) {
    const [a, b] = [bar.a - offset, bar.b - offset];
    if (b >= 0 && a <= width) seen.bars.push({ ...bar, a, b });
  }
  for (const mark of marks) {
    const x = mark.x - offset;
    if (x > -MARGIN_PX && x < width + MARGIN_PX) seen.marks.push({ mark, x });
  }
  return seen;
}

/** The scope, the episodes and the coarse steps of the axis. */
function paintBehind(ctx, { from, to, width, height, colours, scope, episodes }, x) {
  const clamp = (v) => Math.max(0, Math.min(width, v));
  ctx.fillStyle = colours.paper2;
  if (scope[0] !== null) ctx.fillRect(0, 0, clamp(x(scope[0])), height);
  if (scope[1] !== null) ctx.fillRect(clamp(x(scope[1])), 0, width - clamp(x(scope[1])), height);
  ctx.globalAlpha = 0.45;
  ctx.fillStyle = colours.accentSoft;
  for (const { x0, x1 } of episodes) ctx.fillRect(clamp(x(x0)), 0, clamp(x(x1)) - clamp(x(x0)), height);
  ctx.globalAlpha = 1;
  ctx.fillStyle = colours.line;
  for (const { day } of axisTicks(from, to, width).major) ctx.fillRect(Math.round(x(day)), 0, 1, height);
  ctx.fillStyle = colours.accent;
  for (const edge of scope) {
    if (edge !== null && x(edge) > 0 && x(edge) < width) ctx.fillRect(Math.round(x(edge)), 0, 1, height);
  }
}

function paintSelection(ctx, row, drawn, x, height, colours) {
  if (row.x0 === null) return;
  ctx.fillStyle = colours.accent;
  ctx.fillRect(Math.round(x(pointOf(row))), 0, 1, height);
  for (const one of drawn) {
    const found = one.marks.find(({ mark }) => mark.rows.includes(row));
    if (found) ring(ctx, found.x, one.y, found.mark.half + 5, colours.accent, 2.5);
    const bar = one.bars.find((b) => b.rows.includes(row));
    if (bar) {
      const [middle, high] = barPlace(bar, one);
      ctx.strokeStyle = colours.accent;
      ctx.lineWidth = 2.5;
      ctx.strokeRect(bar.a - 1, middle - high / 2 - 3, Math.max(4, bar.b - bar.a) + 2, high + 6);
    }
  }
}
