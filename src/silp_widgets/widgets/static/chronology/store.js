/** What timeline, table and entry share: the rows, what is shown of them, and one selection. */
import { currentRows } from "./rows.js";
import { NO_FILTER, narrows, sifter } from "./sift.js";

/**
 * @param {any} model
 * @param {import("../kit/link.js").Link} line
 */
export function chronicle(model, line) {
  const hearers = { rows: [], shown: [], selected: [], marked: [], looked: [] };
  const tell = (what, why) => hearers[what].forEach((hear) => hear(why));
  let had = [];
  const store = {
    rows: [], byId: new Map(), places: new Map(), shown: [], shownAt: new Map(),
    filter: { ...NO_FILTER }, words: [], said: "", notes: [], selected: "", mention: null, marks: new Set(), hiddenBackground: 0,
    agencies: new Map(), episodes: new Map(), themes: new Map(), events: new Map(),
    view: () => line.view(),
    on(what, hear) { hearers[what].push(hear); },
    row: (id) => store.byId.get(id),
    current: () => store.byId.get(store.selected),
    read,
    /** @param {object} changes @param {"filter" | "known"} [why] */
    narrow(changes, why = "filter") {
      store.filter = { ...store.filter, ...changes };
      sift(why);
    },
    clear() {
      store.filter = { ...NO_FILTER, background: store.filter.background };
      sift();
    },
    isNarrowed: () => Object.entries(store.filter).some(([key, value]) => narrows(key, value)),
    /** The timeline says that another stretch of it is looked at, or other lanes. */
    looked: () => tell("looked"),
    select(id) {
      if (id === store.selected) return;
      store.selected = id;
      tell("selected");
    },
    step(by) {
      if (!store.shown.length) return;
      const at = store.shownAt.get(store.selected);
      const next = at === undefined ? (by > 0 ? 0 : store.shown.length - 1) : at + by;
      store.select(store.shown[Math.max(0, Math.min(store.shown.length - 1, next))].id);
    },
    mark(id, on = !store.marks.has(id)) {
      if (on) store.marks.add(id);
      else store.marks.delete(id);
      tell("marked");
    },
    markAll(ids) {
      ids.forEach((id) => store.marks.add(id));
      tell("marked");
    },
    markTo(id) {
      const [a, b] = [store.shownAt.get(store.selected) ?? 0, store.shownAt.get(id) ?? 0];
      for (const row of store.shown.slice(Math.min(a, b), Math.max(a, b) + 1)) store.marks.add(row.id);
      tell("marked");
    },
    /** Whoever is stepped through, marked wherever they are mentioned; `null` for nobody. */
    lookFor(mention) {
      if (mention === store.mention) return;
      store.mention = mention;
      tell("shown", "mention");
    },
    unmarkAll() {
      store.marks.clear();
      tell("marked");
    },
  };

  function read() {
    const now = [line.view(), model.get("entries"), model.get("patches")];
    if (now.every((trait, i) => trait === had[i])) return;
    had = now;
    const view = line.view() ?? {};
    store.agencies = new Map((view.agencies ?? []).map((a, lane) => [a.key, { ...a, lane }]));
    store.episodes = new Map((view.episodes ?? []).map((e) => [e.id, e]));
    store.themes = new Map(view.themes ?? []);
    store.rows = currentRows(model.get("entries"), model.get("patches"));
    store.byId = new Map(store.rows.map((row) => [row.id, row]));
    store.events = new Map();
    for (const row of store.rows) {
      if (row.event) store.events.set(row.event, [...(store.events.get(row.event) ?? []), row]);
    }
    for (const id of store.marks) if (!store.byId.has(id)) store.marks.delete(id);
    if (store.selected && !store.byId.has(store.selected)) store.selected = "";
    tell("rows");
    sift("data");
    tell("selected");
    tell("marked");
  }

  /** @param {"filter" | "data" | "known"} why a change of the filter starts the table anew */
  function sift(why = "filter") {
    const { test, words, said, notes } = sifter(store.filter, store);
    Object.assign(store, { words, said, notes });
    const kept = store.rows.filter(test);
    const inScope = store.filter.background ? kept : kept.filter((row) => row.scope !== "background");
    store.hiddenBackground = kept.length - inScope.length;
    store.shown = inScope;
    store.shownAt = new Map(inScope.map((row, at) => [row.id, at]));
    tell("shown", why);
  }

  model.on("change:entries", read);
  model.on("change:patches", read);
  return store;
}

/**
 * Whether an agency had an entry on record by a day; true where nobody asked.
 * @param {any} row @param {{ agency: string, date: string } | null} known
 */
export const wasKnown = (row, known) => !known || Boolean(row.known?.[known.agency] && row.known[known.agency] <= known.date);
