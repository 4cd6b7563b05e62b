/** Dates as they are typed into a search: a day, a month or a year, the British way round. */
import { dayNumber, isoOfDay } from "./days.js";

const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SEPARATOR = "[\\s./-]*";
const ISO_TYPED = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const DAY_FIRST = /^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4}|\d{2})$/;
const IN_WORDS = new RegExp(`^(?:(\\d{1,2})(?:st|nd|rd|th)?${SEPARATOR})?([a-z]{3,9})${SEPARATOR}(\\d{4})$`);

/**
 * @param {string} typed such as "2022", "March 2022", "14/3/2022" or "2022-03-14"
 * @returns {[number, number] | null} its first day and the day after its last; `null` for no date
 */
export function stretchOf(typed) {
  const words = typed.trim().toLowerCase();
  let hit = ISO_TYPED.exec(words);
  if (hit) return stretch(hit[1], hit[2], hit[3]);
  hit = DAY_FIRST.exec(words);
  if (hit) return stretch(hit[3].length === 2 ? `20${hit[3]}` : hit[3], hit[2], hit[1]);
  hit = IN_WORDS.exec(words);
  const month = hit ? MONTH_NAMES.indexOf(hit[2].slice(0, 3)) + 1 : 0;
  return month ? stretch(hit[3], String(month), hit[1]) : null;
}

function stretch(year, month, day) {
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  const iso = (a, b, c) => `${String(a).padStart(4, "0")}-${String(b).padStart(2, "0")}-${String(c).padStart(2, "0")}`;
  const from = dayNumber(iso(y, m, d));
  // 31 April, or a thirteenth month, comes out as another day than was asked for.
  if (y < 1 || isoOfDay(from) !== iso(y, m, d)) return null;
  if (day) return [from, from + 1];
  return [from, dayNumber(month && m < 12 ? iso(y, m + 1, 1) : iso(y + 1, 1, 1))];
}
