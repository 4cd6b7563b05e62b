/** Where the hand was before an entry or a form took the side; once that is closed, it goes back there. */
import { focusOn } from "../kit/focus.js";

/**
 * @param {HTMLElement} pane the side
 * @returns {{ leaves: () => void, returns: () => boolean }}
 */
export function handAt(pane) {
  let was = null;
  return {
    /** Told before the side is taken. */
    leaves() { was = document.activeElement === document.body ? null : document.activeElement; },
    /** @returns {boolean} whether the hand is somewhere; of a row only the table knows which one it is by now */
    returns() {
      const now = document.activeElement;
      if (now && now !== document.body && !pane.contains(now)) return true;
      if (!was || was.closest("tr[data-id]")) return false;
      const same = () => [...pane.querySelectorAll("button")].find((one) => one.textContent === was.textContent);
      return focusOn(was) || (was.tagName === "BUTTON" && focusOn(same()));
    },
  };
}
