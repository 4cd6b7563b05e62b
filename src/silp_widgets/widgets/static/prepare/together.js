/** Several files at once: how far they have come, and one press for those that ask nothing. */
import { whileBusy } from "../kit/busy.js";
import { h } from "../kit/dom.js";
import { counted } from "../kit/words.js";

/**
 * @typedef {object} Together
 * @property {HTMLElement} el
 * @property {(card: HTMLElement, state: "reading" | "asks" | "refused" | "ready", take?: { entries: number, bring: () => Promise<any> }) => void} stands
 *   how a file stands; one that is ready says how it is brought in
 * @property {(card: HTMLElement) => void} leaves it was brought in, or closed
 */

/** @returns {Together} */
export function together() {
  const cards = new Map();
  const words = h("p", { role: "status", tabindex: "-1" });
  const all = h("button", { type: "button", class: "silp-main", onclick: bringAll });
  const el = h("div", { class: "prep-together", hidden: true }, words, all);
  const ready = () => [...cards.values()].filter((one) => one.state === "ready");
  const many = (state) => [...cards.values()].filter((one) => one.state === state).length;

  function tell() {
    el.hidden = cards.size < 2;
    const takes = ready();
    const parts = [
      takes.length && `${takes.length} can be brought in as read`, many("asks") && `${counted(many("asks"), "needs", "need")} your answer first`,
      many("refused") && `${many("refused")} can’t be read`, many("reading") && `${many("reading")} still to be read`,
    ];
    words.textContent = `${cards.size} files: ${parts.filter(Boolean).join("; ")}.`;
    const entries = takes.reduce((sum, one) => sum + one.take.entries, 0);
    all.hidden = takes.length < 2;
    all.textContent = `Bring in those ${takes.length}: ${counted(entries, "entry", "entries")}`;
  }

  function bringAll() {
    words.focus();
    return whileBusy(all, async () => {
      // One after the other: of two files of one agency the second is laid beside the first.
      for (const { take } of ready()) await take.bring();
    });
  }

  return {
    el,
    stands(card, state, take) {
      cards.set(card, { state, take });
      tell();
    },
    leaves(card) {
      cards.delete(card);
      tell();
    },
  };
}
