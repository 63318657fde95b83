/**
 * What is going on in one node now: a view of its row in the frame, refilled for node after node.
 */
import { GAUGES, LANE } from '../frame.js';

/**
 * @typedef {import('../frame.js').Frame} Frame
 * @typedef {import('../kinds.js').Kind} Kind
 *
 * @typedef {object} Live
 * @property {Frame | null} frame null before the first frame
 * @property {number} state
 * @property {number} failures
 * @property {string} label
 * @property {string} mark what just happened that a person would not expect; '' for nothing
 * @property {number} markStrength falls from 1 to 0 as the label fades
 * @property {number} marked how often, while the label stood
 * @property {string} caption a few words about what came last, in the node's picture; may come from a message
 * @property {number} backlog beyond the items shown
 * @property {Float64Array} gauges
 * @property {Int32Array} order rows of items, node by node
 * @property {number} start of this node's rows in `order`
 * @property {number} end
 * @property {number} at nanoseconds after the frame's own time
 * @property {number} pulse 1 when something just happened, falling to 0
 * @property {Uint8Array} busyWires 1 for each wire of the scene that carries something
 */

/** @returns {Live} */
export function idle() {
  return {
    frame: null, state: 0, failures: 0, label: '', caption: '', mark: '', markStrength: 0, marked: 0, backlog: 0, gauges: new Float64Array(GAUGES), order: new Int32Array(0),
    start: 0, end: 0, at: 0, pulse: 0, busyWires: new Uint8Array(0),
  };
}

/**
 * Numbers of the gauges that a picture wants, by the role they play; the kind's own names decide.
 * @param {Kind} kind
 * @param {Record<string, RegExp>} roles
 * @returns {Record<string, number>} -1 where the kind has no such gauge
 */
export function gaugeRoles(kind, roles) {
  return Object.fromEntries(Object.entries(roles).map(([role, pattern]) => [role, kind.gauges.findIndex((gauge) => pattern.test(gauge.name))]));
}

/** @type {WeakMap<Kind, Record<string, number>>} */
const known = new WeakMap();

/**
 * The value of a gauge by its role; 0 where there is none.
 * @param {Live} live
 * @param {Kind} kind
 * @param {Record<string, RegExp>} roles always the same table for a kind
 * @param {string} role
 */
export function gauge(live, kind, roles, role) {
  let places = known.get(kind);
  if (!places) known.set(kind, places = gaugeRoles(kind, roles));
  const place = places[role];
  return place >= 0 && place < GAUGES ? live.gauges[place] : 0;
}

/**
 * Calls `visit` for each item of a lane in the order of the frame, at most `most` of them; returns how many there were.
 * @param {Live} live
 * @param {number} lane one of LANE
 * @param {number} most
 * @param {(row: number, index: number) => void} visit
 */
export function eachItem(live, lane, most, visit) {
  const { frame } = live;
  if (!frame) return 0;
  let n = 0;
  for (let i = live.start; i < live.end; i++) {
    const row = live.order[i];
    if (frame.u8[frame.itemsAt + row * 32 + 25] !== lane) continue;
    if (n < most) visit(row, n);
    n++;
  }
  return n;
}

/**
 * @param {Frame} frame
 * @param {number} row
 */
export function lineageOf(frame, row) {
  return frame.u32[(frame.itemsAt >> 2) + row * 8 + 5];
}

/**
 * Whether nobody knows when an item will move on.
 * @param {Frame} frame
 * @param {number} row
 */
export function endless(frame, row) {
  return frame.f64[(frame.itemsAt >> 3) + row * 4 + 1] === Infinity;
}

/**
 * @param {Frame} frame
 * @param {number} row
 */
export function slotOf(frame, row) {
  return frame.u32[(frame.itemsAt >> 2) + row * 8 + 7];
}

/**
 * @param {Frame} frame
 * @param {number} row
 */
export function attemptOf(frame, row) {
  return frame.u8[frame.itemsAt + row * 32 + 26];
}

/**
 * @param {Frame} frame
 * @param {number} row
 */
export function flagsOf(frame, row) {
  return frame.u8[frame.itemsAt + row * 32 + 27];
}

export { LANE };
