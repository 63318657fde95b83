/**
 * Which wires are legal, and why others are not: the same rule as the engine's, told before the drop.
 */
import { portOf, shared } from './kinds.js';

/**
 * @typedef {import('./scene.js').Scene} Scene
 * @typedef {import('./scene.js').Node} Node
 * @typedef {import('./kinds.js').Handle} Handle
 * @typedef {import('./kinds.js').Port} Port
 * @typedef {{from: Node, fromPort: string, to: Node, toPort: string}} Join
 */

/**
 * Puts two handles in the order of a wire, out before in; null when both go the same way.
 * @param {Node} a
 * @param {Handle} one
 * @param {Node} b
 * @param {Handle} other
 * @returns {Join | null}
 */
export function join(a, one, b, other) {
  if (one.direction === other.direction) return null;
  return one.direction === 'out'
    ? { from: a, fromPort: one.port, to: b, toPort: other.port }
    : { from: b, fromPort: other.port, to: a, toPort: one.port };
}

/**
 * Why two handles cannot be joined; "" when they can.
 * @param {Scene} scene
 * @param {Node} a
 * @param {Handle} one
 * @param {Node} b
 * @param {Handle} other
 */
export function refusal(scene, a, one, b, other) {
  if (a === b) return 'a wire does not join a node to itself';
  const wire = join(a, one, b, other);
  if (!wire) return one.direction === 'out' ? `${b.id} only sends from ${other.title}; this wire must end where something is taken` : `${b.id} only takes at ${other.title}; this wire must begin where something is sent`;
  const out = portOf(wire.from.kind, wire.fromPort), into = portOf(wire.to.kind, wire.toPort);
  if (!out || !into) return 'that port does not exist';
  if (shared(out, into).length === 0) return `${wire.to.id} takes ${listed(into.actions)}; ${wire.from.id} makes ${listed(out.actions)}`;
  if (one.reverse !== other.reverse && one.direction === 'in') return `${wire.from.id} sends here; it does not poll`;
  return crowded(scene, wire, out, into);
}

/**
 * @param {Scene} scene
 * @param {Join} wire
 * @param {Port} out
 * @param {Port} into
 */
function crowded(scene, wire, out, into) {
  if (scene.wireByKey.has(`${wire.from.id}.${wire.fromPort}>${wire.to.id}.${wire.toPort}`)) return 'this wire is there already';
  if (full(scene, wire.from, out)) return `${out.title} of ${wire.from.id} takes ${out.limit === 1 ? 'one wire' : `${out.limit} wires`} only`;
  if (full(scene, wire.to, into)) return `${into.title} of ${wire.to.id} takes ${into.limit === 1 ? 'one wire' : `${into.limit} wires`} only`;
  return '';
}

/**
 * @param {Scene} scene
 * @param {Node} node
 * @param {Port} port
 */
function full(scene, node, port) {
  if (!port.limit) return false;
  const ends = node.wires.filter((i) => {
    const wire = scene.wires[i];
    return port.direction === 'out' ? wire.from === node.index && wire.fromPort === port.name : wire.to === node.index && wire.toPort === port.name;
  });
  return ends.length >= port.limit;
}

/** @param {string[]} actions */
function listed(actions) {
  if (actions.length === 0) return 'nothing';
  return actions.length > 2 ? `${actions[0]} and ${actions.length - 1} more` : actions.join(' or ');
}

/**
 * @typedef {{node: Node, handle: Handle | null, why: string}} Target
 */

/**
 * What each other node would say to a wire from a handle: its best handle, or the reason against it.
 * @param {Scene} scene
 * @param {Node} node
 * @param {Handle} handle
 * @returns {Target[]}
 */
export function targets(scene, node, handle) {
  return scene.nodes.filter((other) => other !== node).map((other) => targetAt(scene, node, handle, other));
}

/**
 * The best handle of one node for a wire from a handle, or why there is none.
 * @param {Scene} scene
 * @param {Node} node
 * @param {Handle} handle
 * @param {Node} other
 * @returns {Target}
 */
export function targetAt(scene, node, handle, other) {
  let why = '';
  for (const candidate of ordered(other.handles, handle)) {
    const reason = refusal(scene, node, handle, other, candidate);
    if (!reason) return { node: other, handle: candidate, why: '' };
    if (!why) why = reason;
  }
  return { node: other, handle: null, why: why || `${other.id} has no port for this wire` };
}

/**
 * Handles that fit best come first: the other direction, and the same way of flowing.
 * @param {Handle[]} handles
 * @param {Handle} handle
 */
function ordered(handles, handle) {
  /** @param {Handle} h */
  const rank = (h) => (h.direction === handle.direction ? 2 : 0) + (h.reverse === handle.reverse ? 0 : 1);
  return [...handles].sort((a, b) => rank(a) - rank(b));
}
