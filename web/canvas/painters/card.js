/**
 * What all nodes share: the card with its heading, ports, glow, selection and badges.
 */
import { NODE } from '../frame.js';
import { strokeGlyph } from './glyphs.js';
import { CORNER, HEADING } from './sizes.js';
import { count, ellipsis, failureName, font, widthOf, write } from './text.js';

/**
 * @typedef {import('./text.js').Context} Context
 * @typedef {import('../look.js').Look} Look
 * @typedef {import('../scene.js').Node} Node
 * @typedef {import('./live.js').Live} Live
 */

const FULL = Math.PI * 2;
/** Below this zoom the title takes the place of the glyph. */
const GLYPH_FROM = 0.4;
/** Below this zoom there is no title. */
const TITLE_FROM = 0.18;
/** Labels are never smaller on the screen than at this zoom. */
const LABEL_ZOOM = 0.72;
/** Pictures that write no number at the right of their heading. */
const WITHOUT_READING = new Set(['fan', 'client', 'sink']);

/**
 * A rounded rectangle as the current path.
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {number} radius
 */
export function rounded(ctx, x, y, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
}

/**
 * The body of a node, in its own coordinates. Drawn seldom: on changes of scene, camera or theme.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
export function paintCard(ctx, node, look) {
  const { colours } = look;
  if (look.detail === 0) {
    paintBlock(ctx, node, look);
    return;
  }
  rounded(ctx, 0, 1.5, node.width, node.height, CORNER);
  ctx.fillStyle = colours.line;
  ctx.fill();
  rounded(ctx, 0, 0, node.width, node.height, CORNER);
  ctx.fillStyle = colours.surface;
  ctx.fill();
  ctx.strokeStyle = colours.lineStrong;
  ctx.lineWidth = Math.max(1, 1 / look.zoom);
  ctx.stroke();
  ctx.strokeStyle = colours.ink2;
  ctx.lineWidth = 1.4;
  if (look.zoom >= GLYPH_FROM) strokeGlyph(ctx, node.kind.glyph || node.kind.picture, 12, 11, 18);
  if (look.detail === 2) paintHeading(ctx, node, look);
  if (node.kind.picture !== 'fan') paintPanel(ctx, node, look);
}

/**
 * A node from far away: two rectangles, which cost next to nothing.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
function paintBlock(ctx, node, look) {
  const line = 1 / look.zoom;
  ctx.fillStyle = look.colours.lineStrong;
  ctx.fillRect(0, 0, node.width, node.height);
  ctx.fillStyle = look.colours.surface;
  ctx.fillRect(line, line, node.width - 2 * line, node.height - 2 * line);
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
function paintHeading(ctx, node, look) {
  const room = node.width - 38 - (WITHOUT_READING.has(node.kind.picture) ? 12 : 56);
  ctx.font = font(look, 13, 600);
  write(ctx, ellipsis(ctx, node.title, room), 38, 18, look.colours.ink);
  ctx.font = font(look, 11);
  const words = [node.kind.title, node.badge, node.stops ? 'dead letters' : ''].filter((word) => word !== '');
  write(ctx, ellipsis(ctx, words.join(' · '), room), 38, 32, look.colours.ink3);
}

/**
 * The recessed panel in which the instrument is drawn.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
export function paintPanel(ctx, node, look) {
  rounded(ctx, 8, HEADING + 2, node.width - 16, node.height - HEADING - 10, 6);
  ctx.fillStyle = look.colours.inset;
  ctx.fill();
}

/**
 * The title of a node when the zoom is too small for headings: constant in size, above the picture.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
export function paintFarTitle(ctx, node, look) {
  if (look.detail === 2 || look.zoom < TITLE_FROM) return;
  const size = Math.min(48, Math.round(10.5 / look.zoom));
  const left = look.zoom < GLYPH_FROM ? 12 : 38;
  ctx.font = font(look, size, 600);
  write(ctx, ellipsis(ctx, node.title, node.width - left - 8), left, Math.max(20, size * 0.64) + size * 0.36, look.colours.ink);
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 */
export function paintPorts(ctx, node, look) {
  if (look.detail === 0) return;
  for (const handle of node.handles) paintPort(ctx, handle, look, 4, look.colours.lineStrong);
}

/**
 * One port: a ring where calls arrive, a filled dot where they leave.
 * @param {Context} ctx
 * @param {import('../kinds.js').Handle} handle
 * @param {Look} look
 * @param {number} radius
 * @param {string} colour
 */
export function paintPort(ctx, handle, look, radius, colour) {
  ctx.beginPath();
  ctx.arc(handle.x, handle.y, radius, 0, FULL);
  const leaves = (handle.direction === 'out') !== handle.reverse;
  ctx.fillStyle = leaves ? colour : look.colours.surface;
  ctx.fill();
  ctx.strokeStyle = leaves ? look.colours.surface : colour;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}

/**
 * The glow of a node that works.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
export function paintGlow(ctx, node, live, look) {
  if (!(live.state & NODE.busy)) return;
  ctx.strokeStyle = look.colours.live;
  if (look.detail === 0) {
    ctx.lineWidth = 1.5 / look.zoom;
    ctx.strokeRect(0, 0, node.width, node.height);
    return;
  }
  ctx.globalAlpha = 0.18;
  ctx.lineWidth = Math.max(5, 3 / look.zoom);
  rounded(ctx, -2, -2, node.width + 4, node.height + 4, CORNER + 2);
  ctx.stroke();
  ctx.globalAlpha = 0.85;
  ctx.lineWidth = Math.max(1.25, 1 / look.zoom);
  rounded(ctx, 0, 0, node.width, node.height, CORNER);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/**
 * The ring of a selected node (`strength` 1) or of one under the pointer (less).
 * @param {Context} ctx
 * @param {{width: number, height: number}} node
 * @param {Look} look
 * @param {number} strength
 */
