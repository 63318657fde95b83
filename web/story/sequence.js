/**
 * The sequence diagram: who appears, what stands in which line. Pure.
 */

/**
 * @typedef {import('./life.js').Life} Life
 * @typedef {import('./life.js').Hop} Hop
 * @typedef {import('./life.js').Row} Row
 *
 * @typedef {object} Step
 * @property {number} time
 * @property {number} n number of the record
 * @property {number} y
 * @property {number} from x of an arrow's beginning, or of the note
 * @property {number} to x of the arrow's end; the same for a note
 * @property {string} label
 * @property {Hop | null} hop
 * @property {Row | null} row of a note
 *
 * @typedef {object} Sequence
 * @property {{name: string, x: number}[]} actors
 * @property {Step[]} steps
 * @property {number} apart from lifeline to lifeline
 * @property {number} width
 * @property {number} height
 * @property {number} left how many more there are
 */

/** How many arrows and notes are drawn. */
export const STEPS_MAX = 400;
/** Pixels: of the column of times, of the row of names, from line to line, between lifelines. */
export const TIMES = 84;
export const HEAD = 36;
const LINE = 34;
const APART_LEAST = 132;
const APART_MOST = 220;

/**
 * Arrows and notes in the order of time.
 * @param {Life} life
 */
export function stepsOf(life) {
  const hops = life.hops.map((hop) => ({ time: hop.at, n: hop.n, hop, row: null }));
  const notes = life.rows.filter((row) => row.note).map((row) => ({ time: row.time, n: row.n, hop: null, row }));
  return [...hops, ...notes].sort((a, b) => a.time - b.time || a.n - b.n || (a.hop ? 0 : 1) - (b.hop ? 0 : 1));
}

/**
 * @param {Life} life
 * @param {number} width what there is, in pixels
 * @returns {Sequence}
 */
export function laySequence(life, width) {
  const all = stepsOf(life);
  const shown = all.slice(0, STEPS_MAX);
  /** @type {string[]} */
  const names = [];
  const meet = (/** @type {string} */ name) => void (names.includes(name) || names.push(name));
  for (const { hop, row } of shown) {
    if (hop) meet(hop.from), meet(hop.to);
    else if (row) meet(row.node);
  }
  const apart = Math.max(APART_LEAST, Math.min(APART_MOST, (width - TIMES) / Math.max(1, names.length)));
  const x = (/** @type {string} */ name) => TIMES + (names.indexOf(name) + 0.5) * apart;
  const steps = shown.map(({ time, n, hop, row }, i) => ({
    time, n, hop, row,
    y: HEAD + (i + 1) * LINE,
    from: x(hop ? hop.from : (row?.node ?? '')),
    to: x(hop ? hop.to : (row?.node ?? '')),
    label: hop ? hop.label : (row?.what ?? ''),
  }));
  return {
    actors: names.map((name) => ({ name, x: x(name) })),
    steps,
    apart,
    width: TIMES + names.length * apart,
    height: HEAD + (shown.length + 1) * LINE,
    left: all.length - shown.length + life.leftOut,
  };
}
