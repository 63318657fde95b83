/**
 * Drawing a wire, by pointer or by keyboard: legal targets light up, illegal ones say why.
 */
import { join, targetAt, targets } from './rules.js';
import { nodeAt, portAt } from './hit.js';
import { refusal } from './rules.js';

/**
 * @typedef {import('./view.js').View} View
 * @typedef {import('./scene.js').Node} Node
 * @typedef {import('./kinds.js').Handle} Handle
 * @typedef {import('./rules.js').Target} Target
 */

/**
 * @param {View} view
 * @param {Node} node
 * @param {Handle} handle
 * @param {boolean} keyboard
 */
export function beginWire(view, node, handle, keyboard) {
  const all = targets(view.scene, node, handle);
  view.wiring = { node, handle, x: node.x + handle.x, y: node.y + handle.y, targets: new Map(all.map((target) => [target.node.id, target])), over: null, keyboard };
  view.hover = null;
  view.liveDirty = true;
  if (keyboard) chooseTarget(view, 1);
}

/**
 * The loose end follows the pointer; over a node it takes the node's best port, near a port that one.
 * @param {View} view
 * @param {number} x
 * @param {number} y
 * @param {boolean} touch
 */
export function moveWire(view, x, y, touch) {
  const { wiring } = view;
  if (!wiring) return;
  wiring.x = x;
  wiring.y = y;
  wiring.over = targetUnder(view, x, y, (touch ? 22 : 12) / view.camera.zoom);
  view.liveDirty = true;
}

/**
 * @param {View} view
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {Target | null}
 */
function targetUnder(view, x, y, reach) {
  const { wiring, scene } = view;
  if (!wiring) return null;
  const port = portAt(scene, x, y, reach);
  if (port?.what === 'port' && port.node !== wiring.node) {
    const why = refusal(scene, wiring.node, wiring.handle, port.node, port.handle);
    if (!why) return { node: port.node, handle: port.handle, why };
    return wiring.targets.get(port.node.id) ?? null;
  }
  const hit = nodeAt(scene, x, y);
  if (hit?.what !== 'node' || hit.node === wiring.node) return null;
  return wiring.targets.get(hit.node.id) ?? null;
}

/**
 * Lets go: connects, or says why not, or forgets the wire.
 * @param {View} view
 */
export function endWire(view) {
  const { wiring } = view;
  view.wiring = null;
  view.liveDirty = true;
  if (!wiring?.over) return;
  const { over } = wiring;
  const wire = over.handle && join(wiring.node, wiring.handle, over.node, over.handle);
  if (wire) view.tell({ intent: 'connect', from: wire.from.id, fromPort: wire.fromPort, to: wire.to.id, toPort: wire.toPort });
  else view.tell({ intent: 'refused', text: over.why });
}

/**
 * Forgets the wire.
 * @param {View} view
 */
export function dropWire(view) {
  view.wiring = null;
  view.liveDirty = true;
}

/**
 * The next legal target, for the keyboard; says which one, or that there is none.
 * @param {View} view
 * @param {1 | -1} step
 */
export function chooseTarget(view, step) {
  const { wiring } = view;
  if (!wiring) return;
  const legal = [...wiring.targets.values()].filter((target) => target.handle).sort((a, b) => a.node.x - b.node.x || a.node.y - b.node.y);
  const from = `${wiring.handle.title} of ${wiring.node.id}`;
  if (legal.length === 0) {
    const first = wiring.targets.values().next().value;
    view.tell({ intent: 'say', text: `${from}: nothing can be wired here${first?.why ? `: ${first.why}` : ''}` });
    return;
  }
  const at = legal.findIndex((target) => target === wiring.over);
  const next = legal[(at + step + legal.length) % legal.length];
  wiring.over = next;
  wiring.x = next.node.x + (next.handle?.x ?? 0);
  wiring.y = next.node.y + (next.handle?.y ?? 0);
  view.liveDirty = true;
  view.tell({ intent: 'say', text: `${from} to ${next.handle?.title} of ${next.node.id}. Enter connects, Tab goes on, Escape leaves.` });
}

/**
 * What every other node says to a wire from a port, as data.
 * @param {View} view
 * @param {string} id
 * @param {string} port
 */
export function legalTargets(view, id, port) {
  const node = view.scene.nodeById.get(id);
  const handles = node?.handles.filter((handle) => handle.port === port) ?? [];
  if (!node || handles.length === 0) return [];
  return view.scene.nodes.filter((other) => other !== node).map((other) => {
    const answers = handles.map((handle) => targetAt(view.scene, node, handle, other));
    const best = answers.find((answer) => answer.handle) ?? answers[0];
    return { id: other.id, port: best.handle?.port ?? '', why: best.why };
  });
}
