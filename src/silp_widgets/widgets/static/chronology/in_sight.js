/** What can be seen of the timeline, in words. */
import { counted, grouped } from "../kit/words.js";
import { sayDay } from "./days.js";

/** @param {any} store @param {{ from: number, to: number }} look @param {any[]} episodes @returns {string} */
export function inSightWords(store, look, episodes) {
  const seen = store.shown.filter((r) => r.x0 !== null && r.x1 >= look.from && r.x0 <= look.to);
  const undated = store.shown.filter((r) => r.x0 === null).length;
  if (!seen.length) return `No dated entries in this stretch.${undated ? ` ${grouped(undated)} undated, in the table.` : ""}`;
  const agencies = new Set(seen.map((r) => r.agency)).size;
  const inView = episodes.filter((e) => e.x1 >= look.from && e.x0 <= look.to).length;
  const first = Math.max(look.from, seen.reduce((a, r) => Math.min(a, r.x0), Infinity));
  // An end is where the next day begins; a time of day ends within its own.
  const last = Math.min(look.to, seen.reduce((a, r) => Math.max(a, Math.ceil(r.x1) - 1), -Infinity));
  return `In view: ${sayDay(first)} to ${sayDay(last)}, ${grouped(seen.length)} from ${counted(agencies, "agency", "agencies")}`
    + `${inView ? `, ${counted(inView, "episode")}` : ""}.`
    + `${undated ? ` ${grouped(undated)} undated, at the end of the table.` : ""}`;
}
