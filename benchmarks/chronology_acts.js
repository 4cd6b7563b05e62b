/**
 * What is done to each screen, and how it is timed. A page tells how its tool is searched, narrowed,
 * stepped through and scrolled, in `window.tool`; the same clock then runs over all of them.
 */
(() => {
  const nextFrame = () => new Promise(requestAnimationFrame);
  /** Until what was asked for is on the screen: the frame that draws it, and the one after. */
  const painted = async () => { await nextFrame(); await nextFrame(); };

  /** Do it, wait until the rows have changed, and say how long that took until it was painted. */
  async function untilRowsChange(act) {
    const changed = new Promise((done) => {
      const watch = new MutationObserver(() => { watch.disconnect(); done(); });
      watch.observe(window.tool.rows(), { childList: true, subtree: true });
      setTimeout(done, 3000);
    });
    const start = performance.now();
    act();
    await changed;
    await painted();
    return performance.now() - start;
  }

  /** Do something in each of many frames, and say how long each frame was. */
  async function frames(count, act) {
    const times = [];
    await painted();
    let last = await nextFrame();
    for (let i = 0; i < count; i += 1) {
      act(i);
      const now = await nextFrame();
      times.push(now - last);
      last = now;
    }
    return times;
  }

  const pointer = (stage, name, x, y) => stage.dispatchEvent(new PointerEvent(name, {
    clientX: x, clientY: y, button: 0, pointerId: 1, bubbles: true }));

  window.acts = {
    search: (words) => untilRowsChange(() => window.tool.search(words)),
    narrow: (agency) => untilRowsChange(() => window.tool.narrow(agency)),

    async select(count) {
      const times = [];
      for (let i = 0; i < count; i += 1) {
        const start = performance.now();
        window.tool.step(i);
        await painted();
        times.push(performance.now() - start);
      }
      return times;
    },

    /** A quick sweep: every frame shows rows that the one before didn't. */
    scroll(count) {
      const box = window.tool.scroller();
      box.scrollTop = 0;
      return frames(count, () => { box.scrollTop += 1500; });
    },

    drag(count) {
      const stage = document.querySelector(".chron-stage");
      stage.setPointerCapture = () => {}; // There is no real pointer to capture.
      const { left, top } = stage.getBoundingClientRect();
      pointer(stage, "pointerdown", left + 600, top + 30);
      const done = frames(count, (i) => pointer(stage, "pointermove", left + 600 - (i + 1) * 3, top + 30));
      return done.finally(() => pointer(stage, "pointerup", left + 600 - count * 3, top + 30));
    },

    /** In by the wheel from 25 years to weeks, and out again. */
    zoom(count) {
      const stage = document.querySelector(".chron-stage");
      document.querySelector(".chron-surface").focus();
      const { left, top } = stage.getBoundingClientRect();
      return frames(count, (i) => stage.dispatchEvent(new WheelEvent("wheel", {
        deltaY: i < count / 2 ? -60 : 60, clientX: left + 500, clientY: top + 30, bubbles: true, cancelable: true })));
    },

    closer: () => document.querySelector("[aria-label='Zoom in (+)']").click(),
  };
})();
