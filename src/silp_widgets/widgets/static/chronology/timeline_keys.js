/** The keys of the timeline while it has the focus: through time, and from lane to lane. */
import { pointOf } from "./lay.js";
import { rowSaid } from "./row.js";

const A_PAGE = 0.8;
const A_STEP = 0.2;

/** @param {any} t what the timeline shares with its keys */
export function timelineKeys({ surface, tip, look, store, open, say, show, scrollTo, pointer }) {
  let lane = -1;

  /**
   * To the entry nearest in time of the next lane that has any. An entry may stand in several lanes:
   * one goes on from where one is.
   * @returns {string} the lane's name, or why there is none
   */
  function toLane(by) {
    const row = store.current();
    if (!look.lanes[lane]?.rows.includes(row)) lane = look.lanes.findIndex((one) => one.rows.includes(row));
    if (lane < 0 && by < 0) lane = look.lanes.length;
    const about = row && row.x0 !== null ? pointOf(row) : look.from;
    const far = (one) => Math.abs(pointOf(one) - about);
    for (let next = lane + by; look.lanes[next]; next += by) {
      const dated = look.lanes[next].rows.filter((one) => one.x0 !== null);
      if (!dated.length) continue;
      lane = next;
      store.select(dated.reduce((a, b) => (far(b) < far(a) ? b : a)).id);
      scrollTo(next);
      return look.lanes[next].name;
    }
    return by < 0 ? "This is the first lane with entries" : "This is the last lane with entries";
  }

  const toEnd = (at) => { if (store.shown.length) store.select(store.shown.at(at).id); };
  const pan = (share) => show(look.from + (look.to - look.from) * share, look.to + (look.to - look.from) * share);

  const moves = {
    ArrowLeft: () => store.step(-1), ArrowRight: () => store.step(1),
    ArrowUp: () => toLane(-1), ArrowDown: () => toLane(1),
    Home: () => toEnd(0), End: () => toEnd(-1),
  };
  const acts = {
    PageUp: () => pan(-A_PAGE), PageDown: () => pan(A_PAGE),
    Enter: () => store.selected && open(store.selected, true),
    " ": () => pointer.list(store.current()),
  };

  /** What was come to, said to who listens and shown to who looks. */
  function tell(first) {
    const row = store.current();
    say([first, rowSaid(row, store)].filter(Boolean).join(". "));
    // The lanes are drawn anew with the next frame.
    if (row) requestAnimationFrame(() => { if (surface.matches(":focus-visible")) pointer.say(row); });
  }

  surface.addEventListener("keydown", (event) => {
    if (event.target !== surface || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (event.shiftKey && (key === "ArrowLeft" || key === "ArrowRight")) pan(key === "ArrowLeft" ? -A_STEP : A_STEP);
    else if (moves[key]) {
      tell(moves[key]());
    } else if (acts[key]) acts[key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  surface.addEventListener("focusout", (event) => { if (event.target === surface) tip.pass(); });
}
