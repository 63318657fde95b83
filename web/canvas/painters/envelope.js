/**
 * A resting message: a small envelope with the hue of its lineage, a notch per further attempt, only an outline when
 * it is a duplicate.
 */
import { ITEM } from '../frame.js';
import { hueOf } from '../look.js';
import { attemptOf, flagsOf, lineageOf } from './live.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../frame.js').Frame} Frame
 */

/** Width and height of an envelope. */
export const WIDE = 11;
export const HIGH = 8;
/** Notches shown at most; more attempts look like this many. */
const NOTCHES = 3;

/**
 * @param {Context} ctx
 * @param {Frame} frame
 * @param {number} row
 * @param {number} x
 * @param {number} y
 * @param {Look} look
 */
export function paintEnvelope(ctx, frame, row, x, y, look) {
  const colour = hueOf(look, lineageOf(frame, row));
  if (flagsOf(frame, row) & ITEM.duplicate) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.25;
    ctx.strokeRect(x + 0.6, y + 0.6, WIDE - 1.2, HIGH - 1.2);
  } else {
    ctx.fillStyle = colour;
    ctx.fillRect(x, y, WIDE, HIGH);
    ctx.strokeStyle = look.colours.inset;
    ctx.lineWidth = 1;
  }
  if (look.detail === 2) flap(ctx, x, y);
  const notches = Math.min(NOTCHES, attemptOf(frame, row) - 1);
  if (notches > 0) paintNotches(ctx, x, y, notches, look);
}

/**
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 */
function flap(ctx, x, y) {
  ctx.beginPath();
  ctx.moveTo(x + 0.5, y + 1);
  ctx.lineTo(x + WIDE / 2, y + HIGH * 0.58);
  ctx.lineTo(x + WIDE - 0.5, y + 1);
  ctx.stroke();
}

/**
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} notches
 * @param {Look} look
 */
function paintNotches(ctx, x, y, notches, look) {
  ctx.fillStyle = look.colours.inset;
  for (let i = 0; i < notches; i++) ctx.fillRect(x + 1.5 + i * 3.2, y + HIGH - 2.4, 1.8, 2.6);
}
