/** A problem in words: its code, which says what the check means, and how to mend what it found. */
import { h } from "../kit/dom.js";
import { checkCode } from "../kit/checks.js";

/**
 * @param {import("../kit/link.js").Link} line
 * @param {any} p
 * @returns {any[]}
 */
export function problemWords(line, p) {
  return [checkCode(line, p.code), " ", p.message,
    p.suggestion && h("span", { class: "silp-hint" }, ` ${p.suggestion}`),
    p.text && h("pre", { class: "silp-record" }, p.text)];
}
