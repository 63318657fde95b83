/**
 * Tokens: messages on their way. Hue by lineage, shape by kind, a notch per further attempt, an outline when
 * duplicated, thinner on the way back; what is lost fades with a cross.
 *
 * This is the one place that knows how tokens reach the screen. Measured with software drawing at 1920 by 1080,
 * 10,000 tokens: short strokes with round or square ends stay within one frame (0.6 ms of script), own pixels by
 * putImageData take 14 ms, filled arcs 33, cached sprites by drawImage 50. So every shape is made of short strokes.
 */
import { TABLE, along } from './curve.js';
import { ITEM, LANE, SHAPE, fraction } from './frame.js';
import { hueOf } from './look.js';
import { FLOW_FROM } from './painters/wires.js';

/**
 * @typedef {CanvasRenderingContext2D} Context
 * @typedef {import('./look.js').Look} Look
 * @typedef {import('./scene.js').Scene} Scene
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./activity.js').Activity} Activity
 */

/** Radius of a request's dot in world pixels. */
export const RADIUS = 5;
const NOTCHES = 4;

/**
 * Draws every token in sight.
 * @param {Context} ctx in world coordinates
 * @param {Scene} scene
 * @param {Frame} frame
 * @param {Activity} activity
 * @param {number} at nanoseconds after the frame's own time
 * @param {Look} look
 * @param {Uint8Array} seen 1 for each wire in sight
 */
export function paintTokens(ctx, scene, frame, activity, at, look, seen) {
  const { u8, u32 } = frame;
  const radius = Math.max(RADIUS, 2 / look.zoom);
  const plain = look.detail === 0;
  ctx.lineCap = 'round';
  for (let i = 0; i < activity.movingCount; i++) {
    const row = activity.moving[i];
    const byte = frame.itemsAt + row * 32;
    const wire = activity.wireMap[u32[(byte >> 2) + 4]];
    if (!seen[wire] || activity.wires.onWire[wire] > FLOW_FROM) continue;
    const part = fraction(frame, row, at);
    const back = u8[byte + 25] === LANE.back;
    const place = back ? 1 - part : part;
    const lineage = u32[(byte >> 2) + 5];
    const colour = hueOf(look, lineage);
    const x = along(scene.tables, wire * TABLE, place, 0), y = along(scene.tables, wire * TABLE, place, 1);
    if (lineage !== 0 && lineage === look.follow) halo(ctx, x, y, radius, colour);
    const special = (u8[byte + 26] - 1) | u8[byte + 27];
    let shape = Math.min(u8[byte + 24], SHAPE.poll);
    if (shape === SHAPE.answer && scene.wires[wire].reverse && lineage !== 0) shape = SHAPE.request;
    if (plain && shape !== SHAPE.error) {
      speck(ctx, x, y, shape === SHAPE.request ? radius : radius * 0.7, colour);
      continue;
    }
    ctx.strokeStyle = colour;
    if (special === 0) SHAPES[shape](ctx, x, y, radius, scene.tables, wire * TABLE, place, look);
    else paintSpecial(ctx, x, y, radius, scene.tables, wire * TABLE, place, look, shape, u8[byte + 26], u8[byte + 27], part);
  }
}

/**
 * What is followed has a ring around it.
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} colour
 */
function halo(ctx, x, y, radius, colour) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = radius * 0.4;
  ctx.globalAlpha = 0.5;
  ctx.beginPath();
  ctx.arc(x, y, radius * 2.2, 0, Math.PI * 2);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/**
 * A token from so far away that its corners cannot be seen: the cheapest thing that a context draws.
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} colour
 */
function speck(ctx, x, y, radius, colour) {
  ctx.fillStyle = colour;
  ctx.fillRect(x - radius * 0.88, y - radius * 0.88, radius * 1.76, radius * 1.76);
}

/**
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
function dot(ctx, x, y, radius) {
  ctx.lineWidth = radius * 2;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + 0.01, y);
  ctx.stroke();
}

/**
 * @typedef {(ctx: Context, x: number, y: number, r: number, tables: Float32Array, table: number, place: number, look: Look) => void} PaintShape
 */

