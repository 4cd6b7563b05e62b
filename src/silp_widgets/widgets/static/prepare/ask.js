/** Asking for something from a form: the answer, or why not, stands beside what was asked. */
import { h } from "../kit/dom.js";

/**
 * @typedef {object} Asker
 * @property {(verb: string, args?: object, within?: number) => Promise<any>} ask
 *   resolves to the answer; to `null` where it was refused, and the sentence is shown
 * @property {HTMLElement} told where the answer stands
 */

/**
 * @param {import("../kit/link.js").Link} line
 * @returns {Asker}
 */
export function asker(line) {
  const told = h("p", { class: "prep-told", role: "status" });
  return {
    told,
    async ask(verb, args = {}, within = undefined) {
      told.classList.remove("prep-refused");
      told.textContent = "";
      try {
        const answer = await line.act(verb, args, within);
        told.textContent = answer.said ?? "";
        return answer;
      } catch (error) {
        told.classList.add("prep-refused");
        told.textContent = error.silent ? "No answer yet. What you typed is kept here; try once more." : error.message;
        told.scrollIntoView({ block: "nearest" });
        return null;
      }
    },
  };
}

/** @param {HTMLFormElement} form @returns {Record<string, any>} its fields by name */
export function fieldsOf(form) {
  return Object.fromEntries(new FormData(form).entries());
}

/**
 * Something that opens beside a list, closes with Escape, and gives the focus back.
 * @param {HTMLElement} place
 * @param {HTMLElement[]} children
 * @param {() => HTMLElement | null} opener whatever opened it, as it is on the page when it closes
 * @returns {() => void} closes it
 */
export function openBeside(place, children, opener) {
  const close = () => {
    card.remove();
    opener()?.focus();
  };
  const card = h("div", {
    class: "prep-card",
    onkeydown: (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
    },
  }, children);
  place.replaceChildren(card);
  (card.querySelector("input, select, textarea") ?? card.querySelector("[tabindex], button"))?.focus();
  card.scrollIntoView({ block: "nearest" });
  return close;
}

/**
 * A table whose cells know their title, so that they can stand one below the other on a narrow page.
 * @param {string} caption for those who listen
 * @param {string[]} titles of the columns; an empty one is only listened to
 * @param {HTMLElement[]} rows
 * @returns {HTMLElement}
 */
export function listTable(caption, titles, rows) {
  rows.forEach((row) => [...row.cells].forEach((cell, at) => {
    if (cell.tagName === "TD" && titles[at] && cell.textContent) cell.dataset.title = titles[at];
  }));
  return h("table", { class: "prep-table" }, h("caption", { class: "silp-hidden" }, caption),
    h("thead", null, h("tr", null, titles.map((title) => h("th", { scope: "col" },
      title || h("span", { class: "silp-hidden" }, "What can be done"))))),
    h("tbody", null, rows));
}

/** @param {string | null} iso @returns {string} a day as people write it */
export function day(iso) {
  if (!iso) return "";
  const [year, month, date] = iso.split("-").map(Number);
  const names = ["January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"];
  return `${date} ${names[month - 1]} ${year}`;
}

/** @param {string} words @returns {HTMLElement} something that waits for the chair */
export function waiting(words) {
  return h("span", { class: "silp-attention" }, words);
}

const DAYS_AHEAD = 28;

/** @returns {string} a day some weeks ahead, as an example of how one is typed */
export function dayAhead() {
  return day(new Date(Date.now() + DAYS_AHEAD * 86_400_000).toISOString().slice(0, 10));
}
