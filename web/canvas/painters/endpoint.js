/**
 * An HTTP endpoint is a door with its latest answer over it; whoever waits for an answer is a ring before it that counts
 * down, or turns dashed where no answer will come.
 */
import { fraction } from '../frame.js';
import { paintReading } from './card.js';
import { strokeGlyph } from './glyphs.js';
import { hueOf } from '../look.js';
import { LANE, eachItem, endless, gauge, lineageOf } from './live.js';
import { count, ellipsis, font, widthOf, write } from './text.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../scene.js').Node} Node
 * @typedef {import('./live.js').Live} Live
 */

/** @type {Record<string, RegExp>} */
const ROLES = { status: /status/i, open: /^open/i, received: /received/i };
const RINGS = 9;
const PITCH = 16;

/** All of it changes while it runs. */
export function paintBody() {}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
export function paintInstrument(ctx, node, live, look) {
  if (look.detail === 0) return;
  const status = gauge(live, node.kind, ROLES, 'status'), open = gauge(live, node.kind, ROLES, 'open');
  paintAnswer(ctx, node, live, look, status);
  const { frame } = live;
  if (frame) eachItem(live, LANE.cell, RINGS, (row, i) => ring(ctx, 24 + i * PITCH, node.height - 21, endless(frame, row) ? 0 : 1 - fraction(frame, row, live.at), hueOf(look, lineageOf(frame, row)), look));
  if (open > 0) paintReading(ctx, node, look, count(open), 'open');
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 * @param {number} status
 */
function paintAnswer(ctx, node, live, look, status) {
  const good = status >= 200 && status < 300;
  const colour = status === 0 ? look.colours.ink3 : good ? look.colours.good : look.colours.bad;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2;
  if (status > 0) strokeGlyph(ctx, good ? 'answered' : 'crashed', 18, 54, 16);
  ctx.font = font(look, 20, 600);
  const code = status > 0 ? String(status) : '–', x = status > 0 ? 42 : 20;
  write(ctx, code, x, 69, colour);
  if (look.detail !== 2) return;
  const after = x + widthOf(ctx, code) + 6;
  ctx.font = font(look, 11);
  const words = status > 0 ? live.caption.replace(/^\d+ ?/, '') : 'no answer yet';
  write(ctx, ellipsis(ctx, words, node.width - after - 12), after, 68, look.colours.ink2);
}

/**
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} left part of the time; 0 where nobody knows
 * @param {string} hue
 * @param {Look} look
 */
function ring(ctx, x, y, left, hue, look) {
  ctx.beginPath();
  ctx.arc(x, y, 3, 0, Math.PI * 2);
  ctx.fillStyle = hue;
  ctx.fill();
  ctx.beginPath();
  if (left === 0) ctx.setLineDash([2, 2]);
  ctx.arc(x, y, 6, -Math.PI / 2, -Math.PI / 2 + Math.PI * 2 * (left || 1));
  ctx.strokeStyle = look.colours.ink2;
  ctx.lineWidth = 1.25;
  ctx.lineCap = 'butt';
  ctx.stroke();
  ctx.setLineDash([]);
}
