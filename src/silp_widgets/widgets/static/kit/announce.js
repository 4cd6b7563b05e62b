/** Say things to people who listen and to people who look. */
import { h } from "./dom.js";

const AT_LEAST_MS = 4000;
const A_CHARACTER_MS = 60;

/**
 * A live region, the same words for the eye where an act asks for it, and a note that stays until it is
 * dismissed or replaced.
 * @param {HTMLElement} root
 * @returns {{ say: (words: string) => void, show: (words: string) => void, warn: (words: string) => void }}
 */
export function announcer(root) {
  const region = h("div", { class: "silp-hidden", role: "status", "aria-live": "polite" });
  const note = h("div", { class: "silp-note", role: "alert", hidden: true });
  const passing = h("p", { class: "silp-passing", "aria-hidden": "true", hidden: true });
  let timer = 0;
  root.append(region, note, passing);
  return {
    say(words) {
      region.textContent = words;
    },
    show(words) {
      clearTimeout(timer);
      passing.textContent = words;
      passing.hidden = !words;
      timer = setTimeout(() => { passing.hidden = true; }, AT_LEAST_MS + A_CHARACTER_MS * words.length);
    },
    warn(words) {
      note.hidden = !words;
      note.replaceChildren(h("span", null, words), h("button", {
        type: "button", class: "silp-quiet", "aria-label": "Dismiss this note",
        onclick: () => { note.hidden = true; },
      }, "Dismiss"));
    },
  };
}
