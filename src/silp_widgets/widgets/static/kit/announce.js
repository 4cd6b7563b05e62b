/** Say things to people who listen and to people who look. */
import { h } from "./dom.js";

/**
 * A live region, and a note that stays until it is dismissed or replaced.
 * @param {HTMLElement} root
 * @returns {{ say: (words: string) => void, warn: (words: string) => void }}
 */
export function announcer(root) {
  const region = h("div", { class: "silp-hidden", role: "status", "aria-live": "polite" });
  const note = h("div", { class: "silp-note", role: "alert", hidden: true });
  root.append(region, note);
  return {
    say(words) {
      region.textContent = words;
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
