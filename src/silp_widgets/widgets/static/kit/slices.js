/** Repaint only the part of a screen whose facts have changed, so that typing is never disturbed. */

/**
 * Paint a part of the view into a place, again whenever that part is different.
 * @param {import("./link.js").Link} line
 * @param {HTMLElement} place
 * @param {(view: any) => any} pick the facts this place shows
 * @param {(facts: any, place: HTMLElement) => void} paint
 */
export function slice(line, place, pick, paint) {
  let shown;
  line.onView((view) => {
    const facts = pick(view);
    const now = JSON.stringify(facts);
    if (now === shown) return;
    shown = now;
    place.replaceChildren();
    paint(facts, place);
  });
}
