/**
 * Wires: smooth curves with the direction of their messages, what is wrong with them, flows where tokens would blur,
 * and the afterglow of flights too short to be seen.
 */
import { TABLE, along } from '../curve.js';
import { WIRE } from '../frame.js';
import { hueOf } from '../look.js';
import { pill, rounded } from './card.js';
import { count, ellipsis, failureName, font, widthOf, write } from './text.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../scene.js').Scene} Scene
 * @typedef {import('../scene.js').Wire} Wire
 * @typedef {import('../activity.js').Activity} Activity
 */

/** More messages than this on one wire are drawn as a flow. */
export const FLOW_FROM = 60;
/** How long, in real milliseconds, a flight that was too short to see stays visible. */
export const AFTERGLOW = 220;

/**
 * The curve of a wire as the current path.
 * @param {Context} ctx
 * @param {number[]} c
 */
export function wirePath(ctx, c) {
  ctx.beginPath();
  ctx.moveTo(c[0], c[1]);
  ctx.bezierCurveTo(c[2], c[3], c[4], c[5], c[6], c[7]);
}

/**
 * A wire at rest. Drawn seldom.
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Wire} wire
 * @param {Look} look
 * @param {number} state bits of WIRE
 * @param {string} [colour]
 */
export function paintWire(ctx, scene, wire, look, state, colour = look.colours.wire) {
  ctx.strokeStyle = state & WIRE.cut ? look.colours.bad : colour;
  ctx.lineWidth = Math.max(1.75, 1.1 / look.zoom);
  ctx.lineCap = 'butt';
  if (state & WIRE.dropping) ctx.setLineDash([2, 5]);
  else if (state & WIRE.cut) ctx.setLineDash([10, 8]);
  else if (wire.reverse && look.detail > 0) ctx.setLineDash([7, 4]);
  wirePath(ctx, wire.cubic);
  ctx.stroke();
  ctx.setLineDash([]);
  if (look.detail === 0) return;
  arrowHead(ctx, scene, wire, state & WIRE.cut ? look.colours.bad : colour);
  if (state & ~WIRE.reverse) paintTrouble(ctx, scene, wire, look, state);
}

/**
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Wire} wire
 * @param {string} colour
 */
function arrowHead(ctx, scene, wire, colour) {
  const at = wire.index * TABLE;
  const back = Math.min(0.4, 13 / Math.max(wire.length, 1)), tip = Math.min(0.2, 6 / Math.max(wire.length, 1));
  const from = wire.reverse ? back : 1 - back, to = wire.reverse ? tip : 1 - tip;
  const x = along(scene.tables, at, to, 0), y = along(scene.tables, at, to, 1);
  const dx = x - along(scene.tables, at, from, 0), dy = y - along(scene.tables, at, from, 1);
  const size = Math.hypot(dx, dy) || 1;
  const ux = dx / size, uy = dy / size;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x - ux * 8 - uy * 4, y - uy * 8 + ux * 4);
  ctx.lineTo(x - ux * 8 + uy * 4, y - uy * 8 - ux * 4);
  ctx.closePath();
  ctx.fillStyle = colour;
  ctx.fill();
}

/**
 * What is wrong with a wire, in a word or two.
 * @param {number} state bits of WIRE
 */
export function troubleWords(state) {
  if (state & WIRE.cut) return 'cut';
  const words = /** @type {const} */ ([['dropping', 'drops'], ['duplicating', 'twice'], ['delaying', 'late'], ['reordering', 'out of order']]);
  return words.filter(([bit]) => state & WIRE[bit]).map(([, word]) => word).join(', ');
}

/**
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Wire} wire
 * @param {Look} look
 * @param {number} state
 */
function paintTrouble(ctx, scene, wire, look, state) {
  const { colours } = look;
  const word = troubleWords(state);
  const x = along(scene.tables, wire.index * TABLE, wire.labelAt, 0), y = along(scene.tables, wire.index * TABLE, wire.labelAt, 1);
  const strong = state & WIRE.cut ? colours.bad : colours.warn, soft = state & WIRE.cut ? colours.badSoft : colours.warnSoft;
  ctx.font = font(look, 11, 500);
  pill(ctx, x - (30 + widthOf(ctx, word)) / 2, y - 10, word, state & WIRE.cut ? 'crashed' : 'warning', look, strong, soft);
}

/**
 * A wire that is selected or under the pointer.
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Wire} wire
 * @param {Look} look
 * @param {boolean} selected
 * @param {number} state bits of WIRE
 */
