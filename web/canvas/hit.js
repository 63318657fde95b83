/**
 * Finds what lies under a pointer: ports before nodes before wires before notes. Areas are wider than what is drawn.
 */
import { TABLE, distanceSquared } from './curve.js';
import { touches } from './grid.js';
import { boxOf } from './scene.js';

/**
 * @typedef {import('./scene.js').Scene} Scene
 * @typedef {import('./scene.js').Node} Node
 * @typedef {import('./scene.js').Wire} Wire
 * @typedef {import('./scene.js').Note} Note
 * @typedef {import('./kinds.js').Handle} Handle
 * @typedef {{what: 'port', node: Node, handle: Handle} | {what: 'node', node: Node} | {what: 'wire', wire: Wire} | {what: 'note', note: Note}} Hit
 */

/** Radius in screen pixels of a port's area, for a mouse and for a finger (44 px across). */
const PORT_REACH = { mouse: 11, touch: 22 };
/** Half the width in screen pixels of a wire's invisible area. */
const WIRE_REACH = { mouse: 8, touch: 16 };

/**
 * What is at a point of the world; null for the empty canvas.
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 * @param {number} zoom
 * @param {boolean} [touch]
 * @returns {Hit | null}
 */
export function hitTest(scene, x, y, zoom, touch = false) {
  const how = touch ? 'touch' : 'mouse';
  return portAt(scene, x, y, PORT_REACH[how] / zoom) ?? nodeAt(scene, x, y) ?? wireAt(scene, x, y, WIRE_REACH[how] / zoom) ?? noteAt(scene, x, y);
}

/**
 * The port nearest to a point. Inside a node only its rim counts, so that large areas never cover the node.
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {Hit | null}
 */
export function portAt(scene, x, y, reach) {
  /** @type {Hit | null} */
  let found = null;
  let best = reach * reach;
  scene.nodeGrid.query({ x1: x - reach, y1: y - reach, x2: x + reach, y2: y + reach }, (index) => {
    const node = scene.nodes[index];
    const inside = Math.min(x - node.x, node.x + node.width - x, y - node.y, node.y + node.height - y);
    if (inside > Math.min(reach, 10)) return;
    for (const handle of node.handles) {
      const d = (x - node.x - handle.x) ** 2 + (y - node.y - handle.y) ** 2;
      if (d <= best) {
        best = d;
        found = { what: 'port', node, handle };
      }
    }
  });
  return found;
}

/**
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 * @returns {Hit | null}
 */
export function nodeAt(scene, x, y) {
  let top = -1;
  scene.nodeGrid.query({ x1: x, y1: y, x2: x, y2: y }, (index) => { top = Math.max(top, index); });
  return top < 0 ? null : { what: 'node', node: scene.nodes[top] };
}

/**
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {Hit | null}
 */
function wireAt(scene, x, y, reach) {
  let found = -1;
  let best = reach * reach;
  scene.wireGrid.query({ x1: x - reach, y1: y - reach, x2: x + reach, y2: y + reach }, (index) => {
    const d = distanceSquared(scene.tables, index * TABLE, x, y);
    if (d <= best) {
      best = d;
      found = index;
    }
  });
  return found < 0 ? null : { what: 'wire', wire: scene.wires[found] };
}

/**
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 * @returns {Hit | null}
 */
function noteAt(scene, x, y) {
  const note = scene.notes.findLast((n) => touches(boxOf(n), { x1: x, y1: y, x2: x, y2: y }));
  return note ? { what: 'note', note } : null;
}

/**
 * The ids of all nodes and notes that a marquee touches, and of wires that lie wholly in it.
 * @param {Scene} scene
 * @param {import('./grid.js').Box} box
 */
export function inMarquee(scene, box) {
  /** @type {string[]} */
  const ids = [];
  scene.nodes.forEach((node) => { if (touches(boxOf(node), box)) ids.push(node.id); });
  scene.notes.forEach((note) => { if (touches(boxOf(note), box)) ids.push(note.id); });
  scene.wires.forEach((wire) => {
    const bounds = scene.wireGrid.boxes[wire.index];
    if (bounds && bounds.x1 >= box.x1 && bounds.x2 <= box.x2 && bounds.y1 >= box.y1 && bounds.y2 <= box.y2) ids.push(wire.key);
  });
  return ids;
}
