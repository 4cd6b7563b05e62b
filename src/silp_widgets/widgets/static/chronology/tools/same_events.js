/** The tool for records that may be of one event: side by side, linked or told apart by a person. */
import { h } from "../../kit/dom.js";
import { grouped } from "../../kit/words.js";
import { agencyChip, dateWords } from "../row.js";
import { turns } from "./turns.js";
import { isTelling, wordsIn, wordsMarked } from "./wording.js";

const SAME_EVENTS_MS = 60_000;
const BESIDE_CHARS = 1500;
const sameEventsCounted = new WeakMap();

/** @type {import("../side.js").Tool} */
export const sameEventsTool = {
  key: "same_events",
  name: "Perhaps one event",
  group: "settle",
  wide: true,
  hint: "Records of several agencies that may tell of the same event",
  count: (store) => sameEventsCounted.get(store)?.waiting ?? 0,
  offered: (store) => Boolean(sameEventsCounted.get(store)?.waiting || sameEventsCounted.get(store)?.differ),
  prepare: ({ store, line }) => line.act("count_same_events", {}, SAME_EVENTS_MS).then((found) => sameEventsCounted.set(store, found)),
  open(place, { store, line, quietly, show, say, warn, timeline }) {
    let which = "offers";
    let found = null;
    let looked = false;
    const status = h("p", { class: "silp-hint", role: "status" }, "Looking for records of one event…");
    const tabs = h("div", { class: "chron-tabs", role: "group", "aria-label": "Which records" });
    const offers = turns({ name: "Perhaps one event", say, card: offerCard, left: unmark });
    const differing = turns({ name: "Linked, and they differ", say, card: differCard, left: unmark });
    place.append(status, tabs, offers.el, differing.el);

    function fetchAll() {
      return line.act("same_events", {}, SAME_EVENTS_MS).then((answer) => {
        found = answer;
        sameEventsCounted.set(store, { waiting: answer.waiting, differ: answer.differ });
        paint();
      }).catch((error) => { if (!error.silent) warn(error.message); });
    }

    function paint() {
      if (which === "offers" && !found.waiting && found.differ) which = "differing";
      if (which === "differing" && !found.differ) which = "offers";
      const tab = (key, words, count) => count > 0 && h("button", {
        type: "button", class: "chron-toggle", "aria-pressed": String(which === key), onclick: () => { which = key; unmark(); paint(); },
      }, `${words} (${grouped(count)})`);
      tabs.hidden = !found.waiting || !found.differ;
      tabs.replaceChildren(...[tab("offers", "To decide", found.waiting), tab("differing", "Linked, and they differ", found.differ)].filter(Boolean));
      offers.el.hidden = which !== "offers";
      differing.el.hidden = which !== "differing";
      const inRows = (list) => list.map((one) => ({ ...one, rows: one.ids.map(store.row).filter(Boolean) })).filter((one) => one.rows.length > 1);
      offers.set(inRows(found.offers), found.waiting);
      differing.set(inRows(found.differing), found.differ);
      status.textContent = found.waiting || found.differ ? ""
        : "Nothing is left to decide. Records that are alike will be offered here when more returns come in.";
    }

    function offerCard({ rows, why, conflicts }) {
      const belongs = new Set(rows);
      const main = h("button", { type: "button", class: "silp-main", onclick: () => decide("one_event", { ids: ids([...belongs]), others: ids(rows.filter((r) => !belongs.has(r))) }) });
      const name = () => {
        main.textContent = belongs.size === rows.length ? "One event: link them" : `One event: link these ${belongs.size}`;
        main.disabled = belongs.size < 2;
      };
      name();
      const choose = rows.length > 2 && ((row) => h("label", { class: "chron-belongs" },
        h("input", { type: "checkbox", checked: true, onchange: (event) => { belongs[event.target.checked ? "add" : "delete"](row); name(); } }), " belongs to it"));
      return h("div", null,
        h("p", { class: "chron-why" }, why.map((reason) => h("span", null, reason))),
        differences(conflicts), sideBySide(rows, choose),
        h("p", { class: "chron-decide" }, main,
          h("button", { type: "button", onclick: () => decide("different_events", { ids: ids(rows) }) }, "Different events"), lookButton(rows)),
        h("p", { class: "silp-hint" }, "Linking changes neither record: both stand, and Undo parts them. ← and → go through the list."));
    }

    function differCard({ rows, conflicts }) {
      return h("div", null,
        h("p", { class: "silp-hint" }, "Linked as one event. Both readings stand side by side; open a record to correct it where you know which is right, and how."),
        differences(conflicts), sideBySide(rows, (row) => h("button", {
          type: "button", class: "silp-quiet", "aria-label": `Take out of the link: ${row.ref}`, onclick: () => decide("unlink", { ids: [row.id] }),
        }, "Take out of the link")),
        h("p", { class: "chron-decide" }, lookButton(rows)));
    }

    const ids = (rows) => rows.map((row) => row.id);
    const differences = (conflicts) => conflicts.length > 0 && h("div", { class: "chron-differ" }, h("h3", null, "Where they differ"),
      h("ul", null, conflicts.map((sentence) => h("li", null, sentence))));

    function sideBySide(rows, under) {
      const texts = rows.map((row) => wordsIn(row.text));
      const shared = (word) => isTelling(word) && texts.filter((words) => words.has(word)).length > 1;
      const times = (value, of) => rows.filter((row) => of(row).includes(value)).length;
      const alone = (value, of) => (times(value, of) === 1 && rows.every((row) => of(row).length)
        ? h("span", { class: "chron-alone", title: "Only in this record" }, value, h("span", { class: "silp-hidden" }, " (only in this record)")) : value);
      const list = (values, of) => values.flatMap((value, place) => [place ? ", " : "", alone(value, of)]);
      const people = (row) => row.people ?? [];
      const seen = (row) => (row.seen ?? []).map(([who, how]) => (who ? `${who}: ${how}` : how));
      const line_ = (name, value) => value && value.length > 0 && [h("dt", null, name), h("dd", null, value)];
      return h("div", { class: "chron-beside" }, rows.map((row) => h("article", { "aria-label": row.ref },
        h("p", { class: "chron-besidehead" }, agencyChip(store.agencies.get(row.agency), row.agency),
          h("button", { type: "button", class: "silp-quiet", "aria-label": `Open ${row.ref}`, onclick: () => show(row.id) }, row.ref)),
        h("p", { class: "chron-besidedate" }, rows.some((r) => r.date !== row.date) ? h("span", { class: "chron-alone" }, dateWords(row)) : dateWords(row),
          row.wording && h("span", { class: "chron-soft" }, " as received: ", h("q", null, row.wording))),
        h("p", { class: "silp-record" }, wordsMarked(row.text?.length > BESIDE_CHARS ? `${row.text.slice(0, BESIDE_CHARS)} …` : row.text, shared, "chron-shared")),
        h("dl", { class: "chron-fields" }, line_("people", list(people(row), people)), line_("seen", list(seen(row), seen)),
          line_("place", row.place), line_("action", row.action), line_("source", row.source)),
        under ? under(row) : null)));
    }

    const lookButton = (rows) => h("button", { type: "button", class: "silp-quiet", onclick: () => lookAt(rows) },
      rows.length > 2 ? "Look at them on the timeline" : "Look at both on the timeline");

    function lookAt(rows) {
      if (rows.some((row) => !store.shownAt.has(row.id))) {
        store.clear();
        if (rows.some((row) => row.scope === "background")) store.narrow({ background: true });
      }
      unmark();
      rows.forEach((row) => store.mark(row.id, true));
      looked = true;
      store.select(rows[0].id);
      const dated = rows.filter((row) => row.x0 !== null);
      const [from, to] = [Math.min(...dated.map((r) => r.x0)), Math.max(...dated.map((r) => r.x1))];
      if (dated.length) timeline().show(from - Math.max(3, to - from), to + Math.max(3, to - from));
      say(`${rows.map((row) => row.ref).join(" and ")} are marked on the timeline and in the table.`);
    }

    function unmark() {
      if (looked) store.unmarkAll();
      looked = false;
    }

    const decide = (verb, args) => {
      unmark();
      return quietly(verb, args).then(fetchAll);
    };

    fetchAll();
    return (why) => {
      if (why === "close") unmark();
      else if (why === "rows" && found) fetchAll();
    };
  },
};
