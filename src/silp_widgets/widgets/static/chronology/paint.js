/** Drawing the timeline on its canvases. Shape and line say what colour says. */
import { axisTicks } from "./days.js";
import { layLane } from "./lanes.js";
import { paintPast } from "./paint_known.js";
import { paintJoint, paintSilences } from "./paint_silence.js";
import { wasKnown } from "./store.js";

/** Read the colours of the page, so that dark and light follow the reader's system. */
export function paletteOf(el) {
  const css = getComputedStyle(el);
  const get = (name) => css.getPropertyValue(name).trim();
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return {
    ink: get("--ink"), soft: get("--ink-soft"), line: get("--line"), paper: get("--paper"),
    paper2: get("--paper-2"), accent: get("--accent"), accentSoft: get("--accent-soft"), dark,
    font: css.fontFamily, agency: (colour) => (dark ? lighter(colour) : colour),
  };
}

/** Dark agency colours are lightened on dark paper, so that marks stand at 3 to 1 and above. */
function lighter(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const mix = (c) => Math.round(c + (255 - c) * 0.52);
  return `rgb(${mix(r)}, ${mix(g)}, ${mix(b)})`;
}

/** Size a canvas for the screen's pixels. @returns {CanvasRenderingContext2D} */
export function context2d(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const ctx = canvas.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return ctx;
}

/** The axis, the scope and the episodes. @returns {any[]} the episodes' places, for pointing */
export function paintAxis(ctx, { from, to, width, top, band, colours, scope, episodes, chosen }) {
  const x = (day) => ((day - from) / (to - from)) * width;
  ctx.font = `12px ${colours.font}`;
  ctx.textBaseline = "middle";
  const ticks = axisTicks(from, to, width);
  for (const { day, label, strong } of ticks) {
    ctx.fillStyle = strong ? colours.ink : colours.soft;
    ctx.font = `${strong ? "600 " : ""}12px ${colours.font}`;
    ctx.fillText(label, x(day) + 4, 9);
    ctx.fillStyle = colours.line;
    ctx.fillRect(Math.round(x(day)), 2, 1, 17);
  }
  if (scope[0] !== null || scope[1] !== null) {
    const [a, b] = [scope[0] === null ? 0 : Math.max(0, x(scope[0])), scope[1] === null ? width : Math.min(width, x(scope[1]))];
    if (b > a) {
      ctx.fillStyle = colours.accent;
      ctx.fillRect(a, 19, b - a, 3);
    }
  }
  const places = [];
  ctx.font = `11.5px ${colours.font}`;
  for (const episode of episodes) {
    const [a, b] = [Math.max(-6, x(episode.x0)), Math.min(width + 6, Math.max(x(episode.x1), x(episode.x0) + 8))];
    if (b < 0 || a > width) continue;
    const on = chosen.includes(episode.id);
    const y = top + episode.band * band;
    ctx.beginPath();
    ctx.roundRect(a, y, b - a, band - 2, 3);
    ctx.fillStyle = on ? colours.accent : colours.accentSoft;
    ctx.fill();
    ctx.strokeStyle = colours.accent;
    ctx.lineWidth = 1;
    ctx.stroke();
    ctx.save();
    ctx.clip();
    ctx.fillStyle = on ? colours.paper : colours.ink;
    const words = `${episode.number} ${episode.title}`;
    ctx.fillText(shortened(ctx, words, Math.min(b, width) - Math.max(a, 0) - 10) || String(episode.number), Math.max(a, 0) + 5, y + (band - 2) / 2 + 0.5);
    ctx.restore();
    places.push({ episode, a, b, y });
  }
  return places;
}

/** As many of the words as there is room for; none where that says nothing. */
function shortened(ctx, words, room) {
  if (ctx.measureText(words).width <= room) return words;
  let kept = words;
  while (kept && ctx.measureText(`${kept}…`).width > room) kept = kept.slice(0, -1);
  return kept.length > 5 ? `${kept.trimEnd()}…` : "";
}

/**
 * The lanes. @returns {any[]} what was drawn and where, for pointing
 */
