/**
 * A client counts what it sent, what was answered and what failed; a ring spreads from it when it sends.
 */
import { gauge } from './live.js';
import { strokeGlyph } from './glyphs.js';
import { count, font, write } from './text.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../scene.js').Node} Node
 * @typedef {import('./live.js').Live} Live
 */

/** @type {Record<string, RegExp>} */
const ROLES = { sent: /sent|calls|requests/i, answered: /answer|succe|complete/i, errors: /error|fail/i, timeouts: /time.?out/i };
const ROWS = /** @type {const} */ ([['sent', 'sent', 'ink2'], ['answered', 'answered', 'good'], ['errors', 'crashed', 'bad']]);
const TOP = 56.5;
const PITCH = 17.5;

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
export function paintBody(ctx, node, look) {
  if (look.detail !== 2) return;
  ctx.font = font(look, 11);
  ROWS.forEach(([role], i) => write(ctx, role, 36, TOP + 3 + i * PITCH, look.colours.ink2));
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
export function paintInstrument(ctx, node, live, look) {
  if (live.pulse > 0 && !look.reduced) paintPulse(ctx, live, look);
  if (look.detail === 0) return;
  ROWS.forEach(([role, glyph, colour], i) => {
    const n = gauge(live, node.kind, ROLES, role) + (role === 'errors' ? gauge(live, node.kind, ROLES, 'timeouts') : 0);
    const y = TOP + i * PITCH;
    if (look.detail === 1 && n === 0) return;
    ctx.strokeStyle = n > 0 ? look.colours[colour] : look.colours.ink3;
    ctx.lineWidth = 1.5;
    strokeGlyph(ctx, glyph, 17, y - 6, 12);
    const size = look.detail === 2 ? 12 : 18;
    ctx.font = font(look, size, n > 0 ? 600 : 400);
    write(ctx, count(n), node.width - 16, y + size / 3, n > 0 ? (role === 'errors' ? look.colours.bad : look.colours.ink) : look.colours.ink3, 'right');
  });
}

/**
 * @param {Context} ctx
 * @param {Live} live
 * @param {Look} look
 */
function paintPulse(ctx, live, look) {
  ctx.beginPath();
  ctx.arc(21, 20, 11 + (1 - live.pulse) * 6, 0, Math.PI * 2);
  ctx.strokeStyle = look.colours.live;
  ctx.globalAlpha = live.pulse * 0.8;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  ctx.globalAlpha = 1;
}
