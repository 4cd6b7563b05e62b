/** The steps of the axis, from decades to hours: a coarse one that is named in full, a fine one beneath. */
import { MONTHS, WEEKDAYS, dateOfDay } from "./days.js";

const FULL_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];
const MOST_TICKS = 400;
const YEAR_ROOM_PX = 44;

/**
 * @typedef {object} Tick
 * @property {number} day where it stands
 * @property {string} label
 */

/**
 * A step of whole units: where it begins, where the next begins, how it is called.
 * @typedef {{ floor: (d: Date) => void, next: (d: Date) => void, say: (d: Date) => string }} Step
 */

/** @param {number} every @returns {Step} */
const years = (every) => ({
  floor: (d) => {
    d.setUTCHours(0);
    d.setUTCMonth(0, 1);
    d.setUTCFullYear(d.getUTCFullYear() - (d.getUTCFullYear() % every));
  },
  next: (d) => d.setUTCFullYear(d.getUTCFullYear() + every),
  say: (d) => String(d.getUTCFullYear()),
});

/** @param {number} every @param {(d: Date) => string} say @returns {Step} */
const months = (every, say = (d) => MONTHS[d.getUTCMonth()]) => ({
  floor: (d) => {
    d.setUTCHours(0);
    d.setUTCMonth(d.getUTCMonth() - (d.getUTCMonth() % every), 1);
  },
  next: (d) => d.setUTCMonth(d.getUTCMonth() + every),
  say,
});

/** @param {number} every @param {(d: Date) => string} say @returns {Step} */
const days = (every, say) => ({
  floor: (d) => {
    d.setUTCHours(0);
    // Weeks begin on Monday.
    if (every === 7) d.setUTCDate(d.getUTCDate() - ((d.getUTCDay() + 6) % 7));
  },
  next: (d) => d.setUTCDate(d.getUTCDate() + every),
  say,
});

/** @param {number} every @returns {Step} */
const hours = (every) => ({
  floor: (d) => d.setUTCHours(d.getUTCHours() - (d.getUTCHours() % every)),
  next: (d) => d.setUTCHours(d.getUTCHours() + every),
  say: (d) => `${String(d.getUTCHours()).padStart(2, "0")}:00`,
});

const monthOfYear = (d) => `${FULL_MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
const dayOfMonth = (d) => String(d.getUTCDate());
const weekday = (d) => `${WEEKDAYS[d.getUTCDay()]} ${d.getUTCDate()}`;
const wholeDay = (d) => `${weekday(d)} ${monthOfYear(d)}`;

/** Fine steps, finest first: its length in days, the room that a label needs, and what stands above it. */
const FINE = [
  [1 / 24, 40, hours(1), days(1, wholeDay)],
  [1 / 4, 44, hours(6), days(1, wholeDay)],
  [1, 46, days(1, weekday), months(1, monthOfYear)],
  [1, 22, days(1, dayOfMonth), months(1, monthOfYear)],
  [7, 26, days(7, dayOfMonth), months(1, monthOfYear)],
  [30, 30, months(1), years(1)],
  [91, 30, months(3), years(1)],
];

/** @param {Step} step @param {number} from @param {number} to days @returns {Tick[]} from the one before `from` on */
function ticksOf(step, from, to) {
  const at = dateOfDay(from);
  at.setUTCMinutes(0, 0, 0);
  step.floor(at);
  const ticks = [];
  for (; at.getTime() / 86_400_000 <= to && ticks.length < MOST_TICKS; step.next(at)) {
    ticks.push({ day: at.getTime() / 86_400_000, label: step.say(at) });
  }
  return ticks;
}

let kept = { from: NaN, to: NaN, width: NaN, ticks: { major: [], minor: [] } };

/**
 * The ticks of an axis. The first major one may lie before `from`: it says where one is.
 * @param {number} from @param {number} to days @param {number} width pixels
 * @returns {{ major: Tick[], minor: Tick[] }} minor ones without labels where years alone have room
 */
export function axisTicks(from, to, width) {
  if (kept.from === from && kept.to === to && kept.width === width) return kept.ticks;
  const perDay = width / (to - from);
  const fine = FINE.find(([length, room]) => length * perDay >= room);
  let ticks;
  if (fine) {
    const [, , minor, major] = fine;
    ticks = { major: ticksOf(major, from, to), minor: ticksOf(minor, from, to) };
  } else {
    const every = [1, 2, 5, 10, 20, 50, 100].find((n) => n * 365 * perDay >= YEAR_ROOM_PX) ?? 200;
    const unlabelled = every === 1 ? months(3, () => "") : { ...years(every === 2 ? 1 : every / 5), say: () => "" };
    ticks = { major: ticksOf(years(every), from, to), minor: ticksOf(unlabelled, from, to) };
  }
  kept = { from, to, width, ticks };
  return ticks;
}
