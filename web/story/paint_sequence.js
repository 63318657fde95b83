/**
 * Paints the sequence diagram: lifelines, arrows between them, notes on them, the time beside each line.
 */
import { clock, short } from '../timeline/scale.js';
import { draw, fit, roam } from './dom.js';
import { HEAD, laySequence, TIMES } from './sequence.js';

/**
 * @typedef {import('./life.js').Life} Life
 * @typedef {import('./sequence.js').Step} Step
 */

/** How far from its lifeline an arrow begins and ends. */
const GAP = 4;

/**
 * @param {Life} life
 * @param {number} width
 * @param {(text: string) => void} explain says what is pointed at
 * @param {(ns: string) => void} seek
 */
export function paintSequence(life, width, explain, seek) {
  const plan = laySequence(life, width);
  const height = plan.height + (plan.left > 0 ? 24 : 0);
  const svg = draw('svg', { class: 'story-picture', width: plan.width, height, viewBox: `0 0 ${plan.width} ${height}`, role: 'group', 'aria-label': 'Sequence diagram: who hands the message to whom' });
  const actors = draw('g', { class: 'story-actors' }, draw('rect', { class: 'story-ground', width: plan.width, height: HEAD }));
  for (const { name, x } of plan.actors) {
    svg.append(draw('path', { class: 'story-lifeline', d: `M${x} ${HEAD - 6}V${plan.height - 8}` }));
    actors.append(draw('g', { class: 'story-actor' }, draw('title', {}, name), draw('rect', { x: x - 58, y: 6, width: 116, height: 24, rx: 5 }),
      draw('text', { x, y: 22, 'text-anchor': 'middle' }, fit(name, 108))));
  }
  const steps = draw('g', {});
  let before = '';
  for (const step of plan.steps) {
    const at = clock(step.time, 1e6);
    svg.append(...(at === before ? [] : [draw('text', { class: 'story-tick', x: TIMES - 14, y: step.y + 4, 'text-anchor': 'end' }, at)]));
    before = at;
    steps.append(paintStep(step, at, plan.apart - 10));
  }
  svg.append(steps, actors);
  if (plan.left > 0) svg.append(draw('text', { class: 'story-tick', x: TIMES, y: plan.height + 8 }, `${plan.left} more are not drawn`));
  roam(steps, '.story-step');
  listen(steps, explain, seek);
  return svg;
}

/**
 * @param {Step} step
 * @param {string} at
 * @param {number} room for a note, in pixels
 */
function paintStep(step, at, room) {
  const words = wordsOf(step);
  const failure = step.hop ? step.hop.failure : step.row?.failure;
  const group = draw('g', {
    class: `story-step${failure ? ' failed' : ''}`, role: 'img', 'aria-label': `${at} ${words}`, 'data-words': `${at} ${words}`,
    'data-at': String(BigInt(Math.round(step.time))),
  });
  group.append(...(step.hop ? paintArrow(step) : paintNote(step, room)));
  return group;
}

/** @param {Step} step */
function wordsOf({ hop, row, label }) {
  if (!hop) return `${row?.node}: ${label} ${row?.text}.${row?.why ? ` Why: ${row.why}` : ''}`;
  const way = `${hop.from} to ${hop.to}: ${label}`;
  if (hop.open) return `${way}, still under way`;
  if (hop.failure) return `${way}, in vain`;
  return hop.arrive > hop.at ? `${way}, ${short(hop.arrive - hop.at)} under way` : way;
}

/** @param {Step} step */
function paintArrow({ from, to, y, label, hop }) {
  if (!hop || from === to) return [];
  const way = to > from ? 1 : -1;
  const start = from + GAP * way, end = to - GAP * way;
  const head = hop.failure
    ? `M${end - 9 * way} ${y - 4}l8 8m0-8l-8 8`
    : hop.open ? `M${end - 6 * way} ${y - 4}L${end} ${y}` : `M${end - 7 * way} ${y - 4}L${end} ${y}l${-7 * way} 4z`;
  const line = `story-arrow${hop.kind === 'answer' ? ' answer' : ''}`;
  return [
    draw('path', { class: line, d: `M${start} ${y}H${end - (hop.failure ? 5 * way : 0)}` }),
    draw('path', { class: `story-point${hop.failure || hop.open ? ' open' : ''}`, d: head }),
    draw('text', { class: 'story-label', x: (from + to) / 2, y: y - 6, 'text-anchor': 'middle' }, fit(label, Math.abs(to - from) - 12)),
    draw('rect', { class: 'story-hit', x: Math.min(from, to), y: y - 20, width: Math.abs(to - from), height: 28 }),
  ];
}

/**
 * @param {Step} step
 * @param {number} room
 */
function paintNote({ from, y, label, row }, room) {
  const text = label + (row && row.text !== '' ? ` ${row.text}` : '');
  return [
    draw('rect', { class: 'story-note', x: from - room / 2, y: y - 11, width: room, height: 22, rx: 4 }),
    draw('text', { class: 'story-label', x: from, y: y + 4, 'text-anchor': 'middle' }, fit(text, room - 10)),
  ];
}

/**
 * @param {SVGGElement} steps
 * @param {(text: string) => void} explain
 * @param {(ns: string) => void} seek
 */
function listen(steps, explain, seek) {
  const step = (/** @type {Event} */ event) => /** @type {Element} */ (event.target).closest('.story-step');
  const told = (/** @type {Event} */ event) => {
    const words = step(event)?.getAttribute('data-words');
    if (words) explain(words);
  };
  const go = (/** @type {Event} */ event) => {
    const at = step(event)?.getAttribute('data-at');
    if (at) seek(at);
  };
  steps.addEventListener('pointerover', told);
  steps.addEventListener('focusin', told);
  steps.addEventListener('click', go);
  steps.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      go(event);
    }
  });
}