export function paintWireRing(ctx, scene, wire, look, selected, state) {
  wirePath(ctx, wire.cubic);
  ctx.strokeStyle = look.colours.accent;
  ctx.lineCap = 'round';
  ctx.globalAlpha = selected ? 0.25 : 0.14;
  ctx.lineWidth = Math.max(8, 6 / look.zoom);
  ctx.stroke();
  ctx.globalAlpha = 1;
  if (selected) paintWire(ctx, scene, wire, look, state, look.colours.accent);
}

/**
 * A wire with too many messages for tokens: its width says how many, dashes move with them, a count stands on it.
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Wire} wire
 * @param {Look} look
 * @param {number} inFlight
 * @param {number} phase 0 to 1, moves with virtual time
 */
export function paintFlow(ctx, scene, wire, look, inFlight, phase) {
  const width = Math.min(16, 4 + Math.log2(inFlight / FLOW_FROM) * 2);
  wirePath(ctx, wire.cubic);
  ctx.lineCap = 'butt';
  ctx.strokeStyle = look.colours.live;
  ctx.lineWidth = width;
  ctx.globalAlpha = 0.28;
  ctx.stroke();
  ctx.globalAlpha = 0.9;
  ctx.lineWidth = width * 0.5;
  ctx.setLineDash([4, 10]);
  ctx.lineDashOffset = (wire.reverse ? 14 : -14) * (look.reduced ? 0 : phase);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.lineDashOffset = 0;
  ctx.globalAlpha = 1;
  if (look.detail > 0) paintCount(ctx, scene, wire, look, `${count(inFlight)}`, look.colours.ink);
}

/**
 * A short text on a wire, where it overlaps no node.
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Wire} wire
 * @param {Look} look
 * @param {string} text
 * @param {string} colour
 */
export function paintCount(ctx, scene, wire, look, text, colour) {
  const x = along(scene.tables, wire.index * TABLE, wire.labelAt, 0), y = along(scene.tables, wire.index * TABLE, wire.labelAt, 1);
  ctx.font = font(look, 11, 600);
  const width = widthOf(ctx, text) + 14;
  rounded(ctx, x - width / 2, y - 9, width, 18, 9);
  ctx.fillStyle = look.colours.surface;
  ctx.fill();
  ctx.strokeStyle = look.colours.lineStrong;
  ctx.lineWidth = 1;
  ctx.stroke();
  write(ctx, text, x, y + 4, colour, 'center');
}

/**
 * What failed on a wire, with its count.
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Wire} wire
 * @param {Look} look
 * @param {string} label
 * @param {number} failures
 */
export function paintWireFailures(ctx, scene, wire, look, label, failures) {
  ctx.font = font(look, 11, 600);
  const text = `${ellipsis(ctx, failureName(label) || 'failed', Math.min(160, wire.length - 60))} ×${count(failures)}`;
  paintCount(ctx, scene, wire, look, text, look.colours.bad);
}

/**
 * Flights that were over within a frame: a comet that arrives and fades, fed by the wire's counters.
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {number} wire
 * @param {Activity} activity
 * @param {number} clock real milliseconds
 * @param {Look} look
 */
export function paintAfterglow(ctx, scene, wire, activity, clock, look) {
  const hue = hueOf(look, activity.wires.lineage[wire] ?? 0);
  comet(ctx, scene, wire, (clock - activity.wires.glowForth[wire]) / AFTERGLOW, false, hue, look);
  comet(ctx, scene, wire, (clock - activity.wires.glowBack[wire]) / AFTERGLOW, true, hue, look);
  comet(ctx, scene, wire, (clock - activity.wires.glowFailed[wire]) / AFTERGLOW, true, look.colours.bad, look);
}

/**
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {number} wire
 * @param {number} age 0 to 1
 * @param {boolean} back
 * @param {string} colour
 * @param {Look} look
 */
function comet(ctx, scene, wire, age, back, colour, look) {
  if (!(age >= 0 && age < 1)) return;
  const at = wire * TABLE;
  const head = 1 - (1 - Math.min(1, age * 1.6)) ** 2 * 0.6;
  ctx.globalAlpha = Math.min(1, (1 - age) * 1.6);
  ctx.strokeStyle = colour;
  ctx.lineCap = 'round';
  ctx.lineWidth = Math.max(back ? 2.5 : 4, (back ? 1.2 : 2) / look.zoom);
  ctx.beginPath();
  const tail = Math.max(0.25, head - 0.22);
  for (let i = 0; i <= 4; i++) {
    const part = tail + ((head - tail) * i) / 4;
    const place = back ? 1 - part : part;
    const x = along(scene.tables, at, place, 0), y = along(scene.tables, at, place, 1);
    if (i === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}


