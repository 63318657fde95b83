/**
 * A queue contains its messages: three lanes of envelopes, the oldest at the head on the right. What is in flight is
 * dimmed and has an arc that counts down to its return; what is delayed is dashed. Past a few dozen the lane is a
 * level with a number.
 */
import { fraction } from '../frame.js';
import { paintReading, rounded } from './card.js';
import { HIGH, WIDE, paintEnvelope } from './envelope.js';
import { LANE, eachItem, gauge, slotOf } from './live.js';
import { HEADING } from './sizes.js';
import { count, duration, font, write } from './text.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../scene.js').Node} Node
 * @typedef {import('./live.js').Live} Live
 * @typedef {{lane: number, role: string, word: string, top: number, high: number, rows: number, pitch: number}} LaneShape
 */

/** @type {Record<string, RegExp>} */
const ROLES = { visible: /MessagesVisible$/, inFlight: /NotVisible$/, delayed: /Delayed$/, age: /AgeOfOldest/ };

/** @type {LaneShape[]} */
const LANES = [
  { lane: LANE.visible, role: 'visible', word: 'visible', top: 44, high: 38, rows: 3, pitch: 13 },
  { lane: LANE.inFlight, role: 'inFlight', word: 'in flight', top: 86, high: 22, rows: 1, pitch: 20 },
  { lane: LANE.delayed, role: 'delayed', word: 'delayed', top: 110, high: 22, rows: 1, pitch: 15 },
];
const LEFT = 62;
const RIGHT = 180;
const ROW = 11;
/** Room for an envelope where there are many: what is in flight counts down in a bar, for want of room for an arc. */
const TIGHT = 13;

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
export function paintBody(ctx, node, look) {
  if (look.detail === 0) return;
  ctx.fillStyle = look.colours.line;
  ctx.fillRect(16, 83, node.width - 32, 1);
  ctx.fillRect(16, 108, node.width - 32, 1);
  if (look.detail !== 2) return;
  if (node.stops) paintStop(ctx, node, look);
  ctx.font = font(look, 10.5);
  for (const lane of LANES) write(ctx, lane.word, 17, lane.top + lane.high / 2 + 3.5, look.colours.ink3);
}

/**
 * The end of the line: a hatched buffer stop along the panel.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
function paintStop(ctx, node, look) {
  const x = node.width - 14, top = HEADING + 4, bottom = node.height - 10;
  ctx.strokeStyle = look.colours.bad;
  ctx.lineWidth = 1.25;
  ctx.globalAlpha = 0.8;
  ctx.beginPath();
  for (let y = top + 5; y <= bottom; y += 6) {
    ctx.moveTo(x, y);
    ctx.lineTo(x + 5, y - 5);
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
export function paintInstrument(ctx, node, live, look) {
  if (look.detail === 0) {
    paintFar(ctx, node, live, look);
    return;
  }
  for (const shape of LANES) paintLane(ctx, node, live, look, shape);
  const age = gauge(live, node.kind, ROLES, 'age');
  const waiting = gauge(live, node.kind, ROLES, 'visible');
  if (waiting > 0 && age >= 1e9) paintReading(ctx, node, look, duration(age / 1e9), 'oldest');
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 * @param {LaneShape} shape
 */
function paintLane(ctx, node, live, look, shape) {
  const total = gauge(live, node.kind, ROLES, shape.role);
  const tight = total > columnsOf(shape.pitch) * shape.rows;
  const rows = tight ? Math.max(2, shape.rows) : shape.rows, pitch = tight ? TIGHT : shape.pitch;
  const columns = columnsOf(pitch), most = columns * rows;
  if (total > most) paintLevel(ctx, look, shape, total);
  else {
    eachItem(live, shape.lane, most, (row, i) => {
      const place = placeOf(live, shape, row, i);
      PAINT_ITEM[shape.lane](ctx, live, row, RIGHT - pitch * (1 + (place % columns)), yOf(shape, rows, Math.floor(place / columns)), look, tight);
    });
  }
  paintTotal(ctx, node, look, shape, total);
}

/** @param {number} pitch */
const columnsOf = (pitch) => Math.floor((RIGHT - LEFT) / pitch);

/**
 * How many there are, at the end of the lane; from afar only where there are any, and as large as the lane allows.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 * @param {LaneShape} shape
 * @param {number} total
 */
