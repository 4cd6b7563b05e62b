/** The tool that looks through people: who is spoken of by whom, and every mention of them. */
import { whileBusy } from "../../kit/busy.js";
import { h } from "../../kit/dom.js";
import { focusOn } from "../../kit/focus.js";
import { counted, grouped } from "../../kit/words.js";
import { isUnderPeople, mentionsIn, stepper } from "../mention.js";
import { excerpt } from "../query.js";
import { agencyChip } from "../row.js";
import { NO_FILTER } from "../sift.js";

const LISTED_TEXT_ONLY = 8;
const ADDING_MS = 60_000;

/** @type {import("../side.js").Tool} */
export const peopleTool = {
  key: "people",
  name: "People",
  group: "look",
  reading: true,
  wide: true,
  hint: "Every mention of somebody; who is named and seen by which agency",
  open(place, does) {
    const { store, say } = does;
    const readOnly = does.line.readOnly;
    const desk = () => store.view().spoken;
    let shown = "";
    let counts = null;

    /** The counts come with a page that can't ask for them. */
    function fetch() {
      if (readOnly) { counts = desk().counts[store.filter.background ? 1 : 0]; paint(); return; }
      does.ask("people_counts", { background: store.filter.background }).then((answer) => { counts = answer; paint(); }).catch(() => {});
    }

    function paint() {
      const held = place.contains(document.activeElement) ? document.activeElement.dataset.key : "";
      const person = desk().people.find((one) => one.name === shown);
      place.replaceChildren(...(person ? onePerson(person) : everybody()));
      if (held) focusOn(place.querySelector(`[data-key="${CSS.escape(held)}"]`));
    }

    function choose(person) {
      shown = person.name;
      store.lookFor(stepper(store, person, does, back));
      paint();
      toTop();
      focusOn(place.querySelector("h3"));
    }

    function toTop() {
      const pane = place.closest(".chron-detail");
      if (pane) pane.scrollTop = 0;
    }

    function back() {
      const was = shown;
      shown = "";
      store.lookFor(null);
      paint();
      focusOn(place.querySelector(`[data-key="${CSS.escape(`who:${was}`)}"]`));
    }

    function everybody() {
      const { people, at_hand: atHand } = desk();
      const workers = people.filter((one) => one.worker);
      if (!people.length) return [h("p", { class: "silp-hint" }, "Nobody is named under people yet. Choose that column when a return is brought in, or name people when an entry is corrected.")];
      return [
        h("p", { class: "silp-hint" }, "Press a name to step through every mention. Press a number to see those entries alone."),
        counts ? grid() : h("p", { class: "silp-hint", role: "status" }, "Counting…"),
        counts && h("p", { class: "silp-hint" }, unsaidWords()),
        counts && unseen(),
        workers.length > 0 && h("details", { class: "chron-fold" }, h("summary", null, "Practitioners"),
          h("p", { class: "silp-hint" }, "To step through, as when codes are checked. Nothing is counted by practitioner."),
          h("p", { class: "chron-names" }, workers.map(nameButton))),
        !readOnly && !atHand && h("p", null, h("button", { type: "button", onclick: () => does.quietly("use_register") }, "Ask the register which names are one person"),
          h("span", { class: "silp-hint" }, " It is opened for that, and that is logged.")),
      ].filter(Boolean);
    }

    const nameButton = (person) => h("button", { type: "button", class: "silp-quiet chron-name", "data-key": `who:${person.name}`, onclick: () => choose(person) }, person.name);

    function grid() {
      const agencies = [...store.agencies.values()].filter((a) => counts.rows.some((row) => row.cells[a.key]));
      const known = new Map(desk().people.map((one) => [one.name, one]));
      return h("div", { class: "chron-peoplebox", tabindex: "0", role: "region", "aria-label": "People by agencies" },
        h("table", { class: "chron-people" },
          h("caption", null, "Entries that name each person, by agency"),
          h("thead", null, h("tr", null, h("th", { scope: "col" }, "Person"), agencies.map((a) => h("th", { scope: "col" }, agencyChip(a, a.key))))),
          h("tbody", null, counts.rows.filter((row) => known.has(row.name)).map((row) => h("tr", null,
            h("th", { scope: "row" }, nameButton(known.get(row.name))),
            agencies.map((a) => cell(known.get(row.name), a, row.cells[a.key])))))));
    }

    function cell(person, agency, numbers) {
      if (!numbers) return h("td", null, h("span", { class: "chron-soft" }, h("span", { "aria-hidden": "true" }, "·"), h("span", { class: "silp-hidden" }, "none")));
      const [entries, inText, seen, alone] = numbers;
      const words = `${person.name}, ${agency.name}: ${counted(entries, "entry", "entries")}`;
      return h("td", null,
        entries > 0 && h("button", { type: "button", class: "chron-cell", "data-key": `${person.name}:${agency.key}`, "aria-label": `${words}. Show them`, onclick: () => narrowTo(person, agency, entries) }, grouped(entries)),
        inText > 0 && h("span", { class: "chron-cell-more" }, `${entries ? "+ " : ""}${inText} in text`),
        seen > 0 && h("span", { class: "chron-cell-more" }, `◉ ${seen} seen`),
        alone > 0 && h("span", { class: "chron-cell-more" }, `◉ ${alone} alone`));
    }

    function narrowTo(person, agency, entries) {
      store.narrow({ ...NO_FILTER, background: store.filter.background, agency: [agency.key], person: person.written });
      say(`${counted(entries, "entry", "entries")} of ${agency.name} that name ${person.name}`);
    }

    function unsaidWords() {
      const said = counts.unsaid ? `At ${counted(counts.unsaid, "contact")} the record says that somebody was seen, and not surely who. ` : "";
      return `${said}“In text” are entries that speak of somebody who isn’t under people. ${store.filter.background ? "Background is counted too." : "Background is left out."}`;
    }

    function unseen() {
      const runs = counts.rows.filter((row) => row.run);
      return h("section", null, h("h3", null, "Longest stretch without being seen"),
        runs.length ? h("ul", { class: "chron-runs" }, runs.map(({ name, run }) => h("li", null,
          h("strong", null, name), `: not seen at ${run.contacts} contacts one after another, ${run.from} to ${run.to}; ${run.agencies.join(", ")}. `,
          refs(run.ids))))
          : h("p", { class: "silp-hint" }, "No two contacts in a row at which somebody was not seen, as far as the record says."));
    }

    const refs = (ids) => h("span", { class: "chron-refs" }, ids.slice(0, LISTED_TEXT_ONLY).map((id) => store.row(id) && h("button", { type: "button", class: "silp-quiet", onclick: () => does.show(id) }, store.row(id).ref)),
      ids.length > LISTED_TEXT_ONLY && `and ${ids.length - LISTED_TEXT_ONLY} more`);

    function onePerson(person) {
      if (store.mention?.person.name !== person.name) store.lookFor(stepper(store, person, does, back));
      else store.mention.person = person;
      const run = counts?.rows.find((row) => row.name === person.name)?.run;
      return [
        h("p", null, h("button", { type: "button", class: "silp-quiet chron-name", onclick: back }, h("span", { "aria-hidden": "true" }, "← "), "Everybody")),
        h("h3", { tabindex: "-1" }, person.name),
        person.written.length > 1 && h("p", { class: "silp-hint" }, `Written as ${person.written.join("; ")}.`),
        store.mention.bars[0].el,
        h("p", { class: "silp-hint" }, "Every mention in the entries in view, in order: in texts by whole words, and under people or seen. ", h("kbd", null, ","), " and ", h("kbd", null, "."), " step too, also while an entry is open."),
        run && h("p", null, `Not seen at ${run.contacts} contacts one after another, ${run.from} to ${run.to}. `, refs(run.ids)),
        textOnly(person),
      ].filter(Boolean);
    }

    /** Entries that speak of somebody and don't have them under people. */
    function textOnly(person) {
      const rows = store.shown.filter((row) => !row.note && !isUnderPeople(row, person));
      const ids = [...new Set(mentionsIn(rows, person).map((one) => one.id))];
      if (person.worker || !ids.length) return null;
      const add = (some, button) => {
        whileBusy(button, () => {
          say("Adding…");
          return does.line.act("add_person", { person: person.name, ids: some }, ADDING_MS)
            .then((answer) => say(answer.said)).catch((error) => does.warn(error.message));
        });
      };
      const count = counted(ids.length, "entry", "entries");
      return h("section", null, h("h3", null, `Named in the text, not under people: ${count}`),
        h("p", { class: "silp-hint" }, "Read them before adding: a letter may stand for something else."),
        h("ul", { class: "chron-textonly" }, ids.slice(0, LISTED_TEXT_ONLY).map((id) => {
          const row = store.row(id);
          return h("li", null, h("button", { type: "button", class: "silp-quiet", onclick: () => does.show(id) }, row.ref), ` ${excerpt(row.text, [], 90)} `,
            !readOnly && h("button", { type: "button", "aria-label": `Add ${person.name} to the people of ${row.ref}`, "data-key": `add:${id}`, onclick: (event) => add([id], event.currentTarget) }, "Add"));
        })),
        ids.length > LISTED_TEXT_ONLY && h("p", { class: "silp-hint" }, `and ${ids.length - LISTED_TEXT_ONLY} more.`),
        !readOnly && h("p", null, h("button", { type: "button", onclick: (event) => add(ids, event.currentTarget) }, `Add ${person.name} to the people of all ${count}`)));
    }

    paint();
    fetch();
    return (why) => {
      if (why === "close") store.lookFor(null);
      else fetch();
    };
  },
};
