/** How the columns of a file were read: with samples, to be corrected, kept as a file, or read from one. */
import { h, select } from "../kit/dom.js";
import { listTable } from "./ask.js";

/**
 * @param {any} read what the state said is in the file
 * @param {object} does
 * @param {() => void} does.again read the file like this
 * @param {() => void} does.save hand over a mapping file
 * @param {(file: File) => void} does.use read the file as a mapping file says
 * @returns {{ el: HTMLElement | false, mapping: () => Record<string, string> | null }} `null` where nobody changed any
 */
export function columnsOf(read, { again, save, use }) {
  if (!read.columns.length || read.already) return { el: false, mapping: () => null };
  const columns = read.columns.map((column) => {
    const pick = select([["", "leave aside"], ...read.fields], column.field, { "aria-label": `What “${column.heading}” holds` });
    return { heading: column.heading, was: column.field, pick, row: h("tr", null,
      h("th", { scope: "row" }, column.heading), h("td", null, pick), h("td", { class: "silp-record prep-samples" }, column.samples.join(" · "))) };
  });
  const chosen = h("input", {
    type: "file", accept: ".toml", class: "silp-hidden", tabindex: "-1", "aria-label": "A mapping file",
    onchange: () => { if (chosen.files.length) use(chosen.files[0]); },
  });
  const el = h("details", { open: read.unsure || read.differ.length > 0 },
    h("summary", null, "How the columns were read"),
    read.settled && h("p", { class: "prep-settled" }, read.settled),
    read.differ.length > 0 && h("ul", { class: "prep-differ" }, read.differ.map((words) => h("li", null, h("span", { class: "silp-attention" }, "C703"), ` ${words}`))),
    h("div", { class: "prep-wider" }, listTable("Columns of the file",
      ["Heading in the file", "Read as", "For example"], columns.map((column) => column.row))),
    h("p", { class: "silp-hint" }, "What you bring in like this is used again for this agency’s next file."),
    h("div", { class: "prep-buttons" },
      h("button", { type: "button", onclick: again }, "Read it again like this"),
      h("button", { type: "button", class: "silp-quiet", onclick: save }, "Save as a mapping file"),
      h("button", { type: "button", class: "silp-quiet", onclick: () => chosen.click() }, "Use a mapping file"), chosen));
  return {
    el,
    // Columns that nobody touched are read as they were, sheet by sheet.
    mapping: () => (columns.some(({ was, pick }) => pick.value !== was)
      ? Object.fromEntries(columns.map(({ heading, pick }) => [heading, pick.value])) : null),
  };
}
