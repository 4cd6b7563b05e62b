/** The rows as they are now: those sent as a whole, with the patches on them. */
import { dayNumber } from "./days.js";

const OPEN_END_DAYS = 45;

/**
 * @param {{ version?: number, rows?: any[] }} entries
 * @param {{ base?: number, rows?: Array<[any, string]>, removed?: string[] }} patches
 * @returns {any[]} rows in order, each with its place on the timeline
 */
export function currentRows(entries, patches) {
  const base = entries?.rows ?? [];
  const fits = patches?.base === entries?.version;
  const changed = fits ? patches.rows ?? [] : [];
  if (!changed.length && !(fits && patches.removed?.length)) return base.map(placed);
  const gone = new Set([...(patches.removed ?? []), ...changed.map(([row]) => row.id)]);
  // Each changed row names the one it stands after, changed or not, so that one pass is enough.
  const following = new Map(changed.map(([row, after]) => [after, row]));
  const rows = [];
  const follow = (id) => {
    for (let row = following.get(id); row; row = following.get(row.id)) rows.push(placed(row));
  };
  follow("");
  for (const row of base) {
    if (gone.has(row.id)) continue;
    rows.push(placed(row));
    follow(row.id);
  }
  return rows;
}

/** What a row says where it says nothing. */
const USUAL = { precision: "day", certainty: "stated", quality: "not_assessed" };

const placedRows = new WeakMap();

/** Give a row what went without saying, and its stretch in days: `x0`, `x1`, and which ends are open. */
function placed(row) {
  const kept = placedRows.get(row);
  if (kept) return kept;
  const made = { ...USUAL, from: row.day, to: row.day, ...row, x0: null, x1: null, hay: null };
  const { from, to } = made;
  made.openStart = !from;
  made.openEnd = !to;
  made.known ??= to && !row.note ? { [row.agency]: to.slice(0, 10) } : {};
  if (from) made.x0 = dayNumber(from);
  if (to) made.x1 = dayNumber(to) + (to.length > 10 ? 0 : 1);
  if (made.x0 === null && made.x1 !== null) made.x0 = made.x1 - OPEN_END_DAYS;
  if (made.x1 === null && made.x0 !== null) made.x1 = made.x0 + OPEN_END_DAYS;
  placedRows.set(row, made);
  return made;
}

/** Whether two rows may have been at one time: a day and an hour of it do not differ. */
export function mayCoincide(one, other) {
  if (one.x0 === null || other.x0 === null || one.x0 === other.x0) return true;
  return one.x0 < other.x1 && other.x0 < one.x1;
}

/** Everything of a row that a search looks through, in lower case; made once. */
export function hayOf(row) {
  row.hay ??= [row.ref, row.date, row.wording, row.text, row.source, row.people?.join(" "),
    row.place, row.voice, row.action, row.no_action, row.outcome, row.comment, row.good_note, row.type]
    .filter(Boolean).join("\n").toLowerCase();
  return row.hay;
}
