/** Bringing a return in: choose or drop a file, see how it was read, mend the columns, take it. */
import { field, h, select } from "../kit/dom.js";
import { asker, listTable } from "./ask.js";
import { problemWords } from "./problem.js";
import { sendFile } from "./sending.js";

const READING_MS = 120_000;

/** @param {import("../kit/link.js").Link} line @returns {HTMLElement} */
export function filePanel(line) {
  const chosen = h("input", {
    type: "file", multiple: true, class: "silp-hidden", tabindex: "-1", "aria-label": "An agency's file",
    accept: ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.docx,.odt,.html", onchange: () => take([...chosen.files]),
  });
  const result = h("div", { "aria-live": "polite" });
  const choose = h("button", { type: "button", onclick: () => chosen.click() }, "Choose a file");
  const drop = h("div", {
    class: "prep-drop",
    ondragover: (event) => { event.preventDefault(); drop.classList.add("prep-over"); },
    ondragleave: () => drop.classList.remove("prep-over"),
    ondrop: (event) => {
      event.preventDefault();
      drop.classList.remove("prep-over");
      take([...event.dataTransfer.files]);
    },
  }, h("p", null, "Drop an agency's file here (Excel, Word, CSV), or"), choose, chosen);
  return h("div", null, drop, result);

  /** @param {File[]} files */
  async function take(files) {
    result.replaceChildren();
    for (const file of files) {
      const card = h("div", { class: "prep-card", onkeydown: (event) => { if (event.key === "Escape") put(card); } },
        h("p", null, `Reading ${file.name} …`));
      result.append(card);
      // Two big files at once would only wait for each other.
      const key = await sendFile(line, file, card).catch((error) => {
        card.replaceChildren(h("p", { class: "prep-refused" }, `${file.name}: ${error.message}`), closer(card));
      });
      if (key) await look(card, { file: key, name: file.name, agency: "", mapping: null });
    }
    chosen.value = "";
  }

  /** @param {HTMLElement} card */
  function put(card) {
    if (card.dataset.file) line.act("drop_file", { file: card.dataset.file }).catch(() => {});
    card.remove();
    choose.focus();
  }

  /** @param {HTMLElement} card @returns {HTMLElement} */
  function closer(card) {
    return h("button", { type: "button", class: "silp-quiet", onclick: () => put(card) }, "Close");
  }

  /** @param {HTMLElement} card @param {any} asked */
  async function look(card, asked) {
    const asking = asker(line);
    const read = await asking.ask("look_at_file", asked, READING_MS);
    card.dataset.file = asked.file;
    if (read) paint(card, asked, read);
    else if (card.querySelector("form")) card.append(asking.told);
    else card.replaceChildren(asking.told, closer(card));
  }

  /** @param {HTMLElement} card @param {any} asked @param {any} read */
  function paint(card, asked, read) {
    const asking = asker(line);
    const agency = h("input", { value: read.agency, name: "agency", list: "prep-agencies", autocomplete: "off" });
    const columns = read.columns.map((column) => {
      const pick = select([["", "leave aside"], ...read.fields], column.field, { "aria-label": `What “${column.heading}” holds` });
      return { heading: column.heading, was: column.field, pick, row: h("tr", null,
        h("th", { scope: "row" }, column.heading), h("td", null, pick), h("td", { class: "silp-record prep-samples" }, column.samples.join(" · "))) };
    });
    // Columns that nobody touched are read as they were, sheet by sheet.
    const mapping = () => (columns.some(({ was, pick }) => pick.value !== was)
      ? Object.fromEntries(columns.map(({ heading, pick }) => [heading, pick.value])) : asked.mapping);
    const now = () => ({ ...asked, agency: agency.value, mapping: mapping() });
    const bring = h("button", { type: "submit", class: "silp-main" },
      `Bring in ${read.entries === 1 ? "1 entry" : `${read.entries} entries`}`);
    const form = h("form", { onsubmit: async (event) => {
      event.preventDefault();
      bring.disabled = true;
      const done = await asking.ask("take_file", now(), READING_MS);
      bring.disabled = false;
      if (!done) return;
      delete card.dataset.file;
      card.replaceChildren(h("p", null, done.said), closer(card));
      card.querySelector("button").focus();
    } },
    h("h3", { class: "prep-first" }, read.file), h("p", null, read.said),
    !read.already && field("Agency", agency, read.several.length > 0
      ? `Rows of several agencies: ${read.several.join(", ")}. Leave empty to keep them apart.` : "Whose return it is."),
    columns.length > 0 && !read.already && h("details", { open: read.unsure },
      h("summary", null, "How the columns were read"),
      h("div", { class: "prep-wider" }, listTable("Columns of the file",
        ["Heading in the file", "Read as", "For example"], columns.map((column) => column.row))),
      h("button", { type: "button", onclick: () => look(card, now()) }, "Read it again like this")),
    read.problems.length > 0 && !read.already && h("details", null, h("summary", null, `${read.problems.length + read.left_off} things to look at`),
      h("ul", { class: "prep-problems" }, read.problems.map((p) => h("li", null, problemWords(line, p))))),
    asking.told,
    h("div", { class: "prep-buttons" }, !read.already && read.entries > 0 && bring, closer(card)));
    card.replaceChildren(form);
    card.scrollIntoView({ block: "nearest" });
  }
}
