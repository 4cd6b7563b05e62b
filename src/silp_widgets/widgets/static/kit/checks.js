/** A check's code that opens: what it means, and how to mend what it found. */
import { h } from "./dom.js";

/**
 * @param {import("./link.js").Link} line asked once, when the code is opened for the first time
 * @param {string} code such as "C104"
 * @returns {HTMLElement}
 */
export function checkCode(line, code) {
  const words = h("span", { class: "silp-check-words" }, "…");
  const el = h("details", { class: "silp-check" }, h("summary", { "aria-label": `${code}: what this check means` }, code), words);
  el.addEventListener("toggle", () => line.act("explain_check", { code }).then(({ meaning, mend }) => {
    words.replaceChildren(h("span", null, meaning), h("span", { class: "silp-hint" }, `To mend it: ${mend}`));
  }).catch(() => { words.textContent = "What this means can’t be fetched now; docs/checks.md has every code."; }), { once: true });
  return el;
}
