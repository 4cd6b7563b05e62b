/** The timeline: lanes that zoom from decades to a day, by wheel, keys, buttons and dragging. */
import { h, select, uid } from "../kit/dom.js";
import { dayNumber, isoOfDay, sayDay } from "./days.js";
import { inSightWords } from "./in_sight.js";
import { knownLine } from "./known_line.js";
import { asOf } from "./knowing.js";
import { LANES_BY, extentOf, laneHeightFor, laneNames, makeLanes } from "./lanes.js";
import { overviewStrip } from "./overview.js";
import { paintLanes } from "./paint.js";
import { BANDS_TOP, BAND_PX, paintAxis } from "./paint_axis.js";
import { JOINT_PX, paintJointWords } from "./paint_silence.js";
import { context2d, paletteOf } from "./palette.js";
import { pointing } from "./pointing.js";
import { silencesIn } from "./silence.js";
import { timelineKeys } from "./timeline_keys.js";
import { tipOn } from "./tip.js";

const MOST_BANDS = 3;
const SHORTEST_DAYS = 1;
const AIR_SHARE = 0.02;
/** Room for the days and for the choice of lanes beside them. */
const LEAST_AXIS_PX = 54;

/**
 * @param {any} store
 * @param {{ open: (id: string, byKey?: boolean) => void, say: (words: string) => void, withinPage: boolean }} does
 */
