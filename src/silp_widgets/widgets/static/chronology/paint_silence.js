/** Drawing silence: hatched where nothing is recorded, unlike the plain bar where somebody looked. */

import { counted } from "../kit/words.js";

const SILENCE_PX = 12;
const STRIPE_PX = 6;
const ROOM_PX = 42;
const LEAST_WORDS_PX = 28;
export const JOINT_PX = 13;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {any[]} stretches of one lane
 * @param {{ y: number, x: (day: number) => number, width: number, colours: any, chosen: string }} at
 * @returns {any[]} what was drawn and where
 */
export function paintSilences(ctx, stretches, { y, x, width, colours, chosen }) {
  const drawn = [];
  for (const silence of stretches) {
    const [a, b] = [x(silence.x0), x(silence.x1)];
    if (b < 0 || a > width || b - a < 3) continue;
    if (silence.nil) nilBar(ctx, a, b, y, width, colours);
    else hatched(ctx, Math.max(-9, a), Math.min(width + 9, b), y, colours);
    if (silence.key === chosen) {
      ctx.strokeStyle = colours.accent;
      ctx.lineWidth = 2.5;
      ctx.strokeRect(a, y - 9, b - a, 18);
    }
    drawn.push({ silence, a, b });
  }
  return drawn;
}

function hatched(ctx, a, b, y, colours) {
  const [top, foot] = [y - SILENCE_PX / 2, y + SILENCE_PX / 2];
  ctx.save();
  ctx.beginPath();
  ctx.rect(a, top, b - a, SILENCE_PX);
  ctx.clip();
  ctx.fillStyle = colours.paper;
  ctx.globalAlpha = 0.8;
  ctx.fillRect(a, top, b - a, SILENCE_PX);
  ctx.globalAlpha = 0.55;
  ctx.strokeStyle = colours.soft;
  ctx.lineWidth = 1;
  ctx.beginPath();
  // Tied to the days, so that the lines move with what they are drawn on.
  for (let at = a - SILENCE_PX; at < b; at += STRIPE_PX) {
    ctx.moveTo(at, foot);
    ctx.lineTo(at + SILENCE_PX, top);
  }
  ctx.stroke();
  ctx.restore();
}

/** How long each silence is, over all that is drawn behind the marks. */
export function paintSilenceWords(ctx, drawn, { y, width, colours }) {
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  ctx.font = `11.5px ${colours.font}`;
  for (const { silence, a, b } of drawn) {
    const [left, right] = [Math.max(0, a), Math.min(width, b)];
    // With decades in sight no words fit into most silences, and measuring them costs more than the rest.
    if (silence.nil || right - left < ROOM_PX + LEAST_WORDS_PX) continue;
    const days = counted(silence.days, "day");
    const words = [`nothing recorded ${days}`, days].find((one) => ctx.measureText(one).width + ROOM_PX < right - left);
    if (!words) continue;
    const w = ctx.measureText(words).width + 10;
    ctx.fillStyle = colours.paper;
    ctx.fillRect((left + right - w) / 2, y - SILENCE_PX / 2, w, SILENCE_PX);
    ctx.fillStyle = colours.soft;
    ctx.fillText(words, (left + right) / 2, y + 0.5);
  }
  ctx.textAlign = "start";
}

function nilBar(ctx, a, b, y, width, colours) {
  const [left, right] = [Math.max(-20, a), Math.min(width + 20, b)];
  ctx.fillStyle = colours.line;
  ctx.beginPath();
  ctx.roundRect(left, y - 6, right - left, 12, 3);
  ctx.fill();
  ctx.strokeStyle = colours.soft;
  ctx.lineWidth = 1;
  ctx.stroke();
  if (right - left < 170) return;
  ctx.fillStyle = colours.ink;
  ctx.font = `11px ${colours.font}`;
  ctx.textBaseline = "middle";
  ctx.fillText("no contact: nil return", Math.max(left, 0) + 6, y + 0.5);
}

/** Where no agency had contact: a faint band behind all lanes. */
export function paintJoint(ctx, stretches, { x, width, height, colours, chosen }) {
  for (const silence of stretches) {
    const [a, b] = [Math.max(0, x(silence.x0)), Math.min(width, x(silence.x1))];
    if (b - a < 2) continue;
    ctx.globalAlpha = colours.dark ? 0.16 : 0.09;
    ctx.fillStyle = colours.soft;
    ctx.fillRect(a, 0, b - a, height);
    ctx.globalAlpha = 1;
    ctx.strokeStyle = silence.key === chosen ? colours.accent : colours.soft;
    ctx.lineWidth = silence.key === chosen ? 2.5 : 1;
    ctx.setLineDash(silence.key === chosen ? [] : [2, 3]);
    ctx.beginPath();
    for (const edge of [a, b]) {
      ctx.moveTo(Math.round(edge) + 0.5, 0);
      ctx.lineTo(Math.round(edge) + 0.5, height);
    }
    ctx.stroke();
    ctx.setLineDash([]);
  }
}

/** The words of the joint silences, in a row of their own on the axis. @returns {any[]} their places */
export function paintJointWords(ctx, stretches, { x, width, top, colours }) {
  const places = [];
  ctx.font = `11px ${colours.font}`;
  ctx.textBaseline = "middle";
  for (const silence of stretches) {
    const [a, b] = [Math.max(0, x(silence.x0)), Math.min(width, x(silence.x1))];
    if (b - a < 2) continue;
    const y = top + JOINT_PX / 2;
    ctx.strokeStyle = colours.soft;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(a + 0.5, top + JOINT_PX);
    ctx.lineTo(a + 0.5, y);
    ctx.lineTo(b - 0.5, y);
    ctx.lineTo(b - 0.5, top + JOINT_PX);
    ctx.stroke();
    const days = counted(silence.days, "day");
    const words = [`no agency ${days}`, days, `${silence.days}d`].find((one) => ctx.measureText(one).width + 12 < b - a);
    if (words) {
      const w = ctx.measureText(words).width + 6;
      ctx.fillStyle = colours.paper;
      ctx.fillRect((a + b - w) / 2, top, w, JOINT_PX);
      ctx.fillStyle = colours.soft;
      ctx.textAlign = "center";
      ctx.fillText(words, (a + b) / 2, y);
      ctx.textAlign = "start";
    }
    places.push({ silence, a, b, y: top });
  }
  return places;
}
