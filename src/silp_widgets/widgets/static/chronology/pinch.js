/** Two fingers on the timeline: they keep the days they were put on. */

/**
 * @param {HTMLElement} el
 * @param {{ look: any, show: (from: number, to: number) => void, started: () => void }} t `started` is told when the second finger comes
 * @returns {() => boolean} whether two fingers are on it
 */
export function pinching(el, { look, show, started }) {
  /** Each finger's place now, and the day it was put on. */
  const fingers = new Map();
  const share = (event) => {
    const box = el.getBoundingClientRect();
    return (event.clientX - box.left) / box.width;
  };
  const put = (id, at) => fingers.set(id, { at, day: look.from + at * (look.to - look.from) });

  el.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || fingers.size === 2) return;
    put(event.pointerId, share(event));
    if (fingers.size < 2) return;
    for (const [id, { at }] of fingers) put(id, at);
    started();
  });
  el.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    finger.at = share(event);
    if (fingers.size < 2) return;
    const [one, two] = [...fingers.values()];
    const apart = two.at - one.at;
    const perShare = (two.day - one.day) / apart;
    if (!(perShare > 0) || !Number.isFinite(perShare)) return;
    const from = one.day - one.at * perShare;
    show(from, from + perShare);
  });
  for (const name of ["pointerup", "pointercancel"]) el.addEventListener(name, (event) => fingers.delete(event.pointerId));
  return () => fingers.size === 2;
}
