/**
 * Moving nodes and notes: local until the drop, snapped to the grid and to the edges of others, then one intent.
 */
import { moveNodes } from './scene.js';
import { redraw, selectedThings } from './view.js';

/**
 * @typedef {import('./view.js').View} View
 * @typedef {import('./view.js').Guide} Guide
 * @typedef {{id: string, x: number, y: number, width: number, height: number}} Thing
 *
 * @typedef {object} Drag
 * @property {string} lead id of what is under the pointer
 * @property {Map<string, {x: number, y: number}>} starts
 * @property {number} dx
 * @property {number} dy
 */

const STEP = 8;
/** How near, in screen pixels, an edge must be to another's to snap to it. */
const NEAR = 6;

/**
 * Lifts what is selected, with the thing under the pointer as the one that snaps.
 * @param {View} view
 * @param {string} lead
 * @returns {Drag}
 */
export function lift(view, lead) {
  /** @type {Drag} */
  const drag = { lead, starts: new Map(selectedThings(view).map((thing) => [thing.id, { x: thing.x, y: thing.y }])), dx: 0, dy: 0 };
  markLifted(view, drag);
  redraw(view);
  return drag;
}

/**
 * @param {View} view
 * @param {Drag} drag
 */
function markLifted(view, drag) {
  view.lifted = new Set();
  view.scene.nodes.forEach((node) => { if (drag.starts.has(node.id)) view.lifted.add(node.index); });
  view.scene.notes.forEach((note, i) => { if (drag.starts.has(note.id)) view.lifted.add(-1 - i); });
}

/**
 * Moves what was lifted by a distance of the world from where it started.
 * @param {View} view
 * @param {Drag} drag
 * @param {number} dx
 * @param {number} dy
 * @param {boolean} free without snapping
 */
export function dragBy(view, drag, dx, dy, free) {
  const start = drag.starts.get(drag.lead);
  const lead = thingOf(view, drag.lead);
  view.guides = [];
  if (start && lead && !free) {
    const x = snapped(view, drag, lead, 'x', start.x + dx), y = snapped(view, drag, lead, 'y', start.y + dy);
    dx = x - start.x;
    dy = y - start.y;
  }
  drag.dx = dx;
  drag.dy = dy;
  apply(view, drag);
}

/**
 * Puts what is lifted where it belongs, also in a scene that was made anew meanwhile.
 * @param {View} view
 * @param {Drag} drag
 */
export function apply(view, drag) {
  markLifted(view, drag);
  moveNodes(view.scene, view.scene.nodes.filter((node) => drag.starts.has(node.id)).map((node) => ({ node, ...placed(drag, node.id) })));
  for (const note of view.scene.notes) if (drag.starts.has(note.id)) Object.assign(note, placed(drag, note.id));
  view.liveDirty = true;
}

/**
 * @param {Drag} drag
 * @param {string} id
 */
function placed(drag, id) {
  const start = drag.starts.get(id) ?? { x: 0, y: 0 };
  return { x: start.x + drag.dx, y: start.y + drag.dy };
}

/**
 * Ends the drag: one intent when something moved.
 * @param {View} view
 * @param {Drag} drag
 */
export function drop(view, drag) {
  view.lifted = new Set();
  view.guides = [];
  redraw(view);
  if (drag.dx === 0 && drag.dy === 0) return;
  view.tell({ intent: 'move', nodes: [...drag.starts.keys()].map((id) => ({ id, ...placed(drag, id) })) });
}

/**
 * Puts everything back.
 * @param {View} view
 * @param {Drag} drag
 */
export function cancelDrag(view, drag) {
  drag.dx = drag.dy = 0;
  apply(view, drag);
  drop(view, drag);
}

/**
 * @param {View} view
 * @param {string} id
 * @returns {Thing | undefined}
 */
function thingOf(view, id) {
  return view.scene.nodeById.get(id) ?? view.scene.notes.find((note) => note.id === id);
}

/**
 * One coordinate, moved to the edge or middle of another node when one is near, else to the grid.
 * @param {View} view
 * @param {Drag} drag
 * @param {Thing} lead
 * @param {'x' | 'y'} axis
 * @param {number} wanted
 */
function snapped(view, drag, lead, axis, wanted) {
  const size = axis === 'x' ? lead.width : lead.height;
  let best = NEAR / view.camera.zoom, found = Math.round(wanted / STEP) * STEP;
  /** @type {Guide | null} */
  let guide = null;
  for (let i = 0; i < view.seenCount; i++) {
    const other = view.scene.nodes[view.seenNodes[i]];
    if (drag.starts.has(other.id)) continue;
    const low = other[axis], span = axis === 'x' ? other.width : other.height;
    for (const part of [0, 0.5, 1]) {
      const at = low + span * part;
      const off = Math.abs(wanted + size * part - at);
      if (off >= best) continue;
      best = off;
      found = at - size * part;
      guide = guideBetween(lead, other, axis, at);
    }
  }
  if (guide) view.guides.push(guide);
  return found;
}

/**
 * @param {Thing} a
 * @param {Thing} b
 * @param {'x' | 'y'} axis
 * @param {number} at
 * @returns {Guide}
 */
function guideBetween(a, b, axis, at) {
  const across = axis === 'x' ? 'y' : 'x', size = axis === 'x' ? 'height' : 'width';
  return { axis, at, from: Math.min(a[across], b[across]) - 16, to: Math.max(a[across] + a[size], b[across] + b[size]) + 16 };
}
