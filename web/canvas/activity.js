/**
 * What a frame says, sorted for drawing: items by node, messages by wire, and what changed since the frame before.
 * All arrays are kept and grown, so a frame allocates nothing.
 */
import { LANE, WIRE } from './frame.js';
import { noMarks, readMark } from './marks.js';

/**
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./scene.js').Scene} Scene
 * @typedef {{revision: number, nodes: string[], wires: string[]}} RowOrder ids in the order of a frame's rows
 */

const NEVER = -1e9;
/** A flight that lasts fewer real milliseconds than this gets an afterglow. */
const SHORT = 160;

/** Holds what the frame means for the scene. One for each canvas. */
export class Activity {
  constructor() {
    /** Rows of resting items, node by node: those of node i are at nodeStart[i] up to nodeStart[i + 1]. */
    this.order = new Int32Array(0);
    this.nodeStart = new Int32Array(1);
    this.cursor = new Int32Array(0);
    /** Rows of moving items. */
    this.moving = new Int32Array(0);
    this.movingCount = 0;
    /** From the frame's rows to the scene's nodes and wires, and back; -1 where one does not know the other. */
    this.nodeMap = new Int32Array(0);
    this.wireMap = new Int32Array(0);
    this.nodeRow = new Int32Array(0);
    this.wireRow = new Int32Array(0);
    this.wires = wireMemory([]);
    /** When a node last sent something, in real milliseconds. */
    this.pulse = new Float64Array(0);
    this.marks = noMarks(0);
    /** Virtual seconds that pass in a real one, smoothed. */
    this.speed = 0;
    this.lastNow = 0n;
    this.lastClock = 0;
    /** Set when a wire was cut or mended: what is drawn seldom must be drawn anew. */
    this.stateChanged = false;
  }

  /**
   * Takes the order of a frame's rows; call when the scene or that order changed. What is known of wires that stay is kept.
   * @param {Scene} scene
   * @param {RowOrder} rows
   */
  match(scene, rows) {
    const before = this.wires;
    this.wires = wireMemory(scene.wires.map((wire) => wire.key));
    before.keys.forEach((key, i) => {
      const wire = scene.wireByKey.get(key);
      if (wire) for (const column of COLUMNS) this.wires[column][wire.index] = before[column][i];
    });
    this.pulse = new Float64Array(scene.nodes.length).fill(NEVER);
    this.marks = noMarks(scene.nodes.length);
    this.nodeMap = Int32Array.from(rows.nodes, (id) => scene.nodeById.get(id)?.index ?? -1);
    this.wireMap = Int32Array.from(rows.wires, (key) => scene.wireByKey.get(key)?.index ?? -1);
    this.nodeRow = inverse(this.nodeMap, scene.nodes.length);
    this.wireRow = inverse(this.wireMap, scene.wires.length);
    this.nodeStart = new Int32Array(scene.nodes.length + 1);
    this.cursor = new Int32Array(scene.nodes.length);
    this.movingCount = 0;
  }

  /**
   * Reads a frame that has just arrived.
   * @param {Frame} frame
   * @param {Scene} scene
   * @param {number} clock real milliseconds
   */
  take(frame, scene, clock) {
    const real = clock - this.lastClock;
    const virtual = Number(frame.now - this.lastNow) / 1e6;
    if (real > 0 && real < 500 && virtual >= 0) this.speed += (virtual / real - this.speed) * 0.2;
    this.lastClock = clock;
    this.lastNow = frame.now;
    this.sort(frame);
    this.#readWires(frame, scene, clock);
    this.#readMarks(frame, virtual > 0 ? Math.min(real, 500) : 0);
  }

