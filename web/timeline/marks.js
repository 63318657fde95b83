/**
 * Marks on the timeline: what somebody did, what goes wrong by plan, where a run was stopped, where a future was left.
 * Where several would cover each other, one group stands for them.
 *
 * @typedef {object} Mark
 * @property {string} id
 * @property {'fault' | 'burst' | 'command' | 'breakpoint' | 'fork'} what
 * @property {number} at virtual nanoseconds
 * @property {string} title
 * @property {string} detail
 * @property {boolean} movable
 * @property {number} index of the fault in the scenario
 *
 * @typedef {object} Group
 * @property {number} x pixels
 * @property {Mark[]} marks one or several, in the order of their times
 */
import { label, stepUpTo } from './scale.js';

/** What each kind of mark is called, and the path that draws it on a square of 16. */
export const KINDS = {
  fault: { name: 'Fault', path: 'M9 1.8 4 9h3.4L6.6 14.2 12 7H8.6z', fill: true },
  burst: { name: 'Burst', path: 'M8 2v3.2M8 10.8V14M2 8h3.2M10.8 8H14M3.8 3.8 6 6M10 10l2.2 2.2M12.2 3.8 10 6M6 10l-2.2 2.2', fill: false },
  command: { name: 'Done by hand', path: 'M8 2.6 13.4 8 8 13.4 2.6 8z', fill: false },
  breakpoint: { name: 'Paused by a breakpoint', path: 'M5.5 2.5h5l3 3v5l-3 3h-5l-3-3v-5z', fill: true },
  fork: { name: 'Another future', path: 'M2.5 11.5h11M6 11.5C8 11.5 8 4.5 10 4.5h3', fill: false },
};

/** The most that are drawn, by how much they matter. */
const ORDER = ['breakpoint', 'fault', 'burst', 'fork', 'command'];
/** More marks than these are not kept: the newest go on. */
export const MARKS_MAX = 2000;

/**
 * Reads marks; what is no mark is left out.
 * @param {string} json
 * @returns {Mark[]} in the order of their times
 */
export function readMarks(json) {
  const list = JSON.parse(json);
  if (!Array.isArray(list)) return [];
  return list
    .filter((mark) => mark && Object.hasOwn(KINDS, mark.what) && Number.isFinite(Number(mark.at)))
    .map(({ id, what, at, title, detail, movable, index }) => ({
      id: String(id), what, at: Math.max(0, Number(at)), title: String(title ?? ''), detail: String(detail ?? ''), movable: movable === true, index: Number(index ?? -1),
    }))
    .sort((a, b) => a.at - b.at)
    .slice(-MARKS_MAX);
}

/**
 * The futures that were left, as marks where they branch off.
 * @param {{from: string, end: string, commands: number}[]} branches
 * @returns {Mark[]}
 */
export const forkMarks = (branches) =>
  branches.map(({ from, end, commands }, i) => ({
    id: `fork-${i}`,
    what: 'fork',
    at: Number(from),
    title: `Another future, left at ${exact(Number(from))}`,
    detail: `seen up to ${exact(Number(end))}, ${commands === 1 ? '1 change by hand' : `${commands} changes by hand`}`,
    movable: false,
    index: i,
  }));

/**
 * A moment as exactly as anybody needs it: "1 min 30.25 s".
 * @param {number} at
 */
export const exact = (at) => label(at, stepUpTo(1e6));

/**
 * Joins marks that would cover each other.
 * @param {Mark[]} marks in the order of their times
 * @param {(at: number) => number} place pixels
 * @param {number} gap pixels between groups
 * @param {number} width
 * @returns {Group[]}
 */
export function groupMarks(marks, place, gap, width) {
  /** @type {Group[]} */
  const groups = [];
  for (const mark of marks) {
    const x = place(mark.at);
    if (x < -0.5 || x > width + 0.5) continue;
    const last = groups[groups.length - 1];
    if (last && x - last.x < gap) last.marks.push(mark);
    else groups.push({ x, marks: [mark] });
  }
  return groups;
}

/**
 * The kind of mark whose picture a group has: the one that matters most.
 * @param {Group} group
 * @returns {Mark['what']}
 */
export const kindOf = ({ marks }) => /** @type {Mark['what']} */ (ORDER.find((what) => marks.some((mark) => mark.what === what)) ?? 'command');

/**
 * A group in words.
 * @param {Group} group
 */
export function groupWords({ marks }) {
  if (marks.length === 1) return `${marks[0].title || KINDS[marks[0].what].name}, ${exact(marks[0].at)}`;
  const some = marks.slice(0, 3).map((mark) => mark.title || KINDS[mark.what].name).join(', ');
  return `${marks.length} marks from ${exact(marks[0].at)}: ${some}${marks.length > 3 ? ', and more' : ''}`;
}
