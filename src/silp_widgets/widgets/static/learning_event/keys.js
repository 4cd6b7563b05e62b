/** Keys of the learning event. Alt with a letter, read by its place on the keyboard. */

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const TWICE_WITHIN_MS = 600;

/** @param {string} letter @returns {string} the key as this computer writes it */
export function altKey(letter) {
  return MAC ? `⌥${letter}` : `Alt ${letter}`;
}

/** What the list of keys says. */
export const KEYS = [
  [altKey("↵"), "Keep these words and go to the next"],
  [altKey("S"), "Choose who is speaking: type the role, then Enter"],
  [altKey("A"), "Choose what it is about, then Enter"],
  [altKey("G"), "What went well: what helped, what made it possible"],
  [altKey("C"), "It corrects the record"],
  [altKey("H"), "Seen with hindsight"],
  [altKey("F"), "A factor that shaped what people did"],
  [altKey("K"), "This list"],
  ["Esc Esc", "Quiet room: blank this screen"],
];

/**
 * @param {HTMLElement} root
 * @param {{ marks: Record<string, () => void>, next: () => void, quiet: () => void }} on
 */
export function listenForKeys(root, on) {
  let escaped = 0;
  root.addEventListener("keydown", (event) => {
    if (event.target.closest?.("dialog")) return;
    if (event.key === "Escape") {
      const now = Date.now();
      // After this key is done with: it would close what it has just opened.
      if (now - escaped < TWICE_WITHIN_MS) setTimeout(on.quiet);
      escaped = now;
      return;
    }
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const act = event.key === "Enter" ? on.next : on.marks[event.code.replace("Key", "")];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}
