/**
 * A resource that is not here is an open box into which messages fall: the newest above it, and how many it has taken.
 */
import { paintEnvelope } from './envelope.js';
import { LANE, eachItem, gauge } from './live.js';
import { count, font, widthOf, write } from './text.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../scene.js').Node} Node
 * @typedef {import('./live.js').Live} Live
 */

/** @type {Record<string, RegExp>} */
const ROLES = { received: /received/i };
const LEFT = 18;
const SHOWN = 4;

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
export function paintBody(ctx, node, look) {
  if (look.detail === 0) return;
  const bottom = node.height - 16;
  ctx.beginPath();
  ctx.moveTo(LEFT, bottom - 14);
  ctx.lineTo(LEFT + 6, bottom);
  ctx.lineTo(LEFT + 62, bottom);
  ctx.lineTo(LEFT + 68, bottom - 14);
  ctx.strokeStyle = look.colours.lineStrong;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
export function paintInstrument(ctx, node, live, look) {
  if (look.detail === 0) return;
  const { frame } = live;
  if (frame) eachItem(live, LANE.visible, SHOWN, (row, i) => paintEnvelope(ctx, frame, row, LEFT + 9 + i * 14, node.height - 30 - (i === 0 ? 4 * (1 + 2 * live.pulse) : 0), look));
  const received = gauge(live, node.kind, ROLES, 'received');
  ctx.font = font(look, 16, 600);
  write(ctx, count(received), LEFT + 82, node.height - 18, received > 0 ? look.colours.ink : look.colours.ink3);
  if (look.detail !== 2) return;
  const after = LEFT + 82 + widthOf(ctx, count(received)) + 6;
  ctx.font = font(look, 11);
  write(ctx, 'taken', after, node.height - 18, look.colours.ink3);
}
