/**
 * Marks: what a person would not expect of a node and what is no failure, such as a message delivered twice, stands at
 * the node for a moment. A frame counts marks; the label lives while frames come, so that it stays while the run stands.
 */

/** How long a label stays, in real milliseconds of a run that goes on, and how long it fades at the end. */
const STAYS = 2400;
const FADES = 500;

/** @typedef {ReturnType<typeof noMarks>} Marks what is remembered of each node, column by column */

/** @param {number} n how many nodes there are */
export function noMarks(n) {
  return { code: new Uint8Array(n), count: new Int32Array(n).fill(-1), times: new Uint32Array(n), left: new Float64Array(n) };
}

/**
 * Takes a node's row of a new frame.
 * @param {Marks} marks
 * @param {number} node
 * @param {number} state of the row
 * @param {number} passed real milliseconds since the frame before; 0 where time went back or stood still
 */
export function readMark(marks, node, state, passed) {
  const count = state >>> 16, before = marks.count[node];
  const more = (count - before) & 0xffff;
  marks.count[node] = count;
  if (before < 0) return;
  if (more >= 0x8000) marks.left[node] = 0; // the run went back
  else if (more > 0) {
    marks.times[node] = marks.left[node] > 0 ? marks.times[node] + more : more;
    marks.left[node] = STAYS;
    marks.code[node] = (state >>> 8) & 0xff;
  } else marks.left[node] = Math.max(0, marks.left[node] - passed);
}

/**
 * How strong a node's label is, 0 to 1.
 * @param {Marks} marks
 * @param {number} node
 */
export const markStrength = (marks, node) => Math.min(1, (marks.left[node] ?? 0) / FADES);
