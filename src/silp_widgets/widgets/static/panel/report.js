/** The body of the panel's page: voices, corrections, themes, findings, recommendations, method. */
import { h } from "../kit/dom.js";
import { link } from "../kit/link.js";

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const view = link(model).view();
  el.append(h("div", { class: "silp panel" },
    part("voices", "What practitioners said", voices(view)),
    part("corrections", "Facts corrected by those who were there", corrections(view.corrections)),
    part("themes", "Themes", themes(view.themes)),
    part("findings", "Findings", view.findings.map((one) => finding(one, view.accounts))),
    part("actions", "Recommendations and actions", view.recommendations.map(recommendation)),
    part("method", "Method", method(view))));
}

/** @param {string} key @param {string} title @param {any} content @returns {HTMLElement} */
function part(key, title, content) {
  const empty = Array.isArray(content) && content.length === 0;
  return h("section", { id: `panel-${key}`, "aria-labelledby": `panel-${key}-title` },
    h("h2", { id: `panel-${key}-title` }, title), empty ? h("p", null, "Nothing in this release.") : content);
}

/**
 * A way to an entry in the chronology above, and back from there.
 * @param {{ entry: string, words: string }} about
 * @param {string} from what the way back is to, in words
 * @returns {HTMLElement}
 */
function entryLink({ entry, words }, from) {
  if (!entry) return h("span", null, words);
  const way = h("a", { href: "#panel-chronology", onclick: (event) => {
    event.preventDefault();
    const back = () => {
      way.scrollIntoView({ block: "center" });
      way.focus({ preventScroll: true });
    };
    document.dispatchEvent(new CustomEvent("silp:show-entry", { detail: { id: entry, from: { words: from, back } } }));
  } }, words);
  return way;
}

/** @param {HTMLElement[]} items @returns {Array<HTMLElement | string>} */
function listed(items) {
  return items.flatMap((item, i) => (i ? [" · ", item] : [item]));
}

/** @param {any} view @returns {HTMLElement[]} */
function voices({ accounts, themed }) {
  const said = accounts.filter(({ quote, told }) => quote || told).map((one) => h("article", { class: "panel-voice panel-beside", id: `account-${one.id}` },
    h("div", { class: "panel-margin" }, h("p", { class: "panel-who" }, one.who),
      one.about.map((about) => h("p", null, `${about.relation} `, entryLink(about, "what was said"))), h("p", null, one.frame)),
    h("div", { class: "silp-measure" },
      one.quote ? h("blockquote", { class: "silp-said" }, h("p", null, one.quote)) : h("p", { class: "silp-said" }, one.told),
      one.well && h("p", { class: "panel-well" }, h("strong", null, "What went well: "), one.well))));
  const several = themed.length > 0 && h("div", { class: "panel-beside" },
    h("div", { class: "panel-margin" }, h("p", { class: "panel-who" }, "Several practitioners"), h("p", null, "quoted from none")),
    h("ul", { class: "silp-measure" }, themed.map((sentence) => h("li", null, sentence))));
  return [...said, several].filter(Boolean);
}

/** @param {any[]} rows @returns {HTMLElement[]} */
function corrections(rows) {
  return rows.map((one) => h("article", { class: "panel-correction panel-beside" },
    h("div", { class: "panel-margin" }, h("p", { class: "panel-who" }, entryLink({ entry: one.entry, words: one.ref || "the report" }, "the correction")),
      h("p", null, `raised by ${one.raised_by}`)),
    h("div", { class: "silp-measure" },
      h("p", null, h("span", { class: one.replaced ? "silp-was" : "silp-record" }, one.was), h("span", { "aria-hidden": "true" }, " → "),
        h("span", { class: "silp-hidden" }, one.replaced ? " corrected to " : " and "), one.now),
      h("p", { class: "silp-hint" }, `${one.answer[0].toUpperCase()}${one.answer.slice(1)}. ${one.reason}`))));
}

