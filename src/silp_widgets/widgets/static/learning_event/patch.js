/** Repaint a part only when its facts have changed, and leave focus and scroll where they were. */

/**
 * @param {HTMLElement} place
 * @param {any} facts
 * @param {() => any[]} build
 */
export function patch(place, facts, build) {
  const now = JSON.stringify(facts);
  if (place.silpShown === now) return;
  place.silpShown = now;
  const scroll = place.scrollTop;
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  place.replaceChildren(...build().flat().filter(Boolean));
  place.scrollTop = scroll;
  if (focused) {
    [...place.querySelectorAll("[data-key]")].find((el) => el.dataset.key === focused)?.focus({ preventScroll: true });
  }
}
