/** Known by this date: what one agency had on record or had been told by one day (handbook 5.5). */
import { h, select } from "../kit/dom.js";
import { focusOn } from "../kit/focus.js";
import { counted, grouped } from "../kit/words.js";
import { dayNumber, sayDay } from "./days.js";
import { asOf, waySaid } from "./knowing.js";
import { agencyChip } from "./row.js";

const NEWS_AT_MOST = 4;

/** The day from which an entry is looked at: its own, else its latest, else its earliest. */
export const dayOfRow = (row) => (row?.day || row?.to || row?.from || "").slice(0, 10);

/**
 * The button that starts it; the band above the lanes does the rest.
 * @param {any} store
 * @returns {{ el: HTMLElement, offer: () => void, paint: () => void }}
 */
export function knownBy(store) {
  const past = asOf(store);
  const el = h("button", {
    type: "button", class: "chron-toggle chron-known-by", "aria-pressed": "false", title: "What one agency had on record or had been told by a date",
    onclick: () => {
      if (store.filter.known) { past.off(); return; }
      const row = store.current();
      const dated = store.shown.filter((one) => dayOfRow(one));
      const first = row && dayOfRow(row) ? row : dated[Math.floor(dated.length / 2)];
      if (first) past.look(first.agency, dayOfRow(first));
    },
  }, "Known by…");
  return {
    el,
    offer() { el.hidden = !store.agencies.size; },
    paint() { el.setAttribute("aria-pressed", String(Boolean(store.filter.known))); },
  };
}

/**
 * The band above the lanes: says whose side this is, how much that was, and moves in time.
 * @param {any} store
 * @param {{ act: (verb: string, args: object) => Promise<any>, open: (id: string) => void, readOnly: boolean }} does
 */
