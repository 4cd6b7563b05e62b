/** The return tracker: a line an agency, who is late above it, and a form to note a request. */
import { field, h } from "../kit/dom.js";
import { counted, grouped } from "../kit/words.js";
import { agencyCard, formMakers } from "./agency.js";
import { asker, day, dayAhead, fieldsOf, listTable, waiting } from "./ask.js";

/** @param {number} n @returns {string} */
const inDays = (n) => (n === 0 ? "today" : `in ${counted(n, "day")}`);

/**
 * @param {import("../kit/link.js").Link} line
 * @param {HTMLElement} place
 * @returns {(facts: any, list: HTMLElement) => void} paints the list
 */
export function returnsPanel(line, place) {
  const detail = h("div");
  place.append(detail);
  const open = agencyCard(line, detail);

  return function paintReturns({ returns }, list) {
    if (!returns.length) {
      list.append(h("p", { class: "silp-measure" }, "No returns yet. Drop files anywhere on this page, or note which agency was asked and by when."));
      return;
    }
    list.append(...whoIsLate(returns), listTable("Returns by agency",
      ["Agency", "Status", "Due", "Received", "Entries", "To look at", ""], returns.map((one) => h("tr", null,
        h("th", { scope: "row" }, one.agency), h("td", null, one.status, one.again && ", asked again"),
        h("td", null, day(one.due), one.late > 0 && [" ", waiting(`${counted(one.late, "day")} late`)], one.left !== null && h("span", { class: "prep-soon" }, ` due ${inDays(one.left)}`)),
        h("td", null, day(one.received), one.files > 1 && h("span", { class: "silp-hint prep-block" }, `${one.files} files`)),
        h("td", { class: "prep-number" }, one.files ? grouped(one.entries) : ""), h("td", null, toLookAt(one)),
        h("td", { class: "prep-end" }, h("button", {
          type: "button", class: "silp-quiet", "data-return": one.key, "aria-label": `${one.code ? "Open the return of" : "Ask for the return of"} ${one.agency}`,
          onclick: () => open(one.key),
        }, one.code ? "Open" : "Ask"))))));
  };
}

/** @param {any[]} returns @returns {HTMLElement[]} sentences above the table; none where nobody is late or soon due */
function whoIsLate(returns) {
  const named = (ones, words) => ones.map((one) => `${one.agency} ${words(one)}`).join("; ");
  const late = returns.filter((one) => one.late > 0);
  const soon = returns.filter((one) => one.left !== null);
  return [
    late.length > 0 && h("p", { class: "prep-late" }, waiting("Late:"), ` ${named(late, (one) => `by ${counted(one.late, "day")}`)}.`),
    soon.length > 0 && h("p", { class: "prep-late" }, `Due soon: ${named(soon, (one) => inDays(one.left))}.`),
  ].filter(Boolean);
}

/** @param {any} one @returns {any} how much there is to look at in a return */
function toLookAt({ found: [errors, warnings, notes], files }) {
  if (!files) return "";
  const words = [warnings && `${warnings} to ask about`, notes && `${notes} for information`].filter(Boolean).join(", ");
  if (errors) return [waiting(`${errors} to answer`), words && ` ${words}`];
  return words || "nothing";
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
    field("Due", h("input", { name: "due", placeholder: dayAhead(), autocomplete: "off" })),
    h("button", { type: "submit" }, "Note the request"), formMakers(asking, () => fieldsOf(form).agency));
    place.append(h("p", { class: "silp-hint" }, "Agencies that have no form of their own can be sent one: columns, instructions and words to choose from; no name is in it."), form, asking.told);
  };
}
