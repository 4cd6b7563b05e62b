/** What the filters say together, in words; each part can be taken away. */
import { h } from "../kit/dom.js";
import { grouped } from "../kit/words.js";
import { dayNumber, sayDay } from "./days.js";
import { PICKED, narrows } from "./sift.js";

const SAY_AFTER_MS = 500;
const MOST_NAMED = 6;

/**
 * @param {any} store
 * @param {Record<string, (value: string) => string>} called how each thing that is picked is called
 * @returns {Array<{ key: string, words: string, without: object }>} the parts, and what takes each away
 */
function partsOf(store, called) {
  const f = store.filter;
  const parts = PICKED.flatMap((key) => {
    const names = (values, between, before) => {
      const named = values.slice(0, MOST_NAMED).map((value) => before + called[key](value));
      return [...named, ...(values.length > MOST_NAMED ? [`${values.length - MOST_NAMED} more`] : [])].join(between);
    };
    const wanted = names(f[key], f[`all_${key}`] ? " and " : " or ", "");
    return [
      { key, words: key === "mark" ? `with ${wanted}` : wanted, without: { [key]: [] } },
      { key: `not_${key}`, words: names(f[`not_${key}`], ", ", key === "mark" ? "without " : "not "), without: { [`not_${key}`]: [] } },
    ];
  });
  const day = (iso) => (iso ? sayDay(dayNumber(iso)) : "");
  const dates = [f.from && `from ${day(f.from)}`, f.to && `to ${day(f.to)}`].filter(Boolean).join(" ");
  return [
    ...parts,
    { key: "good", words: "good practice", without: { good: false } },
    { key: "text", words: store.said || f.text, without: { text: "" } },
    { key: f.from ? "from" : "to", words: dates, without: { from: "", to: "" } },
  ].filter(({ key }) => narrows(key, f[key]));
}

/**
 * @param {any} store
 * @param {object} use
 * @param {Record<string, (value: string) => string>} use.called
 * @param {HTMLElement} use.tally how many entries there are; it stands in this line while it is there
 * @param {() => void} use.clear
 * @param {() => void} use.leave where the focus goes when nothing is left
 */
export function chipLine(store, { called, tally, clear, leave }) {
  const list = h("ul", { class: "chron-chips", "aria-label": "What is filtered" });
  const aloud = h("p", { class: "silp-hidden", role: "status" });
  const line = h("div", { class: "chron-chipline", hidden: true }, list,
    h("button", { type: "button", class: "silp-quiet", onclick: () => { clear(); leave(); } }, "Clear"));
  let usual = null;
  let saying = 0;

  function chip({ words, without }) {
    return h("li", { class: "chron-chip" }, h("span", null, words), h("button", {
      type: "button", "aria-label": `Remove: ${words}`, onclick: () => {
        const at = [...list.children].findIndex((one) => one.contains(document.activeElement));
        store.narrow(without);
        const next = list.children[Math.min(at, list.children.length - 1)];
        if (next) next.querySelector("button").focus();
        else leave();
      },
    }, h("span", { "aria-hidden": "true" }, "×")));
  }

  function paint() {
    const parts = partsOf(store, called);
    const now = parts.map(({ words }) => words).join("; ");
    if (list.dataset.says !== now) {
      list.dataset.says = now;
      list.replaceChildren(...parts.map(chip));
    }
    line.hidden = !parts.length;
    usual ??= tally.parentElement;
    const place = parts.length ? line : usual;
    if (place && tally.parentElement !== place) place.prepend(tally);
    const count = [...new Set([store.shown.length, store.rows.length])].map(grouped).join(" of ");
    const words = parts.length ? `${count}: ${now}` : `${count} ${store.rows.length === 1 ? "entry" : "entries"}`;
    clearTimeout(saying);
    // While somebody types, only what it comes to is read out.
    saying = setTimeout(() => { if (aloud.textContent !== words) aloud.textContent = words; }, SAY_AFTER_MS);
  }

  return { el: h("div", { class: "chron-together" }, line, aloud), paint };
}