export function knownBand(store, { act, open, readOnly }) {
  const past = asOf(store);
  const chip = h("span", { class: "chron-known-chip" });
  const [name, day] = [h("strong"), h("strong", { class: "chron-known-day" })];
  const tally = h("span", { class: "chron-known-count" });
  const share = h("span", { class: "chron-known-share", "aria-hidden": "true" }, h("span"), h("span", { class: "chron-known-others" }));
  const spoken = h("span", { class: "silp-hidden", role: "status" });
  const news = h("span", { class: "chron-known-news" });
  const who = select([], "", { "aria-label": "Whose side", onchange: () => past.change({ agency: who.value }) });
  const when = h("input", { type: "date", "aria-label": "By this date", onchange: () => { if (when.value) past.change({ date: when.value }); } });
  const button = (words, title, does, props) => h("button", { type: "button", title, onclick: does, ...props }, words);
  const step = (words, title, days) => button([words, h("span", { class: "silp-hidden" }, Math.abs(days) === 1 ? " day" : " days")], title, () => past.step(days));
  const change = (by) => button(by < 0 ? "‹ earlier" : "later ›", by < 0 ? "The day before on which they came to know something" : "The next day on which they came to know something", () => {
    const next = past.changeDay(by);
    if (next) past.drag(next);
  });
  const [earlier, later] = [change(-1), change(1)];
  const rest = (words) => [words, h("span", { class: "silp-hidden" }, " what was not known")];
  const grey = button(rest("Grey"), "Grey what was not known", () => past.change({ hide: false }));
  const hide = button(rest("Hide"), "Hide what was not known", () => past.change({ hide: true }));
  const marked = h("p", { class: "chron-known-marked", hidden: true });
  const el = h("section", { class: "chron-known", "aria-label": "Known by this date", hidden: true },
    h("div", { class: "chron-known-line" }, chip,
      h("p", { class: "chron-known-words" }, "What ", name, " had on record or had been told by ", day),
      h("p", { class: "chron-known-tally", title: "Full: what they had. Plain: what only others had then. Hatched: what came later, or has no date" }, share, tally), spoken,
      button("✕", "Show everything again", () => past.off(), { class: "silp-quiet chron-known-off", "aria-label": "Show everything again" })),
    h("div", { class: "chron-known-tools" }, who, when,
      h("span", { class: "chron-known-steps", role: "group", "aria-label": "Move the date" },
        step("−7", "A week earlier", -7), step("−1", "A day earlier", -1), step("+1", "A day later", 1), step("+7", "A week later", 7)),
      h("span", { class: "chron-known-steps", role: "group", "aria-label": "To where their knowledge changed" }, earlier, later),
      news, h("span", { class: "chron-known-steps chron-known-rest", role: "group", "aria-label": "What was not known" }, grey, hide)),
    marked);

  function paint() {
    const known = past.known();
    const held = el.contains(document.activeElement);
    el.hidden = !known;
    // Whoever closed the band is at what opens it.
    if (held && !known) focusOn(el.closest(".chron")?.querySelector(".chron-known-by"));
    if (!known) return;
    const agency = past.agency();
    const { had, others, all, news: come } = past.tally();
    const said = sayDay(dayNumber(known.date));
    chip.replaceChildren(agencyChip(agency, known.agency));
    name.textContent = agency?.name ?? known.agency;
    day.textContent = said;
    const rest = [others && `${grouped(others)} recorded elsewhere`, all - had - others && `${grouped(all - had - others)} later or undated`].filter(Boolean);
    tally.textContent = `${grouped(had)} of ${counted(all, "entry", "entries")}.${rest.length ? ` ${known.hide ? "Hidden" : "Greyed"}: ${rest.join(", ")}.` : ""}`;
    [had, others].forEach((count, at) => { share.children[at].style.width = `${all ? (100 * count) / all : 0}%`; });
    el.style.setProperty("--agency", agency?.colour ?? "#4b565b");
    if (document.activeElement !== when) when.value = known.date;
    who.value = known.agency;
    grey.setAttribute("aria-pressed", String(!known.hide));
    hide.setAttribute("aria-pressed", String(Boolean(known.hide)));
    for (const [made, by] of [[earlier, -1], [later, 1]]) made.disabled = !past.changeDay(by);
    news.replaceChildren(...(come.length ? ["New that day: ", ...come.slice(0, NEWS_AT_MOST).map((row) => h("button", {
      type: "button", class: "silp-quiet", title: row.date, onclick: () => open(row.id),
    }, row.ref)), come.length > NEWS_AT_MOST ? `and ${grouped(come.length - NEWS_AT_MOST)} more` : ""] : [emptyDay(known.date)]));
    paintMarked();
  }

  /** What there was instead, where nothing came that day. */
  function emptyDay(date) {
    const first = past.endDay(-1);
    if (!first) return `${name.textContent} has nothing on record here.`;
    if (date < first) return `Nothing yet. The first came on ${sayDay(dayNumber(first))}.`;
    return date > past.endDay(1) ? "Nothing new that day, or since." : "Nothing new that day.";
  }

  /** Said once the date rests, not at every step of a drag. */
  function announce() {
    paint();
    const known = past.known();
    const words = known ? `${name.textContent}, ${day.textContent}: ${tally.textContent}` : "";
    if (spoken.textContent !== words) spoken.textContent = words;
  }

  function paintMarked() {
    const count = store.marks.size;
    marked.hidden = readOnly || !count;
    if (marked.hidden || marked.dataset.of === `${count} ${store.filter.known?.agency} ${store.filter.known?.date}`) return;
    marked.dataset.of = `${count} ${store.filter.known?.agency} ${store.filter.known?.date}`;
    const { agency, date } = store.filter.known;
    const on = h("input", { type: "date", value: date, "aria-label": "Told on" });
    marked.replaceChildren(`${grouped(count)} marked: ${name.textContent} was told of ${count === 1 ? "it" : "them"} on `, on, " ",
      h("button", { type: "button", onclick: () => act("record_shared", { ids: [...store.marks], agency, on: on.value }) }, "Record"));
  }

  store.on("rows", () => {
    who.replaceChildren(...[...store.agencies.values()].map((a) => h("option", { value: a.key }, a.name)));
  });
  store.on("shown", announce);
  store.on("marked", () => { if (!el.hidden) paintMarked(); });
  past.on(paint);
  return el;
}

