/** Days as numbers: the unit of the timeline, counted from 1 January 1970, without time zones. */

const MINUTES_A_DAY = 1440;
export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

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
