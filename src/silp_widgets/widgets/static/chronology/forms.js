/** The forms of the chronology: correct an entry, add one, and set something on many. */
import { field, h, select } from "../kit/dom.js";

const LONG = new Set(["text", "voice", "action_taken", "reason_if_none", "outcome", "author_comment"]);

/** The fields of an entry that can be typed: name, words, hint. */
const TYPED = [
  ["when", "Date", "As it is known: 14/03/2022, early March 2022, ?14 Mar 22, between 3 and 9 Feb 2022"],
  ["text", "What happened", ""],
  ["source", "Source", "Exactly where it is recorded"],
  ["people", "People", "Codes, with commas between"],
  ["location", "Place", ""],
  ["voice", "What the person said, showed or wanted", ""],
  ["action_taken", "Action taken", ""],
  ["reason_if_none", "Why no action", ""],
  ["outcome", "Outcome", ""],
  ["sequence", "Order within the day", "1, 1.5, 2; leave empty where it isn’t known"],
];

function inputFor(name, value) {
  const control = h(LONG.has(name) ? "textarea" : "input", LONG.has(name) ? { rows: name === "text" ? 4 : 2, name } : { type: "text", name });
  control.value = value ?? "";
  return control;
}

function formOf(title, parts, { submit, cancel, words }) {
  const note = h("p", { class: "silp-attention chron-formnote", role: "alert", hidden: true });
  const form = h("form", {
    class: "chron-form", "aria-label": title,
    onsubmit: (event) => {
      event.preventDefault();
      note.hidden = true;
      submit().catch((error) => { note.textContent = error.message; note.hidden = false; });
    },
    onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); cancel(); } },
  }, h("h2", null, title), parts, note, h("div", { class: "chron-formtools" },
    h("button", { type: "submit", class: "silp-main" }, words), h("button", { type: "button", onclick: cancel }, "Cancel")));
  return form;
}

/**
 * @param {any} row @param {Record<string, string>} fields its words now
 * @param {{ send: (args: object) => Promise<any>, cancel: () => void }} does
 */
export function correctForm(row, fields, { send, cancel }) {
  const controls = TYPED.map(([name, words, hint]) => [name, words, hint, inputFor(name, fields[name])]);
  const reason = h("textarea", { rows: 2, name: "reason", required: true });
  return formOf(`Correct ${row.ref}`, [
    h("p", { class: "silp-hint" }, "What it says now stays in view, beside the correction; the row as received never changes."),
    controls.map(([, words, hint, control]) => field(words, control, hint)),
    field("How do you know?", reason, "For example: agency’s answer of 4 May; the contact sheet was seen"),
  ], {
    words: "Keep the correction", cancel,
    submit: () => send({
      id: row.id, reason: reason.value,
      changes: Object.fromEntries(controls.filter(([name, , , c]) => c.value !== (fields[name] ?? "")).map(([name, , , c]) => [name, c.value])),
    }),
  });
}

/** @param {any} store @param {{ send: (args: object) => Promise<any>, cancel: () => void }} does */
export function addForm(store, { send, cancel }) {
  const near = store.current();
  const agency = select([["", "choose"], ...[...store.agencies.values()].map((a) => [a.key, a.name])], near?.agency ?? "", { required: true });
  const kind = select([["event", "an event"], ["no_contact", "a period without contact"]], "event");
  const controls = TYPED.map(([name, words, hint]) => [name, words, hint, inputFor(name, "")]);
  return formOf("Add an entry", [field("Agency", agency), field("What it is", kind),
    controls.map(([, words, hint, control]) => field(words, control, hint))], {
    words: "Add", cancel,
    submit: () => send({ agency: agency.value, values: { kind: kind.value, ...Object.fromEntries(controls.filter(([, , , c]) => c.value).map(([name, , , c]) => [name, c.value])) } }),
  });
}

/**
 * The bar that stands while entries are marked.
 * @param {any} store @param {{ act: (verb: string, args?: object) => void }} does
 */
export function markBar(store, { act }) {
  const words = h("strong", { role: "status" });
  const ids = () => [...store.marks];
  const chooser = (label, options, use) => {
    const made = select([["", label], ...options], "", {
      "aria-label": label, onchange: () => {
        if (made.value) use(made.value === "-" ? "" : made.value);
        made.value = "";
      },
    });
    return made;
  };
  const holder = h("span", { class: "chron-marktools" });
  const el = h("div", { class: "chron-markbar", role: "group", "aria-label": "Marked entries", hidden: true }, words, holder,
    h("button", { type: "button", class: "silp-quiet", onclick: () => store.unmarkAll() }, "Unmark"));
  function offer() {
    const view = store.view();
    holder.replaceChildren(
      h("button", { type: "button", onclick: () => act("link_same_event", { ids: ids() }) }, "⇄ One event"),
      h("button", { type: "button", class: "silp-quiet", onclick: () => act("unlink", { ids: ids() }) }, "Unlink"),
      chooser("Theme…", store.themes.size ? [...store.themes] : [], (theme) => act("set_many", { ids: ids(), add_theme: theme })),
      chooser("Episode…", [...[...store.episodes.values()].map((e) => [e.id, `${e.number} ${e.title}`]), ["-", "none"]], (episode) => act("set_many", { ids: ids(), episode })),
      chooser("Significance…", view.words?.significance ?? [], (significance) => act("set_many", { ids: ids(), significance })),
      chooser("Practice…", view.words?.quality ?? [], (quality) => act("set_many", { ids: ids(), quality })));
  }
  store.on("rows", offer);
  store.on("marked", () => {
    el.hidden = store.marks.size === 0;
    const now = `${store.marks.size.toLocaleString("en-GB")} marked`;
    if (words.textContent !== now) words.textContent = now;
  });
  return el;
}
