/**
 * An inbox is a stack of mails: the newest on top with its subject, those before it in a row, and how many are unread.
 */
import { paintReading } from './card.js';
import { paintEnvelope } from './envelope.js';
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
const TOP = 54;
const WIDE = 36;
const HIGH = 25;

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
  paintStack(ctx, Math.min(3, received), received > 0 ? hueOf(look, newest) : look.colours.line, look);
  if (look.detail !== 2) return;
  ctx.font = font(look, 11, unread > 0 ? 600 : 400);
  const words = live.caption || (received > 0 ? '' : 'no mail yet');
  paragraph(ctx, words, LEFT + WIDE + 14, TOP + 10, node.width - LEFT - WIDE - 30, 2, 15, live.caption ? look.colours.ink : look.colours.ink3);
  const most = Math.floor((node.width - 2 * LEFT - 26) / 14);
  if (frame) eachItem(live, LANE.visible, most + 1, (row, i) => { if (i > 0) paintEnvelope(ctx, frame, row, LEFT + (i - 1) * 14, node.height - 23, look); });
  ctx.font = font(look, 11);
  if (received > most + 1) write(ctx, count(received), node.width - 16, node.height - 15, look.colours.ink3, 'right');
  if (unread > 0) paintReading(ctx, node, look, count(unread), 'unread');
}

/**
 * The newest mail, and the edges of those under it.
 * @param {Context} ctx
 * @param {number} sheets
 * @param {string} colour
 * @param {Look} look
 */
function paintStack(ctx, sheets, colour, look) {
  ctx.lineWidth = 1.25;
  for (let i = Math.max(sheets, 1) - 1; i >= 0; i--) {
    ctx.beginPath();
    ctx.roundRect(LEFT + 2 * i, TOP - 3 * i, WIDE, HIGH, 2.5);
    ctx.fillStyle = i > 0 || sheets === 0 ? look.colours.surface : colour;
    ctx.fill();
    ctx.strokeStyle = i > 0 || sheets === 0 ? look.colours.lineStrong : colour;
    ctx.stroke();
  }
  ctx.beginPath();
  ctx.moveTo(LEFT + 2, TOP + 3);
  ctx.lineTo(LEFT + WIDE / 2, TOP + HIGH * 0.56);
  ctx.lineTo(LEFT + WIDE - 2, TOP + 3);
  ctx.strokeStyle = sheets > 0 ? look.colours.inset : look.colours.lineStrong;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}