export function timelineView(store, { open, say, withinPage }) {
  const axis = /** @type {HTMLCanvasElement} */ (h("canvas", { class: "chron-axis", "aria-hidden": "true" }));
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { class: "chron-canvas", "aria-hidden": "true" }));
  const names = h("ul", { class: "chron-lanenames", "aria-label": "Lanes" });
  const stage = h("div", { class: "chron-stage" }, canvas);
  const box = h("div", { class: "chron-lanes" }, names, stage);
  const sentence = h("p", { class: "chron-sentence", role: "status" });
  const scopeWords = h("p", { class: "chron-scope" });
  const by = select(LANES_BY, "agency", { "aria-label": "Lanes", onchange: () => { relane(); } });
  const zoomButton = (sign, words, does) => h("button", { type: "button", class: "chron-zoom", "aria-label": words, title: words, onclick: does }, sign);
  // An application to who listens: its keys are its own, and what they come to is said.
  const keys = h("p", { class: "silp-hidden", id: uid("timeline-keys") }, "Left and right go to the entry before and the next, up and down to another lane, "
    + "home and end to the first and the last, plus and minus zoom, page up and down move along, nought shows everything, space lists entries that stand close together, enter opens. The table below holds the same entries.");
  const surface = h("div", {
    class: "chron-surface", tabindex: "0", role: "application", "aria-label": "Timeline", "aria-describedby": keys.id,
  }, keys, h("div", { class: "chron-axisrow" }, h("div", { class: "chron-by" }, by, scopeWords), axis), box);
  const tip = tipOn(surface);
  const toggle = h("button", { type: "button", class: "chron-zoom", "aria-expanded": "true", title: "Hide or show the timeline (t)", onclick: () => hide() }, "Hide timeline");
  const quiet = h("button", { type: "button", class: "chron-zoom", "aria-pressed": "true", title: "Hide or show where nothing is recorded", onclick: () => silences.show(!silences.shown()) }, "Silences");
  const under = h("div", { class: "chron-under" }, sentence, h("div", { class: "chron-zooms" },
    toggle, quiet, zoomButton("−", "Zoom out (−)", () => zoomBy(1.6)), zoomButton("fit", "Fit everything (0)", () => fit()),
    zoomButton("+", "Zoom in (+)", () => zoomBy(1 / 1.6))));
  const el = h("section", { class: "chron-timeline", "aria-label": "Timeline" }, surface, under);

  const look = { from: 0, to: 1, width: 0, lanes: [], laneHeight: 22, drawn: [], places: [], fitted: true };
  let scope = [null, null];
  let episodes = [];
  let bands = 1;
  let extent = [0, 1];
  let reach = extent;
  let colours = null;
  let queued = false;
  const past = asOf(store);
  const silences = silencesIn(store);

  const redraw = () => {
    if (queued) return;
    queued = true;
    requestAnimationFrame(() => { queued = false; draw(); });
  };

  function draw() {
    look.width = stage.clientWidth;
    if (!look.width) return;
    colours ??= paletteOf(el);
    const height = Math.max(look.laneHeight, look.lanes.length * look.laneHeight);
    const at = past.known();
    const known = at && { ...at, day: dayNumber(at.date) };
    // From one agency's side only its own silence can be told, and no more of it than had passed.
    const joint = silences.shown() && !known ? silences.joint() : [];
    const silent = (agency) => {
      if (!silences.shown() || (known && known.agency !== agency)) return [];
      return [...silences.of(agency), ...silences.nil().filter((s) => s.agency === agency)].filter((s) => !known || s.x0 <= known.day);
    };
    const x = (day) => ((day - look.from) / (look.to - look.from)) * look.width;
    const common = { from: look.from, to: look.to, width: look.width, colours, scope, episodes };
    const jointTop = BANDS_TOP + bands * BAND_PX + 1;
    const ctx = context2d(axis, look.width, Math.max(LEAST_AXIS_PX, jointTop + (joint.length ? JOINT_PX + 1 : 1)));
    look.places = paintAxis(ctx, { ...common, chosen: store.filter.episode });
    look.quiet = paintJointWords(ctx, joint, { x, width: look.width, top: jointTop, colours });
    look.drawn = paintLanes(context2d(canvas, look.width, height), {
      ...common, height, lanes: look.lanes, laneHeight: look.laneHeight, selected: store.current(), known, marks: store.marks,
      joint, silent, chosenSilence: silences.chosen(), byAgency: by.value === "agency", styleOf,
    });
    strip.draw({ colours, scope, known, selected: store.current() });
    line.place();
  }

  function relane() {
    extent = extentOf(store.rows, scope, store.filter.background);
    reach = extentOf(store.rows, scope, store.filter.background, true);
    look.lanes = makeLanes(store, by.value);
    look.laneHeight = laneHeightFor(look.lanes.length);
    names.replaceChildren(...laneNames(look.lanes, look.laneHeight, by.value === "agency" ? past.known()?.agency : ""));
    strip.words(allWords());
    if (look.fitted) fit();
    else redraw();
    tell();
    store.looked();
  }

  /** How a row of an agency looks in a lane; in a lane of several agencies each keeps its own look. */
  function styleOf(lane, agency) {
    return by.value === "agency" ? lane : store.agencies.get(agency) ?? lane;
  }

  /** All there is, with a little room. @returns {[number, number]} */
  function whole() {
    const [from, to] = extent;
    const room = Math.max(2, (to - from) * AIR_SHARE);
    return [from - room, to + room];
  }

  /** What the strip beneath shows: from when to when. */
  function allWords() {
    const [from, to] = extent;
    return `All: ${sayDay(from)} to ${sayDay(to - 1)}`;
  }

  function fit() {
    const [from, to] = whole();
    Object.assign(look, { from, to, fitted: true });
    tip.pass();
    redraw();
    tell();
    store.looked();
  }

  function show(from, to) {
    const [first, last] = reach;
    const most = Math.max(400, (last - first) * 1.3);
    const span = Math.max(SHORTEST_DAYS, Math.min(most, to - from));
    let start = (from + to) / 2 - span / 2;
    start = Math.max(first - span * 0.9, Math.min(last - span * 0.1, start));
    Object.assign(look, { from: start, to: start + span, fitted: false });
    tip.pass();
    redraw();
    tell();
    store.looked();
  }

  function zoomBy(factor, at = null) {
    const current = store.current();
    const inView = current?.x0 !== null && current?.x0 >= look.from && current?.x0 <= look.to;
    const about = at ?? (current && inView ? current.x0 : (look.from + look.to) / 2);
    const span = Math.max(SHORTEST_DAYS, (look.to - look.from) * factor);
    const share = (about - look.from) / (look.to - look.from);
    const before = look.to - look.from;
    show(about - span * share, about + span * (1 - share));
    return Math.abs(look.to - look.from - before) > 1e-6;
  }

  /** The table alone, or both again. */
  function hide() {
    const now = !surface.hidden;
    surface.hidden = now;
    toggle.setAttribute("aria-expanded", String(!now));
    toggle.textContent = now ? "Show timeline" : "Hide timeline";
    if (!now) redraw();
    store.looked();
  }

  /** What is looked at now: the lanes, whether it is hidden, and the stretch where it isn't all. */
  function seen() {
    return { lanes: by.value, hidden: surface.hidden, silences: silences.shown(), zoom: look.fitted ? null : [isoOfDay(Math.floor(look.from)), isoOfDay(Math.ceil(look.to))] };
  }

  function seeAgain({ lanes, hidden, no_silences: plain, zoom }) {
    if (silences.shown() !== !plain) silences.show(!plain);
    by.value = LANES_BY.some(([value]) => value === lanes) ? lanes : "agency";
    if (surface.hidden !== Boolean(hidden)) hide();
    look.fitted = !zoom;
    relane();
    if (zoom) show(dayNumber(zoom[0]), dayNumber(zoom[1]));
  }

  let telling = 0;
  /** Say in words what can be seen; late enough not to run after every frame. */
  function tell() {
    clearTimeout(telling);
    telling = setTimeout(() => {
      const words = inSightWords(store, look, episodes);
      if (sentence.textContent !== words) sentence.textContent = words;
    }, 160);
  }

  function keepInSight() {
    const row = store.current();
    if (row?.x0 !== null && row && (row.x0 < look.from || row.x0 > look.to)) {
      const half = (look.to - look.from) / 2;
      show(row.x0 - half, row.x0 + half);
    }
    scrollTo(look.lanes.findIndex((l) => row && l.rows.includes(row)));
    redraw();
  }

  /** Bring a lane into sight, where there are more lanes than room. */
  function scrollTo(lane) {
    if (lane < 0) return;
    const y = lane * look.laneHeight;
    if (y < box.scrollTop) box.scrollTop = y;
    else if (y + look.laneHeight > box.scrollTop + box.clientHeight) box.scrollTop = y + look.laneHeight - box.clientHeight;
  }

  const line = knownLine(store, { look, stage, surface, show });
  surface.append(line.el);
  past.on(redraw);
  silences.on(() => {
    quiet.setAttribute("aria-pressed", String(silences.shown()));
    redraw();
    store.looked();
  });
  const strip = overviewStrip(store, { look, whole, show });
  surface.append(strip.el);
  const pointer = pointing({ surface, stage, canvas, axis, box, tip, look, store, open, say, zoomBy, show, withinPage });
  timelineKeys({ surface, tip, look, store, open, say, show, scrollTo, pointer });
  const onPaper = (now) => {
    el.classList.toggle("chron-printing", now);
    draw();
  };
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(false));
  new ResizeObserver(redraw).observe(stage);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => { colours = null; redraw(); });
  }
  addEventListener("resize", () => { if (laneHeightFor(look.lanes.length) !== look.laneHeight) relane(); });
  store.on("rows", () => {
    quiet.hidden = !(store.view().silences?.stretches ?? []).length;
    const view = store.view();
    const bounds = view.case?.scope ?? [null, null];
    scope = [bounds[0] ? dayNumber(bounds[0]) : null, bounds[1] ? dayNumber(bounds[1]) + 1 : null];
    episodes = (view.episodes ?? []).filter((e) => e.from && e.to)
      .map((e) => ({ ...e, x0: dayNumber(e.from), x1: dayNumber(e.to) + 1 }));
    bands = stack(episodes);
    scopeWords.textContent = bounds[0] || bounds[1]
      ? `scope ${bounds[0] ? sayDay(scope[0]) : "…"}–${bounds[1] ? sayDay(scope[1] - 1) : "…"}` : "";
  });
  store.on("shown", (why) => {
    relane();
    if (why === "known" && by.value === "agency") scrollTo(look.lanes.findIndex((lane) => lane.key === past.known()?.agency));
  });
  store.on("selected", keepInSight);
  store.on("marked", redraw);
  return { el, under, zoomBy, fit, hide, show, seen, seeAgain };
}

/** Give episodes that overlap a band each. @returns {number} how many bands there are */
function stack(episodes) {
  const ends = [];
  for (const episode of [...episodes].sort((a, b) => a.x0 - b.x0)) {
    const free = ends.findIndex((end) => end <= episode.x0);
    episode.band = free >= 0 ? free : Math.min(ends.length, MOST_BANDS - 1);
    ends[episode.band] = Math.max(ends[episode.band] ?? -Infinity, episode.x1);
  }
  return ends.length;
}
