/** What is on every screen: whose review, what it is for, whether work is safe, undo and keys. */
import { h } from "./dom.js";
import { announcer } from "./announce.js";
import { closesItself } from "./closes.js";
import { filesDropped } from "./drops.js";
import { keepsFocus } from "./focus.js";

/**
 * @typedef {object} Shell
 * @property {HTMLElement} body where the screen goes
 * @property {(words: string) => void} say to those who listen
 * @property {(words: string) => void} show for a while, to those who look
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
 * @param {boolean} [options.takesFiles] the screen itself takes files that are dropped on it
 * @returns {Shell}
 */
export function shell(el, line, { name, keys = [], ownSaved = false, acted = () => {}, takesFiles = false }) {
  // On a page that only shows, a screen is one part of it, under a heading of its own.
  const title = line.readOnly ? h("h2", null, name) : h("h1", { class: "silp-case" });
  const purpose = h("p", { class: "silp-purpose" });
  const state = h("p", { class: "silp-saved", role: "status" });
  const tools = h("div", { class: "silp-tools" });
  const body = h("div", { class: "silp-body" });
  const header = h("header", { class: "silp-top" },
    h("div", null, title, purpose), h("div", { class: "silp-top-right" }, state, tools));
  const root = h("div", { class: "silp", role: "region", "aria-label": name, id: line.readOnly && `panel-${name.toLowerCase()}` }, header);
  el.append(root);
  keepsFocus(root);
  const { say, show, warn } = announcer(root);
  root.append(body);
  // A file that is dropped beside its place must not be opened by the browser instead of the screen.
  if (!takesFiles) filesDropped(root, () => { if (!line.readOnly) warn("Files are brought in under Prepare."); });

  const saved = (words, attention = false) => {
    // That all is saved, and when, is there to be read; every act says by itself what came of it.
    state.setAttribute("aria-live", attention || ownSaved ? "polite" : "off");
    if (state.textContent !== words) state.textContent = words;
    state.classList.toggle("silp-attention", attention);
  };
  const act = (verb, args) => line.act(verb, args).catch((error) => {
    if (!error.silent) warn(error.message); // the lost connection is told by itself
    throw error;
  });
  if (!line.readOnly) {
    const quietly = (verb) => act(verb).then((r) => {
      say(r.said ?? "");
      show(r.said ?? "");
      acted(verb, r);
    }).catch(() => {});
    tools.append(
      h("button", { type: "button", class: "silp-quiet", onclick: () => quietly("undo") }, "Undo"),
      h("button", { type: "button", class: "silp-quiet", onclick: () => quietly("redo") }, "Redo"));
    undoByKeys(root, quietly);
  }
  if (keys.length) tools.append(keyList(line.readOnly ? keys : [...keys, ...UNDO_KEYS]));
  if (!line.readOnly) line.onView((view) => {
    title.textContent = view.case?.title ?? "";
    purpose.textContent = view.case?.purpose ?? "";
    if (view.case?.saved && !ownSaved) saved(view.case.saved);
  });
  const lost = h("div", { class: "silp-note", role: "alert", hidden: true }, h("span", null,
    h("strong", null, "The connection to the case is lost. "), "All that was saved is safe; what you were typing is on this page only. "
    + "Copy it, then reload. If the page doesn’t come back, run “silp open” again."),
  h("button", { type: "button", onclick: () => location.reload() }, "Reload"));
  if (!ownSaved) root.insertBefore(lost, body);
  line.onLive((live) => {
    lost.hidden = live;
    if (!live) saved("No connection to the case", true);
    else if (!ownSaved) saved(line.view().case?.saved ?? "");
  });
  line.onBusy((busy) => {
    show(busy ? WORKING : "");
    if (!ownSaved) saved(busy ? WORKING : line.view().case?.saved ?? "");
  });
  new ResizeObserver(() => {
    // On a page that only shows, a screen has a window's height to itself; on the desk, what is left.
    const from = line.readOnly ? el.getBoundingClientRect().top : -scrollY;
    body.style.setProperty("--silp-above", `${Math.round(body.getBoundingClientRect().top - from)}px`);
  }).observe(el);
  return { body, say, show, warn, saved, act };
}

const WORKING = "Working on it…";
const UNDO_KEYS = [["Ctrl Z", "undo, where no words are being typed (⌘ Z on a Mac)"], ["Ctrl Y", "redo (⇧ ⌘ Z on a Mac)"]];
const TYPED_IN = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/**
 * Undo and redo by keys. In a text they belong to the text, so there the browser keeps them.
 * @param {HTMLElement} root @param {(verb: string) => any} does
 */
function undoByKeys(root, does) {
  const onKey = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest?.(TYPED_IN)) return;
    const key = event.key.toLowerCase();
    const verb = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" && !event.shiftKey ? "redo" : "";
    if (!verb) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) does(verb);
  };
  const onPageKey = (event) => {
    if (!root.isConnected) document.removeEventListener("keydown", onPageKey);
    // Where nothing has the focus, the keys are meant for the page's one screen.
    else if (event.target === document.body && document.querySelectorAll(".silp").length === 1) onKey(event);
  };
  root.addEventListener("keydown", onKey);
  document.addEventListener("keydown", onPageKey);
}

/** @param {Array<[string, string]>} keys @returns {HTMLElement} */
function keyList(keys) {
  const list = h("details", { class: "silp-keys" }, h("summary", null, "Keys"),
    h("dl", null, keys.map(([key, does]) => [h("dt", null, h("kbd", null, key)), h("dd", null, does)])));
  closesItself(list);
  return list;
}
