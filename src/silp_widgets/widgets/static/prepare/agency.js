/** One agency's return, opened: what is awaited, the files that came, what was found, how far it has come. */
import { whileBusy } from "../kit/busy.js";
import { field, h, select } from "../kit/dom.js";
import { download } from "../kit/download.js";
import { grouped } from "../kit/words.js";
import { asker, day, dayAhead, fieldsOf, listTable, openBeside } from "./ask.js";
import { problemLists } from "./problem.js";

const MAKING_MS = 60_000;
const ONLY_WITHOUT_FILE = new Set(["requested", "nil_return"]);
const CAN_BE_QUERIED = new Set(["received", "corrected"]);

/**
 * @param {import("../kit/link.js").Link} line
 * @param {HTMLElement} detail
 * @returns {(key: string, said?: string) => Promise<void>} opens an agency's card; `said` is what was just done
 */
export function agencyCard(line, detail) {
  return async function open(key, said = "") {
    const asking = asker(line);
    const read = await asking.ask("open_agency", { agency: key });
    const one = line.view().returns.find((each) => each.key === key);
    if (!read || !one) {
      detail.replaceChildren(asking.told);
      return;
    }
    asking.told.textContent = said;
    const again = (answer) => answer && open(key, answer.said);
    const mark = async (status) => again(await asking.ask("mark_return", { agency: key, status }));
    const statuses = line.view().choices.status.filter(([code]) => !one.files || !ONLY_WITHOUT_FILE.has(code));
    const status = select(one.code ? statuses : [["", "Not asked yet"], ...statuses], one.code, { onchange: () => status.value && mark(status.value) });
    const offer = h("div", { role: "status" });
    const close = openBeside(detail, [
      h("h3", { class: "prep-first", tabindex: "-1" }, `${one.agency}: ${one.status}${one.again ? ", asked again" : ""}`),
      asking.told,
      one.awaited ? awaitedPart(asking, one, again) : askingPart(asking, one, again),
      read.files.length > 0 && filesTable(read.files),
      read.problems.length > 0 && h("p", { class: "silp-hint" }, "As the agency wrote it: real names may be among it."),
      problemLists(line, read.problems, again),
      read.left_off > 0 && h("p", null, `${read.left_off} more are not shown; “silp check” lists them all.`),
      one.files > 0 && read.problems.length > 0 && h("div", { class: "prep-line" },
        h("p", null, "Send the questions back to the agency, each with its cell and room for an answer:"),
        makers((kind) => asking.ask("make_questions", { agency: key, kind }, MAKING_MS), "Questions", () => {
          if (CAN_BE_QUERIED.has(one.code)) offer.replaceChildren(h("p", null, `The questions are made. When they have gone to ${one.agency}: `,
            h("button", { type: "button", onclick: () => mark("queried") }, "Mark as queried")));
        })), offer,
      h("div", { class: "prep-line" }, field("How far it has come", status),
        one.files > 0 && one.code !== "signed_off" && h("button", { type: "button", onclick: () => mark("signed_off") }, "Sign off"),
        h("button", { type: "button", class: "silp-quiet", onclick: () => close() }, "Close")),
    ].flat().filter(Boolean), () => document.querySelector(`[data-return="${CSS.escape(key)}"]`));
    detail.querySelector("h3").focus({ preventScroll: true });
  };
}

/** What is awaited: by when, why it moved, and words to remind with. */
function awaitedPart(asking, one, again) {
  const words = h("div");
  const form = h("form", { class: "prep-line", onsubmit: async (event) => {
    event.preventDefault();
    again(await asking.ask("change_due", { ...fieldsOf(form), agency: one.key }));
  } }, field("New day", h("input", { name: "due", autocomplete: "off", placeholder: dayAhead() })),
  field("Why it moves", h("input", { name: "why", autocomplete: "off", size: 36 })), h("button", { type: "submit" }, "Change the day"));
  const remind = async () => {
    const made = await asking.ask("write_reminder", { agency: one.key });
    if (made) words.replaceChildren(...reminderText(made.text));
  };
  return h("div", null,
    h("p", null, one.due ? `Due on ${day(one.due)}.` : "No day is set by which it is due.", one.why && h("span", { class: "silp-hint" }, ` Moved: ${one.why}`)),
    form, h("button", { type: "button", onclick: remind }, "Write a reminder"), words);
}

/** @param {string} text @returns {HTMLElement[]} the reminder, to be changed and copied */
function reminderText(text) {
  const area = h("textarea", { rows: 14, class: "prep-reminder" });
  area.value = text;
  const told = h("span", { role: "status" });
  const copy = async () => {
    area.select();
    const done = await navigator.clipboard?.writeText(area.value).then(() => true, () => false);
    told.textContent = done || document.execCommand("copy") ? " Copied." : " It is selected: copy it with Ctrl+C.";
  };
  return [field("Reminder, to be copied; nothing is sent from here", area),
    h("div", { class: "prep-buttons" }, h("button", { type: "button", onclick: copy }, "Copy"), told)];
}

/** What may be asked of an agency of which nothing is awaited. */
function askingPart(asking, one, again) {
  const form = h("form", { class: "prep-line", onsubmit: async (event) => {
    event.preventDefault();
    again(await asking.ask("request_return", { ...fieldsOf(form), agency: one.agency }));
  } }, field("Due", h("input", { name: "due", autocomplete: "off", placeholder: dayAhead() })),
  h("button", { type: "submit" }, one.files ? "Ask for a corrected return" : "Note the request"),
  !one.files && formMakers(asking, () => one.agency));
  return one.files ? h("details", null, h("summary", null, "Ask for a corrected return"), form) : form;
}

/** @param {any[]} files @returns {HTMLElement} what came, in order */
function filesTable(files) {
  const count = (n) => h("td", { class: "prep-number" }, grouped(n));
  return h("div", { class: "prep-files" }, listTable("Files that came", ["File", "Received", "Rows", "New", "Changed", "Missing"], files.map((one) => h("tr", null,
    h("th", { scope: "row" }, one.file, one.shared && h("span", { class: "silp-hint prep-block" }, "with other agencies’ rows; the counts are of all")),
    h("td", { class: "prep-date" }, day(one.received)), count(one.rows), count(one.added), count(one.changed), count(one.missing)))));
}

/**
 * Buttons that make a form to fill in for an agency.
 * @param {import("./ask.js").Asker} asking
 * @param {() => string} agency
 * @returns {HTMLElement[]}
 */
export function formMakers(asking, agency) {
  return makers((kind) => asking.ask("make_form", { agency: agency(), kind }, MAKING_MS), "A form to fill in");
}

/**
 * Two buttons that make the same file for Word and for Excel, and hand it over.
 * @param {(kind: string) => Promise<any>} make
 * @param {string} what is made
 * @param {() => void} [done]
 * @returns {HTMLElement[]}
 */
function makers(make, what, done = () => {}) {
  return [["docx", "Word"], ["xlsx", "Excel"]].map(([kind, program]) => h("button", {
    type: "button", onclick: async (event) => {
      const made = await whileBusy(event.currentTarget, () => make(kind));
      if (!made) return;
      download(made);
      done();
    },
  }, `${what} for ${program} (.${kind})`));
}