/** @param {any[]} rows @returns {HTMLElement | any[]} */
function themes(rows) {
  return rows.length === 0 ? [] : h("table", { class: "panel-table" },
    h("thead", null, h("tr", null, ["Theme", "What it means", "Entries", "Accounts"].map((t) => h("th", { scope: "col" }, t)))),
    h("tbody", null, rows.map((one) => h("tr", null, h("th", { scope: "row" }, one.name), h("td", null, one.definition),
      h("td", { class: "panel-number" }, one.entries), h("td", { class: "panel-number" }, one.accounts)))));
}

const FIRST_WORDS = 6;

/**
 * A way to what somebody said, by its first words; where no words may be shown, who it was.
 * @param {{ account: string, words: string }} about
 * @param {any[]} accounts
 * @returns {HTMLElement | string}
 */
function accountLink({ account, words }, accounts) {
  const one = accounts.find(({ id }) => id === account);
  const said = one?.quote || one?.told;
  if (!said) return `${words}, whose words aren’t shown`;
  const first = said.split(/\s+/).slice(0, FIRST_WORDS).join(" ").replace(/[.,;:!?]+$/, "");
  return h("a", { href: `#account-${account}` }, `${words}: ${one.quote ? `“${first}…”` : `${first}…`}`);
}

/** @param {any} one @param {any[]} accounts @returns {HTMLElement} */
function finding(one, accounts) {
  const line = (name, words) => words && h("p", null, h("strong", null, `${name}: `), words);
  const evidence = [...one.entries.map((about) => entryLink(about, `finding ${one.number}`)),
    ...one.accounts.map((about) => accountLink(about, accounts))];
  return h("article", { class: "panel-finding panel-beside", id: `finding-${one.number}` },
    h("div", { class: "silp-measure" }, h("h3", null, `${one.number}. ${one.title}`),
      one.shows && h("p", null, one.shows),
      line("Why", one.why), line("What worked", one.good), line("Against it", one.counter), line("For the board", one.question)),
    h("div", { class: "panel-margin" }, h("p", { class: "panel-who" }, "Evidence"), h("ul", null, evidence.map((way) => h("li", null, way))),
      h("p", { class: "panel-who" }, `${one.confidence} confidence`), h("p", null, one.confidence_reason),
      h("p", { class: "panel-sentence" }, `${one.scope}; practice was ${one.usual}.`)));
}

/** @param {any} one @returns {HTMLElement} */
function recommendation(one) {
  return h("article", { class: "panel-finding panel-beside" },
    h("div", { class: "panel-margin" }, h("p", { class: "panel-who" }, `Recommendation ${one.number}`),
      one.findings.length > 0 && h("p", null, "from ", ...listed(one.findings.map((n) => h("a", { href: `#finding-${n}` }, `finding ${n}`))))),
    h("div", { class: "silp-measure" }, h("p", null, one.text),
      one.measure && h("p", null, h("strong", null, "How we will know: "), one.measure),
      one.actions.length > 0 && h("ul", null, one.actions.map((action) => h("li", null, action.text,
        h("span", { class: "silp-hint" }, ` ${[action.lead, action.target && `by ${action.target}`, action.status].filter(Boolean).join("; ")}`))))));
}

/** @param {any} view @returns {HTMLElement[]} */
function method({ feedback }) {
  const about = h("p", { class: "silp-measure" }, "The chronology joins what each agency sent; where records differ, both are shown. Practitioners' words are here only as each of them agreed, and named only by role. Names, places and numbers that could identify someone are replaced; no process can promise that nobody will ever be recognised. Please keep this page to those it was given to.");
  const scores = feedback.length > 0 && h("div", { class: "panel-scores" }, h("h3", null, "What practitioners thought of the process"),
    h("table", { class: "panel-table" }, h("thead", null, h("tr", null, h("th", { scope: "col" }, "Statement"), h("th", { scope: "col" }, "Mean, 1 to 5"))),
      h("tbody", null, feedback.map((one) => h("tr", null, h("th", { scope: "row" }, one.question), h("td", { class: "panel-number" }, one.mean))))));
  return [about, scores].filter(Boolean);
}

export default { render };
