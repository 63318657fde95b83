/**
 * Reads the engine's binary frames as typed arrays over the transferred buffer. Nothing is copied and nothing is
 * allocated per row: painters index the three views.
 *
 *     header 64 bytes | node rows of 64 | wire rows of 32 | item rows of 32, little endian
 */

export const FRAME_VERSION = 1;
export const HEADER_BYTES = 64;
export const NODE_BYTES = 64;
export const WIRE_BYTES = 32;
export const ITEM_BYTES = 32;
export const GAUGES = 6;

/** Bits of a node's state. */
export const NODE = Object.freeze({ crashed: 1, hung: 2, slowed: 4, busy: 8 });
/** Bits of a wire's state. */
export const WIRE = Object.freeze({ cut: 1, dropping: 2, reverse: 4, duplicating: 8, delaying: 16, reordering: 32 });
/** Shapes of an item: what kind of message it is. */
export const SHAPE = Object.freeze({ request: 0, answer: 1, event: 2, error: 3, poll: 4 });
/** Lanes of an item: where it moves or rests. */
export const LANE = Object.freeze({ forth: 0, back: 1, visible: 2, inFlight: 3, delayed: 4, cell: 5, waiting: 6, pending: 7 });
/** Bits of an item's flags. */
export const ITEM = Object.freeze({ duplicate: 1, lost: 2 });
/** Bits of a frame's flags. */
export const FLAG = Object.freeze({ itemsCut: 1, behind: 2, bug: 4 });

const MAGIC = 0x4650434c; // "LCPF" read as a little endian number

/**
 * @typedef {object} Frame
 * @property {ArrayBuffer} buffer
 * @property {Uint8Array} u8
 * @property {Uint32Array} u32
 * @property {Float64Array} f64
 * @property {bigint} now virtual nanoseconds
 * @property {bigint} hash of the trace so far
 * @property {number} events processed since the start
 * @property {number} nodeCount
 * @property {number} wireCount
 * @property {number} itemCount
 * @property {number} flags
 * @property {number} revision number of commands handled
 * @property {number} pending future events
 * @property {number} records written
 * @property {number} nodesAt byte offset of the first node row
 * @property {number} wiresAt byte offset of the first wire row
 * @property {number} itemsAt byte offset of the first item row
 */

/**
 * Reads the frame that fills the first `length` bytes of a buffer; throws one sentence when it is not a frame.
 * @param {ArrayBuffer} buffer
 * @param {number} length
 * @returns {Frame}
 */
export function readFrame(buffer, length) {
  if (length < HEADER_BYTES || length > buffer.byteLength) {
    throw new Error(`a frame of ${length} bytes in a buffer of ${buffer.byteLength}: at least ${HEADER_BYTES} are needed`);
  }
  const header = new DataView(buffer, 0, HEADER_BYTES);
  const magic = header.getUint32(0, true);
  if (magic !== MAGIC) throw new Error(`frame begins with 0x${magic.toString(16)}, not "LCPF"`);
  const version = header.getUint32(4, true);
  if (version !== FRAME_VERSION) throw new Error(`frame version ${version}: this page reads version ${FRAME_VERSION}`);
  const nodeCount = header.getUint32(32, true);
  const wireCount = header.getUint32(36, true);
  const itemCount = header.getUint32(40, true);
  const wiresAt = HEADER_BYTES + nodeCount * NODE_BYTES;
  const itemsAt = wiresAt + wireCount * WIRE_BYTES;
  const needed = itemsAt + itemCount * ITEM_BYTES;
  if (needed > length) {
    throw new Error(`frame of ${length} bytes promises ${nodeCount} nodes, ${wireCount} wires and ${itemCount} items: ${needed} bytes`);
  }
  return {
    buffer,
    u8: new Uint8Array(buffer),
    u32: new Uint32Array(buffer, 0, buffer.byteLength >> 2),
    f64: new Float64Array(buffer, 0, buffer.byteLength >> 3),
    now: header.getBigInt64(8, true),
    hash: header.getBigUint64(16, true),
    events: Number(header.getBigUint64(24, true)),
    nodeCount, wireCount, itemCount,
    flags: header.getUint32(44, true),
    revision: header.getUint32(48, true),
    pending: header.getUint32(52, true),
    records: Number(header.getBigUint64(56, true)),
    nodesAt: HEADER_BYTES, wiresAt, itemsAt,
  };
}

/**
 * Where an item stands between its start and its end, 0 to 1, `at` nanoseconds after the frame's own time.
 * @param {Frame} frame
 * @param {number} item index of the row
 * @param {number} at
 */
export function fraction(frame, item, at) {
  const row = (frame.itemsAt >> 3) + item * 4;
  const from = frame.f64[row];
  const span = frame.f64[row + 1] - from;
  if (!(span > 0)) return 1;
  const part = (at - from) / span;
  return part < 0 ? 0 : part > 1 ? 1 : part;
}
