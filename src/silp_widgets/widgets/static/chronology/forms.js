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

/**
 * A form that stands at the side until it is kept or left. What went wrong is said in it.
 * @param {string} title
 * @param {Array<Node | Node[] | false>} parts
 * @param {{ submit: () => Promise<any>, cancel: () => void, words: string, remove?: (() => Promise<any>) | null }} does
 *   `remove` takes out what the form is about, and is asked for in so many words
 */
export function formOf(title, parts, { submit, cancel, words, remove }) {
  const note = h("p", { class: "silp-attention chron-formnote", role: "alert", hidden: true });
  const tried = (asked) => {
    note.hidden = true;
    asked().catch((error) => { note.textContent = error.message; note.hidden = false; });
  };
  return h("form", {
    class: "chron-form", "aria-label": title,
    onsubmit: (event) => {
      event.preventDefault();
      tried(submit);
    },
    oninput: (event) => { event.currentTarget.dataset.typed = "yes"; },
    onkeydown: (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      const { dataset } = event.currentTarget;
      if (dataset.typed === "yes") {
        dataset.typed = "asked";
        note.textContent = "Escape once more leaves what you typed.";
        note.hidden = false;
      } else cancel();
    },
  }, h("h2", null, title), parts, h("div", { class: "chron-formtools" }, note,
    h("button", { type: "submit", class: "silp-main" }, words), h("button", { type: "button", onclick: cancel }, "Cancel"),
    remove && h("button", { type: "button", class: "silp-quiet", onclick: () => tried(remove) }, "Take out")));
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

const NAMED_AT_MOST = 12;

/**
 * Ask before entries leave the chronology.
 * @param {any} store @param {string[]} ids @param {{ send: () => Promise<any>, cancel: () => void }} does
 */
export function takeOutForm(store, ids, { send, cancel }) {
  const rows = ids.map((id) => store.row(id)).filter(Boolean);
  const what = rows.length === 1 ? rows[0].ref : `${rows.length.toLocaleString("en-GB")} entries`;
  return formOf(`Take ${what} out?`, [
    h("ul", { class: "chron-outlist" }, rows.slice(0, NAMED_AT_MOST).map((row) => h("li", null, h("strong", null, row.ref), ` ${row.date} `, h("span", { class: "silp-record" }, row.text))),
      rows.length > NAMED_AT_MOST && h("li", null, `and ${(rows.length - NAMED_AT_MOST).toLocaleString("en-GB")} more`)),
    h("p", { class: "silp-hint" }, "What is taken out is kept with all that stands on it, out of the chronology, its reports and releases. It can be put back. "
      + "What an account or a finding speaks of stays."),
  ], { words: rows.length === 1 ? "Take it out" : "Take them out", cancel, submit: send });
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
