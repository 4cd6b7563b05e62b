/** Days as numbers: the unit of the timeline, counted from 1 January 1970, without time zones. */

const MINUTES_A_DAY = 1440;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** @param {string} iso a day, or a day and a clock time @returns {number} days, with a fraction */
export function dayNumber(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  const at = new Date(Date.UTC(2000, month - 1, day));
  at.setUTCFullYear(year);
  const clock = iso.length > 10 ? Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16)) : 0;
  return at.getTime() / 86_400_000 + clock / MINUTES_A_DAY;
}

/** @param {number} day @returns {Date} */
export const dateOfDay = (day) => new Date(day * 86_400_000);

/** @param {number} day @returns {string} such as "14 Mar 2022" */
export function sayDay(day) {
  const at = dateOfDay(day);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** @param {number} day @returns {string} ISO, as a date field takes it */
export const isoOfDay = (day) => dateOfDay(day).toISOString().slice(0, 10);

/**
 * The steps of an axis, widest first: the one is used whose labels keep apart.
 * @type {Array<{ days: number, next: (d: Date) => void, floor: (d: Date) => void, say: (d: Date) => string, strong: (d: Date) => boolean }>}
 */
const STEPS = [
  yearStep(5), yearStep(2), yearStep(1), monthStep(3), monthStep(1),
  dayStep(7, (d) => d.getUTCDay() === 1), dayStep(1, (d) => d.getUTCDate() === 1), hourStep(6), hourStep(1),
];

function yearStep(years) {
  return {
    days: 365 * years,
    floor: (d) => { d.setUTCMonth(0, 1); d.setUTCFullYear(d.getUTCFullYear() - (d.getUTCFullYear() % years)); },
    next: (d) => d.setUTCFullYear(d.getUTCFullYear() + years),
    say: (d) => String(d.getUTCFullYear()),
    strong: () => true,
  };
}

function monthStep(months) {
  return {
    days: 30 * months,
    floor: (d) => d.setUTCMonth(d.getUTCMonth() - (d.getUTCMonth() % months), 1),
    next: (d) => d.setUTCMonth(d.getUTCMonth() + months),
    say: (d) => (d.getUTCMonth() === 0 ? String(d.getUTCFullYear()) : MONTHS[d.getUTCMonth()]),
    strong: (d) => d.getUTCMonth() === 0,
  };
}

function dayStep(days, strong) {
  return {
    days,
    floor: (d) => { if (days === 7) d.setUTCDate(d.getUTCDate() - ((d.getUTCDay() + 6) % 7)); },
    next: (d) => d.setUTCDate(d.getUTCDate() + days),
    say: (d) => (days === 7 ? `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]}`
      : `${WEEKDAYS[d.getUTCDay()]} ${d.getUTCDate()}${d.getUTCDate() === 1 ? ` ${MONTHS[d.getUTCMonth()]}` : ""}`),
    strong,
  };
}

function hourStep(hours) {
  return {
    days: hours / 24,
    floor: (d) => d.setUTCHours(d.getUTCHours() - (d.getUTCHours() % hours)),
    next: (d) => d.setUTCHours(d.getUTCHours() + hours),
    say: (d) => (d.getUTCHours() === 0 ? `${WEEKDAYS[d.getUTCDay()]} ${d.getUTCDate()}`
      : `${String(d.getUTCHours()).padStart(2, "0")}:00`),
    strong: (d) => d.getUTCHours() === 0,
  };
}

/**
 * The ticks of an axis.
 * @param {number} from @param {number} to days @param {number} width pixels
 * @returns {Array<{ day: number, label: string, strong: boolean }>}
 */
export function axisTicks(from, to, width) {
  const perDay = width / (to - from);
  const step = [...STEPS].reverse().find((s) => s.days * perDay >= 58) ?? STEPS[0];
  const at = dateOfDay(from);
  if (step.days >= 1) at.setUTCHours(0, 0, 0, 0);
  else at.setUTCMinutes(0, 0, 0);
  step.floor(at);
  const ticks = [];
  for (; at.getTime() / 86_400_000 <= to && ticks.length < 400; step.next(at)) {
    ticks.push({ day: at.getTime() / 86_400_000, label: step.say(at), strong: step.strong(at) });
  }
  return ticks;
}
