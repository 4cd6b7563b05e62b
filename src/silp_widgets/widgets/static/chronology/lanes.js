/** Where rows stand on the timeline: lanes, marks, and clusters where marks would cover each other. */

import { dayNumber } from "./days.js";

export const MARK_PX = 12;
const WIDE_PX = 14;
const CLUSTER_PX = 24;

/**
 * @typedef {object} Lane
 * @property {string} key
 * @property {string} code
 * @property {string} name
 * @property {string} colour
 * @property {string} shape
 * @property {any[]} rows by their start
 */

/** The ways of making lanes. A practitioner never has one: nothing groups by a named worker. */
export const LANES_BY = [["agency", "by agency"], ["person", "by family member"], ["theme", "by theme"]];

const MOST_LANES = 15;
const NEUTRAL = "#4b565b";

/** @param {any} store @param {string} by @returns {Lane[]} */
export function makeLanes(store, by) {
  const lanes = new Map();
  const lane = (key, made) => {
    if (!lanes.has(key)) lanes.set(key, { key, rows: [], shape: "circle", colour: NEUTRAL, code: "", ...made });
    return lanes.get(key);
  };
  const family = new Set(store.view().family ?? []);
  if (by === "agency") {
    for (const agency of store.agencies.values()) lane(agency.key, agency);
    for (const row of store.shown) lane(row.agency, { name: row.agency, code: "??" }).rows.push(row);
    return [...lanes.values()].filter((l) => l.rows.length || lanes.size <= MOST_LANES);
  }
  for (const row of store.shown) {
    const keys = (by === "person" ? row.people?.filter((person) => family.has(person)) : row.themes) ?? [];
    for (const key of keys.length ? keys : [""]) {
      const none = by === "person" ? "others" : "no theme yet";
      lane(key, { name: key ? (store.themes.get(key) ?? key) : none, uncounted: by === "person" }).rows.push(row);
    }
  }
  const named = [...lanes.values()].sort((a, b) => (a.key === "") - (b.key === "") || a.name.localeCompare(b.name, "en-GB"));
  return named.slice(0, MOST_LANES);
}

/**
 * The stretch that holds the scope and every dated row, whatever they are narrowed to: the picture
 * keeps its frame while somebody searches.
 * @param {any[]} rows @param {Array<number | null>} scope @param {boolean} background
 * @returns {[number, number]}
 */
export function extentOf(rows, scope, background) {
  let [from, to] = [scope[0] ?? Infinity, scope[1] ?? -Infinity];
  for (const row of rows) {
    if (row.x0 === null || (row.scope === "background" && !background)) continue;
    if (row.x0 < from) from = row.x0;
    if (row.x1 > to) to = row.x1;
  }
  return from >= to ? [dayNumber("2020-01-01"), dayNumber("2020-12-31")] : [from, to];
}

/**
 * Lay one lane out for a stretch of time.
 * @param {Lane} lane @param {number} from @param {number} to days @param {number} width pixels
 * @returns {{ bars: any[], marks: any[] }} bars are wide; marks are points or clusters (`rows` > 1)
 */
export function layLane(lane, from, to, width) {
  const perDay = width / (to - from);
  const bars = [];
  const marks = [];
  let last = null;
  for (const row of lane.rows) {
    if (row.x0 === null || row.x1 < from || row.x0 > to) continue;
    const a = (row.x0 - from) * perDay;
    const b = (row.x1 - from) * perDay;
    const wide = row.day || row.timed ? b - a > MARK_PX * 6 : b - a > WIDE_PX;
    if (row.kind === "no_contact" || (wide && !row.timed)) {
      bars.push({ row, a, b, pale: row.kind === "no_contact" });
      continue;
    }
    const x = row.timed ? a : (a + b) / 2;
    if (last && Math.abs(x - last.x1) < MARK_PX - 2 && x - last.x0 < CLUSTER_PX) {
      last.rows.push(row);
      last.x1 = Math.max(x, last.x1);
    } else {
      last = { x0: x, x1: x, rows: [row] };
      marks.push(last);
    }
  }
  return { bars, marks };
}
