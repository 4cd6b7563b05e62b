/** Whoever works by keyboard sees where they are, and is never left nowhere by what they have just done. */

const REACHED = "a[href], button, input, select, textarea, summary, [tabindex]";
const AWAY = "[hidden], details:not([open]) > :not(summary)";

/** Whether the focus can stay on something: it is in the page, can be used, and nothing hides it. */
const canHold = (el) => el.isConnected && !el.disabled && !el.closest(AWAY);

/**
 * Put the focus on something, and bring it into sight by as little as that takes.
 * @param {HTMLElement | null | undefined} el
 * @returns {boolean} whether it is there now
 */
export function focusOn(el) {
  if (!el || !canHold(el)) return false;
  el.focus({ preventScroll: true });
  if (document.activeElement !== el) return false;
  // Once the page has settled: what has just opened or moved stands where it will stay.
  const see = () => { if (document.activeElement === el) el.scrollIntoView({ block: "nearest", inline: "nearest" }); };
  requestAnimationFrame(() => requestAnimationFrame(see));
  return true;
}

/**
 * What was under the hand may be painted anew, shut or taken out, and the browser then drops the
 * focus on the page itself. Here it goes to what took that place: the same control if there still
 * is one, else the one that stands where it stood.
 * @param {HTMLElement} root of a screen
 */
export function keepsFocus(root) {
  let last = null;
  let looking = false;

  root.addEventListener("focusin", ({ target }) => { last = rememberedIn(root, target); });
  root.addEventListener("focusout", ({ target, relatedTarget }) => {
    // Who presses beside it leaves it on purpose; then it is still there.
    if (!relatedTarget) requestAnimationFrame(() => { if (last?.el === target && document.activeElement !== target && canHold(target)) last = null; });
  });
  const look = () => {
    if (!last || canHold(last.el)) return;
    if (document.activeElement !== document.body && document.activeElement !== last.el) return;
    takeUp(last);
  };
  new MutationObserver(() => {
    look();
    if (looking) return;
    looking = true;
    // What was only hidden or disabled loses the focus when the page is painted.
    requestAnimationFrame(() => { looking = false; look(); });
  }).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["hidden", "disabled", "open"] });
}

/** How a control is known again once it has been made anew. */
function markOf(el) {
  const { tool, key, id } = el.dataset;
  return [el.tagName, tool ?? key ?? id ?? el.getAttribute("aria-label") ?? el.getAttribute("name")
    ?? (el.tabIndex < 0 ? "" : el.textContent.slice(0, 60))].join(" ");
}

/** What has the focus, and from the nearest to the farthest all it stands in, with its place there. */
function rememberedIn(root, el) {
  const all = [...root.querySelectorAll(REACHED)];
  const at = all.indexOf(el);
  const trail = [];
  for (let place = el.parentElement; place && root.contains(place); place = place.parentElement) {
    const first = place.querySelector(REACHED);
    trail.push({ place, at: Math.max(0, at - all.indexOf(first)) });
  }
  return { el, mark: markOf(el), trail };
}

function takeUp({ mark, trail }) {
  for (const { place, at } of trail) {
    if (!canHold(place)) continue;
    const here = [...place.querySelectorAll(REACHED)].filter((el) => canHold(el) && el.checkVisibility());
    const far = (el) => Math.abs(here.indexOf(el) - at);
    const [same] = here.filter((el) => markOf(el) === mark).sort((a, b) => far(a) - far(b));
    const reached = here.filter((el) => el.tabIndex >= 0);
    if (focusOn(same ?? reached[Math.min(at, reached.length - 1)])) return;
  }
}
