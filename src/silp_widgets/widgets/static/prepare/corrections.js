/** Corrections that wait for an answer: what the record says, what is said of it, and both may stand. */
import { field, h, select } from "../kit/dom.js";
import { asker, fieldsOf } from "./ask.js";

/**
 * @param {import("../kit/link.js").Link} line
 * @param {HTMLElement} place
 * @returns {(facts: any, list: HTMLElement) => void} paints the list
 */
export function correctionsPanel(line, place) {
  const asking = asker(line);
  place.append(asking.told);
  return function paintCorrections({ unanswered, answers }, list) {
    if (!unanswered.length) list.append(h("p", null, "Every correction has its answer."));
    list.append(...unanswered.map((one) => answerForm(one, answers)));
  };

  /** @param {any} one @param {Array<[string, string]>} answers @returns {HTMLElement} */
  function answerForm(one, answers) {
    const form = h("form", { class: "prep-line", "aria-label": `Answer correction ${one.number}`, onsubmit: (event) => {
      event.preventDefault();
      asking.ask("answer_correction", { correction: one.id, form: fieldsOf(form) });
    } }, field("Answer", select([["", "choose one"], ...answers], "", { name: "answer" })),
    field("Why", h("input", { name: "reason", autocomplete: "off", size: 40 })),
    field("What it changed", h("input", { name: "what_changed", autocomplete: "off", size: 24 })),
    h("button", { type: "submit" }, "Answer"));
    return h("article", { class: "prep-correction" },
      h("h3", null, `${one.number}. ${one.about}${one.raised_by && `, raised by ${one.raised_by}`}`),
      h("p", { class: "silp-record silp-measure" }, one.statement),
      h("p", { class: "silp-said silp-measure" }, one.proposed), form);
  }
}
