/** That something takes its time: what it is and for how long already; nothing claims to know the end. */
import { h } from "../kit/dom.js";

const SHOWN_AFTER_MS = 700;

/**
 * @param {HTMLElement} place
 * @param {string} words what is being done
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @template T
 */
export async function whileWorking(place, words, work) {
  const seconds = h("span", { "aria-hidden": "true" });
  const el = h("div", { class: "prep-working" }, h("p", { role: "status" }, words, seconds));
  const began = Date.now();
  const tick = setInterval(() => { seconds.textContent = ` ${Math.round((Date.now() - began) / 1000)} s`; }, 1000);
  const later = setTimeout(() => el.append(h("progress", { "aria-label": words })), SHOWN_AFTER_MS);
  place.append(el);
  try {
    return await work();
  } finally {
    clearInterval(tick);
    clearTimeout(later);
    el.remove();
  }
}
