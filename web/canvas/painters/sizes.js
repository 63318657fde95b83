/**
 * How large each picture is, in world pixels on the 8 pixel grid. Node and picture sizes are known before anything
 * is drawn, so that wires, hits and the first picture agree.
 */

/** @type {Record<string, {width: number, height: number}>} */
const SIZES = {
  queue: { width: 240, height: 144 },
  workers: { width: 192, height: 120 },
  fan: { width: 176, height: 120 },
  client: { width: 176, height: 112 },
  inbox: { width: 192, height: 120 },
  phone: { width: 176, height: 128 },
  endpoint: { width: 176, height: 112 },
  sink: { width: 176, height: 96 },
};

const PLAIN = { width: 176, height: 96 };

/** Height of a node's heading: title and kind. */
export const HEADING = 40;
/** Radius of a node's corners. */
export const CORNER = 10;

/**
 * @param {string} picture
 */
export function sizeOf(picture) {
  return SIZES[picture] ?? PLAIN;
}
