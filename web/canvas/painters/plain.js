/**
 * A node whose picture this page does not know: a box with its gauges by name.
 */
import { count, ellipsis, font, write } from './text.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../scene.js').Node} Node
 * @typedef {import('./live.js').Live} Live
 */

const ROWS = 2;

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
export function paintBody(ctx, node, look) {
  if (look.detail !== 2) return;
  ctx.font = font(look, 11);
  node.kind.gauges.slice(0, ROWS).forEach((gauge, i) => write(ctx, ellipsis(ctx, gauge.name, node.width - 80), 17, 60 + i * 19, look.colours.ink2));
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
export function paintInstrument(ctx, node, live, look) {
  if (look.detail !== 2) return;
  ctx.font = font(look, 12, 600);
  node.kind.gauges.slice(0, ROWS).forEach((gauge, i) => write(ctx, count(live.gauges[i]), node.width - 16, 60 + i * 19, look.colours.ink, 'right'));
}