export function paintLanes(ctx, { lanes, laneHeight, from, to, width, height, colours, scope, episodes, selected, known, marks: markedIds, joint, silent, byAgency, chosenSilence }) {
  const x = (day) => ((day - from) / (to - from)) * width;
  const clamp = (v) => Math.max(0, Math.min(width, v));
  ctx.fillStyle = colours.paper2;
  if (scope[0] !== null) ctx.fillRect(0, 0, clamp(x(scope[0])), height);
  if (scope[1] !== null) ctx.fillRect(clamp(x(scope[1])), 0, width - clamp(x(scope[1])), height);
  ctx.globalAlpha = 0.45;
  ctx.fillStyle = colours.accentSoft;
  for (const { x0, x1 } of episodes) ctx.fillRect(clamp(x(x0)), 0, clamp(x(x1)) - clamp(x(x0)), height);
  ctx.globalAlpha = 1;
  ctx.fillStyle = colours.line;
  for (const { day, strong } of axisTicks(from, to, width)) {
    if (strong) ctx.fillRect(Math.round(x(day)), 0, 1, height);
  }
  for (const edge of scope) {
    if (edge !== null && x(edge) > 0 && x(edge) < width) {
      ctx.fillStyle = colours.accent;
      ctx.fillRect(Math.round(x(edge)), 0, 1, height);
    }
  }
  paintJoint(ctx, joint, { x, width, height, colours, chosen: chosenSilence });
  if (known) paintPast(ctx, { x: x(known.day + 1), width, height, colours, lanes, laneHeight, known, byAgency });
  const drawn = [];
  lanes.forEach((lane, place) => {
    const y = place * laneHeight + laneHeight / 2;
    ctx.fillStyle = colours.line;
    ctx.fillRect(0, Math.round(y), width, 1);
    const { bars, marks } = layLane(lane, from, to, width);
    const silences = byAgency ? paintSilences(ctx, silent(lane.key), { y, x, width, colours, chosen: chosenSilence }) : [];
    for (const bar of bars) paintBar(ctx, bar, y, lane, colours, known, width);
    ctx.font = `600 11px ${colours.font}`;
    for (const mark of marks) paintMark(ctx, mark, y, lane, colours, known, markedIds);
    drawn.push({ lane, y, bars, marks, silences });
  });
  if (selected) paintSelection(ctx, selected, drawn, x, height, colours);
  return drawn;
}

function styleOf(row, lane, colours, known) {
  const unknown = !wasKnown(row, known);
  return {
    colour: unknown ? colours.soft : colours.agency(lane.colour),
    told: !unknown && known && row.agency !== known.agency,
    unknown,
    alpha: unknown ? 0.75 : row.scope === "background" ? 0.5 : 1,
    hollow: unknown || row.certainty === "uncertain",
    dashed: row.certainty === "uncertain",
  };
}

function paintBar(ctx, { row, a, b, pale }, y, lane, colours, known, width) {
  const style = styleOf(row, lane, colours, known);
  const [left, right] = [Math.max(-20, a), Math.min(width + 20, Math.max(b, a + 3))];
  const h = pale ? 12 : 9;
  ctx.globalAlpha = style.alpha;
  if (pale) {
    ctx.fillStyle = style.unknown ? colours.paper : colours.line;
    if (style.unknown) ctx.setLineDash([3, 3]);
    ctx.beginPath();
    ctx.roundRect(left, y - h / 2, right - left, h, 3);
    ctx.fill();
    ctx.strokeStyle = colours.soft;
    ctx.lineWidth = 1;
    ctx.stroke();
    ctx.setLineDash([]);
    if (right - left > 84) {
      ctx.fillStyle = style.unknown ? colours.soft : colours.ink;
      ctx.font = `11px ${colours.font}`;
      ctx.textBaseline = "middle";
      ctx.fillText("no contact", Math.max(left, 0) + 6, y + 0.5);
    }
  } else {
    const fade = ctx.createLinearGradient(left, 0, right, 0);
    const clear = withAlpha(style.colour, 0.08);
    const full = withAlpha(style.colour, style.unknown ? 0.24 : 0.62);
    fade.addColorStop(0, clear);
    fade.addColorStop(0.28, full);
    fade.addColorStop(0.72, full);
    fade.addColorStop(1, clear);
    ctx.fillStyle = fade;
    ctx.fillRect(left, y - h / 2, right - left, h);
    if (style.dashed) {
      ctx.setLineDash([4, 3]);
      ctx.strokeStyle = style.colour;
      ctx.lineWidth = 1.2;
      ctx.strokeRect(left, y - h / 2, right - left, h);
      ctx.setLineDash([]);
    }
  }
  ctx.globalAlpha = 1;
}

