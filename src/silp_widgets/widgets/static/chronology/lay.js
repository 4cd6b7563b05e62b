/** Where rows stand in a lane: bars, marks, and clusters where marks would cover each other. */

const MARK_PX = 12;
const WIDE_PX = 14;
const WIDE_DAY_PX = 72;
const CLUSTER_PX = 28;
const TRACKS = 3;
const DIGIT_PX = 6.4;
const SAME_ZOOM = 1e-9;
/** From so many pixels a day on only what is near what is in sight is laid out. */
const CLOSE_PER_DAY = 3;

/**
 * @typedef {object} Mark a point, or a cluster where there are several rows
 * @property {any[]} rows by their start
 * @property {number} x0 of the first, in pixels from day nought
 * @property {number} x1 of the last
 * @property {number} x where it is drawn
 * @property {number} half of its width
 * @property {string} agency of all its rows, or "" where they are of several
 * @property {boolean} soft whether it is of several days, too few to draw as a bar
 * @property {boolean} good whether any is good practice
 * @property {boolean} doubt whether all their dates are in doubt
 * @property {boolean} behind whether all are background
 */

/** Whether a date is in doubt, or was completed by us. */
export const inDoubt = (row) => row.certainty !== "stated";

/** Whether a row is of a clock time, and not of a part of a day that is given as times. */
const isMoment = (row) => row.timed && row.precision === "exact_time";

/** Where a row stands, if it is one point. */
export const pointOf = (row) => (isMoment(row) ? row.x0 : (row.x0 + row.x1) / 2);

/**
 * Lay a lane out, once for each zoom: dragging moves it as it is, so that nothing joins or parts.
 * @param {import("./lanes.js").Lane} lane
 * @param {{ from: number, to: number, perDay: number, shares: boolean }} at `perDay` in pixels; with
 * `shares` clusters say how many of their rows were known, which takes room
 * @returns {{ bars: any[], marks: Mark[] }} in pixels from day nought
 */
export function layLane(lane, { from, to, perDay, shares }) {
  const kept = lane.laid;
  if (kept && kept.shares === shares && kept.first <= from && kept.last >= to && Math.abs(kept.perDay / perDay - 1) < SAME_ZOOM) return kept;
  const close = perDay >= CLOSE_PER_DAY;
  const [first, last] = close ? [from - (to - from), to + (to - from)] : [-Infinity, Infinity];
  const { points, pale } = ordered(lane, first, last);
  const bars = new Map();
  const single = [];
  for (const point of points) {
    if (point.days * perDay > point.most) spanOf(bars, point.row, perDay).rows.push(point.row);
    else single.push(point);
  }
  const wide = [...bars.values()].flat();
  const crowded = pack(wide);
  // Several of one stretch are one bar, with their number on it; where there is no track they are a mark.
  const extra = wide.filter((bar) => crowded.has(bar) || bar.rows.length > 1)
    .map((bar) => ({ at: pointOf(bar.rows[0]), rows: bar.rows, soft: crowded.has(bar) })).sort((a, b) => a.at - b.at);
  const quiet = pale.map((row) => ({ rows: [row], a: row.x0 * perDay, b: row.x1 * perDay, pale: true }));
  pack(quiet, true);
  lane.laid = {
    perDay, shares, first, last, marks: clustered(single, extra, perDay, shares),
    bars: [...quiet, ...wide.filter((bar) => !crowded.has(bar))],
  };
  return lane.laid;
}

/** A lane's rows by where they stand; long ones always, the others where they are near. */
function ordered(lane, first, last) {
  lane.order ??= orderOf(lane.rows);
  const { short, long, pale } = lane.order;
  const near = first === -Infinity ? short : short.slice(after(short, first), after(short, last));
  const far = long.filter(({ row }) => row.x1 >= first && row.x0 <= last);
  const points = far.length ? [...near, ...far].sort((a, b) => a.at - b.at) : near;
  return { points, pale: pale.filter((row) => row.x1 >= first && row.x0 <= last) };
}

