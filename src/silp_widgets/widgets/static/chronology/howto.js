/** How to search: a few searches that can be tried, with this case's own names. */
import { closesItself } from "../kit/closes.js";
import { h } from "../kit/dom.js";

const quoted = (name) => (/[\s()]/.test(name) ? `"${name.toLowerCase()}"` : name.toLowerCase());

/** @param {any} store @returns {Array<[string, string]>} a search, and what it finds */
function examples(store) {
  const agency = quoted([...store.agencies.values()][0]?.code ?? "police");
  const theme = quoted([...store.themes.values()][0] ?? "neglect");
  return [
    ["visit clinic", "both words, anywhere in the entry"],
    ["visit or clinic", "either word"],
    ["visit -clinic", "the first and not the second; “not clinic” is the same"],
    ['"home visit"', "these words together"],
    [`(visit or call) not agency:${agency}`, "brackets hold together; an agency by its name, a part of it, or its code"],
    [`theme:${theme} seen:alone`, "a theme, where somebody was seen alone; “seen:name” says who"],
    ['after:2022-03 before:"14 June 2022"', "between two dates; “on:” is a day, a month or a year"],
    ["with:corrections", "also accounts, event, voice, doubt, good, “no contact”"],
  ];
}

/**
 * @param {any} store
 * @param {(text: string) => void} use puts a search into the box
 */
export function howToSearch(store, use) {
  const list = h("dl", { class: "chron-examples" });
  const el = h("details", { class: "chron-picker chron-howto" },
    h("summary", { "aria-label": "How to search", title: "How to search" }, h("span", { "aria-hidden": "true" }, "?")),
    h("div", { class: "chron-menu" }, h("p", { class: "chron-howto-title" }, "How to search"), list,
      h("p", { class: "silp-hint" }, "Fields: agency, person, theme, episode, source, place, voice, seen, with, before, after, on. "
        + "A name with spaces stands in quotes; a part of a name will do; “theme:none” finds what has none.")));
  el.addEventListener("toggle", () => {
    if (el.open) list.replaceChildren(...examples(store).flatMap(([text, finds]) => [
      h("dt", null, h("button", { type: "button", onclick: () => { el.open = false; use(text); } }, text)), h("dd", null, finds)]));
  });
  closesItself(el);
  return el;
}
