/** The tool that makes themes. */
import { field, h } from "../../kit/dom.js";
import { counted } from "../../kit/words.js";
import { maker } from "./maker.js";

/** @type {import("../side.js").Tool} */
export const themesTool = {
  key: "themes",
  name: "Themes",
  group: "make",
  hint: "What entries and accounts have in common",
  open(place, does) {
    const { store } = does;

    function list() {
      const { themes, starters } = store.view().theme_desk;
      place.replaceChildren(
        h("ul", { class: "chron-makelist" }, themes.map((one) => {
          const carry = store.rows.filter((row) => row.themes?.includes(one.key)).length;
          return h("li", null, h("p", null, h("strong", null, one.name), h("span", { class: "chron-soft" }, ` · ${counted(carry, "entry", "entries")}`),
            one.definition && [h("br", null), h("span", { class: "chron-soft" }, one.definition)]),
          h("p", { class: "chron-makers" },
            quietly("Change", () => form(one), `Change “${one.name}”`),
            quietly("Show", () => { store.narrow({ theme: [one.key] }); does.say(`Only entries with “${one.name}” are shown now.`); }, `Show the entries with “${one.name}”`)));
        })),
        themes.length ? "" : h("p", { class: "silp-hint" }, "None yet. Begin with one of the list, or with the review’s own words."),
        h("button", { type: "button", class: "silp-main", onclick: () => form(null) }, "Add a theme"),
        starters.length ? h("details", { class: "chron-fold" }, h("summary", null, "Themes that reviews often use"),
          h("ul", { class: "chron-starters" }, starters.map((name) => h("li", null,
            quietly(`+ ${name}`, () => does.quietly("save_theme", { form: { name } }), `Add the theme “${name}”`))))) : "");
    }

    function form(one) {
      const name = h("input", { type: "text", name: "name", value: one?.name ?? "" });
      const means = h("textarea", { name: "definition", rows: 3 }, one?.definition ?? "");
      stand(one ? `Change “${one.name}”` : "Add a theme", [field("Name", name), field("What it means here", means, "So that two people would set it on the same entries")], {
        words: "Keep",
        submit: () => kept(does.line.act("save_theme", { theme: one?.id ?? "", form: { name: name.value, definition: means.value } })),
        remove: one && (() => kept(does.line.act("remove_theme", { theme: one.id }))),
      });
    }

    const { quietly, stand, kept } = maker(place, does, list);
    list();
    return (why) => { if (why === "rows" && !place.querySelector("form")) list(); };
  },
};