  /**
   * @param {Frame} frame
   * @param {number} passed real milliseconds, while the run goes on
   */
  #readMarks(frame, passed) {
    const n = Math.min(frame.nodeCount, this.nodeMap.length);
    for (let i = 0; i < n; i++) if (this.nodeMap[i] >= 0) readMark(this.marks, this.nodeMap[i], frame.u32[(frame.nodesAt + i * 64) >> 2], passed);
  }

  /**
   * Sorts the items of a frame by node and by wire.
   * @param {Frame} frame
   */
  sort(frame) {
    const n = frame.itemCount;
    if (this.order.length < n) {
      this.order = new Int32Array(n * 2);
      this.moving = new Int32Array(n * 2);
    }
    const start = this.nodeStart.fill(0);
    this.wires.onWire.fill(0);
    this.movingCount = 0;
    for (let i = 0; i < n; i++) {
      const node = this.#nodeOf(frame, i);
      if (node >= 0) start[node + 1]++;
      else if (node === MOVES) this.#addMoving(frame, i);
    }
    for (let i = 1; i < start.length; i++) start[i] += start[i - 1];
    this.cursor.set(start.subarray(0, this.cursor.length));
    for (let i = 0; i < n; i++) {
      const node = this.#nodeOf(frame, i);
      if (node >= 0) this.order[this.cursor[node]++] = i;
    }
  }

  /**
   * The node in which an item rests; MOVES when it is on a wire, -1 when its node is gone.
   * @param {Frame} frame
   * @param {number} row
   */
  #nodeOf(frame, row) {
    const at = frame.itemsAt + row * 32;
    if (frame.u8[at + 25] <= LANE.back) return MOVES;
    const place = frame.u32[(at >> 2) + 4];
    return place < this.nodeMap.length ? this.nodeMap[place] : -1;
  }

  /**
   * @param {Frame} frame
   * @param {number} row
   */
  #addMoving(frame, row) {
    const { wires } = this;
    const word = (frame.itemsAt >> 2) + row * 8;
    const place = frame.u32[word + 4];
    const wire = place < this.wireMap.length ? this.wireMap[place] : -1;
    if (wire < 0) return;
    wires.onWire[wire]++;
    this.moving[this.movingCount++] = row;
    const lineage = frame.u32[word + 5];
    if (lineage !== 0) wires.lineage[wire] = lineage;
    const span = frame.f64[(word >> 1) + 1] - frame.f64[word >> 1];
    if (this.speed > 0) wires.short[wire] = span / 1e6 / this.speed < SHORT ? 1 : 0;
  }

  /**
   * @param {Frame} frame
   * @param {Scene} scene
   * @param {number} clock
   */
  #readWires(frame, scene, clock) {
    const { u32 } = frame;
    const { wires } = this;
    const n = Math.min(frame.wireCount, this.wireMap.length);
    for (let i = 0; i < n; i++) {
      const wire = this.wireMap[i];
      if (wire < 0) continue;
      const at = (frame.wiresAt + i * 32) >> 2;
      const state = u32[at] & ~WIRE.reverse;
      if (state !== wires.state[wire]) this.stateChanged = true;
      wires.state[wire] = state;
      if (wires.calls[wire] >= 0) this.#compare(u32, at, wire, scene, clock);
      wires.busy[wire] = u32[at + 1] > 0 || clock - wires.glowForth[wire] < 200 ? 1 : 0;
      wires.calls[wire] = u32[at + 2];
      wires.answers[wire] = u32[at + 3];
      wires.failures[wire] = u32[at + 5];
    }
  }

  /**
   * @param {Uint32Array} u32
   * @param {number} at
   * @param {number} wire
   * @param {Scene} scene
   * @param {number} clock
   */
  #compare(u32, at, wire, scene, clock) {
    const { wires } = this;
    if (u32[at + 2] > wires.calls[wire]) {
      this.pulse[scene.wires[wire].from] = clock;
      if (wires.short[wire]) restart(wires.glowForth, wire, clock);
    }
    if (u32[at + 5] > wires.failures[wire]) restart(wires.glowFailed, wire, clock);
    else if (u32[at + 3] > wires.answers[wire] && wires.short[wire]) restart(wires.glowBack, wire, clock);
  }

  /**
   * Whether something on the page still moves although no new frame comes: afterglows and pulses.
   * @param {number} clock
   */
  stirring(clock) {
    const { glowForth, glowBack, glowFailed } = this.wires;
    for (let i = 0; i < glowForth.length; i++) {
      if (clock - glowForth[i] < 260 || clock - glowBack[i] < 260 || clock - glowFailed[i] < 260) return true;
    }
    return this.pulse.some((when) => clock - when < 420);
  }
}

const MOVES = -2;
const COLUMNS = /** @type {const} */ (['state', 'lineage', 'short', 'calls', 'answers', 'failures', 'glowForth', 'glowBack', 'glowFailed']);

/**
 * What is remembered of each wire of the scene, column by column.
 * @param {string[]} keys
 */
function wireMemory(keys) {
  const n = keys.length;
  return {
    keys,
    onWire: new Uint32Array(n), busy: new Uint8Array(n), state: new Uint8Array(n), lineage: new Uint32Array(n), short: new Uint8Array(n).fill(1),
    calls: new Float64Array(n).fill(-1), answers: new Float64Array(n).fill(-1), failures: new Float64Array(n).fill(-1),
    glowForth: new Float64Array(n).fill(NEVER), glowBack: new Float64Array(n).fill(NEVER), glowFailed: new Float64Array(n).fill(NEVER),
  };
}

/**
 * Starts a glow anew, but never while the one before has hardly begun: a stream of short flights keeps moving.
 * @param {Float64Array} glows
 * @param {number} wire
 * @param {number} clock
 */
function restart(glows, wire, clock) {
  if (clock - glows[wire] > 150) glows[wire] = clock;
}

/**
 * @param {Int32Array} map
 * @param {number} n
 */
function inverse(map, n) {
  const rows = new Int32Array(n).fill(-1);
  map.forEach((index, row) => { if (index >= 0) rows[index] = row; });
  return rows;
}

/**
 * Chooses the order of rows that a frame was written in: the newest scene that the engine knew by then.
 * @param {RowOrder[]} orders oldest first
 * @param {Frame} frame
 * @returns {RowOrder | undefined}
 */
export function orderFor(orders, frame) {
  const known = orders.filter((order) => order.revision <= frame.revision);
  return known.findLast((order) => order.nodes.length === frame.nodeCount && order.wires.length === frame.wireCount) ?? known.at(-1) ?? orders[0];
}
