/**
 * Where the run pauses: an octagon around a port, or on the rim of a node for whatever gets there. Dotted under the
 * pointer, solid when it holds, pale when it is switched off. Where the run was paused, a ring.
 */
import { paintPort, paintRing } from './card.js';

/**
 * @typedef {CanvasRenderingContext2D} Context
 * @typedef {import('../view.js').View} View
 * @typedef {import('../scene.js').Node} Node
 * @typedef {import('../kinds.js').Handle} Handle
 * @typedef {'none' | 'on' | 'off'} State
 */

const RADIUS = 9;
/** An octagon is never smaller on the screen than this, in pixels. */
const RADIUS_LEAST = 5;

/**
 * Whether a click on a handle sets a breakpoint. From where others poll, messages leave with the answer: who polls has
 * the port for that.
 * @param {Handle} handle
 */
export const canBreak = (handle) => !(handle.direction === 'in' && handle.reverse);

/**
 * @param {View} view
 * @param {string} node
 * @param {string} port "" for the whole node
 * @returns {State}
 */
export function breakState(view, node, port) {
  const states = (view.breakpoints.get(node) ?? []).filter((one) => one.port === port);
  return states.length === 0 ? 'none' : states.some((one) => !one.off) ? 'on' : 'off';
}

/**
 * What a port is for, as the bubble over it says.
 * @param {View} view
 * @param {Node} node
 * @param {Handle} handle
 */
export function portWords(view, node, handle) {
  if (!canBreak(handle)) return handle.title;
  const click = { none: 'click to pause here', on: 'click to switch the breakpoint off', off: 'click to remove the breakpoint' };
  return `${handle.title} · drag to wire, ${click[breakState(view, node.id, handle.port)]}`;
}

/**
 * All breakpoints in sight, and where the run was paused.
 * @param {Context} ctx
 * @param {View} view
 */
export function paintBreakpoints(ctx, view) {
  const { scene, look } = view;
  for (const id of view.breakpoints.keys()) {
    const node = scene.nodeById.get(id);
    if (!node) continue;
    ctx.translate(node.x, node.y);
    for (const handle of node.handles) {
      const state = canBreak(handle) ? breakState(view, id, handle.port) : 'none';
      if (state !== 'none') paintOctagon(ctx, view, handle.x, handle.y, state, handle);
    }
    const whole = breakState(view, id, '');
    if (whole !== 'none') paintOctagon(ctx, view, 16, node.height, whole, null);
    ctx.translate(-node.x, -node.y);
  }
  const paused = view.paused && scene.nodeById.get(view.paused.node);
  if (!paused) return;
  ctx.translate(paused.x, paused.y);
  paintRing(ctx, paused, look, 0.9);
  const handle = paused.handles.find((one) => one.port === view.paused?.port && canBreak(one));
  if (handle) paintHalo(ctx, view, handle.x, handle.y);
  ctx.translate(-paused.x, -paused.y);
}

/**
 * The place under the pointer where a click would set a breakpoint.
 * @param {Context} ctx
 * @param {View} view
 * @param {Node} node
 * @param {Handle} handle
 */
export function paintBreakHint(ctx, view, node, handle) {
  if (!canBreak(handle) || breakState(view, node.id, handle.port) !== 'none') return;
  octagon(ctx, view, handle.x, handle.y, 0);
  ctx.strokeStyle = view.look.colours.accent;
  ctx.lineWidth = Math.max(1.5, 1.5 / view.camera.zoom);
  ctx.setLineDash([2, 2.5]);
  ctx.stroke();
  ctx.setLineDash([]);
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {number} x
 * @param {number} y
 * @param {State} state
 * @param {Handle | null} handle drawn inside
 */
function paintOctagon(ctx, view, x, y, state, handle) {
  const { colours } = view.look;
  octagon(ctx, view, x, y, 0);
  ctx.fillStyle = state === 'on' ? colours.accent : colours.surface;
  ctx.fill();
  ctx.globalAlpha = state === 'on' ? 1 : 0.55;
  ctx.strokeStyle = state === 'on' ? colours.surface : colours.accent;
  ctx.lineWidth = Math.max(1.5, 1.5 / view.camera.zoom);
  ctx.stroke();
  ctx.globalAlpha = 1;
  if (handle) paintPort(ctx, handle, view.look, 3.5, state === 'on' ? colours.onAccent : colours.lineStrong);
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {number} x
 * @param {number} y
 */
function paintHalo(ctx, view, x, y) {
  octagon(ctx, view, x, y, 5);
  ctx.strokeStyle = view.look.colours.accent;
  ctx.lineWidth = Math.max(2, 2 / view.camera.zoom);
  ctx.stroke();
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {number} x
 * @param {number} y
 * @param {number} wider
 */
function octagon(ctx, view, x, y, wider) {
  const radius = Math.max(RADIUS, RADIUS_LEAST / view.camera.zoom) + wider;
  ctx.beginPath();
  for (let i = 0; i < 8; i++) {
    const angle = ((i + 0.5) * Math.PI) / 4;
    ctx.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  ctx.closePath();
}