export function paintRing(ctx, node, look, strength) {
  ctx.strokeStyle = look.colours.accent;
  ctx.lineWidth = Math.max(2, 2 / look.zoom);
  ctx.globalAlpha = strength;
  const gap = Math.max(3, 2 / look.zoom);
  rounded(ctx, -gap, -gap, node.width + 2 * gap, node.height + 2 * gap, CORNER + gap);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** @type {[number, string, string][]} bit, word and glyph of each disturbance, worst first */
const STATES = [[NODE.crashed, 'crashed', 'crashed'], [NODE.hung, 'hung', 'hung'], [NODE.slowed, 'slow', 'slowed']];

/**
 * Badges on the rim: disturbance, failures that count up, a problem of the document. Each has a shape and a word.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 * @param {boolean} problem
 */
export function paintBadges(ctx, node, live, look, problem) {
  const { colours } = look;
  const state = STATES.find(([bit]) => live.state & bit);
  if (state) {
    const bad = state[0] === NODE.crashed;
    ctx.strokeStyle = bad ? colours.bad : colours.warn;
    ctx.lineWidth = Math.max(1.5, 1.5 / look.zoom);
    if (!bad) ctx.setLineDash([5, 4]);
    rounded(ctx, 0, 0, node.width, node.height, CORNER);
    ctx.stroke();
    ctx.setLineDash([]);
    const width = look.detail === 2 ? pillWidth(ctx, state[1], look) : 20;
    pill(ctx, node.width - 12 - width * Math.max(1, LABEL_ZOOM / look.zoom), node.height - 10, look.detail === 2 ? state[1] : '', state[2], look, bad ? colours.bad : colours.warn, bad ? colours.badSoft : colours.warnSoft);
  }
  if (look.detail === 0) return;
  if (problem) pill(ctx, -10, -10, '', 'warning', look, colours.warn, colours.warnSoft);
  if (live.failures > 0) paintFailures(ctx, node, live, look);
  if (live.mark) paintMark(ctx, live, look);
}

/**
 * What just happened, above the node and above its failures, for a moment.
 * @param {Context} ctx
 * @param {Live} live
 * @param {Look} look
 */
function paintMark(ctx, live, look) {
  const { colours } = look;
  const times = live.marked > 1 ? `×${count(live.marked)}` : '';
  const above = live.failures > 0 ? 24 * Math.max(1, LABEL_ZOOM / look.zoom) : 0;
  ctx.globalAlpha = live.markStrength;
  pill(ctx, 0, -28 - above, (look.detail === 2 ? [live.mark, times] : [times]).filter(Boolean).join(' '), live.mark, look, colours.accent, colours.accentSoft);
  ctx.globalAlpha = 1;
}

/**
 * @param {Context} ctx
 * @param {Node} node
 * @param {Live} live
 * @param {Look} look
 */
function paintFailures(ctx, node, live, look) {
  const { colours } = look;
  ctx.font = font(look, 11, 500);
  const times = `×${count(live.failures)}`;
  const name = look.detail === 2 ? ellipsis(ctx, failureName(live.label) || 'failed', (node.width + 24) / Math.max(1, LABEL_ZOOM / look.zoom) - 34 - widthOf(ctx, times)) : '';
  const text = name ? `${name} ${times}` : times;
  pill(ctx, 0, -28, text, 'warning', look, colours.bad, colours.badSoft);
}

/**
 * @param {Context} ctx
 * @param {string} text
 * @param {Look} look
 */
function pillWidth(ctx, text, look) {
  ctx.font = font(look, 11, 500);
  return 30 + widthOf(ctx, text);
}

/**
 * A small label with a drawing; its colours are a strong one and a soft one of the same meaning.
 * @param {Context} ctx
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {string} glyph
 * @param {Look} look
 * @param {string} strong
 * @param {string} soft
 */
export function pill(ctx, x, y, text, glyph, look, strong, soft) {
  const scale = Math.max(1, LABEL_ZOOM / look.zoom);
  ctx.save();
  ctx.translate(x, y + (y < 0 ? 20 - 20 * scale : 0));
  ctx.scale(scale, scale);
  ctx.font = font(look, 11, 500);
  const width = text ? 30 + widthOf(ctx, text) : 20;
  rounded(ctx, 0, 0, width, 20, 10);
  ctx.fillStyle = look.colours.surface;
  ctx.fill();
  ctx.fillStyle = soft;
  ctx.fill();
  ctx.strokeStyle = strong;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.lineWidth = 1.5;
  strokeGlyph(ctx, glyph, 4, 4, 12);
  if (text) write(ctx, text, 20, 14, strong);
  ctx.restore();
}

/**
 * A small number at the right end of the heading.
 * @param {Context} ctx
 * @param {Node} node
 * @param {Look} look
 * @param {string} text
 * @param {string} [under]
 */
export function paintReading(ctx, node, look, text, under = '') {
  if (look.detail !== 2) return;
  ctx.font = font(look, 13, 600);
  write(ctx, text, node.width - 12, 18, look.colours.ink, 'right');
  if (!under) return;
  ctx.font = font(look, 11);
  write(ctx, under, node.width - 12, 32, look.colours.ink3, 'right');
}
