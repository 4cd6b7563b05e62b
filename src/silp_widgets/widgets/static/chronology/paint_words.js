/** Words on the lanes: what an entry says beside it, once the lane is close enough to read. */
import { wasKnown } from "./store.js";

/** From so many pixels a day on, entries say what they are. */
export const WORDS_PER_DAY = 6.5;
const LEAST_PX = 46;
const GAP_PX = 8;
const LETTER_PX = 5.6;
const SILENCE_WORDS_PX = 72;
const NO_CONTACT_PX = 64;

/**
 * What takes room in a lane, and what of it has words: a mark beside it, a bar above it.
 * @returns {any[]} from left to right: its left edge, where its words begin, its row
 */
function roomTaken({ bars, marks, silences }, width) {
  const taken = marks.map(({ mark, x }) => ({ left: x - mark.half, from: x + mark.half + (mark.good ? 8 : 5), row: mark.rows.length === 1 ? mark.rows[0] : null }));
  const pale = [];
  for (const bar of bars) {
    // Bars without words of their own lie at the foot, and leave room for others'.
    if (bar.tracks > 1 || bar.rows.length > 1) continue;
    const left = Math.max(0, bar.a);
    const one = { left, from: left + (bar.pale ? 7 : 5), bar, row: bar.rows[0], given: bar.pale ? "no contact" : "" };
    taken.push(one);
    if (bar.pale) pale.push(one);
  }
  for (const one of pale) {
    // Words that would begin in the same place, follow.
    for (const other of taken) {
      if (other !== one && other.bar && Math.abs(other.left - one.left) < NO_CONTACT_PX) other.left = other.from = one.left + NO_CONTACT_PX + 2 * GAP_PX;
    }
  }
  for (const { a, b } of silences) {
    const middle = (Math.max(0, a) + Math.min(width, b)) / 2;
    if (b - a > SILENCE_WORDS_PX * 2) taken.push({ left: middle - SILENCE_WORDS_PX, from: 0, row: null });
  }
  return taken.sort((one, other) => one.left - other.left);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ bars: any[], marks: any[], silences: any[] }} lane what was drawn, in pixels of the screen
 * @param {{ y: number, width: number, colours: any, known: any }} at what wasn't known then says nothing
 */
export function paintWords(ctx, lane, { y, width, colours, known }) {
  const taken = roomTaken(lane, width);
  ctx.font = `12px ${colours.font}`;
  ctx.textBaseline = "middle";
  taken.forEach(({ row, from, bar, given }, at) => {
    if (!row || !(given || row.text) || !wasKnown(row, known)) return;
    const next = taken.slice(at + 1).find((other) => other.left > from - GAP_PX);
    const room = Math.min(next ? next.left - GAP_PX : width, width - 2) - from;
    if (room < (given ? NO_CONTACT_PX : LEAST_PX)) return;
    const words = given || cut(bar && row.good ? `✓ ${row.text}` : row.text, Math.floor(room / LETTER_PX));
    if (lane.silences.some(({ a, b }) => a < from + room && b > from)) {
      ctx.fillStyle = colours.paper;
      ctx.fillRect(from - 2, y - 7, Math.min(room, ctx.measureText(words).width) + 5, 14);
    }
    ctx.fillStyle = colours.ink;
    ctx.fillText(words, from, given ? y + 0.5 : y - 1, room);
  });
}

/** So many letters of a text, whole words where there are some. */
function cut(text, letters) {
  const line = text.slice(0, letters * 2).replace(/\s+/g, " ").trim();
  if (line.length <= letters) return line;
  const whole = line.slice(0, letters).replace(/\s+\S*$/, "");
  return `${whole.length > 3 ? whole : line.slice(0, letters - 1)}…`;
}

/** "No contact", in each such bar where no mark stands over the words. */
export function paintNoContact(ctx, { bars, marks }, { y, width, colours }) {
  const pale = bars.filter((bar) => bar.pale && bar.tracks === 1 && Math.min(bar.b, width) - Math.max(bar.a, 0) > NO_CONTACT_PX + 14);
  if (!pale.length) return;
  ctx.font = `11.5px ${colours.font}`;
  ctx.fillStyle = colours.ink;
  for (const bar of pale) {
    let from = Math.max(bar.a, 0) + 7;
    const end = Math.min(bar.b, width) - 4;
    for (const { mark, x } of marks) {
      if (x + mark.half > from && x - mark.half < from + NO_CONTACT_PX) from = x + mark.half + 7;
    }
    if (end - from >= NO_CONTACT_PX) ctx.fillText("no contact", from, y + 0.5);
  }
}
