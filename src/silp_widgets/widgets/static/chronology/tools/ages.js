/** The tool that measures: how long lies between two entries, and how old people were at each. */
import { field, h } from "../../kit/dom.js";
import { focusOn } from "../../kit/focus.js";
import { counted, grouped } from "../../kit/words.js";
import { agencyChip, dateWords } from "../row.js";

/** @type {import("../side.js").Tool} */
export const agesTool = {
  key: "ages",
  name: "Ages and intervals",
  group: "look",
  hint: "How long lies between two entries; how old people were",
  open(place, does) {
    const { store, ask, say } = does;
    store.measure ??= { first: "", second: "" };
    if (!store.row(store.measure.first)) store.measure = { first: store.selected, second: "" };
    let found = null;
    const born = h("input", { type: "text", name: "born", placeholder: "2 March 2022", autocomplete: "off", onchange: () => measure() });

    function measure() {
      const { first, second } = store.measure;
      found = null;
      if (first && second) {
        ask("measure", { first, second, born: born.value }).then((answer) => {
          found = answer;
          paint();
          say(`${store.row(first)?.ref} to ${store.row(second)?.ref}: ${answer.words}`);
        }).catch(() => {});
      }
      paint();
    }

    function take(id) {
      const { first, second } = store.measure;
      if (!first) store.measure = { first: id, second: "" };
      else if (id === first || id === second) return false;
      else store.measure = { first, second: id };
      measure();
      if (!store.measure.second) say(`From ${store.row(id)?.ref}. Now choose another entry.`);
      return true;
    }

    function entry(id, words) {
      const row = store.row(id);
      return h("div", { class: "chron-measured" }, h("h3", null, words), row
        ? h("p", null, agencyChip(store.agencies.get(row.agency), row.agency), " ", h("button", { type: "button", class: "silp-quiet", onclick: () => does.show(id) }, row.ref), " ", dateWords(row), row.wording && h("span", { class: "chron-soft" }, ` as written “${row.wording}”`))
        : h("p", { class: "silp-hint" }, words === "From" ? "Choose an entry in the table or the timeline." : "Now choose another entry, in the table or the timeline."));
    }

    function interval() {
      const between = found.between;
      const agencies = (between?.agencies ?? []).map(([key, n]) => h("li", null, agencyChip(store.agencies.get(key), key), ` ${grouped(n)}`));
      const total = (between?.agencies ?? []).reduce((sum, [, n]) => sum + n, 0);
      return h("section", { class: "chron-interval" },
        h("p", { class: "chron-howlong" }, found.words), found.weeks && h("p", { class: "silp-hint" }, found.weeks),
        !found.order_known && h("p", { class: "silp-hint" }, "Nothing in the record says which of the two came first."),
        between && h("div", null, h("h3", null, total ? `${counted(total, "entry lies", "entries lie")} between` : "No entry lies between for sure"),
          h("ul", { class: "chron-betweens" }, agencies),
          between.perhaps > 0 && h("p", { class: "silp-hint" }, `${grouped(between.perhaps)} more may: their dates reach over an end, or are of the same day.`),
          h("button", { type: "button", onclick: () => { store.narrow({ from: between.from, to: between.to }); say(`${store.shown.length} entries from the one to the other`); } }, "Show from the one to the other")));
    }

    function ages() {
      const [one, other] = [store.measure.first, store.measure.second].map((id) => store.row(id)?.ref ?? "");
      return h("section", null, h("h3", null, "Ages"),
        found?.ages.length > 0 && h("table", { class: "chron-ages" },
          h("thead", null, h("tr", null, h("th", { scope: "col" }, "Person"), h("th", { scope: "col" }, `at ${one}`), h("th", { scope: "col" }, `at ${other}`))),
          h("tbody", null, found.ages.map(([who, then, later]) => h("tr", null, h("th", { scope: "row" }, who), h("td", null, then), h("td", null, later))))),
        store.view().ages.at_hand ? !found?.ages.length && h("p", { class: "silp-hint" }, "The register has no birth dates of family members.")
          : h("p", null, h("button", { type: "button", onclick: () => does.quietly("use_register").then(measure) }, "Use the birth dates in the register"),
            h("span", { class: "silp-hint" }, " It is opened for that, and that is logged.")),
        field("Or a birth date", born, "Only for this measure; it isn’t kept."));
    }

    function paint() {
      const { first, second } = store.measure;
      const held = document.activeElement === born;
      const here = store.selected && store.selected !== first && h("button", { type: "button", onclick: () => { store.measure = { first: store.selected, second: "" }; measure(); } }, `Measure from ${store.current()?.ref}`);
      place.replaceChildren(...[
        entry(first, "From"), first && entry(second, "To"),
        h("p", { class: "chron-measuring" }, here, second && h("button", { type: "button", onclick: () => { store.measure = { first: second, second: first }; measure(); } }, "Turn round")),
        found && interval(), first && second && ages(),
      ].filter(Boolean));
      if (held) focusOn(born);
    }

    measure();
    return (why, id) => {
      if (why === "chosen") return take(id);
      if (why === "rows") measure();
      return false;
    };
  },
};
