/** A look: what is narrowed to and what is seen of the timeline, as a plain mapping that can be kept. */
import { dayNumber } from "./days.js";
import { NO_FILTER, PICKED } from "./sift.js";

const SAME_WITHIN_DAYS = 3;

/**
 * @param {any} store @param {any} timeline
 * @returns {Record<string, any>} only what is not as it is from the start
 */
export function lookOf(store, timeline) {
  const look = {};
  for (const [key, none] of Object.entries(NO_FILTER)) {
    const now = store.filter[key];
    if (Array.isArray(none) ? now.length : now !== none) look[key] = now;
  }
  const { lanes, hidden, silences, zoom } = timeline.seen();
  if (lanes !== "agency") look.lanes = lanes;
  if (hidden) look.hidden = true;
  if (!silences) look.no_silences = true;
  if (zoom) look.zoom = zoom;
  return look;
}

/** Look at it again; whatever a look does not say is as it is from the start. */
export function seeLook(look, store, timeline) {
  const filter = Object.fromEntries(Object.entries(NO_FILTER).map(([key, none]) => [key, look[key] ?? none]));
  store.narrow(filter);
  timeline.seeAgain(look);
}

/** Whether two looks show the same; a stretch of the timeline may differ by what rounding makes of it. */
export function sameLook(one, other) {
  const near = !one.zoom === !other.zoom
    && (!one.zoom || one.zoom.every((day, i) => Math.abs(dayNumber(day) - dayNumber(other.zoom[i])) <= SAME_WITHIN_DAYS));
  return near && inOrder(one) === inOrder(other);
}

/** A look without its zoom, written in one way, however it was put together. */
function inOrder({ zoom: _, ...look }) {
  const flat = { ...look, known: look.known && knownCodes(look.known) };
  return JSON.stringify(Object.keys(flat).sort().map((key) => [key, flat[key]]));
}

const knownCodes = ({ agency, date, ...ways }) => [agency, date, ...Object.keys(ways).filter((way) => ways[way] === true).sort()];

/** Whether a look holds what must not stand in an address: words that are searched for, people's names. */
export const isPrivate = (look) => Boolean(look.text || look.person?.length || look.not_person?.length);

/* The fragment of an address: codes only. */

const IN_FRAGMENT = PICKED.filter((key) => key !== "person");
const FRAGMENT_NAME = { mark: "with" };
const CODE = /^[\w-]{1,80}$/;
const ISO = /^\d{4}-\d{2}-\d{2}$/;
const encoded = (values) => values.map(encodeURIComponent).join(",");

/** @param {Record<string, any>} look @param {any} store @returns {string} such as "agency=police&not.theme=housing" */
export function fragmentOf(look, store) {
  const parts = [];
  for (const key of IN_FRAGMENT) {
    const name = FRAGMENT_NAME[key] ?? key;
    const codes = (values) => encoded(key === "episode" ? values.map((id) => String(store.episodes.get(id)?.number ?? "0")) : values);
    if (look[key]) parts.push(`${name}=${codes(look[key])}`);
    if (look[`not_${key}`]) parts.push(`not.${name}=${codes(look[`not_${key}`])}`);
    if (look[`all_${key}`] !== undefined) parts.push(`of.${name}=${look[`all_${key}`] ? "all" : "any"}`);
  }
  for (const key of ["from", "to", "lanes"]) if (look[key]) parts.push(`${key}=${look[key]}`);
  for (const key of ["good", "background"]) if (look[key]) parts.push(`${key}=yes`);
  if (look.known) parts.push(`known=${knownCodes(look.known).map(encodeURIComponent).join("@")}`);
  if (look.zoom) parts.push(`zoom=${look.zoom.join("..")}`);
  if (look.hidden) parts.push("timeline=hidden");
  if (look.no_silences) parts.push("silences=hidden");
  return parts.join("&");
}

/**
 * Read a fragment, which anybody may have written: what is no code of ours is passed over.
 * @param {string} fragment without "#" @param {any} store
 * @returns {{ look: Record<string, any>, view: string, entry: string, tool: string } | null} `null` for none of ours
 */
export function readFragment(fragment, store) {
  const look = {};
  const found = { look, view: "", entry: "", tool: "" };
  let ours = false;
  for (const part of fragment.slice(0, 4000).split("&")) {
    const [name, written = ""] = part.split(/=(.*)/s);
    const values = written.split(",").map(decoded).filter(Boolean);
    const [way, bare] = name.includes(".") ? name.split(".") : ["", name];
    const key = IN_FRAGMENT.find((one) => (FRAGMENT_NAME[one] ?? one) === bare);
    const keep = (field, value, fits) => { if (fits) look[field] = value; };
    ours ||= Boolean(key) || ["view", "entry", "tool", "from", "to", "lanes", "good", "background", "known", "zoom", "timeline", "silences"].includes(name);
    if (["view", "entry", "tool"].includes(name)) found[name] = decoded(written);
    else if (key && way === "of") keep(`all_${key}`, written === "all", `all_${key}` in NO_FILTER);
    else if (key) {
      const codes = key === "episode" ? values.map((number) => [...store.episodes.values()].find((e) => String(e.number) === number)?.id ?? "gone") : values;
      keep(way === "not" ? `not_${key}` : key, codes.filter((code) => CODE.test(code)), codes.length);
    } else if (name === "from" || name === "to") keep(name, written, ISO.test(written));
    else if (name === "good" || name === "background") keep(name, true, written === "yes");
    else if (name === "lanes") keep("lanes", written, CODE.test(written));
    else if (name === "timeline") keep("hidden", true, written === "hidden");
    else if (name === "silences") keep("no_silences", true, written === "hidden");
    else if (name === "zoom") keep("zoom", written.split(".."), written.split("..").length === 2 && written.split("..").every((day) => ISO.test(day)));
    else if (name === "known") {
      const [agency, date, ...ways] = written.split("@").map(decoded);
      keep("known", { agency, date, ...Object.fromEntries(ways.filter((one) => CODE.test(one)).map((one) => [one, true])) }, store.agencies.has(agency) && ISO.test(date ?? ""));
    }
  }
  return ours ? found : null;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // Half an escape, as an address that was cut short has it.
  }
}
