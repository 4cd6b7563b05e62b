/** Bringing returns in: choose or drop files, see how each was read, mend it, take it. */
import { whileBusy } from "../kit/busy.js";
import { field, h } from "../kit/dom.js";
import { download } from "../kit/download.js";
import { filesDropped } from "../kit/drops.js";
import { focusOn } from "../kit/focus.js";
import { counted, grouped } from "../kit/words.js";
import { asker } from "./ask.js";
import { columnsOf } from "./columns.js";
import { hiddenQuestion } from "./hidden.js";
import { problemWords } from "./problem.js";
import { sendFile } from "./sending.js";
import { together } from "./together.js";
import { whileWorking } from "./working.js";

// The longest file that can be sent is read well within this, also on a slow computer.
const READING_MS = 1_200_000;
const COUNTING_MS = 60_000;
const MAPPING = /\.toml$/i;

/**
 * @typedef {object} Asked what is asked of a file, as the verbs take it
 * @property {string} file @property {string} name
 * @property {{ agency: string, mapping: Record<string, string> | null, columns: string, hidden: string }} wish
 */

/**
 * @param {import("../kit/link.js").Link} line
 * @param {HTMLElement} page files that are dropped anywhere on it are taken
 * @returns {HTMLElement}
 */
export function filePanel(line, page) {
  const chosen = h("input", {
    type: "file", multiple: true, class: "silp-hidden", tabindex: "-1", "aria-label": "Agencies’ files",
    accept: ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.docx,.odt,.html,.toml", onchange: () => { take([...chosen.files]); chosen.value = ""; },
  });
  const result = h("div");
  const heard = h("p", { class: "silp-hidden", role: "status" }); // the gist, not whole tables of columns
  const choose = h("button", { type: "button", onclick: () => chosen.click() }, "Choose files");
  const drop = h("div", { class: "prep-drop" },
    h("p", null, "Drop agencies’ files anywhere on this page (Excel, Word, CSV), or"), choose, chosen);
  const told = h("p", { class: "prep-told", role: "status" });
  filesDropped(page, take, (over) => drop.classList.toggle("prep-over", over));
  const readers = new Map(); // of each open card, what reads its file again as a mapping file says
  let last = Promise.resolve();
  const all = together();
  return h("div", null, drop, told, heard, all.el, result);

  /** @param {File[]} files @param {EventTarget | null} [target] where they were dropped */
  async function take(files, target = null) {
    told.textContent = "";
    result.querySelectorAll("[data-done]").forEach((card) => card.remove());
    const mappings = files.filter((file) => MAPPING.test(file.name));
    const returns = files.filter((file) => !MAPPING.test(file.name));
    if (mappings.length && (mappings.length > 1 || !returns.length)) {
      const cards = [...readers.keys()].filter((card) => card.isConnected);
      const card = cards.find((one) => target instanceof Node && one.contains(target)) ?? (cards.length === 1 && cards[0]);
      if (mappings.length === 1 && card) readers.get(card)(mappings[0]);
      else told.textContent = "Drop one mapping file together with the return that it is for, or on its card.";
      if (!returns.length) return;
    }
    const columns = mappings.length === 1 ? await mappings[0].text() : "";
    const cards = returns.map((file) => {
      const card = h("div", { class: "prep-card", "aria-label": file.name, role: "group", onkeydown: (event) => { if (event.key === "Escape") put(card); } },
        h("p", null, `${file.name}: waits for its turn.`));
      card.append(closer(card));
      result.append(card);
      all.stands(card, "reading");
      return [file, card];
    });
    (cards.length > 1 ? all.el : cards[0]?.[1])?.scrollIntoView({ block: "nearest" });
    // One after the other: two big files at once would only wait for each other.
    for (const [file, card] of cards) last = last.then(() => card.isConnected && begin(card, file, columns));
  }

  /** @param {HTMLElement} card @param {File} file @param {string} columns the mapping file that came with it */
  async function begin(card, file, columns) {
    card.replaceChildren();
    const key = await whileWorking(card, `Reading ${file.name} …`, () => sendFile(line, file, card)).catch((error) => {
      heard.textContent = `${file.name}: ${error.message}`;
      card.replaceChildren(h("p", { class: "prep-refused" }, heard.textContent), closer(card));
      all.stands(card, "refused");
    });
    if (key) await look(card, { file: key, name: file.name, wish: { agency: "", mapping: null, columns, hidden: "" } });
  }

  /** @param {HTMLElement} card */
  function put(card) {
    if (card.dataset.file) line.act("drop_file", { file: card.dataset.file }).catch(() => {});
    readers.delete(card);
    all.leaves(card);
    card.remove();
    choose.focus();
  }

  /** @param {HTMLElement} card @returns {HTMLElement} */
  function closer(card) {
    return h("button", { type: "button", class: "silp-quiet", onclick: () => put(card) }, "Close");
  }

  /** @param {HTMLElement} card @param {Asked} asked @param {any} [before] what was read before, of a file that is read anew */
  async function look(card, asked, before = null) {
    const asking = asker(line);
    card.dataset.file = asked.file;
    card.setAttribute("aria-busy", "true");
    const many = before?.entries ? `${counted(before.entries, "row")} of ` : "";
    const held = card.contains(document.activeElement);
    const read = await whileWorking(card, `Reading ${many}${asked.name} …`, () => asking.ask("look_at_file", asked, READING_MS));
    card.removeAttribute("aria-busy");
    if (!card.isConnected) return;
    if (read) {
      // Rows that are left out are not in this reading; what stood there is still shown.
      if (before && !read.hidden.rows.length) read.hidden = { ...read.hidden, rows: before.hidden.rows, more: before.hidden.more };
      paint(card, asked, read);
      heard.textContent = `${read.file}: ${read.said}`;
      // Whoever had it read anew goes on from what it came to.
      if (held) focusOn(card.querySelector("button.silp-main") ?? card.querySelector("summary"));
      if (before || all.el.hidden) card.scrollIntoView({ block: "nearest" });
    } else if (card.querySelector("form")) card.append(asking.told);
    else {
      card.replaceChildren(h("h3", { class: "prep-first" }, asked.name), asking.told, closer(card));
      all.stands(card, "refused");
    }
  }

  /** @param {HTMLElement} card @param {Asked} asked @param {any} read */
  function paint(card, asked, read) {
    const asking = asker(line);
    const agency = h("input", { value: read.agency, name: "agency", list: "prep-agencies", autocomplete: "off" });
    const now = (more = {}) => ({ ...asked, wish: { ...asked.wish, agency: agency.value, mapping: columns.mapping() ?? asked.wish.mapping, ...more } });
    const use = async (file) => look(card, now({ mapping: null, columns: await file.text() }), read);
    const columns = columnsOf(read, {
      again: () => look(card, now(), read), use,
      save: async () => {
        const made = await asking.ask("save_columns", now(), READING_MS);
        if (made) download(made);
      },
    });
    if (!read.already) readers.set(card, use);
    const bring = h("button", { type: "submit", class: "silp-main" },
      `Bring in ${counted(read.entries, "entry", "entries")}`);
    const takeIt = () => whileBusy(bring, async () => {
      const done = await whileWorking(form, `Bringing in ${counted(read.entries, "entry", "entries")} …`,
        () => asking.ask("take_file", now(), READING_MS));
      if (done) finish(card, done);
      else if (!agency.value) agency.focus();
    });
    const question = !read.already && hiddenQuestion(read.hidden, (hidden) => look(card, now({ hidden }), read));
    const form = h("form", { onsubmit: (event) => { event.preventDefault(); takeIt(); } },
    h("h3", { class: "prep-first" }, read.file), h("p", null, read.said),
    question,
    !read.already && field("Agency", agency, read.several.length > 0
      ? `Rows of several agencies: ${read.several.join(", ")}. Leave empty to keep them apart.` : read.agency ? "Whose return it is." : "The file doesn’t say whose return it is. Say it here."),
    columns.el,
    read.problems.length > 0 && !read.already && h("details", null, h("summary", null, `${counted(read.problems.length + read.left_off, "thing")} to look at`),
      h("ul", { class: "prep-problems" }, read.problems.map((p) => h("li", null, problemWords(line, p))))),
    asking.told,
    h("div", { class: "prep-buttons" }, !read.already && read.entries > 0 && bring, closer(card)));
    card.replaceChildren(form);
    const asks = !read.entries || question || !(read.agency || read.several.length);
    if (read.already) all.leaves(card);
    else if (asks) all.stands(card, "asks");
    else all.stands(card, "ready", { entries: read.entries, bring: takeIt });
  }

  /** Say what came of it, and what is to be settled now. @param {HTMLElement} card @param {any} done */
  async function finish(card, done) {
    delete card.dataset.file;
    card.dataset.done = "yes";
    readers.delete(card);
    const inTurn = all.el.contains(document.activeElement);
    heard.textContent = done.said;
    all.leaves(card);
    const next = h("ul", { class: "prep-then" }, done.then.map(step));
    card.replaceChildren(h("p", null, done.said), next, closer(card));
    if (!inTurn) (card.querySelector("a") ?? card.querySelector("button")).focus();
    if (!done.added) return;
    const { waiting } = await line.act("count_same_events", {}, COUNTING_MS).catch(() => ({}));
    if (waiting) next.append(step({ text: `Perhaps one event: ${grouped(waiting)} to decide`, tool: "same_events" }));
  }

  function step({ text, tool }) {
    const here = location.pathname.includes("/voila/render/");
    return h("li", null, here ? h("a", { href: `chronology.ipynb#tool=${tool}` }, text) : `${text} (in chronology.ipynb)`);
  }
}

