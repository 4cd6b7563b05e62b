/** The tool for corrected returns: what the agency sends now, beside what it sent and what stands here. */
import { h } from "../../kit/dom.js";
import { grouped } from "../../kit/words.js";
import { agencyChip } from "../row.js";
import { turns } from "./turns.js";
import { wordsIn, wordsMarked } from "./wording.js";

const CHANGED_ROWS_MS = 30_000;

/** @type {import("../side.js").Tool} */
export const changedRowsTool = {
  key: "changed_rows",
  name: "Rows the agency changed",
  group: "settle",
  wide: true,
  hint: "A corrected return came; what it changes waits for your yes",
  count: (store) => store.view().changed_rows?.waiting ?? 0,
  offered: (store) => Boolean(store.view().changed_rows?.waiting || store.view().changed_rows?.out),
  open(place, { store, line, quietly, say, warn }) {
    const changed = turns({ name: "Changed rows", say, card: changedCard });
    const missing = turns({ name: "Rows that were left out", say, card: missingCard });
    const parts = { changed: section("Changed by the agency", changed.el), missing: section("Left out by the agency", missing.el), added: section("New in the corrected return"), out: section("Taken out") };
    const together = h("p", null);
    parts.changed.el.insertBefore(together, changed.el);
    const status = h("p", { class: "silp-hint", role: "status" }, "Fetching the rows…");
    place.append(status, ...Object.values(parts).map((part) => part.el));

    function section(words, inside = h("div", null)) {
      const count = h("span", { class: "chron-soft" });
      return { el: h("section", { class: "chron-resent", hidden: true }, h("h3", null, words, count), inside), count, inside };
    }

    function fetchRows() {
      return line.act("changed_rows", {}, CHANGED_ROWS_MS).then(paint).catch((error) => { if (!error.silent) warn(error.message); });
    }

    function paint(found) {
      const standing = (part, count) => {
        part.el.hidden = !count;
        part.count.textContent = ` (${grouped(count)})`;
      };
      standing(parts.changed, found.all_changed);
      standing(parts.missing, found.all_missing);
      standing(parts.added, found.added.reduce((sum, one) => sum + one.all, 0));
      standing(parts.out, found.out.length);
      changed.set(found.changed, found.all_changed);
      missing.set(found.missing, found.all_missing);
      together.replaceChildren(found.only_theirs > 1 ? h("button", { type: "button", onclick: () => settle("take_rows", {}) },
        `Take all ${grouped(found.only_theirs)} that the agency alone changed`) : "");
      parts.added.inside.replaceChildren(...found.added.map((one) => h("p", null, `${one.file}: ${grouped(one.all)} new `,
        h("button", { type: "button", onclick: () => markAll(one.ids) }, "Mark them in the table"))));
      parts.out.inside.replaceChildren(h("ul", { class: "chron-outlist" }, found.out.map((one) => h("li", null, named(one), h("p", { class: "silp-record" }, one.text),
        h("button", { type: "button", "aria-label": `Put ${one.ref} back`, onclick: () => settle("put_back", { id: one.id }) }, "Put back")))));
      status.textContent = found.all_changed || found.all_missing ? "Nothing is overwritten or taken out without your yes. Links, themes, corrections and accounts stay, whatever you choose."
        : "Nothing waits. When an agency sends a corrected return, what it changes stands here.";
    }

    const named = (one) => h("p", { class: "chron-besidehead" }, agencyChip(store.agencies.get(one.agency), one.agency), h("strong", null, one.ref), ` ${one.date}`);

    function changedCard(row) {
      const chosen = new Set(row.fields.filter((field) => !field.changed_here).map((field) => field.name));
      const take = h("button", { type: "button", class: "silp-main", onclick: () => settle("take_row", { problem: row.problem, fields: [...chosen] }) });
      const name = () => {
        take.textContent = row.back ? "Put it back" : "Take these";
        take.disabled = !row.back && !chosen.size;
      };
      name();
      return h("article", { class: "chron-resentrow", "aria-label": row.ref }, named(row),
        h("p", { class: "silp-hint" }, row.back ? "It was taken out here, and the agency sends it again." : "", ` From ${row.file}, row ${row.row}.`),
        !row.fields.length && !row.back && h("p", null, "Nothing differs any more between the record here and what the agency sends."),
        row.fields.map((field) => readings(field, chosen, name)),
        h("p", { class: "chron-decide" }, take, h("button", { type: "button", onclick: () => settle("keep_row", { problem: row.problem }) }, row.back ? "Leave it out" : "Keep ours")));
    }

    function readings(field, chosen, told) {
      const [before, now] = [wordsIn(field.before), wordsIn(field.now)];
      const reading = (words, text) => h("div", null, h("dt", null, words), h("dd", { class: "silp-record" }, text));
      return h("div", { class: "chron-threefold", role: "group", "aria-label": field.label },
        h("p", null, h("label", null, h("input", {
          type: "checkbox", checked: chosen.has(field.name), onchange: (event) => { chosen[event.target.checked ? "add" : "delete"](field.name); told(); },
        }), ` Take “${field.label}” as it is sent now`), field.changed_here && h("span", { class: "chron-conflict" }, "changed here meanwhile")),
        h("dl", null, reading("Here now", field.here || "(blank)"),
          reading("Sent before", field.before ? wordsMarked(field.before, (word) => !now.has(word), "chron-gone") : "(blank)"),
          reading("Sent now", field.now ? wordsMarked(field.now, (word) => !before.has(word), "chron-fresh") : "(blank)")));
    }

    function missingCard(one) {
      return h("article", { class: "chron-resentrow", "aria-label": one.ref }, named(one), h("p", { class: "silp-record" }, one.text),
        h("p", { class: "silp-hint" }, `It is not in ${one.file}.`, one.asked && " The agency was asked: the return is queried."),
        h("p", { class: "chron-decide" },
          h("button", { type: "button", class: "silp-main", onclick: () => settle("keep_row", { problem: one.problem }) }, "Keep it"),
          !one.asked && h("button", { type: "button", onclick: () => settle("ask_agency", { problem: one.problem }) }, "Ask the agency"),
          h("button", { type: "button", onclick: () => settle("take_out", { problem: one.problem }) }, "Take it out")),
        h("p", { class: "silp-hint" }, "A row that is taken out is kept, out of the chronology, its reports and releases; it can be put back."));
    }

    function markAll(ids) {
      if (ids.some((id) => !store.shownAt.has(id))) store.clear();
      ids.forEach((id) => store.mark(id, true));
      const first = store.shown.find((row) => ids.includes(row.id));
      if (first) store.select(first.id);
      say(`${ids.length} new rows are marked in the table.`);
    }

    const settle = (verb, args) => quietly(verb, args).then(fetchRows);
    fetchRows();
    return (why) => { if (why === "rows") fetchRows(); };
  },
};
