/** What the rows are narrowed to, and that made into one test of a row. */
import { dayNumber } from "./days.js";
import { VALUES_OF, compileQuery } from "./query_match.js";
import { parseQuery } from "./query_parse.js";

/** What is picked from a list; each is wanted, or (under `not_`) not wanted. */
export const PICKED = ["agency", "person", "theme", "episode", "mark"];

/** Nothing narrowed. `all_` asks for all that are wanted of one entry, rather than any of them. */
export const NO_FILTER = Object.freeze({
  text: "", from: "", to: "", good: false, background: false, known: null,
  ...Object.fromEntries(PICKED.flatMap((key) => [[key, []], [`not_${key}`, []]])),
  all_person: false, all_theme: false, all_mark: true,
});

/** The marks that rows can be narrowed to: value, words, test. */
export const MARKS = [
  ["accounts", "what practitioners said", (row) => row.accounts],
  ["corrections", "corrections", (row) => row.corrections],
  ["event", "several records of one event", (row) => row.event],
  ["voice", "what the person said or showed", (row) => row.voice],
  ["doubt", "a date in doubt", (row) => row.certainty !== "stated" || !row.from || !row.to],
  ["no_contact", "no contact", (row) => row.kind === "no_contact"],
];
const TYPED_MARKS = [...MARKS, ["good", "good practice", (row) => row.good]];

/** @param {string} key of the filter @param {any} value @returns {boolean} whether it narrows to anything */
export function narrows(key, value) {
  if (key === "background" || key.startsWith("all_")) return false;
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/**
 * @param {any} filter as {@link NO_FILTER} has it
 * @param {any} store for what the case calls things
 * @returns {import("./query_match.js").Compiled} the whole filter's test, and what its search says
 */
export function sifter(filter, store) {
  const { root, notes } = parseQuery(filter.text);
  const query = compileQuery(root, namesOf(store));
  const tests = PICKED.flatMap((key) => pickTests(key, filter));
  if (filter.good) tests.push((row) => row.good);
  if (filter.from || filter.to) {
    const [from, to] = [filter.from ? dayNumber(filter.from) : -Infinity, filter.to ? dayNumber(filter.to) + 1 : Infinity];
    tests.push((row) => row.x0 !== null && row.x0 < to && row.x1 > from);
  }
  if (filter.known?.hide) {
    const { agency, date } = filter.known;
    tests.push((row) => Boolean(row.known?.[agency] && row.known[agency] <= date));
  }
  if (root) tests.push(query.test);
  return { ...query, notes: [...notes, ...query.notes], test: (row) => tests.every((test) => test(row)) };
}

/** @returns {Array<(row: any) => boolean>} */
function pickTests(key, filter) {
  const tests = [];
  const [wanted, unwanted] = [filter[key], filter[`not_${key}`]];
  const has = key === "mark" ? (row, value) => MARKS.find(([name]) => name === value)?.[2](row) : (row, value) => VALUES_OF[key](row).includes(value);
  if (wanted.length && filter[`all_${key}`]) tests.push((row) => wanted.every((value) => has(row, value)));
  else if (wanted.length) tests.push((row) => wanted.some((value) => has(row, value)));
  if (unwanted.length) tests.push((row) => !unwanted.some((value) => has(row, value)));
  return tests;
}

/** @returns {import("./query_match.js").Names} */
function namesOf(store) {
  return {
    marks: TYPED_MARKS,
    lists: {
      agency: [...store.agencies.values()].map((a) => [a.key, a.name, a.code]),
      person: (store.view().people ?? []).map((person) => [person, person]),
      theme: [...store.themes],
      episode: [...store.episodes.values()].map((e) => [e.id, e.title, String(e.number)]),
    },
  };
}
