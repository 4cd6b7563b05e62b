/** Drawing what stands above the lanes: the days in two rows, the scope, the episodes. */
import { axisTicks } from "./ticks.js";

const ROW_PX = 15;
const LABEL_GAP = 5;
const NARROWEST_PX = 16;
export const SCOPE_TOP = 30;
export const BANDS_TOP = 36;
export const BAND_PX = 17;

/** @returns {any[]} the episodes' places, for pointing */
export function paintAxis(ctx, { from, to, width, colours, scope, episodes, chosen }) {
  const x = (day) => ((day - from) / (to - from)) * width;
  ctx.textBaseline = "middle";
  paintTicks(ctx, { from, to, width, colours, x });
  if (scope[0] !== null || scope[1] !== null) {
    const [a, b] = [scope[0] === null ? 0 : Math.max(0, x(scope[0])), scope[1] === null ? width : Math.min(width, x(scope[1]))];
    if (b > a) {
      ctx.fillStyle = colours.accent;
      ctx.fillRect(a, SCOPE_TOP, b - a, 3);
    }
  }
  return paintEpisodes(ctx, { x, width, colours, episodes, chosen });
}

function paintTicks(ctx, { from, to, width, colours, x }) {
  const { major, minor } = axisTicks(from, to, width);
  ctx.fillStyle = colours.line;
  for (const { day } of minor) ctx.fillRect(Math.round(x(day)), ROW_PX + 1, 1, minor[0].label ? ROW_PX - 3 : 4);
  for (const { day } of major) ctx.fillRect(Math.round(x(day)), 1, 1, SCOPE_TOP - 3);
  ctx.font = `12px ${colours.font}`;
  ctx.fillStyle = colours.soft;
  minor.forEach(({ day, label }, at) => {
    const left = x(day) + LABEL_GAP;
    const room = (at + 1 < minor.length ? Math.min(x(minor[at + 1].day), width) : width) - left;
    if (label && left >= 0 && ctx.measureText(label).width <= room) ctx.fillText(label, left, ROW_PX + 8);
  });
  ctx.font = `600 12px ${colours.font}`;
  ctx.fillStyle = colours.ink;
  major.forEach(({ day, label }, at) => {
    // What has begun before the left edge says there where one is.
    const left = Math.max(0, x(day)) + LABEL_GAP;
    const room = (at + 1 < major.length ? Math.min(x(major[at + 1].day), width) : width) - left;
    if (ctx.measureText(label).width <= room) ctx.fillText(label, left, 9);
  });
}

function paintEpisodes(ctx, { x, width, colours, episodes, chosen }) {
  const places = [];
  const ends = [];
  ctx.font = `11.5px ${colours.font}`;
  for (const episode of episodes) {
    const [begin, end] = [x(episode.x0), x(episode.x1)];
    const wide = Math.max(end - begin, NARROWEST_PX);
    // With decades in sight an episode is narrower than its number, which then has no room of its own.
    const crowded = begin < (ends[episode.band] ?? -Infinity) - 2;
    const [a, b] = [Math.max(-6, crowded ? Math.min(begin, end - 3) : begin), Math.min(width + 6, crowded ? end : begin + wide)];
    if (b < 0 || a > width) continue;
    const on = chosen.includes(episode.id);
    const y = BANDS_TOP + episode.band * BAND_PX;
    ctx.beginPath();
    ctx.roundRect(a, y, b - a, BAND_PX - 2, 3);
    ctx.fillStyle = on ? colours.accent : colours.accentSoft;
    ctx.fill();
    ctx.strokeStyle = colours.accent;
    ctx.lineWidth = 1;
    ctx.stroke();
    if (!crowded) {
      ctx.fillStyle = on ? colours.paper : colours.ink;
      nameEpisode(ctx, episode, Math.max(a, 0), Math.min(b, width), y + (BAND_PX - 2) / 2 + 0.5);
    }
    ends[episode.band] = b;
    places.push({ episode, a, b, y });
  }
  return places;
}

function nameEpisode(ctx, { number, title }, left, right, y) {
  const words = shortened(ctx, `${number} ${title}`, right - left - 10);
  if (words) ctx.fillText(words, left + 5, y);
  else if (ctx.measureText(String(number)).width + 2 <= right - left) {
    ctx.textAlign = "center";
    ctx.fillText(String(number), (left + right) / 2, y);
    ctx.textAlign = "start";
  }
}

/** As many of the words as there is room for; none where that says nothing. */
export function shortened(ctx, words, room) {
  if (room < 30) return "";
  if (ctx.measureText(words).width <= room) return words;
  let kept = words.slice(0, Math.ceil(room / 3));
  while (kept && ctx.measureText(`${kept}…`).width > room) kept = kept.slice(0, -1);
  return kept.length > 5 ? `${kept.trimEnd()}…` : "";
}