function paintMark(ctx, mark, y, lane, colours, known, markedIds) {
  const x = (mark.x0 + mark.x1) / 2;
  const [first] = mark.rows;
  if (mark.rows.length > 1) {
    const had = mark.rows.reduce((sum, row) => sum + wasKnown(row, known), 0);
    const style = styleOf(mark.rows.find((row) => row.scope !== "background") ?? first, lane, colours, null);
    const words = had && had < mark.rows.length ? `${had}/${mark.rows.length}` : String(mark.rows.length);
    const w = Math.max(15, widthOf(ctx, words) + 9, Math.min(22, mark.x1 - mark.x0 + 8));
    ctx.globalAlpha = had ? style.alpha : 0.75;
    ctx.beginPath();
    ctx.roundRect(x - w / 2, y - 7.5, w, 15, 7.5);
    ctx.fillStyle = had ? style.colour : colours.paper;
    ctx.fill();
    if (!had) {
      ctx.strokeStyle = colours.soft;
      ctx.lineWidth = 1.1;
      ctx.stroke();
    }
    ctx.fillStyle = !had ? colours.soft : colours.dark ? colours.paper : "#ffffff";
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(words, x, y + 0.5);
    ctx.textAlign = "start";
  } else {
    const style = styleOf(first, lane, colours, known);
    ctx.globalAlpha = style.alpha;
    outline(ctx, lane.shape, x, y, style.unknown ? 4 : 5);
    ctx.fillStyle = style.hollow ? colours.paper : style.colour;
    ctx.fill();
    ctx.strokeStyle = style.colour;
    ctx.lineWidth = style.unknown ? 1.1 : 1.6;
    if (style.dashed) ctx.setLineDash([2.4, 2]);
    ctx.stroke();
    ctx.setLineDash([]);
    if (style.told) toldSign(ctx, x, y, colours);
    if (first.good && !style.unknown) ring(ctx, x, y, 8, colours.accent, 1.4);
  }
  ctx.globalAlpha = 1;
  if (markedIds.size && mark.rows.some((row) => markedIds.has(row.id))) ring(ctx, x, y, 10, colours.ink, 1.6);
}

const widths = new Map();

/** The width of a count, measured once: hundreds of them are drawn in every frame of a drag. */
function widthOf(ctx, words) {
  if (!widths.has(words)) widths.set(words, ctx.measureText(words).width);
  return widths.get(words);
}

function ring(ctx, x, y, r, colour, width) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, Math.PI * 2);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke();
}

/** Trace an agency's shape. */
function outline(ctx, shape, x, y, r) {
  ctx.beginPath();
  if (shape === "square") ctx.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  else if (shape === "diamond") polygon(ctx, [[x, y - r * 1.3], [x + r * 1.2, y], [x, y + r * 1.3], [x - r * 1.2, y]]);
  else if (shape === "triangle-up") polygon(ctx, [[x, y - r * 1.2], [x + r * 1.15, y + r * 0.85], [x - r * 1.15, y + r * 0.85]]);
  else if (shape === "cross") {
    const [o, i] = [r * 1.15, r * 0.42];
    polygon(ctx, [[x - i, y - o], [x + i, y - o], [x + i, y - i], [x + o, y - i], [x + o, y + i], [x + i, y + i],
      [x + i, y + o], [x - i, y + o], [x - i, y + i], [x - o, y + i], [x - o, y - i], [x - i, y - i]]);
  } else ctx.arc(x, y, r, 0, Math.PI * 2);
}

function polygon(ctx, points) {
  points.forEach(([px, py], at) => (at ? ctx.lineTo(px, py) : ctx.moveTo(px, py)));
  ctx.closePath();
}

function paintSelection(ctx, row, drawn, x, height, colours) {
  if (row.x0 === null) return;
  const middle = row.timed ? x(row.x0) : x((row.x0 + row.x1) / 2);
  ctx.fillStyle = colours.accent;
  ctx.fillRect(Math.round(middle), 0, 1, height);
  for (const { y, bars, marks } of drawn) {
    const mark = marks.find((m) => m.rows.includes(row));
    if (mark) ring(ctx, (mark.x0 + mark.x1) / 2, y, 10, colours.accent, 2.5);
    const bar = bars.find((b) => b.row === row);
    if (bar) {
      ctx.strokeStyle = colours.accent;
      ctx.lineWidth = 2.5;
      ctx.strokeRect(bar.a, y - 8, Math.max(4, bar.b - bar.a), 16);
    }
  }
}

/** What another agency recorded and they were told of: an open eye within the mark. */
function toldSign(ctx, x, y, colours) {
  ctx.beginPath();
  ctx.arc(x, y, 2, 0, Math.PI * 2);
  ctx.fillStyle = colours.paper;
  ctx.fill();
}

function withAlpha(colour, alpha) {
  const [r, g, b] = colour.startsWith("#")
    ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) : colour.match(/\d+/g).map(Number);
  return `rgba(${r}, ${g}, ${b}, ${alpha})`;
}
