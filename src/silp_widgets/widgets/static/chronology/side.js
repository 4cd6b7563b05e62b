/** What stands at the side: the tools of the chronology, one of them, or the entry that is open. */
import { h } from "../kit/dom.js";
import { focusOn } from "../kit/focus.js";
import { grouped } from "../kit/words.js";
import { legend } from "./legend.js";

/**
 * @typedef {object} Does what a tool is given
 * @property {any} store
 * @property {import("../kit/link.js").Link} line
 * @property {(verb: string, args?: object) => Promise<any>} ask fails with a note shown
 * @property {(verb: string, args?: object) => Promise<any>} quietly says what came of it; never fails
 * @property {(id: string) => void} show open an entry, with a way back to the tool
 * @property {(words: string) => void} say
 * @property {(words: string) => void} warn
 * @property {() => any} timeline
 * @property {() => void} home back to the list of tools
 *
 * @typedef {object} Tool
 * @property {string} key
 * @property {string} name
 * @property {"settle" | "look" | "make"} group
 * @property {string} [hint] a line under its name
 * @property {(store: any) => number | null} [count] of a tool that settles: how many are waiting;
 *   one that has none is not offered
 * @property {(store: any) => boolean} [offered] whether it stands in the list, where that isn't the same
 *   as having something that waits
 * @property {(does: Does) => Promise<any>} [prepare] a count that takes time: asked for after the page
 *   has painted and after changes, and the list is painted again when it is there
 * @property {boolean} [reading] whether it works on a page that only shows
 * @property {boolean} [wide] whether it needs more than the side's own width
 * @property {(place: HTMLElement, does: Does) => (((why: "rows" | "close" | "chosen", id?: string) => any) | void)} open paint
 *   into the place; what it returns is called when the rows have changed, when it closes, and when an
 *   entry is chosen, which it may take by answering true
 */

const PREPARE_AFTER_MS = 600;
const GROUPS = [["settle", "To settle"], ["look", "To look through"], ["make", "To make"]];

/**
 * @param {HTMLElement} root gets a class where a tool is wide
 * @param {Tool[]} tools @param {boolean} readOnly
 * @param {Does} does
 */
export function sideView(root, tools, readOnly, does) {
  const el = h("div", { class: "chron-home" });
  const offered = tools.filter((tool) => !readOnly || tool.reading);
  let open = null;
  let told = null;
  let preparing = 0;

  function prepare() {
    clearTimeout(preparing);
    preparing = setTimeout(() => {
      for (const tool of open ? [] : offered) {
        const said = () => `${stands(tool)} ${tool.count?.(does.store)}`;
        const before = said();
        tool.prepare?.(does).then(() => { if (said() !== before) repaint(); }, () => {});
      }
    }, PREPARE_AFTER_MS);
  }

  /** Paint the list anew under the hand of whoever is in it. */
  function repaint() {
    const held = el.contains(document.activeElement) && document.activeElement?.getAttribute("data-tool");
    paint();
    if (held && !open) focusOn(el.querySelector(`[data-tool="${held}"]`));
  }

  const stands = (tool) => (tool.offered ? tool.offered(does.store) : !tool.count || tool.count(does.store));

  function paint() {
    if (open) return;
    el.replaceChildren(...GROUPS.map(([group, words]) => {
      const here = offered.filter((tool) => tool.group === group && stands(tool));
      return here.length ? h("section", null, h("h2", null, words), h("ul", { class: "chron-toollist" }, here.map(button))) : "";
    }), h("details", { class: "chron-fold", open: !offered.length }, h("summary", null, "How to read this"), legend()));
  }

  function button(tool) {
    const waiting = tool.count?.(does.store);
    return h("li", null, h("button", { type: "button", class: "chron-tool", "data-tool": tool.key, onclick: () => show(tool.key) },
      h("span", { class: "chron-tool-name" }, tool.name, waiting > 0 && h("span", { class: "chron-tool-count" }, ` ${grouped(waiting)}`)),
      tool.hint && h("span", { class: "silp-hint" }, tool.hint)));
  }

  function close() {
    told?.("close");
    told = null;
    open = null;
    root.classList.remove("chron-wide");
  }

  /** @param {string} key @returns {boolean} whether there is such a tool here */
  function show(key) {
    const tool = offered.find((one) => one.key === key);
    if (!tool) return false;
    close();
    open = tool;
    root.classList.toggle("chron-wide", Boolean(tool.wide));
    const title = h("h2", { tabindex: "-1" }, tool.name);
    const place = h("div", { class: `chron-toolplace chron-tool-${tool.key}` });
    el.replaceChildren(h("header", { class: "chron-toolhead" },
      h("button", { type: "button", class: "silp-quiet", onclick: home }, h("span", { "aria-hidden": "true" }, "← "), "All tools"), title), place);
    told = tool.open(place, { ...does, home }) ?? null;
    // The list may have been scrolled down to this tool; the tool itself begins at its top.
    el.closest(".chron-detail")?.scrollTo(0, 0);
    focusOn(title);
    return true;
  }

  function home() {
    const was = open?.key;
    close();
    paint();
    focusOn(el.querySelector(`[data-tool="${was}"]`) ?? el.querySelector("button"));
    prepare();
  }

  does.store.on("rows", () => {
    if (open) {
      told?.("rows");
    } else {
      paint();
      prepare();
    }
  });
  paint();
  return {
    el, show, home,
    /** @returns {Tool | null} */
    open: () => open,
    /** Offer an entry that was chosen to the tool; most let it be opened. @param {string} id @returns {boolean} */
    takes: (id) => told?.("chosen", id) === true,
    /** Give up the width that a tool took, while an entry is looked at; or take it again. */
    narrow: (narrow) => root.classList.toggle("chron-wide", !narrow && Boolean(open?.wide)),
  };
}
