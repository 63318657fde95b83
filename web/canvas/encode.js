/**
 * Writes frames as the engine does, so that tests and demonstrations need no engine. Not shipped.
 */
import { HEADER_BYTES, ITEM_BYTES, NODE_BYTES, WIRE_BYTES } from './frame.js';

/**
 * @typedef {{state?: number, failures?: number, label?: number, backlog?: number, gauges?: number[]}} NodeRow
 * @typedef {{state?: number, inFlight?: number, calls?: number, answers?: number, lost?: number, failures?: number, label?: number}} WireRow
 * @typedef {{from?: number, until?: number, place?: number, lineage?: number, shape?: number, lane?: number, attempt?: number, flags?: number, slot?: number}} ItemRow
 * @typedef {{now?: bigint, hash?: bigint, events?: number, flags?: number, revision?: number, pending?: number, records?: number, nodes?: NodeRow[], wires?: WireRow[], items?: ItemRow[]}} FrameRows
 */

/**
 * @param {FrameRows} rows
 * @returns {ArrayBuffer}
 */
export function encodeFrame(rows) {
  const { nodes = [], wires = [], items = [] } = rows;
  const buffer = new ArrayBuffer(HEADER_BYTES + nodes.length * NODE_BYTES + wires.length * WIRE_BYTES + items.length * ITEM_BYTES);
  const view = new DataView(buffer);
  writeHeader(view, rows, nodes.length, wires.length, items.length);
  let at = HEADER_BYTES;
  for (const node of nodes) at = writeNode(view, at, node);
  for (const wire of wires) at = writeWire(view, at, wire);
  for (const item of items) at = writeItem(view, at, item);
  return buffer;
}

/**
 * @param {DataView} view
 * @param {FrameRows} rows
 * @param {number} nodes
 * @param {number} wires
 * @param {number} items
 */
function writeHeader(view, rows, nodes, wires, items) {
  'LCPF'.split('').forEach((letter, i) => view.setUint8(i, letter.charCodeAt(0)));
  view.setUint32(4, 1, true);
  view.setBigInt64(8, rows.now ?? 0n, true);
  view.setBigUint64(16, rows.hash ?? 0n, true);
  view.setBigUint64(24, BigInt(rows.events ?? 0), true);
  view.setUint32(32, nodes, true);
  view.setUint32(36, wires, true);
  view.setUint32(40, items, true);
  view.setUint32(44, rows.flags ?? 0, true);
  view.setUint32(48, rows.revision ?? 0, true);
  view.setUint32(52, rows.pending ?? 0, true);
  view.setBigUint64(56, BigInt(rows.records ?? 0), true);
}

/**
 * @param {DataView} view
 * @param {number} at
 * @param {NodeRow} node
 */
function writeNode(view, at, { state = 0, failures = 0, label = 0, backlog = 0, gauges = [] }) {
  [state, failures, label, backlog].forEach((number, i) => view.setUint32(at + i * 4, number, true));
  gauges.forEach((number, i) => view.setFloat64(at + 16 + i * 8, number, true));
  return at + NODE_BYTES;
}

/**
 * @param {DataView} view
 * @param {number} at
 * @param {WireRow} wire
 */
function writeWire(view, at, { state = 0, inFlight = 0, calls = 0, answers = 0, lost = 0, failures = 0, label = 0 }) {
  [state, inFlight, calls, answers, lost, failures, label].forEach((number, i) => view.setUint32(at + i * 4, number, true));
  return at + WIRE_BYTES;
}

/**
 * @param {DataView} view
 * @param {number} at
 * @param {ItemRow} item
 */
function writeItem(view, at, { from = 0, until = Infinity, place = 0, lineage = 0, shape = 0, lane = 0, attempt = 1, flags = 0, slot = 0 }) {
  view.setFloat64(at, from, true);
  view.setFloat64(at + 8, until, true);
  view.setUint32(at + 16, place, true);
  view.setUint32(at + 20, lineage, true);
  [shape, lane, attempt, flags].forEach((number, i) => view.setUint8(at + 24 + i, number));
  view.setUint32(at + 28, slot, true);
  return at + ITEM_BYTES;
}
