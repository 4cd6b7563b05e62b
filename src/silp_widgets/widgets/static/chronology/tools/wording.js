/** What texts have in common, and what one has alone, made plain word by word. */
import { h } from "../../kit/dom.js";

const ONE_WORD = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu;
const SHORTEST_TELLING_WORD = 4;
const COMMON_WORDS = new Set("about after also before been being during from have that their them then there they this were when where which while with would".split(" "));

/** @param {string} text @returns {Set<string>} */
export const wordsIn = (text) => new Set((text ?? "").toLowerCase().match(ONE_WORD) ?? []);

/** @param {string} word a word that tells something: no small or common one */
export const isTelling = (word) => (word.length >= SHORTEST_TELLING_WORD || /\d/.test(word)) && !COMMON_WORDS.has(word);

/**
 * @param {string} text @param {(word: string) => boolean} chosen told of each word in lower case
 * @param {string} kind the class of what is chosen
 * @returns {Array<Node | string>} text and <mark> elements only
 */
export function wordsMarked(text, chosen, kind) {
  const parts = [];
  let open = null;
  let at = 0;
  for (const match of (text ?? "").matchAll(ONE_WORD)) {
    const between = text.slice(at, match.index);
    const marks = chosen(match[0].toLowerCase());
    if (marks && open) open.append(between, match[0]);
    else {
      parts.push(between);
      open = marks ? h("mark", { class: kind }, match[0]) : null;
      parts.push(open ?? match[0]);
    }
    at = match.index + match[0].length;
  }
  parts.push((text ?? "").slice(at));
  return parts;
}
