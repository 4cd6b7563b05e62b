/** Drawing the past as one agency had it: its lane lit, the time after the day veiled. */

const VEIL_LINES_PX = 9;
const VEIL_ALPHA = 0.62;

/**
 * Under the marks: the lane that is looked from, and the time that had not come.
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, width: number, height: number, colours: any, lanes: any[], laneHeight: number, known: any, byAgency: boolean }} at
 */
export function paintPast(ctx, { x, width, height, colours, lanes, laneHeight, known, byAgency }) {
  const lit = byAgency ? lanes.findIndex((lane) => lane.key === known.agency) : -1;
  const edge = Math.max(0, Math.min(width, x));
  veil(ctx, edge, width - edge, height, colours);
  if (lit < 0) return;
  const top = lit * laneHeight;
  ctx.save();
  ctx.globalAlpha = colours.dark ? 0.3 : 0.16;
  ctx.fillStyle = colours.agency(lanes[lit].colour);
  ctx.fillRect(0, top, edge, laneHeight);
  ctx.restore();
  ctx.fillStyle = colours.agency(lanes[lit].colour);
  ctx.fillRect(0, top, edge, 1);
  ctx.fillRect(0, top + laneHeight - 1, edge, 1);
}

/** What had not come yet: paper over it, with fine lines, so that it reads without colour too. */
export function veil(ctx, left, width, height, colours) {
  if (width <= 0) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, 0, width, height);
  ctx.clip();
  ctx.globalAlpha = VEIL_ALPHA;
  ctx.fillStyle = colours.paper2;
  ctx.fillRect(left, 0, width, height);
  ctx.globalAlpha = 0.8;
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let at = left - height; at < left + width; at += VEIL_LINES_PX) {
    ctx.moveTo(at, height);
    ctx.lineTo(at + height, 0);
  }
  ctx.stroke();
  ctx.restore();
}
