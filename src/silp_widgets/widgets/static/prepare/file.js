/** Bringing a return in: choose or drop a file, see how it was read, mend the columns, take it. */
import { field, h, select } from "../kit/dom.js";
import { asker, listTable } from "./ask.js";
import { problemWords } from "./returns.js";

/** A page's messages to its kernel may be 10 MB long, and a file grows by a third on its way. */
const LARGEST = 7_000_000;
const READING_MS = 120_000;

/** @param {import("../kit/link.js").Link} line @returns {HTMLElement} */
export function filePanel(line) {
  const chosen = h("input", {
    type: "file", multiple: true, class: "silp-hidden", tabindex: "-1", "aria-label": "An agency's file",
    accept: ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.docx,.html", onchange: () => take([...chosen.files]),
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
      if (file.size > LARGEST) {
        card.replaceChildren(h("p", { class: "prep-refused" }, `${file.name} is larger than 7 MB. Use “silp import” in a terminal for it.`), closer(card));
        continue;
      }
      // Two big files at once would only wait for each other.
      await look(card, { name: file.name, data: await base64(file), agency: "", mapping: null });
    }
    chosen.value = "";
  }

  /** @param {HTMLElement} card */
  function put(card) {
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
      h("ul", { class: "prep-problems" }, read.problems.map((p) => h("li", null, problemWords(p))))),
    asking.told,
    h("div", { class: "prep-buttons" }, !read.already && read.entries > 0 && bring, closer(card)));
    card.replaceChildren(form);
    card.scrollIntoView({ block: "nearest" });
  }
}

/** @param {File} file @returns {Promise<string>} */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",", 2)[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
