/** What opens over a screen closes as everything of its kind does. */
import { focusOn } from "./focus.js";

const IN_A_MENU = "input, button, select, a[href]";

/**
 * Close a details element on Escape, and when something else is pressed or reached; the arrow down goes into it.
 * @param {HTMLDetailsElement} el
 */
export function closesItself(el) {
  const box = el.lastElementChild;
  const see = () => { if (el.open) keepInSight(box); };
  el.addEventListener("toggle", see);
  // Words that change while it is open move it.
  const moved = new ResizeObserver(see);
  moved.observe(el);
  moved.observe(box);
  el.addEventListener("keydown", (event) => {
    if (!el.open) return;
    const into = event.key === "ArrowDown" && event.target.matches("summary") && [...box.querySelectorAll(IN_A_MENU)].find((one) => one.checkVisibility());
    if (event.key === "Escape") {
      el.open = false;
      el.querySelector("summary").focus();
    } else if (!into || !focusOn(into)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  el.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !el.contains(relatedTarget)) el.open = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (el.open && !event.composedPath().includes(el)) el.open = false;
  });
}

const EDGE_PX = 8;

/** Move what has opened sideways, by as much as it sticks out of the window. */
function keepInSight(box) {
  box.style.translate = "";
  const { left, right } = box.getBoundingClientRect();
  const over = Math.max(0, right + EDGE_PX - document.documentElement.clientWidth);
  const by = Math.max(EDGE_PX - left, -over);
  if (over || left < EDGE_PX) box.style.translate = `${by}px`;
}
