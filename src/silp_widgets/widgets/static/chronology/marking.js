/** What is set on entries: the bar that stands while some are marked, and the form for one or many. */
import { field, h, select } from "../kit/dom.js";
import { grouped } from "../kit/words.js";
import { formOf } from "./forms.js";

/**
 * The bar that stands while entries are marked.
 * @param {any} store
 * @param {{ act: (verb: string, args?: object) => void, set: (ids: string[]) => void, takeOut: (ids: string[]) => void }} does
 */
export function markBar(store, { act, set, takeOut }) {
  const words = h("strong", { role: "status" });
  const ids = () => [...store.marks];
  const el = h("div", { class: "chron-markbar", role: "group", "aria-label": "Marked entries", hidden: true }, words,
    h("span", { class: "chron-marktools" },
      h("button", { type: "button", onclick: () => set(ids()) }, "Set on all of them…"),
      h("button", { type: "button", onclick: () => act("link_same_event", { ids: ids() }) }, "⇄ One event"),
      h("button", { type: "button", class: "silp-quiet", onclick: () => act("unlink", { ids: ids() }) }, "Unlink"),
      h("button", { type: "button", class: "silp-quiet", onclick: () => takeOut(ids()) }, "Take out…")),
    h("button", { type: "button", class: "silp-quiet", onclick: () => store.unmarkAll() }, "Unmark"));
  store.on("marked", () => {
    el.hidden = store.marks.size === 0;
    const now = `${grouped(store.marks.size)} marked`;
    if (words.textContent !== now) words.textContent = now;
  });
  return el;
}

const LEAVE = ["", "leave as it is"];

/**
 * Set themes, episode, significance, practice, people, seen and voice, on one entry or on many.
 * @param {any} store @param {string[]} ids
 * @param {{ send: (args: object) => Promise<any>, cancel: () => void }} does
 */
export function setForm(store, ids, { send, cancel }) {
  const view = store.view();
  const rows = ids.map((id) => store.row(id)).filter(Boolean);
  const one = rows.length === 1 ? rows[0] : null;
  const carried = new Set(rows.flatMap((row) => row.themes ?? []));
  const named = [...new Set(rows.flatMap((row) => row.people ?? []))].sort();
  const people = h("datalist", { id: "chron-set-people" }, (view.people ?? []).map((person) => h("option", { value: person })));
  const text = (props) => h("input", { type: "text", list: "chron-set-people", ...props });
  const controls = {
    add_theme: store.themes.size ? select([LEAVE, ...[...store.themes].filter(([key]) => !rows.every((row) => row.themes?.includes(key)))], "") : null,
    drop_theme: carried.size ? select([LEAVE, ...[...store.themes].filter(([key]) => carried.has(key))], "") : null,
    episode: store.episodes.size ? select([LEAVE, ["-", "none"], ...[...store.episodes.values()].map((e) => [e.id, `${e.number} ${e.title}`])], "") : null,
    significance: select([LEAVE, ...(view.words?.significance ?? [])], ""),
    quality: select([LEAVE, ...(view.words?.quality ?? [])], ""),
    good_note: h("textarea", { rows: 2 }),
    add_person: text(),
    drop_person: named.length ? select([LEAVE, ...named.map((person) => [person, person])], "") : null,
    voice: h("textarea", { rows: 2 }),
  };
  const [who, how] = [text({ "aria-label": "Who was seen" }), select([LEAVE, ...(view.words?.seen ?? [])], "", { "aria-label": "Seen" })];
  const now = (words) => (one && words ? `Now: ${words}` : "");
  const labelOf = (list, code) => (view.words?.[list] ?? []).find(([c]) => c === code)?.[1] ?? "";
  const line = (words, control, hint) => control && field(words, control, hint);
  const none = [!store.themes.size && "themes", !store.episodes.size && "episodes"].filter(Boolean).join(" and ");
  return formOf(one ? `Set on ${one.ref}` : `Set on ${grouped(rows.length)} entries`, [
    none && h("p", { class: "silp-hint" }, `There are no ${none} yet. Make them with the tools at the side, and set them here.`),
    line("Add a theme", controls.add_theme, now((one?.themes ?? []).map((key) => store.themes.get(key) ?? key).join(", "))),
    line("Take a theme off", controls.drop_theme),
    line("Episode", controls.episode, now(one?.episode && store.episodes.get(one.episode)?.title)),
    line("Significance", controls.significance, now(one?.significance && labelOf("significance", one.significance))),
    line("Practice", controls.quality, now(one?.quality && labelOf("quality", one.quality))),
    line("What helped, and what made it possible", controls.good_note, one?.good_note ? now(one.good_note) : "Words here make it good practice"),
    people,
    line("Add a person", controls.add_person, now(one?.people?.join(", "))),
    line("Take a person off", controls.drop_person),
    h("fieldset", { class: "chron-setseen" }, h("legend", null, "Seen"), who, how,
      h("p", { class: "silp-hint" }, "Whom, and whether alone. It takes the place of what was said of that person.")),
    line("Voice", controls.voice, "What the person said, showed or wanted; set where nothing is recorded yet"),
  ], {
    words: "Set", cancel,
    submit: () => {
      const given = Object.fromEntries(Object.entries(controls).filter(([, control]) => control?.value)
        .map(([name, control]) => [name, control.value === "-" ? "" : control.value]));
      return send({ ids, ...given, ...(how.value ? { seen: [who.value, how.value] } : {}) });
    },
  });
}
