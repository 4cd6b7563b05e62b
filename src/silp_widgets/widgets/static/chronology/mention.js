/** Mentions: where somebody is spoken of, marked wherever it is shown, and stepped through. */
import { h } from "../kit/dom.js";
import { focusOn } from "../kit/focus.js";
import { counted, grouped } from "../kit/words.js";
import { marked } from "./query.js";

/** The texts of a row in which somebody may be spoken of: key, and how that is said. */
const SPOKEN_IN = [["text", "in what happened"], ["voice", "in what the person said"], ["action", "in the action"],
  ["no_action", "in why no action"], ["outcome", "in the outcome"], ["comment", "in the comment"]];
const AROUND_CHARS = 60;

/** @param {any} person as the view has it @returns {RegExp | null} */
export const finderOf = (person) => (person.pattern ? new RegExp(person.pattern, "g") : null);

/** Whether somebody stands under people. @param {any} row @param {any} person */
export const isUnderPeople = (row, person) => Boolean(row.people?.some((name) => person.written.includes(name)));

/**
 * Every mention of somebody in some rows, in their order. An entry that only lists them is one too.
 * @param {any[]} rows @param {any} person
 * @returns {Array<{ id: string, field: string, nth: number, where: string }>}
 */
export function mentionsIn(rows, person) {
  const find = finderOf(person);
  const found = [];
  for (const row of rows) {
    const before = found.length;
    for (const [field, where] of find ? SPOKEN_IN : []) {
      if (!row[field]) continue;
      let nth = 0;
      for (const _ of row[field].matchAll(find)) found.push({ id: row.id, field, nth: nth++, where });
    }
    if (found.length > before) continue;
    if (isUnderPeople(row, person)) found.push({ id: row.id, field: "people", nth: 0, where: "under people" });
    else if (row.seen?.some(([who]) => person.written.includes(who))) found.push({ id: row.id, field: "seen", nth: 0, where: "as seen" });
  }
  return found;
}

/**
 * A text with the search's hits marked, and the mentions of whoever is stepped through.
 * @param {string} text @param {any} store @param {string} [id] of the entry @param {string} [field]
 * @returns {Array<Node>}
 */
export function told(text, store, id, field) {
  const { mention, words } = store;
  if (!mention?.find || !text) return marked(text, words);
  const parts = [];
  let [at, nth] = [0, 0];
  for (const hit of text.matchAll(mention.find)) {
    if (hit.index > at) parts.push(...marked(text.slice(at, hit.index), words));
    const now = id && mention.now?.id === id && mention.now.field === field && mention.now.nth === nth;
    parts.push(h("mark", { class: `chron-mention${now ? " chron-mention-now" : ""}` }, hit[0]));
    at = hit.index + hit[0].length;
    nth += 1;
  }
  parts.push(...marked(text.slice(at), words));
  return parts;
}

/** Where a row of the table doesn't show the mention itself, it is said. @param {any} row @param {any} store @param {string} shown */
export function mentionElsewhere(row, store, shown) {
  const { mention } = store;
  if (!mention || (mention.find && shown.search(mention.find) !== -1)) return null;
  for (const [field, where] of mention.find ? SPOKEN_IN : []) {
    const at = row[field]?.search(mention.find) ?? -1;
    if (at === -1) continue;
    const part = row[field].slice(Math.max(0, at - AROUND_CHARS), at + AROUND_CHARS);
    return h("span", { class: "chron-elsewhere" }, h("em", null, `${where}: `), "… ", told(part, store), " …");
  }
  if (!isUnderPeople(row, mention.person)) return null;
  return h("span", { class: "chron-elsewhere" }, h("em", null, "people: "), told(row.people.join(", "), store));
}

/**
 * Step through the mentions of one person in the entries in view.
 * @param {any} store @param {any} person @param {import("./side.js").Does} does
 * @param {() => void} ended told when the reader has enough
 * @returns {any} what the store keeps as `mention`; its `bars` stand in the tool and above the entry
 */
export function stepper(store, person, does, ended) {
  let rows = null;
  let list = [];
  const mention = { person, find: finderOf(person), now: null, list: read, go, bars: [], paint };
  mention.bars = [bar(), bar()];

  function read() {
    if (rows !== store.shown) {
      rows = store.shown;
      list = mentionsIn(rows, person);
    }
    return list;
  }

  const place = () => read().findIndex((one) => mention.now && one.id === mention.now.id && one.field === mention.now.field && one.nth === mention.now.nth);

  function go(by) {
    const all = read();
    if (!all.length) { does.say(`${person.name} is not mentioned in the entries in view.`); return; }
    const at = place();
    const next = at === -1 ? (by > 0 ? 0 : all.length - 1) : at + by;
    if (next < 0 || next >= all.length) { does.say(next < 0 ? "That is the first mention." : "That is the last mention."); return; }
    mention.now = all[next];
    const stepped = mention.bars.some((one) => one.el.contains(document.activeElement));
    does.show(mention.now.id);
    paint();
    // The tool gave its place to the entry; whoever steps with its buttons goes on stepping.
    if (stepped) focusOn(mention.bars[1].el.querySelectorAll("button")[by > 0 ? 1 : 0]);
    // Where somebody is only listed, the entry's own words stay in sight.
    if (SPOKEN_IN.some(([field]) => field === mention.now.field)) document.querySelector(".chron-detail .chron-mention-now")?.scrollIntoView({ block: "nearest" });
    does.say(`${position()}: ${store.row(mention.now.id).ref}, ${mention.now.where}`);
  }

  /** Nothing is counted by practitioner (I11): theirs has a place and no total. */
  function position() {
    const all = read();
    const at = place();
    if (at === -1) return person.worker ? "" : counted(all.length, "mention");
    return person.worker ? `mention ${at + 1}` : `${grouped(at + 1)} of ${grouped(all.length)}`;
  }

  function bar() {
    const at = h("strong", { class: "chron-mention-at" });
    const where = h("span", { class: "chron-soft" });
    const add = h("button", { type: "button", class: "silp-quiet", onclick: () => does.quietly("add_person", { person: person.name, ids: [mention.now.id] }) }, "Add to people of this entry");
    const step = (words, by, sign) => h("button", { type: "button", "aria-label": `${words} mention of ${person.name}`, title: `${words} mention (${sign})`, onclick: () => go(by) }, by < 0 ? "‹ " : "", words, by > 0 ? " ›" : "");
    const el = h("div", { class: "chron-steps", role: "group", "aria-label": `Mentions of ${person.name}` },
      h("span", { class: "chron-mention" }, person.name), " ", step("Previous", -1, ","), at, step("Next", 1, "."),
      h("button", { type: "button", class: "silp-quiet", "aria-label": "Stop stepping through mentions", title: "Stop", onclick: () => { store.lookFor(null); ended(); } }, "✕"), where, add);
    return {
      el,
      paint() {
        const row = mention.now && store.row(mention.now.id);
        at.textContent = position();
        where.textContent = row ? `${mention.now.where}${isUnderPeople(row, person) ? "" : "; not under people"}` : "";
        add.hidden = !row || does.line.readOnly || isUnderPeople(row, person);
      },
    };
  }

  function paint() { for (const one of mention.bars) one.paint(); }
  paint();
  return mention;
}
