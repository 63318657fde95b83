/**
 * What gestures draw: marquee, guides, the loose wire with its targets, the node on its way from the palette, and the
 * names of ports under the pointer.
 */
import { cubicBetween } from '../curve.js';
import { kindOf } from '../kinds.js';
import { breakState, paintBreakHint, paintBreakpoints, portWords } from './breakpoints.js';
import { paintPort, rounded } from './card.js';
import { sizeOf } from './sizes.js';
import { font, widthOf, write } from './text.js';
import { wirePath } from './wires.js';

/**
 * @typedef {CanvasRenderingContext2D} Context
 * @typedef {import('../view.js').View} View
 */

/**
 * @param {Context} ctx
 * @param {View} view
 */
export function paintOverlay(ctx, view) {
  paintBreakpoints(ctx, view);
  if (view.wiring) paintWiring(ctx, view, view.wiring);
  if (view.ghost?.inside) paintGhost(ctx, view, view.ghost);
  for (const guide of view.guides) paintGuide(ctx, view, guide);
  if (view.marquee) paintMarquee(ctx, view, view.marquee);
  if (!view.wiring && view.hover?.what === 'port') paintHoveredPort(ctx, view, view.hover.node, view.hover.handle);
  else if (!view.wiring && view.hover?.what === 'node') paintProblem(ctx, view, view.hover.node);
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {import('../grid.js').Box} box
 */
function paintMarquee(ctx, view, box) {
  ctx.fillStyle = view.look.colours.accentSoft;
  ctx.globalAlpha = 0.5;
  ctx.fillRect(box.x1, box.y1, box.x2 - box.x1, box.y2 - box.y1);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = view.look.colours.accent;
  ctx.lineWidth = 1 / view.camera.zoom;
  ctx.strokeRect(box.x1, box.y1, box.x2 - box.x1, box.y2 - box.y1);
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {import('../view.js').Guide} guide
 */
function paintGuide(ctx, view, guide) {
  ctx.strokeStyle = view.look.colours.accent;
  ctx.lineWidth = 1 / view.camera.zoom;
  ctx.beginPath();
  if (guide.axis === 'x') {
    ctx.moveTo(guide.at, guide.from);
    ctx.lineTo(guide.at, guide.to);
  } else {
    ctx.moveTo(guide.from, guide.at);
    ctx.lineTo(guide.to, guide.at);
  }
  ctx.stroke();
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {import('../view.js').Ghost} ghost
 */
function paintGhost(ctx, view, ghost) {
  const kind = kindOf(view.kinds, ghost.kind);
  const { width, height } = sizeOf(kind.picture);
  rounded(ctx, ghost.x, ghost.y, width, height, 10);
  ctx.fillStyle = view.look.colours.accentSoft;
  ctx.globalAlpha = 0.7;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = view.look.colours.accent;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([5, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.font = font(view.look, 13, 600);
  write(ctx, kind.title, ghost.x + width / 2, ghost.y + height / 2 + 4, view.look.colours.accent, 'center');
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {import('../view.js').Wiring} wiring
 */
function paintWiring(ctx, view, wiring) {
  const { look } = view;
  for (const target of wiring.targets.values()) paintTarget(ctx, view, target, target === wiring.over);
  const { node, handle, over } = wiring;
  const end = over?.handle ? { x: over.node.x + over.handle.x, y: over.node.y + over.handle.y, side: over.handle.side } : { x: wiring.x, y: wiring.y, side: wiring.x < node.x + node.width / 2 ? 'right' : 'left' };
  wirePath(ctx, cubicBetween(node.x + handle.x, node.y + handle.y, handle.side, end.x, end.y, end.side));
  ctx.strokeStyle = over?.why ? look.colours.bad : look.colours.accent;
  ctx.lineWidth = 2;
  ctx.lineCap = 'round';
  ctx.setLineDash(over?.handle ? [] : [6, 5]);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.translate(node.x, node.y);
  paintPort(ctx, handle, look, 6, look.colours.accent);
  ctx.translate(-node.x, -node.y);
  if (over) bubble(ctx, view, wiring.x, wiring.y, over.why || `${over.node.id}: ${over.handle?.title ?? ''}`, over.why !== '');
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {import('../rules.js').Target} target
 * @param {boolean} chosen
 */
function paintTarget(ctx, view, target, chosen) {
  const { node, handle } = target;
  const { colours } = view.look;
  if (!handle) {
    rounded(ctx, node.x - 1, node.y - 1, node.width + 2, node.height + 2, 11);
    ctx.fillStyle = colours.canvas;
    ctx.globalAlpha = 0.62;
    ctx.fill();
    ctx.globalAlpha = 1;
    return;
  }
  rounded(ctx, node.x - 3, node.y - 3, node.width + 6, node.height + 6, 13);
  ctx.strokeStyle = colours.accent;
  ctx.globalAlpha = chosen ? 1 : 0.5;
  ctx.lineWidth = chosen ? 2.5 : 1.5;
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.translate(node.x, node.y);
  ctx.beginPath();
  ctx.arc(handle.x, handle.y, 11, 0, Math.PI * 2);
  ctx.fillStyle = colours.accentSoft;
  ctx.fill();
  paintPort(ctx, handle, view.look, 6, colours.accent);
  ctx.translate(-node.x, -node.y);
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {import('../scene.js').Node} node
 * @param {import('../kinds.js').Handle} handle
 */
function paintHoveredPort(ctx, view, node, handle) {
  ctx.translate(node.x, node.y);
  paintBreakHint(ctx, view, node, handle);
  if (breakState(view, node.id, handle.port) === 'none') paintPort(ctx, handle, view.look, 6.5, view.look.colours.accent);
  ctx.translate(-node.x, -node.y);
  bubble(ctx, view, node.x + handle.x, node.y + handle.y, portWords(view, node, handle), false, handle.side);
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {import('../scene.js').Node} node
 */
function paintProblem(ctx, view, node) {
  const text = view.problems.get(node.id);
  if (text) bubble(ctx, view, node.x, node.y, text, true);
}

/**
 * A short text above a point, of constant size on the screen.
 * @param {Context} ctx
 * @param {View} view
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {boolean} bad
 * @param {string} [side] beside the point instead of above it
 */
function bubble(ctx, view, x, y, text, bad, side = 'top') {
  const { look, camera } = view;
  const s = 1 / camera.zoom;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(s, s);
  ctx.font = font(look, 12, 500);
  const width = widthOf(ctx, text) + 20;
  const screenX = (x - camera.x) * camera.zoom;
  const beside = side === 'right' ? screenX + 22 + width <= camera.width : side === 'left' && screenX - 22 - width >= 0;
  const left = Math.max(8 - screenX, Math.min(camera.width - 8 - width - screenX, !beside ? -width / 2 : side === 'right' ? 14 : -14 - width));
  const top = beside ? -13 : side === 'bottom' || (y - camera.y) * camera.zoom < 52 ? 16 : -42;
  rounded(ctx, left, top, width, 26, 7);
  ctx.fillStyle = bad ? look.colours.badSoft : look.colours.raised;
  ctx.fill();
  ctx.strokeStyle = bad ? look.colours.bad : look.colours.lineStrong;
  ctx.lineWidth = 1;
  ctx.stroke();
  write(ctx, text, left + 10, top + 17, bad ? look.colours.bad : look.colours.ink);
  ctx.restore();
}
