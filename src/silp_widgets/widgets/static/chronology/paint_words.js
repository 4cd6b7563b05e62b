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
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ bars: any[], marks: any[], silences: any[] }} lane what was drawn, in pixels of the screen
 * @param {{ y: number, width: number, colours: any, known: any }} at
 */
export function paintWords(ctx, { bars, marks, silences }, { y, width, colours, known }) {
  const said = [];
  for (const { mark, x } of marks) said.push({ left: x - mark.half, from: x + mark.half + (mark.good ? 8 : 5), row: mark.rows.length === 1 && mark.rows[0] });
  for (const bar of bars) {
    const left = Math.max(0, bar.a);
    const own = bar.tracks === 1 && bar.rows.length === 1 && bar.rows[0];
    // Bars without words of their own lie at the foot, and leave room for others'.
    if (own) said.push({ left, from: left + (bar.pale ? 7 : 5), bar, row: own, words: bar.pale ? "no contact" : "" });
  }
  for (const { a, b } of silences) {
    const middle = (Math.max(0, a) + Math.min(width, b)) / 2;
    if (b - a > SILENCE_WORDS_PX * 2) said.push({ left: middle - SILENCE_WORDS_PX, from: 0, row: null });
  }
  for (const pale of said.filter(({ words }) => words)) {
    // Whose words begin in the same place, follow.
    for (const other of said) {
      if (other !== pale && other.bar && Math.abs(other.left - pale.left) < NO_CONTACT_PX) other.left = other.from = pale.left + NO_CONTACT_PX + 2 * GAP_PX;
    }
  }
  said.sort((one, other) => one.left - other.left);
  ctx.font = `12px ${colours.font}`;
  ctx.textBaseline = "middle";
  said.forEach(({ row, from, bar, words: given }, at) => {
    if (!row || !(given || row.text)) return;
    const next = said.slice(at + 1).find((other) => other.left > from - GAP_PX);
    const room = Math.min(next ? next.left - GAP_PX : width, width - 2) - from;
    if (room < LEAST_PX) return;
    const words = given || cut(bar && row.good ? `✓ ${row.text}` : row.text, Math.floor(room / LETTER_PX));
    if (given && room < NO_CONTACT_PX) return;
    if (silences.some(({ a, b }) => a < from + room && b > from)) {
      ctx.fillStyle = colours.paper;
      ctx.fillRect(from - 2, y - 7, Math.min(room, ctx.measureText(words).width) + 5, 14);
    }
    ctx.fillStyle = wasKnown(row, known) ? colours.ink : colours.soft;
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
