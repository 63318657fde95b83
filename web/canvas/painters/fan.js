/**
 * A topic is a fan: one ray for each subscription, lit while a copy travels there.
 */
import { gauge } from './live.js';
import { count, font, widthOf, write } from './text.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../scene.js').Node} Node
 * @typedef {import('./live.js').Live} Live
 */

/** @type {Record<string, RegExp>} */
const ROLES = { underWay: /underway/i, retry: /retry/i };
const HUB = 34;

/** @param {Node} node */
function middle(node) {
  return node.handles.find((handle) => handle.side === 'right')?.y ?? node.height / 2;
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
export function paintBody(ctx, node, look) {
  if (look.detail === 0) return;
  node.rays.forEach((ray) => {
    rayPath(ctx, node, ray);
    ctx.strokeStyle = look.colours.wire;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  });
  const y = middle(node);
  ctx.beginPath();
  ctx.moveTo(0, y);
  ctx.lineTo(HUB, y);
  ctx.strokeStyle = look.colours.line;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  if (node.rays.some((ray) => ray !== undefined) || look.detail !== 2) return;
  ctx.font = font(look, 11);
  write(ctx, 'no subscription yet', HUB + 14, y + 4, look.colours.ink3);
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {number} ray
 */
function rayPath(ctx, node, ray) {
  const y = middle(node);
  ctx.beginPath();
  ctx.moveTo(HUB, y);
  ctx.bezierCurveTo(HUB + 46, y, node.width - 60, y + ray, node.width, y + ray);
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
export function paintInstrument(ctx, node, live, look) {
  if (look.detail === 0) return;
  node.rays.forEach((ray, wire) => {
    if (!live.busyWires[wire]) return;
    rayPath(ctx, node, ray);
    ctx.strokeStyle = look.colours.live;
    ctx.lineWidth = 2.5;
    ctx.stroke();
  });
  ctx.beginPath();
  ctx.arc(HUB, middle(node), 7 + 3 * live.pulse, 0, Math.PI * 2);
  ctx.fillStyle = live.pulse > 0 ? look.colours.live : look.colours.ink3;
  ctx.fill();
  if (look.detail !== 2 || !live.frame) return;
  const underWay = gauge(live, node.kind, ROLES, 'underWay'), retry = gauge(live, node.kind, ROLES, 'retry');
  paintNumber(ctx, node, look, underWay, 'under way', 14, look.colours.ink);
  if (retry > 0) paintNumber(ctx, node, look, retry, 'to retry', 96, look.colours.warn);
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 * @param {number} n
 * @param {string} word
 * @param {number} x
 * @param {string} colour
 */
function paintNumber(ctx, node, look, n, word, x, colour) {
  ctx.font = font(look, 11, 600);
  write(ctx, count(n), x, node.height - 12, n > 0 ? colour : look.colours.ink3);
  const after = x + widthOf(ctx, count(n)) + 5;
  ctx.font = font(look, 11);
  write(ctx, word, after, node.height - 12, look.colours.ink3);
}
