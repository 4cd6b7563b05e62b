/** Where rows stand in a lane: bars, marks, and clusters where marks would cover each other. */

const MARK_PX = 12;
const WIDE_PX = 14;
const WIDE_DAY_PX = 72;
const CLUSTER_PX = 28;
const TRACKS = 3;
const DIGIT_PX = 6.4;
const SAME_ZOOM = 1e-9;

/**
 * @typedef {object} Mark a point, or a cluster where there are several rows
 * @property {any[]} rows by their start
 * @property {number} x0 of the first, in pixels from day nought
 * @property {number} x1 of the last
 * @property {number} x where it is drawn
 * @property {number} half of its width
 * @property {string} agency of all its rows, or "" where they are of several
 * @property {boolean} soft whether it is one row of several days, too few to draw as a bar
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

function isWide(row, px) {
  if (row.timed) return row.x1 > row.x0 && px > WIDE_PX;
  return px > (row.day ? WIDE_DAY_PX : WIDE_PX);
}

/**
 * Lay a lane out, once for each zoom: dragging moves it as it is, so that nothing joins or parts.
 * @param {import("./lanes.js").Lane} lane @param {number} perDay pixels
 * @param {boolean} shares whether clusters say how many of their rows were known, which takes room
 * @returns {{ bars: any[], marks: Mark[] }} in pixels from day nought
 */
export function layLane(lane, perDay, shares) {
  const kept = lane.laid;
  if (kept && kept.rows === lane.rows && kept.shares === shares && Math.abs(kept.perDay / perDay - 1) < SAME_ZOOM) return kept;
  const pale = [];
  const wide = new Map();
  const points = [];
  for (const row of lane.rows) {
    if (row.x0 === null) continue;
    const [a, b] = [row.x0 * perDay, row.x1 * perDay];
    if (row.kind === "no_contact") pale.push({ rows: [row], a, b, pale: true });
    else if (isWide(row, b - a)) spanOf(wide, row, a, b).rows.push(row);
    else points.push(pointAt(row, perDay, [row], !row.day && !row.timed));
  }
  const bars = [...wide.values()].flat();
  const crowded = pack(bars);
  pack(pale, true);
  for (const bar of bars) {
    if (crowded.has(bar)) points.push(pointAt(bar.rows[0], perDay, bar.rows, true));
    // Several of one stretch are one bar, with their number on it.
    else if (bar.rows.length > 1) points.push(pointAt(bar.rows[0], perDay, bar.rows, false));
  }
  points.sort((one, other) => one.x - other.x);
  const marks = clustered(points, shares);
  lane.laid = { rows: lane.rows, perDay, shares, marks, bars: [...pale, ...bars.filter((bar) => !crowded.has(bar))] };
  return lane.laid;
}

/** The bar of a row's stretch, shared by those that have the same. */
function spanOf(wide, row, a, b) {
  if (!wide.has(row.x0)) wide.set(row.x0, []);
  const same = wide.get(row.x0);
  let bar = same.find((one) => one.b === b && inDoubt(one.rows[0]) === inDoubt(row));
  if (!bar) {
    bar = { rows: [], a, b, pale: false };
    same.push(bar);
  }
  return bar;
}

const pointAt = (row, perDay, rows, soft) => ({ x: pointOf(row) * perDay, rows, soft });

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
export const pillWidth = (words, mark) => Math.max(15, words.length * DIGIT_PX + 9, Math.min(22, mark.x1 - mark.x0 + 8));

/** Half of the room that a mark takes. */
function halfOf(mark, shares) {
  const count = String(mark.rows.length);
  if (mark.rows.length === 1) return MARK_PX / 2 - 1;
  return pillWidth(shares ? `${count}/${count}` : count, mark) / 2;
}

function clustered(points, shares) {
  const most = shares ? CLUSTER_PX * 1.6 : CLUSTER_PX;
  const marks = [];
  let last = null;
  let floor = -Infinity;
  const place = () => {
    last.half = halfOf(last, shares);
    last.x = Math.max((last.x0 + last.x1) / 2, floor + last.half - 2);
  };
  for (const { x, rows, soft } of points) {
    if (last && x - MARK_PX / 2 < last.x + last.half - 2 && x - last.x0 < most) {
      last.rows.push(...rows);
      last.x1 = x;
    } else {
      floor = last ? last.x + last.half : -Infinity;
      last = { rows: [...rows], x0: x, x1: x, x, half: 0, soft };
      marks.push(last);
    }
    place();
  }
  marks.forEach(describe);
  return marks;
}

/** What a mark says of its rows together. */
function describe(mark) {
  const { rows } = mark;
  const [first] = rows;
  mark.agency = rows.every((row) => row.agency === first.agency) ? first.agency : "";
  mark.good = rows.some((row) => row.good);
  mark.doubt = rows.every(inDoubt);
  mark.behind = rows.every((row) => row.scope === "background");
}