function orderOf(rows) {
  const order = { short: [], long: [], pale: [] };
  for (const row of rows) {
    if (row.x0 === null) continue;
    if (row.kind === "no_contact") order.pale.push(row);
    else {
      const days = row.x1 - row.x0;
      // A moment has no width; a day is a mark until it is wide enough to be read as a day.
      const most = days && (!row.day || row.timed) ? WIDE_PX : days ? WIDE_DAY_PX : Infinity;
      order[days > 1 ? "long" : "short"].push({ row, at: pointOf(row), days, most, soft: !row.day && !row.timed });
    }
  }
  order.short.sort((a, b) => a.at - b.at);
  return order;
}

/** How many of sorted points stand before a day. */
function after(points, day) {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle].at < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bar of a row's stretch, shared by those that have the same. */
function spanOf(bars, row, perDay) {
  if (!bars.has(row.x0)) bars.set(row.x0, []);
  const same = bars.get(row.x0);
  let bar = same.find((one) => one.rows[0].x1 === row.x1 && inDoubt(one.rows[0]) === inDoubt(row));
  if (!bar) {
    bar = { rows: [], a: row.x0 * perDay, b: row.x1 * perDay, pale: false };
    same.push(bar);
  }
  return bar;
}

/**
 * Put bars that overlap on tracks above one another.
 * @returns {Set<any>} those for which there is no track
 */
function pack(bars, all = false) {
  const left = new Set();
  let [ends, group, end] = [[], [], -Infinity];
  const close = () => group.forEach((bar) => { bar.tracks = ends.length; });
  for (const bar of bars.sort((one, other) => one.a - other.a)) {
    if (bar.a >= end) {
      close();
      [ends, group, end] = [[], [], -Infinity];
    }
    let track = ends.findIndex((one) => one <= bar.a);
    if (track < 0) track = ends.length;
    if (track >= TRACKS && !all) {
      left.add(bar);
      continue;
    }
    bar.track = Math.min(track, TRACKS - 1);
    ends[bar.track] = bar.b;
    end = Math.max(end, bar.b);
    group.push(bar);
  }
  close();
  return left;
}

/** How wide a cluster is with its count on it. */
export const pillWidth = (letters, mark) => Math.max(15, letters * DIGIT_PX + 9, Math.min(22, mark.x1 - mark.x0 + 8));

/** Half of the room that a mark takes. */
function halfOf(mark, shares) {
  const count = mark.rows.length;
  if (count === 1) return MARK_PX / 2 - 1;
  const letters = count < 10 ? 1 : count < 100 ? 2 : count < 1000 ? 3 : 4;
  return pillWidth(shares ? letters * 2 + 1 : letters, mark) / 2;
}

/** Points, and what stands for bars, as marks that don't cover each other. @returns {Mark[]} */
function clustered(points, extra, perDay, shares) {
  const most = shares ? CLUSTER_PX * 1.6 : CLUSTER_PX;
  const marks = [];
  let last = null;
  let floor = -Infinity;
  const add = (x, row, soft) => {
    if (last && x - MARK_PX / 2 < last.x + last.half - 2 && x - last.x0 < most) join(last, row, x);
    else {
      floor = last ? last.x + last.half : -Infinity;
      last = { rows: [row], x0: x, x1: x, x, half: 0, soft, agency: row.agency, good: Boolean(row.good), doubt: inDoubt(row), behind: row.scope === "background" };
      marks.push(last);
    }
    last.half = halfOf(last, shares);
    last.x = Math.max((last.x0 + last.x1) / 2, floor + last.half - 2);
  };
  let next = 0;
  const addExtra = (until) => {
    for (; next < extra.length && extra[next].at <= until; next += 1) {
      for (const row of extra[next].rows) add(extra[next].at * perDay, row, extra[next].soft);
    }
  };
  for (const { row, at, soft } of points) {
    addExtra(at);
    add(at * perDay, row, soft);
  }
  addExtra(Infinity);
  return marks;
}

/** What a mark says of its rows together. */
function join(mark, row, x) {
  mark.rows.push(row);
  mark.x1 = x;
  mark.good ||= Boolean(row.good);
  mark.doubt &&= inDoubt(row);
  mark.behind &&= row.scope === "background";
  if (mark.agency !== row.agency) mark.agency = "";
}
