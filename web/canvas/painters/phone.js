/**
 * A phone shows its newest message in a bubble, with the hue of its lineage at the edge, and how many are unread.
 */
import { paintReading } from './card.js';
import { hueOf } from '../look.js';
import { LANE, eachItem, gauge, lineageOf } from './live.js';
import { count, font, paragraph, write } from './text.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../scene.js').Node} Node
 * @typedef {import('./live.js').Live} Live
 */

/** @type {Record<string, RegExp>} */
const ROLES = { unread: /unread/i, received: /received/i };
const LEFT = 18;
const TOP = 50;
const HIGH = 42;

/** All of it changes while it runs. */
export function paintBody() {}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
export function paintInstrument(ctx, node, live, look) {
  const unread = gauge(live, node.kind, ROLES, 'unread'), received = gauge(live, node.kind, ROLES, 'received');
  if (look.detail === 0) return;
  const { frame } = live;
  let newest = 0;
  if (frame) eachItem(live, LANE.visible, 1, (row) => { newest = lineageOf(frame, row); });
  paintBubble(ctx, node.width - 2 * LEFT, received > 0 ? hueOf(look, newest) : '', look);
  if (look.detail !== 2) return;
  ctx.font = font(look, 11, unread > 0 ? 600 : 400);
  const words = live.caption || (received > 0 ? '' : 'no message yet');
  paragraph(ctx, words, LEFT + 12, TOP + 17, node.width - 2 * LEFT - 20, 2, 15, live.caption ? look.colours.ink : look.colours.ink3);
  ctx.font = font(look, 10.5);
  write(ctx, `${count(received)} received`, node.width - LEFT, node.height - 14, look.colours.ink3, 'right');
  if (unread > 0) paintReading(ctx, node, look, count(unread), 'unread');
}

/**
 * @param {Context} ctx
 * @param {number} width
 * @param {string} hue '' where there is no message
 * @param {Look} look
 */
function paintBubble(ctx, width, hue, look) {
  const bottom = TOP + HIGH;
  ctx.beginPath();
  ctx.roundRect(LEFT, TOP, width, HIGH, 8);
  ctx.moveTo(LEFT + 10, bottom);
  ctx.lineTo(LEFT + 4, bottom + 9);
  ctx.lineTo(LEFT + 22, bottom);
  ctx.fillStyle = look.colours.surface;
  ctx.fill();
  ctx.strokeStyle = look.colours.line;
  ctx.lineWidth = 1;
  if (!hue) ctx.setLineDash([3, 3]);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!hue) return;
  ctx.beginPath();
  ctx.roundRect(LEFT + 4, TOP + 7, 3, HIGH - 14, 1.5);
  ctx.fillStyle = hue;
  ctx.fill();
}
