/**
 * The waterfall: which copies share a lane, what the axis shows, where each span lies. Pure.
 */
import { axisSteps, label, multiples } from '../timeline/scale.js';

/**
 * @typedef {import('./life.js').Life} Life
 * @typedef {import('./life.js').Span} Span
 *
 * @typedef {object} Segment
 * @property {Span} span
 * @property {number} x
 * @property {number} width
 * @property {string} why
 *
 * @typedef {object} End
 * @property {number} x
 * @property {number} time
 * @property {string} state
 * @property {string} label
 *
 * @typedef {object} Lane
 * @property {string} node
 * @property {string} peer
 * @property {string} name what stands beside the lane: the node, or the peer where a node has a copy for each of several
 * @property {Segment[]} segments
 * @property {End[]} ends
 *
 * @typedef {object} Waterfall
 * @property {number} from
 * @property {number} to
 * @property {number} left where the axis begins, in pixels
 * @property {number} right
 * @property {Lane[]} lanes
 * @property {{x: number, text: string}[]} ticks
 */

/** How much of the width belongs to the names of the lanes, in pixels. */
export const NAMES = 136;
const MARGIN = 20;
/** Spans are drawn at least so wide, in pixels. */
const LEAST = 2;

/**
 * What the axis shows: from birth to the last change, and a little more of what goes on.
 * @param {Life} life
 * @returns {[number, number]}
 */
export function axisOf(life) {
  let last = life.born;
  for (const { time } of life.rows) last = Math.max(last, time);
  for (const { arrive } of life.hops) last = Math.max(last, arrive);
  for (const { from, to, open } of life.spans) last = Math.max(last, open ? from : to);
  const length = Math.max(last - life.born, 1e6);
  return [life.born, life.spans.some((span) => span.open) ? last + length * 0.12 : last + length * 0.03];
}

/**
 * Copies in lanes: each node has its own, and a further one where two of its copies lived at the same time.
 * @param {Life} life
 * @returns {{node: string, peer: string, copies: number[]}[]}
 */
export function lanesOf(life) {
  /** @type {{node: string, peer: string, copies: number[], until: number}[]} */
  const lanes = [];
  for (const copy of [...life.copies].sort((a, b) => a.born - b.born || a.id - b.id)) {
    const until = copy.ended < 0 ? Infinity : copy.ended;
    const lane = lanes.find((one) => one.node === copy.node && one.peer === copy.peer && one.until <= copy.born);
    if (lane) {
      lane.copies.push(copy.id);
      lane.until = until;
    } else lanes.push({ node: copy.node, peer: copy.peer, copies: [copy.id], until });
  }
  return lanes;
}

/**
 * @param {Life} life
 * @param {number} width in pixels
 * @returns {Waterfall}
 */
export function layWaterfall(life, width) {
  const [from, to] = axisOf(life);
  const left = NAMES, right = Math.max(width - MARGIN, left + 100);
  const x = (/** @type {number} */ at) => left + ((Math.min(Math.max(at, from), to) - from) / (to - from)) * (right - left);
  const whys = new Map(life.rows.filter((row) => row.copy >= 0).map((row) => [`${row.copy} ${row.time}`, row.why]));
  const plain = lanesOf(life);
  const split = (/** @type {string} */ node) => new Set(plain.filter((lane) => lane.node === node).map((lane) => lane.peer)).size > 1;
  const lanes = plain.map(({ node, peer, copies }) => ({
    node,
    peer,
    name: peer !== '' && split(node) ? `→ ${peer}` : node,
    segments: life.spans.filter((span) => copies.includes(span.copy)).map((span) => ({
      span, x: x(span.from), width: Math.max(LEAST, x(span.to) - x(span.from)), why: whys.get(`${span.copy} ${span.from}`) ?? '',
    })),
    ends: life.copies.filter((copy) => copies.includes(copy.id) && copy.ended >= 0)
      .map((copy) => ({ x: x(copy.ended), time: copy.ended, state: copy.state, label: copy.label })),
  }));
  return { from, to, left, right, lanes, ticks: ticksOf(from, to, right - left).map(({ at, text }) => ({ x: x(at), text })) };
}

/**
 * Ticks at round ages of the message.
 * @param {number} from
 * @param {number} to
 * @param {number} width
 */
function ticksOf(from, to, width) {
  const { major } = axisSteps(to - from, width, 88);
  return multiples(0, to - from, major).map((age) => ({ at: from + age, text: age === 0 ? '0' : `+${label(age, major)}` }));
}
