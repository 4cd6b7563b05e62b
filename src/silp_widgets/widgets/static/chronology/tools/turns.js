/** One thing after another to decide: which of how many it is, the one before and the next. */
import { h } from "../../kit/dom.js";
import { focusOn } from "../../kit/focus.js";
import { grouped } from "../../kit/words.js";

/**
 * @param {object} does
 * @param {string} does.name what is gone through, for those who listen
 * @param {(item: any) => HTMLElement} does.card its main button is the one that decides
 * @param {(words: string) => void} does.say
 * @param {() => void} [does.left] told when another one is looked at
 */
export function turns({ name, card, say, left = () => {} }) {
  const el = h("section", { class: "chron-turns", "aria-label": name, onkeydown: onKey });
  let items = [];
  let all = 0;
  let at = 0;

  const words = () => `${grouped(at + 1)} of ${grouped(all)}`;

  function paint(focus) {
    if (!items.length) {
      el.replaceChildren();
      return;
    }
    at = Math.min(at, items.length - 1);
    const turn = (by, sign, said) => h("button", {
      type: "button", class: "silp-quiet", "aria-label": said, title: said, disabled: !items[at + by], onclick: () => go(by),
    }, sign);
    el.replaceChildren(all > 1 ? h("p", { class: "chron-turn" }, turn(-1, "‹", "The one before (←)"), h("strong", null, words()), turn(1, "›", "The next (→)"),
      items.length < all && h("span", { class: "silp-hint" }, ` The first ${items.length} are listed; the others follow as these are settled.`)) : "", card(items[at]));
    if (focus) focusOn(el.querySelector(".silp-main") ?? el.querySelector("button:not(:disabled)"));
  }

  function go(by) {
    if (!items[at + by]) return;
    at += by;
    left();
    paint(true);
    say(`${name}, ${words()}`);
  }

  function onKey(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || !items.length || el.hidden || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    go(by);
  }

  return {
    el,
    /** @param {any[]} now @param {number} [count] of all, where only the first of them are at hand */
    set(now, count = now.length) {
      const had = el.contains(document.activeElement);
      // The keys work from the tool's name too, where the focus is when it opens.
      el.closest(".chron-home")?.querySelector("h2")?.addEventListener("keydown", onKey);
      [items, all] = [now, count];
      paint(had);
      // Nothing is left here: whoever decided the last one is at the tool's name, not nowhere.
      if (had && !items.length) focusOn(el.closest(".chron-home")?.querySelector("h2"));
    },
  };
}
