/** What one agency knew by a day: the choice that every view of it shares, and what it leaves. */
import { dayNumber, isoOfDay, sayDay } from "./days.js";
import { sifter } from "./sift.js";
import { wasKnown } from "./store.js";

const SETTLES_MS = 140;

const pasts = new WeakMap();

/**
 * The one view of the past that a page has.
 * @param {any} store
 * @returns {ReturnType<typeof pastOf>}
 */
export function asOf(store) {
  if (!pasts.has(store)) pasts.set(store, pastOf(store));
  return pasts.get(store);
}

function pastOf(store) {
  const hearers = [];
  let draft = "";
  let settling = 0;
  let counted = { rows: null, filter: null, agency: "", days: [], byDay: new Map(), all: 0, elsewhere: [], reached: [] };

  const chosen = () => store.filter.known;
  /** What is chosen, with the day that is just being dragged to. */
  const known = () => (chosen() && draft ? { ...chosen(), date: draft } : chosen());

  function settle() {
    clearTimeout(settling);
    const date = draft;
    draft = "";
    if (date && chosen() && date !== chosen().date) store.narrow({ known: { ...chosen(), date } }, "known");
    else hearers.forEach((hear) => hear());
  }

  /** Everything that is looked at, known or not; and the days on which it became known. */
  function count() {
    const { agency } = chosen();
    if (counted.rows === store.rows && counted.filter === store.filter && counted.agency === agency) return counted;
    let rows = store.shown;
    if (chosen().hide) {
      const { test } = sifter({ ...store.filter, known: null }, store);
      rows = store.rows.filter((row) => test(row) && (store.filter.background || row.scope !== "background"));
    }
    const byDay = new Map();
    const [elsewhere, reached] = [[], []];
    for (const row of rows) {
      const day = row.known?.[agency];
      const own = row.agency === agency ? "" : row.known?.[row.agency];
      if (own) elsewhere.push(own);
      if (own && day) reached.push(own > day ? own : day);
      if (!day) continue;
      if (byDay.has(day)) byDay.get(day).push(row);
      else byDay.set(day, [row]);
    }
    const days = [...byDay.keys()].sort();
    let had = 0;
    const until = days.map((day) => { had += byDay.get(day).length; return had; });
    counted = { rows: store.rows, filter: store.filter, agency, days, until, byDay, all: rows.length, elsewhere: elsewhere.sort(), reached: reached.sort() };
    return counted;
  }

  return {
    known, settle,
    on(hear) { hearers.push(hear); },
    /** Look from an agency's side at a day. @param {string} agency @param {string} date ISO */
    look(agency, date) {
      draft = "";
      store.narrow({ known: { hide: chosen()?.hide ?? false, agency, date } }, "known");
    },
    change(changes) {
      draft = "";
      store.narrow({ known: { ...chosen(), ...changes } }, "known");
    },
    off() {
      draft = "";
      store.narrow({ known: null }, "known");
    },
    /** Try a day; it is taken up once it rests. @param {string} date ISO @param {boolean} [held] */
    drag(date, held = false) {
      draft = date;
      clearTimeout(settling);
      if (!held) settling = setTimeout(settle, SETTLES_MS);
      hearers.forEach((hear) => hear());
    },
    /** @param {number} days */
    step(days) { this.drag(isoOfDay(dayNumber(known().date) + days)); },
    /** The next day on which their knowledge changed, or the one before. @param {number} by 1 or -1 */
    changeDay(by) {
      const { days } = count();
      const now = known().date;
      return (by > 0 ? days.find((day) => day > now) : days.findLast((day) => day < now)) ?? "";
    },
    /** @param {-1 | 1} end @returns {string} the first or the last of those days */
    endDay: (end) => count().days.at(end < 0 ? 0 : -1) ?? "",
    /** @returns {{ had: number, others: number, all: number, news: any[] }} what they had by then, what only others had, what came that day */
    tally() {
      const { days, until, byDay, all, elsewhere, reached } = count();
      const now = known().date;
      const at = days.findLastIndex((day) => day <= now);
      const others = countUpTo(elsewhere, now) - countUpTo(reached, now);
      return { had: at < 0 ? 0 : until[at], others, all, news: byDay.get(now) ?? [] };
    },
    agency: () => store.agencies.get(chosen()?.agency),
  };
}

/** How many of sorted days are no later than one. @param {string[]} days @param {string} now @returns {number} */
function countUpTo(days, now) {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ways of knowing, as they are said of an entry of another agency. */
const WAYS = {
  same_event: "own record of it",
  told: "told",
  named: "told",
};

/** How an agency knew of another's entry, for the table: "told 2 Mar 2022". */
export function wayBriefly(row, known) {
  const way = known && row.agency !== known.agency && wasKnown(row, known) && row.how?.[known.agency];
  return way ? `${WAYS[way] ?? "known"}${way === "same_event" ? "," : ""} ${sayDay(dayNumber(row.known[known.agency]))}` : "";
}

/** How an agency came to know of an entry, in whole words. */
export function waySaid(row, agency, name) {
  const day = row.known?.[agency];
  if (!day) return "";
  const on = sayDay(dayNumber(day));
  if (agency === row.agency) return `${name} had this on record from ${on}${row.recorded === day ? ", when it was recorded" : ""}.`;
  if (row.how?.[agency] === "same_event") return `${name} made a record of the same event on ${on}.`;
  if (row.how?.[agency] === "told") return `${name} was told on ${on}; you recorded that.`;
  return `${name} was told: the record says so, or names them as present. Counted from ${on}.`;
}
