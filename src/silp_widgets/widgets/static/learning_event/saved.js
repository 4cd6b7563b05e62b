/** Whether words are safe, said the same way everywhere. */

const SAID = {
  empty: () => "",
  saved: (at) => (at ? `Saved ${at}` : ""),
  writing: () => "Writing…",
  unsaved: () => "Not saved yet: kept on this page",
};

/**
 * @param {HTMLElement} place
 * @param {{ kind: string, at: string }} state
 */
export function savedWords(place, { kind, at }) {
  const words = SAID[kind](at);
  if (place.textContent !== words) place.textContent = words;
  place.classList.toggle("silp-attention", kind === "unsaved");
  place.dataset.kind = kind;
}
