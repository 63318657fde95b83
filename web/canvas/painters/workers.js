/**
 * A service shows its workers: cells that fill while they work, with the hue of the message they work on, and crack
 * when they crash. A line of dots before them is what waits.
 */
import { NODE, fraction } from '../frame.js';
import { hueOf } from '../look.js';
import { paintReading, rounded } from './card.js';
import { LANE, eachItem, gauge, lineageOf, slotOf } from './live.js';
import { count, font, write } from './text.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../scene.js').Node} Node
 * @typedef {import('./live.js').Live} Live
 * @typedef {{columns: number, width: number, height: number, x: number, y: number}} Cells
 */

/** @type {Record<string, RegExp>} */
const ROLES = { busy: /busy|concurrent|working/i, size: /^(workers|size|capacity|environments|fleet)/i, waiting: /wait|line/i };
const CELLS_MOST = 24;
const TOP = 48;
const ROOM = 40;

/**
 * How many workers a node has: its gauge, else its setting, else the kind's default.
 * @param {Node} node
 * @param {Live} live
 */
function sizeOf(node, live) {
  const shown = gauge(live, node.kind, ROLES, 'size');
  if (shown > 0) return Math.round(shown);
  const field = node.kind.fields.find((f) => ROLES.size.test(f.name));
  const set = Number(field && (node.fields[field.name] ?? field.default));
  return set > 0 ? Math.round(set) : 1;
}

/**
 * @param {Node} node
 * @param {number} n
 * @returns {Cells}
 */
function layout(node, n) {
  const rows = n > 5 ? 2 : 1;
  const columns = Math.ceil(n / rows);
  const room = node.width - 32;
  const height = rows === 1 ? 28 : 18;
  const width = Math.min(28, Math.floor((room - (columns - 1) * 4) / columns));
  return { columns, width, height, x: (node.width - columns * width - (columns - 1) * 4) / 2, y: TOP + (ROOM - rows * height - (rows - 1) * 4) / 2 };
}

/** Nothing of the cells is fixed: their number may change while it runs. */
export function paintBody() {}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
export function paintInstrument(ctx, node, live, look) {
  const size = sizeOf(node, live);
  const busy = gauge(live, node.kind, ROLES, 'busy');
  if (look.detail === 0) {
    paintBar(ctx, node, look, Math.min(1, busy / size), node.height - 44, 36);
    return;
  }
  if (size > CELLS_MOST) paintBar(ctx, node, look, Math.min(1, busy / size), TOP + 6, 28);
  else paintCells(ctx, node, live, look, size);
  paintLine(ctx, node, live, look);
  paintReading(ctx, node, look, `${count(busy)}/${count(size)}`, 'busy');
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 * @param {number} size
 */
function paintCells(ctx, node, live, look, size) {
  const cells = layout(node, size);
  const { colours } = look;
  for (let i = 0; i < size; i++) {
    cellPath(ctx, cells, i);
    ctx.fillStyle = colours.surface;
    ctx.fill();
    ctx.strokeStyle = colours.lineStrong;
    ctx.lineWidth = 1;
    ctx.stroke();
  }
  const { frame } = live;
  if (frame) {
    eachItem(live, LANE.cell, size, (row) => {
      const slot = slotOf(frame, row);
      if (slot < size) fillCell(ctx, cells, slot, fraction(frame, row, live.at), hueOf(look, lineageOf(frame, row)));
    });
  }
  if (live.state & NODE.crashed) for (let i = 0; i < size; i++) crack(ctx, cells, i, colours.bad);
}

/**
 * @param {Cells} cells
 * @param {number} i
 */
function xOf(cells, i) {
  return cells.x + (i % cells.columns) * (cells.width + 4);
}

/**
 * @param {Cells} cells
 * @param {number} i
 */
function yOf(cells, i) {
  return cells.y + Math.floor(i / cells.columns) * (cells.height + 4);
}

/**
 * @param {Context} ctx
 * @param {Cells} cells
 * @param {number} i
 */
function cellPath(ctx, cells, i) {
  rounded(ctx, xOf(cells, i), yOf(cells, i), cells.width, cells.height, 4);
}

/**
 * @param {Context} ctx
 * @param {Cells} cells
 * @param {number} i
 * @param {number} part
 * @param {string} colour
 */
function fillCell(ctx, cells, i, part, colour) {
  const high = Math.max(3, (cells.height - 4) * part);
  const x = xOf(cells, i), y = yOf(cells, i);
  ctx.globalAlpha = 0.22;
  cellPath(ctx, cells, i);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.globalAlpha = 1;
  rounded(ctx, x + 2, y + cells.height - 2 - high, cells.width - 4, high, Math.min(2.5, high / 2));
  ctx.fill();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.25;
  cellPath(ctx, cells, i);
  ctx.stroke();
}

/**
 * @param {Context} ctx
 * @param {Cells} cells
 * @param {number} i
 * @param {string} colour
 */
function crack(ctx, cells, i, colour) {
  const x = xOf(cells, i), y = yOf(cells, i), w = cells.width, h = cells.height;
  ctx.beginPath();
  ctx.moveTo(x + w * 0.45, y);
  ctx.lineTo(x + w * 0.62, y + h * 0.3);
  ctx.lineTo(x + w * 0.38, y + h * 0.55);
  ctx.lineTo(x + w * 0.58, y + h * 0.75);
  ctx.lineTo(x + w * 0.48, y + h);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
function paintLine(ctx, node, live, look) {
  const y = node.height - 19;
  const { frame } = live;
  const most = Math.floor((node.width - 92) / 9);
  const shown = frame ? eachItem(live, LANE.waiting, most, (row, i) => {
    ctx.beginPath();
    ctx.arc(66 + i * 9, y, 3.25, 0, Math.PI * 2);
    ctx.fillStyle = hueOf(look, lineageOf(frame, row));
    ctx.fill();
  }) : 0;
  if (look.detail !== 2) return;
  const waiting = Math.max(shown + live.backlog, gauge(live, node.kind, ROLES, 'waiting'));
  ctx.font = font(look, 10);
  write(ctx, 'waiting', 17, y + 3.5, look.colours.ink3);
  ctx.font = font(look, 12, waiting > 0 ? 600 : 400);
  write(ctx, count(waiting), node.width - 16, y + 4, waiting > 0 ? look.colours.ink : look.colours.ink3, 'right');
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 * @param {number} part
 * @param {number} y
 * @param {number} high
 */
function paintBar(ctx, node, look, part, y, high) {
  ctx.fillStyle = look.colours.line;
  ctx.fillRect(16, y, node.width - 32, high);
  ctx.fillStyle = look.colours.live;
  ctx.globalAlpha = 0.8;
  ctx.fillRect(16, y, (node.width - 32) * part, high);
  ctx.globalAlpha = 1;
}