/** @type {PaintShape[]} by number of SHAPE */
const SHAPES = [
  (ctx, x, y, r) => dot(ctx, x, y, r),
  (ctx, x, y, r, tables, table, place) => {
    const behind = Math.max(0, place - 0.01), ahead = Math.min(1, place + 0.01);
    const dx = along(tables, table, ahead, 0) - along(tables, table, behind, 0), dy = along(tables, table, ahead, 1) - along(tables, table, behind, 1);
    const size = (r * 0.9) / (Math.hypot(dx, dy) || 1);
    ctx.lineWidth = r * 0.85;
    stroke(ctx, x - dx * size, y - dy * size, x + dx * size, y + dy * size);
  },
  (ctx, x, y, r) => {
    ctx.lineCap = 'butt';
    ctx.lineWidth = r * 1.7;
    stroke(ctx, x - r * 0.6, y - r * 0.6, x + r * 0.6, y + r * 0.6);
    ctx.lineCap = 'round';
  },
  (ctx, x, y, r, _tables, _table, _place, look) => {
    dot(ctx, x, y, r * 0.9);
    cross(ctx, x, y, r * 1.15, look.colours.bad);
  },
  (ctx, x, y, r) => {
    ctx.globalAlpha = 0.55;
    dot(ctx, x, y, r * 0.42);
    ctx.globalAlpha = 1;
  },
];

/**
 * @param {Context} ctx
 * @param {number} x1
 * @param {number} y1
 * @param {number} x2
 * @param {number} y2
 */
function stroke(ctx, x1, y1, x2, y2) {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

/**
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {string} colour
 */
function cross(ctx, x, y, r, colour) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(1.5, r * 0.36);
  ctx.beginPath();
  ctx.moveTo(x - r, y - r);
  ctx.lineTo(x + r, y + r);
  ctx.moveTo(x + r, y - r);
  ctx.lineTo(x - r, y + r);
  ctx.stroke();
}

/**
 * The few tokens that are not first attempts, are duplicates or get lost.
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {Float32Array} tables
 * @param {number} table
 * @param {number} place
 * @param {Look} look
 * @param {number} shape
 * @param {number} attempt
 * @param {number} flags
 * @param {number} part
 */
function paintSpecial(ctx, x, y, r, tables, table, place, look, shape, attempt, flags, part) {
  const lost = (flags & ITEM.lost) !== 0;
  if (lost) ctx.globalAlpha = Math.max(0, Math.min(1, 2.2 - part * 2.2));
  (SHAPES[shape] ?? SHAPES[0])(ctx, x, y, r, tables, table, place, look);
  if (flags & ITEM.duplicate) hollow(ctx, x, y, r, shape, look);
  if (attempt > 1 && shape !== SHAPE.poll) notches(ctx, x, y, r, Math.min(NOTCHES, attempt - 1), look);
  if (lost && part > 0.45) {
    ctx.globalAlpha = Math.min(1, (part - 0.45) * 4);
    cross(ctx, x, y, r * 1.1, look.colours.bad);
  }
  ctx.globalAlpha = 1;
}

/**
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {number} shape
 * @param {Look} look
 */
function hollow(ctx, x, y, r, shape, look) {
  ctx.strokeStyle = look.colours.canvas;
  if (shape === SHAPE.event) SHAPES[SHAPE.event](ctx, x, y, r * 0.55, NOTHING, 0, 0, look);
  else dot(ctx, x, y, shape === SHAPE.answer ? r * 0.25 : r * 0.6);
}

const NOTHING = new Float32Array(TABLE);

/**
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {number} n
 * @param {Look} look
 */
function notches(ctx, x, y, r, n, look) {
  ctx.strokeStyle = look.colours.canvas;
  ctx.lineWidth = r * 0.42;
  ctx.lineCap = 'butt';
  for (let i = 0; i < n; i++) {
    const angle = -Math.PI / 2 + (i * Math.PI) / 2;
    const dx = Math.cos(angle), dy = Math.sin(angle);
    stroke(ctx, x + dx * r * 0.35, y + dy * r * 0.35, x + dx * r * 1.3, y + dy * r * 1.3);
  }
  ctx.lineCap = 'round';
}

/**
 * The token nearest to a point of the world, so that it can be clicked; -1 when none is near.
 * @param {Scene} scene
 * @param {Frame} frame
 * @param {Activity} activity
 * @param {number} at
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 */
export function tokenAt(scene, frame, activity, at, x, y, reach) {
  let best = reach * reach;
  let lineage = -1;
  for (let i = 0; i < activity.movingCount; i++) {
    const row = activity.moving[i];
    const word = (frame.itemsAt >> 2) + row * 8;
    const wire = activity.wireMap[frame.u32[word + 4]];
    if (frame.u32[word + 5] === 0 || activity.wires.onWire[wire] > FLOW_FROM) continue;
    const part = fraction(frame, row, at);
    const place = frame.u8[word * 4 + 25] === LANE.back ? 1 - part : part;
    const dx = along(scene.tables, wire * TABLE, place, 0) - x, dy = along(scene.tables, wire * TABLE, place, 1) - y;
    if (dx * dx + dy * dy < best) {
      best = dx * dx + dy * dy;
      lineage = frame.u32[word + 5];
    }
  }
  return lineage;
}