function paintTotal(ctx, node, look, shape, total) {
  if (look.detail !== 2 && !(total > 0)) return;
  const size = look.detail === 2 ? 12 : 20;
  ctx.font = font(look, size, total > 0 ? 600 : 400);
  write(ctx, count(total), node.width - 18, shape.top + shape.high / 2 + size / 3, total > 0 ? look.colours.ink : look.colours.ink3, 'right');
}

/**
 * @param {Live} live
 * @param {LaneShape} shape
 * @param {number} row
 * @param {number} i
 */
function placeOf(live, shape, row, i) {
  return shape.lane === LANE.visible && live.frame ? Math.min(slotOf(live.frame, row), 26) : i;
}

/**
 * @param {LaneShape} shape
 * @param {number} rows
 * @param {number} line
 */
function yOf(shape, rows, line) {
  return shape.top + (shape.high - rows * ROW) / 2 + line * ROW + (ROW - HIGH) / 2;
}

/** @type {Record<number, (ctx: Context, live: Live, row: number, x: number, y: number, look: Look, tight: boolean) => void>} */
const PAINT_ITEM = {
  [LANE.visible]: (ctx, live, row, x, y, look) => {
    if (live.frame) paintEnvelope(ctx, live.frame, row, x, y, look);
  },
  [LANE.inFlight]: (ctx, live, row, x, y, look, tight) => {
    if (!live.frame) return;
    ctx.globalAlpha = 0.45;
    paintEnvelope(ctx, live.frame, row, x + 1, y, look);
    ctx.globalAlpha = 1;
    const left = 1 - fraction(live.frame, row, live.at);
    if (!tight) return countdown(ctx, left, x + 1 + WIDE / 2, y + HIGH / 2, look);
    ctx.fillStyle = look.colours.ink2;
    ctx.fillRect(x + 1, y + HIGH + 0.5, WIDE * left, 1.5);
  },
  [LANE.delayed]: (ctx, live, row, x, y, look) => {
    if (!live.frame) return;
    ctx.globalAlpha = 0.35;
    paintEnvelope(ctx, live.frame, row, x, y, look);
    ctx.globalAlpha = 1;
    ctx.setLineDash([2, 2]);
    ctx.strokeStyle = look.colours.ink2;
    ctx.lineWidth = 1;
    ctx.strokeRect(x - 0.5, y - 0.5, WIDE + 1, HIGH + 1);
    ctx.setLineDash([]);
  },
};

/**
 * @param {Context} ctx
 * @param {number} left part of the time that is left
 * @param {number} x
 * @param {number} y
 * @param {Look} look
 */
function countdown(ctx, left, x, y, look) {
  ctx.beginPath();
  ctx.arc(x, y, 8, -Math.PI / 2, -Math.PI / 2 + Math.PI * 2 * left);
  ctx.strokeStyle = look.colours.ink2;
  ctx.lineWidth = 1.25;
  ctx.lineCap = 'butt';
  ctx.stroke();
}

/**
 * Many messages as a level: each decade fills a sixth.
 * @param {Context} ctx
 * @param {Look} look
 * @param {LaneShape} shape
 * @param {number} total
 */
function paintLevel(ctx, look, shape, total) {
  const width = RIGHT - LEFT - 4;
  const y = shape.top + 5, high = shape.high - 10;
  const part = Math.min(1, Math.log10(Math.max(1, total)) / 6);
  rounded(ctx, RIGHT - width, y, width, high, 3);
  ctx.fillStyle = look.colours.line;
  ctx.fill();
  rounded(ctx, RIGHT - width * part, y, width * part, high, 3);
  ctx.fillStyle = shape.lane === LANE.visible ? look.colours.accent : look.colours.ink3;
  ctx.globalAlpha = shape.lane === LANE.visible ? 0.75 : 0.5;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.fillStyle = look.colours.inset;
  for (let decade = 1; decade < 6; decade++) ctx.fillRect(RIGHT - (width * decade) / 6, y, 1, high);
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
function paintFar(ctx, node, live, look) {
  const total = gauge(live, node.kind, ROLES, 'visible') + gauge(live, node.kind, ROLES, 'inFlight');
  if (!(total > 0)) return;
  const part = Math.min(1, 0.1 + Math.log10(1 + total) / 4);
  ctx.fillStyle = look.colours.accent;
  ctx.globalAlpha = 0.7;
  ctx.fillRect(8 + (node.width - 16) * (1 - part), node.height - 44, (node.width - 16) * part, 36);
  ctx.globalAlpha = 1;
}
