/** A problem in words: its code, which says what the check means, how to mend it, and its answer. */
import { field, h } from "../kit/dom.js";
import { checkCode } from "../kit/checks.js";
import { asker, fieldsOf } from "./ask.js";

const KINDS_OF_PROBLEM = [["E", "To be answered"], ["W", "To ask the agency"], ["I", "For information"]];

/**
 * @param {import("../kit/link.js").Link} line
 * @param {any} p
 * @returns {any[]}
 */
export function problemWords(line, p) {
  return [checkCode(line, p.code), " ", p.message,
    p.suggestion && h("span", { class: "silp-hint" }, ` ${p.suggestion}`),
    p.text && h("pre", { class: "silp-record" }, p.text)];
}

/**
 * The open problems of a return, the gravest first, each with a form that settles it.
 * @param {import("../kit/link.js").Link} line
 * @param {any[]} problems
 * @param {(answer: any) => void} done told the answer, or `null`
 * @returns {any[]}
 */
export function problemLists(line, problems, done) {
  return KINDS_OF_PROBLEM.map(([kind, words]) => {
    const here = problems.filter((p) => p.kind === kind);
    return here.length > 0 && h("details", { open: kind !== "I" }, h("summary", null, `${words}: ${here.length}`),
      h("ul", { class: "prep-problems" }, here.map((p) => h("li", null, problemWords(line, p),
        kind !== "I" && h("details", { class: "prep-settle" }, h("summary", { "aria-label": `Settle ${p.code}: ${p.message}` }, "Settle"),
          answerForm(line, p, done))))));
  });
}

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
