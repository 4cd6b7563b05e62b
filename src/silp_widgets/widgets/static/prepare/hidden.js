/** What an agency's file keeps out of sight: asked about, and brought in unless somebody says otherwise. */
import { h, uid } from "../kit/dom.js";
import { counted, grouped } from "../kit/words.js";

/**
 * @param {any} hidden what is told, what was chosen, and the rows
 * @param {(choice: "in" | "out") => void} choose
 * @returns {HTMLElement | false}
 */
export function hiddenQuestion({ told, chosen, rows, more }, choose) {
  if (!told.length) return false;
  const name = uid("hidden");
  const choice = (value, words) => h("label", { class: "prep-choice" },
    h("input", { type: "radio", name, value, checked: (chosen || "in") === value, onchange: () => choose(value) }), ` ${words}`);
  return h("fieldset", { class: "prep-hidden" },
    h("legend", null, summed(rows, more)),
    h("ul", null, told.map((words) => h("li", null, words))),
    rows.length > 0 && h("details", null, h("summary", null, "What stands there"),
      h("ul", { class: "prep-problems" }, rows.map(({ sheet, row, words }) => h("li", null,
        h("span", { class: "prep-code" }, [sheet, `row ${row}`].filter(Boolean).join(", ")), " ", h("span", { class: "silp-record" }, words))),
      more > 0 && h("li", null, `and ${grouped(more)} more`))),
    h("div", { class: "prep-choices" }, choice("in", "Bring it in"), choice("out", "Leave it out")));
}

function summed(rows, more) {
  const count = rows.length + more;
  if (!count) return "Parts of the agency’s file are hidden";
  const shown = rows.slice(0, 6).map(({ row }) => row);
  const which = count > shown.length ? `${shown.join(", ")} and ${count - shown.length} more` : shown.join(", ");
  return `${counted(count, "row is", "rows are")} hidden in the agency’s file (${count === 1 ? "row" : "rows"} ${which})`;
}
