/** The tool that makes key practice episodes, and says what is in them. */
import { field, h, select } from "../../kit/dom.js";
import { counted } from "../../kit/words.js";
import { maker } from "./maker.js";

const LOOK_AFTER_MS = 400;

/** @type {import("../side.js").Tool} */
export const episodesTool = {
  key: "episodes",
  name: "Key practice episodes",
  group: "make",
  hint: "Stretches that mattered to how things went, good or hard",
  open(place, does) {
    const { store } = does;
    const desk = () => store.view().episode_desk;

    function list() {
      const { episodes } = desk();
      place.replaceChildren(
        h("ol", { class: "chron-makelist" }, episodes.map((one) => {
          const inIt = store.rows.filter((row) => row.episode === one.id).length;
          return h("li", null, h("p", null, h("strong", null, `${one.number} ${one.title}`), h("br", null),
            h("span", { class: "chron-soft" }, `${one.said} · ${counted(inIt, "entry", "entries")} · ${one.quality}`)),
          h("p", { class: "chron-makers" },
            quietly("Change", () => form(one), `Change “${one.title}”`),
            quietly("Show", () => { store.narrow({ episode: [one.id] }); does.say(`Only entries of “${one.title}” are shown now.`); }, `Show the entries of “${one.title}”`),
            quietly("Gather", () => does.quietly("gather_episode", { episode: one.id }), `Gather the entries of these dates in “${one.title}”`)));
        })),
        episodes.length ? "" : h("p", { class: "silp-hint" }, "None yet. Choose a stretch because it mattered to how the case developed: some good, some hard. Mark entries in the table and set the episode on them, or gather all entries of its dates."),
        h("button", { type: "button", class: "silp-main", onclick: () => form(null) }, "Add an episode"));
    }

    /** @param {any} one what is there; nothing for a new one, which begins with what is marked */
    function form(one) {
      const { fields, qualities, usual, episodes } = desk();
      const text = (name, value) => h("input", { type: "text", name, value: value ?? "" });
      const title = text("title", one?.title);
      const dates = text("dates", one?.dates ?? stretchOfMarked(store));
      const number = text("number", one?.number ?? episodes.length + 1);
      const quality = select(qualities.map((word) => [word, word]), one?.quality ?? "neutral");
      const usually = select(usual, one?.usual_practice ?? "unknown");
      const prose = fields.map(([name, words]) => [words, h("textarea", { name, rows: 2 }, one?.[name] ?? "")]);
      const lens = h("div", { role: "status", class: "silp-hint" });
      let looking = 0;
      title.addEventListener("input", () => {
        clearTimeout(looking);
        looking = setTimeout(() => does.line.act("look_at_title", { title: title.value })
          .then(({ asks }) => lens.replaceChildren(...asks.map((ask) => h("p", null, ask)))).catch(() => {}), LOOK_AFTER_MS);
      });
      stand(one ? `Change episode ${one.number}` : "Add an episode", [
        field("Title", title, "Neutral: what it was about, not how it went"), lens,
        field("From and to", dates, "5 March 2022 to 28 July 2022"),
        field("Place in the order", number),
        field("On the whole", quality), field("Is that how it is usually done?", usually),
        prose.map(([words, control]) => field(words, control)),
      ], {
        words: "Keep",
        submit: () => kept(does.line.act("save_episode", {
          episode: one?.id ?? "",
          form: { title: title.value, dates: dates.value, number: number.value, quality: quality.value, usual_practice: usually.value,
            ...Object.fromEntries(prose.map(([, control]) => [control.name, control.value])) },
        })),
        remove: one && (() => kept(does.line.act("remove_episode", { episode: one.id }))),
      });
    }

    const { quietly, stand, kept } = maker(place, does, list);
    list();
    return (why) => { if (why === "rows" && !place.querySelector("form")) list(); };
  },
};

/** The stretch that the marked entries fill, to begin with. */
function stretchOfMarked(store) {
  const days = [...store.marks].map((id) => store.row(id)).filter((row) => row?.from && row.to);
  if (!days.length) return "";
  const first = days.map((row) => row.from.slice(0, 10)).sort()[0];
  const last = days.map((row) => row.to.slice(0, 10)).sort().at(-1);
  return `${first} to ${last}`;
}
