/**
 * A topic is a fan: one ray for each subscription with a drawing of its protocol, lit while a copy travels there, and
 * dashed with an arc that counts down while a copy waits for its next attempt. One that is not confirmed is dotted.
 */
import { fraction } from '../frame.js';
import { strokeGlyph } from './glyphs.js';
import { LANE, eachItem, gauge, slotOf } from './live.js';
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
/** Where a ray's protocol and countdown stand, from the right rim. */
const MARK = 44;
const CLOCK = 19;
/** Rays that are nearer to each other than this have no drawings. */
const ROOM = 12;
/** Between the counts, and behind them. */
const GAP = 6;

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
  paintProtocols(ctx, node, look);
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
 * @param {Look} look
 */
function paintProtocols(ctx, node, look) {
  if (look.detail !== 2 || crowded(node)) return;
  for (const wire of node.subscriptions) {
    const x = node.width - MARK, y = middle(node) + node.rays[wire];
    if (!node.protocols[wire]) continue;
    ctx.fillStyle = look.colours.surface;
    ctx.fillRect(x - 1, y - 6, 14, 12);
    ctx.strokeStyle = look.colours.ink2;
    ctx.lineWidth = 1.2;
    strokeGlyph(ctx, node.protocols[wire], x, y - 6, 12);
  }
}

/**
 * Whether the rays are too near to each other for drawings; what says something then stands where the drawings would.
 * @param {Node} node
 */
function crowded(node) {
  const rays = node.subscriptions.map((wire) => node.rays[wire]);
  return rays.length > 1 && Math.max(...rays) - Math.min(...rays) < ROOM * (rays.length - 1);
}

/**
 * The copies that wait for their next attempt: the first of each ray.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
function paintRetries(ctx, node, live, look) {
  const { frame } = live;
  const seen = new Set();
  if (!frame) return;
  eachItem(live, LANE.waiting, Infinity, (row) => {
    const wire = node.subscriptions[slotOf(frame, row)];
    if (wire === undefined || seen.has(wire)) return;
    seen.add(wire);
    ctx.strokeStyle = look.colours.warn;
    ctx.lineWidth = 2;
    ctx.setLineDash([4, 3]);
    rayPath(ctx, node, node.rays[wire]);
    ctx.stroke();
    ctx.setLineDash([]);
    const x = node.width - CLOCK, y = middle(node) + node.rays[wire];
    ctx.beginPath();
    ctx.arc(x, y, 6.5, 0, Math.PI * 2);
    ctx.fillStyle = look.colours.surface;
    ctx.fill();
    ctx.beginPath();
    ctx.arc(x, y, 5, -Math.PI / 2, -Math.PI / 2 + Math.PI * 2 * (1 - fraction(frame, row, live.at)));
    ctx.stroke();
  });
}

/**
 * The subscriptions that nobody has confirmed: nothing travels there.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
function paintPending(ctx, node, live, look) {
  const { frame } = live;
  if (!frame) return;
  eachItem(live, LANE.pending, Infinity, (row) => {
    const wire = node.subscriptions[slotOf(frame, row)];
    if (wire === undefined) return;
    rayPath(ctx, node, node.rays[wire]);
    ctx.strokeStyle = look.colours.surface;
    ctx.lineWidth = 3;
    ctx.stroke();
    ctx.strokeStyle = look.colours.ink3;
    ctx.lineWidth = 1.5;
    ctx.setLineDash([2, 4]);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.font = font(look, 12, 600);
    write(ctx, '?', node.width - (crowded(node) ? MARK : CLOCK) - 3, middle(node) + node.rays[wire] - 4, look.colours.ink2);
  });
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
  paintPending(ctx, node, live, look);
  paintRetries(ctx, node, live, look);
  ctx.beginPath();
  ctx.arc(HUB, middle(node), 7 + 3 * live.pulse, 0, Math.PI * 2);
  ctx.fillStyle = live.pulse > 0 ? look.colours.live : look.colours.ink3;
  ctx.fill();
  if (look.detail !== 2 || !live.frame) return;
  const underWay = gauge(live, node.kind, ROLES, 'underWay'), retry = gauge(live, node.kind, ROLES, 'retry');
  const after = GAP + paintNumber(ctx, node, look, underWay, 'under way', 14, look.colours.ink);
  if (retry > 0) paintNumber(ctx, node, look, retry, after + widthOf(ctx, `${count(retry)} to retry`) + GAP <= node.width ? 'to retry' : '↻', after, look.colours.warn);
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 * @param {number} n
 * @param {string} word
 * @param {number} x
 * @param {string} colour
 * @returns {number} where its word ends
 */
function paintNumber(ctx, node, look, n, word, x, colour) {
  ctx.font = font(look, 11, 600);
  write(ctx, count(n), x, node.height - 7, n > 0 ? colour : look.colours.ink3);
  const after = x + widthOf(ctx, count(n)) + 5;
  ctx.font = font(look, 11);
  write(ctx, word, after, node.height - 7, look.colours.ink3);
  return after + widthOf(ctx, word);
}
