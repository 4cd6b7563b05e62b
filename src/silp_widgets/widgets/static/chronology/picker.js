/** A compact control that opens into a list; each of its choices may be wanted, or not wanted. */
import { closesItself } from "../kit/closes.js";
import { h, select } from "../kit/dom.js";

const FIND_FROM = 10;

/**
 * @param {string} name what is chosen: "Agency"
 * @param {object} use
 * @param {() => [string[], string[]]} use.chosen what is wanted, and what is not
 * @param {(wanted: string[], unwanted: string[]) => void} use.choose
 * @param {{ get: () => boolean, set: (all: boolean) => void }} [use.all] where an entry can have
 *   several: whether it has to have all that are wanted
 */
export function picker(name, { chosen, choose, all }) {
  const words = h("span", null, name);
  const list = h("ul", { class: "chron-choices", onkeydown: step });
  const find = h("input", { type: "search", placeholder: "find…", "aria-label": `Find in ${name.toLowerCase()}`, oninput: () => fill() });
  const none = h("button", { type: "button", class: "silp-quiet", onclick: () => choose([], []) }, "Any");
  const how = all && select([["any", "any of those ticked"], ["all", "all of those ticked"]], "any",
    { "aria-label": `${name}: an entry has`, onchange: () => all.set(how.value === "all") });
  const el = h("details", { class: "chron-picker" }, h("summary", null, words),
    h("div", { class: "chron-menu" }, find, how && h("p", { class: "chron-how" }, "Entries with ", how), list, none));
  let options = [];
  let shown = [];

  function choice([value, label, before]) {
    const change = (wants) => {
      const [wanted, unwanted] = chosen().map((values) => values.filter((one) => one !== value));
      choose(wants === "with" ? [...wanted, value] : wanted, wants === "without" ? [...unwanted, value] : unwanted);
    };
    const box = h("input", { type: "checkbox", onchange: () => change(box.checked ? "with" : "") });
    const not = h("button", {
      type: "button", class: "chron-without", "aria-label": `without ${label}`,
      onclick: () => change(not.getAttribute("aria-pressed") === "true" ? "" : "without"),
    }, "without");
    const row = h("li", null, h("label", null, box, before?.() ?? "", h("span", { class: "chron-choice" }, h("span", { class: "silp-hidden" }, "with "), label)), not);
    return { value, box, not, row };
  }

  function fill() {
    const sought = find.value.toLowerCase();
    find.hidden = options.length < FIND_FROM;
    shown = options.filter(([, label]) => label.toLowerCase().includes(sought)).map(choice);
    list.replaceChildren(...shown.map(({ row }) => row));
    paintChoices();
  }

  function paintChoices() {
    const [wanted, unwanted] = chosen().map((values) => new Set(values));
    for (const { value, box, not, row } of shown) {
      box.checked = wanted.has(value);
      not.setAttribute("aria-pressed", String(unwanted.has(value)));
      row.classList.toggle("chron-unwanted", unwanted.has(value));
    }
    if (how) how.value = all.get() ? "all" : "any";
  }

  /** Up and down the list, beside Tab. */
  function step(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = shown.findIndex(({ row }) => row.contains(event.target));
    const next = by && shown[at + by];
    if (!next) return;
    (event.target.matches("input") ? next.box : next.not).focus();
    event.preventDefault();
    event.stopPropagation();
  }

  const called = (value) => options.find(([one]) => one === value)?.[1] ?? "one that is gone";

  function paint() {
    const [wanted, unwanted] = chosen();
    const many = (values, before) => (values.length > 2 ? [`${before}${values.length}`] : values.map((value) => before + called(value)));
    const parts = [...many(wanted, ""), ...many(unwanted, "not ")];
    words.textContent = parts.length ? `${name}: ${parts.join(", ")}` : name;
    el.classList.toggle("chron-chosen", parts.length > 0);
    el.hidden = options.length === 0 && !parts.length;
    paintChoices();
  }

  el.addEventListener("toggle", () => {
    if (el.open) fill();
  });
  closesItself(el);
  return {
    el, called, paint,
    /** @param {Array<[string, string, (() => Node)?]>} now value, words, and what stands before */
    offer(now) {
      const same = now.length === options.length && now.every(([value, label], i) => value === options[i][0] && label === options[i][1]);
      options = now;
      if (!same) fill();
      paint();
    },
  };
}
