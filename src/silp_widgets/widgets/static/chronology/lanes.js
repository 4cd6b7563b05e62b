/** The lanes of the timeline: which there are, and which rows are in each. */

import { h } from "../kit/dom.js";
import { grouped } from "../kit/words.js";
import { dayNumber } from "./days.js";

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

const LIVING_MEMORY = dayNumber("1900-01-01");
const MS_A_DAY = 86_400_000;

/**
 * The stretch that holds the scope and every dated row, whatever they are narrowed to: the picture
 * keeps its frame while somebody searches. A year that was mistyped (2042, 1022) would leave all the
 * others no room: rows on a day that nobody can have recorded are left beyond its edge.
 * @param {any[]} rows @param {Array<number | null>} scope @param {boolean} background
 * @param {boolean} [beyond] with those, for how far one can move
 * @returns {[number, number]}
 */
export function extentOf(rows, scope, background, beyond = false) {
  let [from, to] = [scope[0] ?? Infinity, scope[1] ?? -Infinity];
  const tomorrow = Date.now() / MS_A_DAY + 1;
  for (const row of rows) {
    if (row.x0 === null || (row.scope === "background" && !background)) continue;
    if (!beyond && (row.x0 > tomorrow || row.x0 < LIVING_MEMORY)) continue;
    if (row.x0 < from) from = row.x0;
    if (row.x1 > to) to = row.x1;
  }
  if (from < to) return [from, to];
  return beyond ? [dayNumber("2020-01-01"), dayNumber("2020-12-31")] : extentOf(rows, scope, background, true);
}

const LOWEST_PX = 17;
const USUAL_PX = 22;
const HIGHEST_PX = 28;
const TALL_SCREEN_PX = 1000;
const FEW = 6;
const LANES_PX = 256;
const LANES_OF_SCREEN = 0.3;

/** How high a lane may be, so that fifteen stand together on a small screen, and large on a projector. */
export function laneHeightFor(lanes) {
  const room = Math.max(LANES_PX, innerHeight * LANES_OF_SCREEN);
  const most = innerHeight >= TALL_SCREEN_PX || lanes <= FEW ? HIGHEST_PX : USUAL_PX;
  return Math.max(LOWEST_PX, Math.min(most, Math.floor(room / Math.max(1, lanes))));
}

/** The names beside the lanes. @param {Lane[]} lanes @param {number} height @param {string} [lit] the lane that is looked from */
export function laneNames(lanes, height, lit) {
  return lanes.map((lane) => h("li", { class: lit && lane.key === lit ? "chron-lane-lit" : null, style: { height: `${height}px` }, title: lane.name },
    lane.code && h("span", { class: "silp-agency", style: { "--agency": lane.colour } }, lane.code),
    h("span", { class: "chron-lane-name" }, lane.name),
    !lane.uncounted && h("span", { class: "chron-lane-count" }, grouped(lane.rows.length))));
}
