/** What is on every screen: whose review, what it is for, whether work is safe, undo and keys. */
import { h } from "./dom.js";
import { announcer } from "./announce.js";

/**
 * @typedef {object} Shell
 * @property {HTMLElement} body where the screen goes
 * @property {(words: string) => void} say
 * @property {(words: string) => void} warn
 * @property {(words: string, attention?: boolean) => void} saved the saved state, in words
 * @property {(verb: string, args?: object) => Promise<any>} act as `link.act`, with failures shown
 */

/**
 * @param {HTMLElement} el
 * @param {import("./link.js").Link} line
 * @param {object} options
 * @param {string} options.name
 * @param {Array<[string, string]>} [options.keys] key and what it does
 * @param {boolean} [options.ownSaved] the screen itself says whether its work is safe
 * @param {(verb: string, result: any) => void} [options.acted] told after undo and redo
 * @returns {Shell}
 */
export function shell(el, line, { name, keys = [], ownSaved = false, acted = () => {} }) {
  // On a page that only shows, a screen is one part of it, under a heading of its own.
  const title = line.readOnly ? h("h2", { id: `panel-${name.toLowerCase()}` }, name) : h("p", { class: "silp-case" });
  const purpose = h("p", { class: "silp-purpose" });
  const state = h("p", { class: "silp-saved", role: "status" });
  const tools = h("div", { class: "silp-tools" });
  const body = h("div", { class: "silp-body" });
  const header = h("header", { class: "silp-top" },
    h("div", null, title, purpose), h("div", { class: "silp-top-right" }, state, tools));
  const root = h("div", { class: "silp", role: "region", "aria-label": name }, header, deskLinks());
  el.append(root);
  const { say, warn } = announcer(root);
  root.append(body);

  const saved = (words, attention = false) => {
    if (state.textContent !== words) state.textContent = words;
    state.classList.toggle("silp-attention", attention);
  };
  const act = (verb, args) => line.act(verb, args).catch((error) => {
    if (error.silent) saved("Not saved yet: kept on this page", true);
    else warn(error.message);
    throw error;
  });
  if (!line.readOnly) {
    const quietly = (verb) => act(verb).then((r) => {
      if (r.said) say(r.said);
      acted(verb, r);
    }).catch(() => {});
    tools.append(
      h("button", { type: "button", class: "silp-quiet", onclick: () => quietly("undo") }, "Undo"),
      h("button", { type: "button", class: "silp-quiet", onclick: () => quietly("redo") }, "Redo"));
  }
  if (keys.length) tools.append(keyList(keys));
  if (!line.readOnly) line.onView((view) => {
    title.textContent = view.case?.title ?? "";
    purpose.textContent = view.case?.purpose ?? "";
    if (view.case?.saved && !ownSaved) saved(view.case.saved);
  });
  line.onLive((live) => {
    if (!live) saved("Not saved yet: kept on this page", true);
  });
  return { body, say, warn, saved, act };
}

/** @param {Array<[string, string]>} keys @returns {HTMLElement} */
function keyList(keys) {
  return h("details", { class: "silp-keys" }, h("summary", null, "Keys"),
    h("dl", null, keys.map(([key, does]) => [h("dt", null, h("kbd", null, key)), h("dd", null, does)])));
}

/** The workbooks of the desk, by file and name; links work where Voilà shows them side by side. */
const WORKBOOKS = [["prepare", "Prepare"], ["chronology", "Chronology"],
  ["learning_event", "Learning event"], ["explore", "Explore"]];

/** @returns {HTMLElement | null} ways to the other workbooks, where they are a link away */
export function deskLinks() {
  const here = location.pathname.match(/\/voila\/render\/(?:.*\/)?(\w+)\.ipynb$/);
  return here && h("nav", { class: "silp-nav", "aria-label": "Workbooks" },
    WORKBOOKS.map(([file, name]) => h("a", {
      href: `${file}.ipynb`, "aria-current": file === here[1] && "page",
    }, name)));
}