/**
 * The part of an open entry that says who knew of it, and takes down who was told.
 * @param {any} row @param {any} store
 * @param {{ act: (verb: string, args: object) => Promise<any>, readOnly: boolean }} does
 */
export function whoKnew(row, store, { act, readOnly }) {
  const past = asOf(store);
  const known = past.known();
  const nameOf = (key) => store.agencies.get(key)?.name ?? key;
  const day = dayOfRow(row);
  const own = nameOf(row.agency);
  const list = Object.entries(row.known ?? {}).sort(([, a], [, b]) => a.localeCompare(b));
  const byHand = new Map(row.shared ?? []);
  const undated = [...byHand].filter(([, on]) => !on);
  const takeBack = (key) => !readOnly && byHand.has(key) && h("button", {
    type: "button", class: "silp-quiet", "aria-label": `No longer say that ${nameOf(key)} was told`,
    onclick: () => act("forget_shared", { ids: [row.id], agency: key }),
  }, "take back");
  const words = known && knowsWords(row, known, nameOf(known.agency));
  return h("section", { class: "chron-whoknew", "aria-label": "Who knew of this" },
    words && h("p", { class: `chron-knew chron-knew-${words.yes ? "yes" : "no"}` }, h("strong", null, words.yes ? "Known to them then. " : "Not known to them then. "), words.why),
    day && !row.note && known?.agency !== row.agency && h("p", null, h("button", { type: "button", class: "chron-asitlooked", onclick: () => past.look(row.agency, day) }, `What did ${own} know that day?`)),
    !row.note && h("details", { class: "chron-fold", open: Boolean(known) && !readOnly }, h("summary", null, `Who knew of this (${list.length + undated.length})`),
      h("ul", { class: "chron-knewlist" },
        list.map(([key]) => h("li", null, agencyChip(store.agencies.get(key), key), h("span", null, waySaid(row, key, nameOf(key)), " ", takeBack(key)))),
        undated.map(([key]) => h("li", null, agencyChip(store.agencies.get(key), key), h("span", null, `${nameOf(key)} was told; the day isn’t known. `, takeBack(key))))),
      !readOnly && toldForm(row, store, known, act)));
}

function toldForm(row, store, known, act) {
  const others = [...store.agencies.values()].filter((a) => a.key !== row.agency).map((a) => [a.key, a.name]);
  if (!others.length) return null;
  const who = select(others, known && known.agency !== row.agency ? known.agency : others[0][0], { "aria-label": "Agency that was told" });
  const on = h("input", { type: "date", value: dayOfRow(row), "aria-label": "Told on" });
  return h("form", {
    class: "chron-toldform", "aria-label": "Record who was told",
    onsubmit: (event) => {
      event.preventDefault();
      act("record_shared", { ids: [row.id], agency: who.value, on: on.value });
    },
  }, who, h("span", null, "was told of this on"), on, h("button", { type: "submit" }, "Record"));
}

/** Why an agency knew of an entry by a day, or why it is not claimed to have known. */
function knowsWords(row, { agency, date }, name) {
  const since = row.known?.[agency];
  const by = sayDay(dayNumber(date));
  if (since && since <= date) return { yes: true, why: waySaid(row, agency, name) };
  if (since) return { yes: false, why: `${waySaid(row, agency, name)} That was after ${by}.` };
  if (row.note) return { yes: false, why: "This is a reviewer’s note." };
  if (row.agency === agency) return { yes: false, why: "Its date is open, so it isn’t claimed to have been on record by any day." };
  return { yes: false, why: `No record says that ${name} was told of it by ${by}.` };
}
