/** A search that was read, made into one test of a row, and said in words. */
import { stretchOf } from "./query_dates.js";
import { hayOf } from "./rows.js";

/**
 * @typedef {object} Names what the case calls things, for the fields of a search
 * @property {Record<string, Array<[string, ...string[]]>>} lists by field: a value, and what it may be called
 * @property {Array<[string, string, (row: any) => any]>} marks key, words, test
 *
 * @typedef {object} Compiled
 * @property {(row: any) => boolean} test
 * @property {string[]} words to mark where they are found, longest first
 * @property {string[]} notes what could not be understood, in sentences
 * @property {string} said the search in words
 */

/** What a row has of each thing that is picked from a list. */
export const VALUES_OF = {
  agency: (row) => [row.agency], person: (row) => row.people ?? [], theme: (row) => row.themes ?? [],
  episode: (row) => (row.episode ? [row.episode] : []),
};
const IN_TEXT = { source: "source", place: "place", voice: "voice" };

/** @param {import("./query_parse.js").Node_ | null} root @param {Names} names @returns {Compiled} */
export function compileQuery(root, names) {
  const words = new Set();
  const notes = new Set();
  const made = root ? compiled(root, true) : { test: () => true, said: "" };
  return { test: made.test, said: made.said, notes: [...notes], words: [...words].sort((a, b) => b.length - a.length) };

  /** @param {boolean} wanted whether its words are looked for, rather than left out */
  function compiled(node, wanted) {
    if (node.kind === "word") {
      if (wanted) words.add(node.text);
      return { test: (row) => hayOf(row).includes(node.text), said: `“${node.text}”`, dear: 1 };
    }
    if (node.kind === "not") {
      const inner = compiled(node.of, !wanted);
      return { test: (row) => !inner.test(row), said: `not ${bracketed(inner)}`, dear: inner.dear };
    }
    if (node.kind === "field") return ofField(node, wanted);
    const parts = node.of.map((one) => compiled(one, wanted));
    const said = parts.map(bracketed).join(node.kind === "any" ? " or " : " and ");
    // What is cheap to ask of a row is asked first.
    const tests = [...parts].sort((a, b) => (a.dear ?? 0) - (b.dear ?? 0)).map((part) => part.test);
    return {
      test: node.kind === "any" ? (row) => tests.some((test) => test(row)) : (row) => tests.every((test) => test(row)),
      said, several: true, dear: Math.max(...parts.map((part) => part.dear ?? 0)),
    };
  }

  function ofField({ field, value }, wanted) {
    const said = `${field} ${value}`;
    if (IN_TEXT[field]) {
      if (wanted) words.add(value);
      return { test: (row) => Boolean(row[IN_TEXT[field]]?.toLowerCase().includes(value)), said: `${field} “${value}”` };
    }
    if (field === "seen") return { test: (row) => (row.seen ?? []).some((mark) => wasSeen(mark, value)), said };
    if (["before", "after", "on"].includes(field)) return ofDate(field, value, wanted);
    if (field === "with") {
      const marks = called(names.marks.map(([key, ...rest]) => [key, key.replace("_", " "), rest[0]]), value);
      const tests = names.marks.filter(([key]) => marks.has(key)).map(([, , test]) => test);
      if (!tests.length) notes.add(`“with:${value}” is not known; nothing is found with it.`);
      return { test: (row) => tests.some((test) => test(row)), said };
    }
    const list = names.lists[field] ?? [];
    const keys = called(list, value);
    if (!keys.size && value === "none") return { test: (row) => !VALUES_OF[field](row).length, said: `no ${field}` };
    if (!keys.size) notes.add(`No ${field} here is called “${value}”.`);
    const sure = keys.size === 1 && list.find(([key]) => keys.has(key));
    return { test: (row) => VALUES_OF[field](row).some((key) => keys.has(key)), said: sure ? `${field} ${sure[1]}` : said };
  }

  function ofDate(field, value, wanted) {
    const days = stretchOf(value);
    if (!days) {
      notes.add(`“${value}” is not a date that a search can read; searched as words.`);
      return compiled({ kind: "word", text: value }, wanted);
    }
    const [from, to] = days;
    const tests = {
      before: (row) => row.x0 !== null && row.x0 < from, after: (row) => row.x1 !== null && row.x1 > to,
      on: (row) => row.x0 !== null && row.x0 < to && row.x1 > from,
    };
    return { test: tests[field], said: `${field} ${value}` };
  }
}

const bracketed = (part) => (part.several ? `(${part.said})` : part.said);

/** Which of a list go by a name: those called so exactly, or else those whose name holds it. */
function called(list, name) {
  const has = (fits) => list.filter(([key, ...rest]) => [key, ...rest].some((one) => fits(String(one ?? "").toLowerCase())));
  const exact = has((one) => one === name);
  return new Set((exact.length ? exact : has((one) => one.includes(name))).map(([key]) => key));
}

/** "alone", "not seen", "K", "K alone": how somebody was seen, who, or both. */
function wasSeen([who, how], value) {
  const inThisWay = (way) => way === how || `seen ${way}` === how || (way === "seen" && how.startsWith("seen"));
  const person = (who ?? "").toLowerCase();
  if (inThisWay(value)) return true;
  if (!person || (value !== person && !value.startsWith(`${person} `))) return false;
  return inThisWay(value.slice(person.length).trim() || "seen");
}
