/** Pointing at the timeline: wheel, drag, hover, clusters that open, a stretch that is chosen. */
import { h } from "../kit/dom.js";
import { isoOfDay } from "./days.js";
import { barPlace } from "./paint_marks.js";
import { pinching } from "./pinch.js";
import { silenceWords, silencesIn } from "./silence.js";
import { around, clusterList, entryWords, episodeWords, stretchList } from "./tip.js";

const NEAR_PX = 6;
const MOVED_PX = 3;
const A_LINE_PX = 16;
const WHEEL_MOST_PX = 60;
const CLOSER = 1 / 2.5;

/**
 * @param {any} t what the timeline shares with its pointer
 * @returns {{ list: (row: any) => void, say: (row: any) => void }} the ways in for who has no pointer
 */
export function pointing(t) {
  const { surface, stage, canvas, axis, tip, look, store } = t;
  const silences = silencesIn(store);
  const band = h("div", { class: "chron-stretch", hidden: true, "aria-hidden": "true" });
  stage.append(band);
  let drag = null;

  const dayAt = (x) => look.from + (x / look.width) * (look.to - look.from);
  const placeOf = (event, el = canvas) => {
    const box = el.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const laneAt = (y) => look.drawn[Math.floor(y / look.laneHeight)];

  /** What is drawn under a point: the nearest mark, else a bar. Silence is drawn beneath both. */
  function under([x, y]) {
    const lane = laneAt(y);
    if (!lane) return null;
    let best = null;
    for (const { mark, x: middle } of lane.marks) {
      const far = Math.max(0, Math.abs(x - middle) - mark.half);
      if (far <= NEAR_PX && (!best || far < best.far)) best = { far, rows: mark.rows };
    }
    if (best) return best.rows;
    const bars = lane.bars.filter((b) => x >= b.a - 3 && x <= b.b + 3);
    const off = (bar) => Math.abs(y - barPlace(bar, lane)[0]) + (bar.pale ? 1 : 0);
    return bars.sort((one, other) => off(one) - off(other))[0]?.rows ?? null;
  }

  const quietUnder = ([x, y]) => laneAt(y)?.silences.find((s) => x >= s.a && x <= s.b)?.silence;
  const quietWords = (silence) => (silence ? [h("p", null, `${silenceWords(silence, store)}.`)] : null);

  function hover(event) {
    const place = placeOf(event);
    const rows = under(place);
    const quiet = rows ? null : quietUnder(place);
    stage.style.cursor = rows || quiet ? "pointer" : event.shiftKey ? "crosshair" : "grab";
    tip.say(rows ? entryWords(rows, store) : quietWords(quiet), event.clientX, event.clientY);
  }

  /** A cluster opens into a list; from there to one entry, or closer in. */
  function openCluster(rows, x, y) {
    tip.open(clusterList(rows, {
      choose: (row) => { tip.close(); t.open(row.id); },
      zoom: (from, to) => { tip.close(); surface.focus({ preventScroll: true }); t.show(from, to); },
      close: () => { tip.close(); surface.focus({ preventScroll: true }); },
    }), x, y);
    t.say(`${rows.length} entries, in a list`);
  }

  /** A stretch of whole days: closer in, narrowed to, or marked. */
  function openStretch(from, to, x, y) {
    const rows = store.shown.filter((row) => row.x0 !== null && row.x0 < to && row.x1 > from);
    const then = (act) => () => {
      tip.close();
      surface.focus({ preventScroll: true });
      act?.();
    };
    tip.open(stretchList(from, to, rows, {
      zoom: then(() => t.show(from, to)),
      narrow: then(() => store.narrow({ from: isoOfDay(from), to: isoOfDay(to - 1) })),
      mark: t.withinPage ? null : then(() => store.markAll(rows.map((row) => row.id))),
      close: then(),
    }), x, y, () => { band.hidden = true; });
    t.say("A stretch is chosen");
  }

  function drawBand(x) {
    const [a, b] = [Math.max(0, Math.min(drag.place, x)), Math.min(look.width, Math.max(drag.place, x))];
    band.hidden = false;
    band.style.left = `${a}px`;
    band.style.width = `${b - a}px`;
    return [Math.floor(dayAt(a)), Math.max(Math.floor(dayAt(a)) + 1, Math.ceil(dayAt(b)))];
  }

  const pinched = pinching(stage, { look, show: t.show, started: () => { drag = null; tip.close(); } });

  function press(event) {
    if (event.button !== 0 || pinched()) return;
    const [place] = placeOf(event);
    drag = { x: event.clientX, y: event.clientY, place, top: t.box.scrollTop, from: look.from, to: look.to, moved: false, choosing: event.shiftKey };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  /** @returns {boolean} whether something is dragged */
  function move(event) {
    if (!drag) return false;
    const by = event.clientX - drag.x;
    if (!drag.moved && Math.abs(by) > MOVED_PX) {
      drag.moved = true;
      tip.close();
      stage.style.cursor = drag.choosing ? "crosshair" : "grabbing";
    }
    if (!drag.moved) return true;
    if (drag.choosing) {
      drawBand(placeOf(event)[0]);
      return true;
    }
    const days = (by / look.width) * (drag.to - drag.from);
    t.show(drag.from - days, drag.to - days);
    if (event.currentTarget === stage) t.box.scrollTop = drag.top - (event.clientY - drag.y);
    return true;
  }

  /** @returns {boolean} whether it was a press, and no drag */
  function release(event) {
    const was = drag;
    if (was?.moved && was.choosing) openStretch(...drawBand(placeOf(event)[0]), event.clientX, event.clientY);
    drag = null;
    stage.style.cursor = "grab";
    return Boolean(was) && !was.moved;
  }

  function pressed(event) {
    const rows = under(placeOf(event));
    tip.close();
    surface.focus({ preventScroll: true });
    if (rows?.length > 1) openCluster(rows, event.clientX, event.clientY);
    else if (rows) t.open(rows[0].id);
    else {
      const quiet = quietUnder(placeOf(event));
      silences.choose(quiet && quiet.key !== silences.chosen() ? quiet.key : "");
      if (quiet) t.say(silenceWords(quiet, store));
    }
  }

  /** Closer in where it is pressed twice: to the cluster there, else about that day. */
  function closer(event) {
    const rows = event.currentTarget === stage ? under(placeOf(event)) : null;
    tip.close();
    surface.focus({ preventScroll: true });
    if (rows?.length > 1) t.show(...around(rows[0].x0, Math.max(...rows.map((row) => row.x1))));
    else t.zoomBy(event.shiftKey ? 1 / CLOSER : CLOSER, dayAt(placeOf(event)[0]));
  }

  function wheel(event) {
    // Some browsers count in lines.
    const unit = event.deltaMode === 1 ? A_LINE_PX : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (Math.abs(dx) > Math.abs(dy) || event.shiftKey) {
      const days = ((dx || dy) / look.width) * (look.to - look.from);
      t.show(look.from + days, look.to + days);
      event.preventDefault();
      return;
    }
    // Within a long page the wheel belongs to the page, until the timeline has been chosen.
    if (t.withinPage && !event.ctrlKey && document.activeElement !== surface) return;
    const [x] = placeOf(event);
    if (t.zoomBy(Math.exp(Math.max(-WHEEL_MOST_PX, Math.min(WHEEL_MOST_PX, dy)) * 0.004), dayAt(x))) event.preventDefault();
  }

  stage.addEventListener("pointermove", (event) => { if (!move(event)) hover(event); });
  stage.addEventListener("pointerup", (event) => { if (release(event)) pressed(event); });

  const onAxis = (places, [x, y], high) => places?.find((p) => x >= p.a && x <= p.b && y >= p.y && y <= p.y + high);
  axis.addEventListener("pointermove", (event) => {
    if (move(event)) return;
    const place = placeOf(event, axis);
    const episode = onAxis(look.places, place, 16)?.episode;
    tip.say(episode ? episodeWords(episode) : quietWords(onAxis(look.quiet, place, Infinity)?.silence), event.clientX, event.clientY);
    axis.style.cursor = episode ? "pointer" : "grab";
  });
  axis.addEventListener("pointerup", (event) => {
    if (!release(event)) return;
    const episode = onAxis(look.places, placeOf(event, axis), 16)?.episode;
    if (episode) t.show(episode.x0 - 10, episode.x1 + 10);
  });
  for (const el of [stage, axis]) {
    el.addEventListener("pointerdown", press);
    el.addEventListener("pointercancel", () => { drag = null; });
    el.addEventListener("pointerleave", tip.pass);
    el.addEventListener("dblclick", closer);
    el.addEventListener("wheel", wheel, { passive: false });
  }

  /** Where a row is drawn, on the screen. */
  function findRow(row) {
    const box = canvas.getBoundingClientRect();
    for (const one of look.drawn) {
      const found = one.marks.find(({ mark }) => mark.rows.includes(row));
      const bar = found ? null : one.bars.find((b) => b.rows.includes(row));
      if (!found && !bar) continue;
      const x = found ? found.x + found.mark.half : Math.max(0, Math.min(look.width, (bar.a + bar.b) / 2));
      return { rows: found ? found.mark.rows : [row], x: box.left + x, y: box.top + one.y };
    }
    return null;
  }

  return {
    list(row) {
      const found = row && findRow(row);
      if (found?.rows.length > 1) openCluster(found.rows, found.x, found.y);
      else t.say(row ? "This entry stands alone" : "Choose an entry first, with the arrow keys");
    },
    /** What the keys have come to is said beside it, as what the pointer is on. */
    say(row) {
      const found = row && findRow(row);
      tip.say(found ? entryWords([row], store) : null, found?.x ?? 0, found?.y ?? 0);
    },
  };
}
