/** Silence as data: stretches in which an agency, or nobody, recorded contact; which are shown. */
import { counted } from "../kit/words.js";
import { dayNumber, sayDay } from "./days.js";

const silent = new WeakMap();

/**
 * The silences that a page shows, and from how many days on.
 * @param {any} store
 * @returns {ReturnType<typeof silenceOf>}
 */
export function silencesIn(store) {
  if (!silent.has(store)) silent.set(store, silenceOf(store));
  return silent.get(store);
}

function silenceOf(store) {
  const hearers = [];
  const tell = () => hearers.forEach((hear) => hear());
  let made = { from: null, all: [], nil: [] };
  let long = { all: null, days: 0, by: new Map() };
  const chosen = { on: true, days: 0, joint: 0, one: "" };
  const given = () => store.view()?.silences ?? {};

  function all() {
    const from = given().stretches ?? [];
    if (made.from !== from) {
      made = { from, all: from.map((s) => ({ ...s, key: `${s.kind} ${s.agency} ${s.first} ${s.id ?? ""}`, x0: dayNumber(s.first), x1: dayNumber(s.last) + 1 })) };
      made.nil = made.all.filter((s) => s.nil);
    }
    return made.all;
  }

  /** The long ones by agency, sorted out once: the timeline asks for every lane in every frame. */
  function longBy() {
    const days = silences.days;
    if (long.all !== all() || long.days !== days) {
      long = { all: all(), days, by: new Map() };
      for (const s of long.all) {
        if (s.kind !== "nothing_recorded" || s.days < days) continue;
        if (!long.by.has(s.agency)) long.by.set(s.agency, []);
        long.by.get(s.agency).push(s);
      }
    }
    return long.by;
  }
  const silences = {
    on(hear) { hearers.push(hear); },
    get least() { return given().least ?? 1; },
    get days() { return chosen.days || given().days || 60; },
    get jointDays() { return chosen.joint || given().joint_days || 30; },
    shown: () => chosen.on,
    chosen: () => chosen.one,
    show(on) { chosen.on = on; tell(); },
    longFrom(days, joint) { Object.assign(chosen, { days, joint }); tell(); },
    choose(key) { Object.assign(chosen, { one: key, on: chosen.on || Boolean(key) }); tell(); },
    /** @param {string} [agency] @returns {any[]} its silences that are long enough, by their start */
    of: (agency) => (agency === undefined
      ? all().filter((s) => s.kind === "nothing_recorded" && s.days >= silences.days) : longBy().get(agency) ?? []),
    joint: () => all().filter((s) => s.kind === "joint" && s.days >= silences.jointDays),
    looked: () => all().filter((s) => s.kind === "no_contact"),
    /** A nil return says of the whole scope that somebody looked. */
    nil() { all(); return made.nil; },
  };
  return silences;
}

/** @param {any} s @returns {string} "3 May to 15 Jul 2022" */
export function stretchWords(s) {
  const [first, last] = [sayDay(s.x0), sayDay(s.x1 - 1)];
  const year = last.slice(-4);
  return first === last ? last : `${first.endsWith(year) ? first.slice(0, -5) : first} to ${last}`;
}

/** @param {any} s @param {any} store @returns {string} the whole sentence */
export function silenceWords(s, store) {
  const days = counted(s.days, "day");
  const name = store.agencies.get(s.agency)?.name ?? s.agency;
  if (s.kind === "joint") return `No agency recorded contact for ${days}, ${stretchWords(s)}`;
  if (s.nil) return `${name}: nil return. They looked, and hold nothing for ${stretchWords(s)}`;
  if (s.kind === "no_contact") return `${name}: no contact for ${days}, ${stretchWords(s)}`;
  return `${name}: nothing recorded for ${days}, ${stretchWords(s)}`;
}

/** How many entries other agencies made of a stretch. @param {any} s @param {any} store @returns {number} */
export function meanwhile(s, store) {
  let count = 0;
  for (const row of store.rows) {
    if (row.x0 === null || row.agency === s.agency || row.note || row.kind === "no_contact") continue;
    if (row.x0 < s.x1 && row.x1 > s.x0) count += 1;
  }
  return count;
}
