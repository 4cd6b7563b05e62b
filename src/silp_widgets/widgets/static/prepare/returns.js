/** The return tracker: asked for, received, what was found in each, and the answers to it. */
import { field, h, select } from "../kit/dom.js";
import { download } from "../kit/download.js";
import { asker, day, fieldsOf, openBeside, listTable, waiting } from "./ask.js";
import { problemWords } from "./problem.js";

const MAKING_MS = 60_000;
const ONLY_WITHOUT_FILE = new Set(["requested", "nil_return"]);

/**
 * @param {import("../kit/link.js").Link} line
 * @param {HTMLElement} place
 * @returns {(facts: any, list: HTMLElement) => void} paints the list
 */
export function returnsPanel(line, place) {
  const detail = h("div");
  place.append(detail);

  return function paintReturns({ returns }, list) {
    if (!returns.length) {
      list.append(h("p", { class: "silp-measure" }, "No returns yet. Bring in a file below, or note which agency was asked and by when."));
      return;
    }
    list.append(listTable("Returns by agency",
      ["Agency", "Status", "Due", "Received", "Entries", "To look at", ""], returns.map((one) => h("tr", null,
        h("th", { scope: "row" }, one.agency), h("td", null, one.status, one.late && [" ", waiting("late")]),
        h("td", null, day(one.due)), h("td", null, day(one.received)),
        h("td", { class: "prep-number" }, one.has_file ? one.entries : ""), h("td", null, counted(one)),
        h("td", { class: "prep-end" }, h("button", {
          type: "button", class: "silp-quiet", "data-return": one.id, "aria-label": `Open the return of ${one.agency}`,
          onclick: () => open(one.id),
        }, "Open"))))));
  };

  /** @param {string} id @param {string} [said] what was just done to it */
  async function open(id, said = "") {
    const asking = asker(line);
    const read = await asking.ask("open_return", { return_id: id });
    const one = line.view().returns.find((each) => each.id === id);
    if (!read || !one) {
      detail.replaceChildren(asking.told);
      return;
    }
    asking.told.textContent = said;
    const again = (answer) => answer && open(id, answer.said);
    const kinds = [["E", "To be answered"], ["W", "To ask the agency"], ["I", "For information"]];
    const status = select(line.view().choices.status.filter(([code]) => !one.has_file || !ONLY_WITHOUT_FILE.has(code)), one.code, {
      onchange: async () => again(await asking.ask("mark_return", { return_id: id, status: status.value })),
    });
    const close = openBeside(detail, [
      h("h3", { class: "prep-first", tabindex: "-1" }, `${one.agency}: ${read.file || "nothing received yet"}`),
      read.problems.length > 0 && h("p", { class: "silp-hint" }, "As the agency wrote it: real names may be among it."),
      asking.told,
      kinds.map(([kind, words]) => problemsOf(line, kind, words, read.problems.filter((p) => p.kind === kind),
        (p) => answerForm(line, p, again))),
      read.left_off > 0 && h("p", null, `${read.left_off} more are not shown; “silp check” lists them all.`),
      one.has_file && read.problems.length > 0 && h("div", { class: "prep-line" },
        h("p", null, "Send the questions back to the agency, each with its cell and room for an answer:"),
        makers((kind) => asking.ask("make_questions", { return_id: id, kind }, MAKING_MS), "Questions")),
      h("div", { class: "prep-line" }, field("How far it has come", status),
        h("button", { type: "button", class: "silp-quiet", onclick: () => close() }, "Close")),
    ].flat().filter(Boolean), () => document.querySelector(`[data-return="${CSS.escape(id)}"]`));
    detail.querySelector("h3").focus({ preventScroll: true });
  }
}

/**
 * Two buttons that make the same file for Word and for Excel, and hand it over.
 * @param {(kind: string) => Promise<any>} make
 * @param {string} what is made
 * @returns {HTMLElement[]}
 */
function makers(make, what) {
  return [["docx", "Word"], ["xlsx", "Excel"]].map(([kind, program]) => h("button", {
    type: "button", "aria-label": `${what} for ${program}`, onclick: async (event) => {
      const button = event.currentTarget;
      button.disabled = true;
      const made = await make(kind);
      button.disabled = false;
      if (made) download(made);
    },
  }, `${what} (.${kind})`));
}

/** @param {any} one @returns {any} how much there is to look at in a return */
function counted({ found: [errors, warnings, notes], has_file: hasFile }) {
  if (!hasFile) return "";
  const words = [warnings && `${warnings} to ask about`, notes && `${notes} for information`].filter(Boolean).join(", ");
  if (errors) return [waiting(`${errors} to answer`), words && ` ${words}`];
  return words || "nothing";
}

/**
 * @param {import("../kit/link.js").Link} line
 * @param {string} kind
 * @param {string} words
 * @param {any[]} problems
 * @param {(problem: any) => HTMLElement} settling the form that settles one
 * @returns {HTMLElement | false}
 */
function problemsOf(line, kind, words, problems, settling) {
  return problems.length > 0 && h("details", { open: kind !== "I" }, h("summary", null, `${words}: ${problems.length}`),
    h("ul", { class: "prep-problems" }, problems.map((p) => h("li", null, problemWords(line, p),
      kind !== "I" && h("details", { class: "prep-settle" }, h("summary", { "aria-label": `Settle ${p.code}: ${p.message}` }, "Settle"),
        settling(p))))));
}

/**
 * @param {import("../kit/link.js").Link} line
 * @param {any} p the problem
 * @param {(answer: any) => void} done told the answer, or `null`
 * @returns {HTMLElement}
 */
function answerForm(line, p, done) {
  const asking = asker(line);
  const form = h("form", { onsubmit: async (event) => {
    event.preventDefault();
    done(await asking.ask("settle_problem", { problem: p.id, answer: fieldsOf(form).answer }));
  } }, h("div", { class: "prep-line" },
    field("What was answered, and by whom (by role)", h("input", { name: "answer", autocomplete: "off", size: 48 })),
    h("button", { type: "submit" }, "Settle it")), asking.told);
  return form;
}

/** @param {import("../kit/link.js").Link} line @returns {(facts: any, place: HTMLElement) => void} */
export function requestForm(line) {
  const asking = asker(line);
  return function paintRequest({ agencies }, place) {
    const form = h("form", { class: "prep-line", onsubmit: async (event) => {
      event.preventDefault();
      if (await asking.ask("request_return", fieldsOf(form))) form.reset();
    } },
    field("Agency asked for a return", h("input", { name: "agency", list: "prep-agencies", autocomplete: "off" })),
    h("datalist", { id: "prep-agencies" }, agencies.map(([, name]) => h("option", { value: name }))),
    field("Due", h("input", { name: "due", placeholder: "30 September 2026", autocomplete: "off" })),
    h("button", { type: "submit" }, "Note the request"),
    makers((kind) => asking.ask("make_form", { agency: fieldsOf(form).agency, kind }, MAKING_MS), "A form to fill in"));
    place.append(h("p", { class: "silp-hint" }, "Agencies that have no form of their own can be sent one: columns, instructions and words to choose from; no name is in it."), form, asking.told);
  };
}
