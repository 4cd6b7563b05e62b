/** What needs the chair next, and the shape of the review so far. */
import { h } from "../kit/dom.js";
import { grouped } from "../kit/words.js";

/**
 * @param {any} facts `next`, `shape`, `strip`, `review` and `choices` of the view
 * @param {HTMLElement} place
 * @param {(key: string) => void} go
 */
export function paintNext({ next, shape, strip, review, choices }, place, go) {
  const steps = next.length
    ? h("ul", { class: "prep-next" }, next.map((step) => h("li", null,
      h("button", { type: "button", class: "prep-step", onclick: () => go(step.go) }, h("span", null, step.text)))))
    : h("p", null, "Nothing is waiting for you.");
  const stages = choices.stage.map(([code, words]) => h("li", { "aria-current": code === review.stage && "step" }, words));
  place.append(
    h("div", { class: "prep-columns" },
      h("div", null, steps),
      h("div", null, h("h3", { class: "prep-first" }, "The shape of it"), strip.rows.length > 0 && strand(strip),
        h("dl", { class: "prep-shape" }, shape.map(({ n, words }) =>
          h("div", null, h("dt", null, words), h("dd", null, grouped(n))))))),
    h("ol", { class: "prep-stages", "aria-label": "Stages of the review" }, stages));
}

/** @param {any} strip @returns {HTMLElement} entries by agency over time, darker where there are more */
function strand({ labels, rows }) {
  const most = Math.max(1, ...rows.flatMap((row) => row.counts));
  const total = (row) => row.counts.reduce((sum, n) => sum + n, 0);
  return h("figure", { class: "prep-strip", style: { "max-width": `${40 + labels.length * 48}px` } },
    h("table", null,
      h("caption", { class: "silp-hidden" }, `Entries by agency, ${begins(labels)} to ${ends(labels)}`),
      h("colgroup", null, h("col", { style: { width: "40px" } })),
      h("tbody", null, rows.map((row) => h("tr", null,
        h("th", { scope: "row", title: row.name }, row.code, h("span", { class: "silp-hidden" }, ` ${row.name}, ${total(row)} entries`)),
        row.counts.map((n, at) => h("td", {
          title: `${row.name}, ${labels[at]}: ${n}`, "aria-hidden": "true",
          style: { "--much": n ? String(0.2 + (0.8 * n) / most) : "0" },
        })))))),
    h("figcaption", null, h("span", null, begins(labels)), labels.length > 1 && h("span", null, ends(labels))));
}

/** The month a strip begins or ends with; a cell may stand for “Jan 2024 to Dec 2024”. */
const begins = (labels) => labels[0].split(" to ")[0];
const ends = (labels) => labels.at(-1).split(" to ").at(-1);
