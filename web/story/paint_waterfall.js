/**
 * Paints the waterfall: a lane for each copy, a segment for each thing it does, shaped by state and not by colour alone.
 */
import { short } from '../timeline/scale.js';
import { draw, fit, roam } from './dom.js';
import { STATES } from './life.js';
import { layWaterfall, NAMES } from './waterfall.js';

/**
 * @typedef {import('./life.js').Life} Life
 * @typedef {import('./waterfall.js').Lane} Lane
 * @typedef {import('./waterfall.js').Segment} Segment
 * @typedef {import('./waterfall.js').End} End
 */

const TOP = 28;
const LANE = 30;
const BAR = 16;
const LEGEND = 30;

/** @type {Record<string, string>} the end of a copy: a tick, a cross, a dash */
const ENDS = {
  done: 'M-4 0l3 3 5-6',
  failed: 'M-3-3l6 6M3-3l-6 6',
  lost: 'M-3-3l6 6M3-3l-6 6',
  passed: 'M0-6v12',
};

/**
 * @param {Life} life
 * @param {number} width
 * @param {(text: string) => void} explain says what is pointed at
 */
export function paintWaterfall(life, width, explain) {
  const plan = layWaterfall(life, Math.max(width, 480));
  const wide = plan.right + 20, legendY = TOP + plan.lanes.length * LANE + 8;
  const svg = draw('svg', { class: 'story-picture', width: wide, height: legendY + LEGEND, viewBox: `0 0 ${wide} ${legendY + LEGEND}`, role: 'group', 'aria-label': 'Waterfall: what each copy does over time' }, patterns());
  for (const { x, text } of plan.ticks) {
    svg.append(draw('path', { class: 'story-grid', d: `M${x} ${TOP - 6}V${legendY - 8}` }), draw('text', { class: 'story-tick', x, y: 14, 'text-anchor': 'middle' }, text));
  }
  const segments = draw('g', {});
  for (const [i, lane] of plan.lanes.entries()) paintLane(svg, segments, lane, TOP + i * LANE, plan.right);
  svg.append(segments, legend(life, legendY));
  roam(segments, '.story-segment');
  listen(segments, explain);
  return svg;
}

function patterns() {
  const hatch = draw('pattern', { id: 'story-hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, draw('path', { class: 'story-hatching', d: 'M1 0v6' }));
  const cross = draw('pattern', { id: 'story-cross', width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, draw('path', { class: 'story-crossing', d: 'M0 0l6 6M6 0l-6 6' }));
  return draw('defs', {}, hatch, cross);
}

/**
 * @param {SVGSVGElement} svg
 * @param {SVGGElement} segments
 * @param {Lane} lane
 * @param {number} y
 * @param {number} right
 */
function paintLane(svg, segments, lane, y, right) {
  const middle = y + LANE / 2;
  const name = lane.peer === '' ? lane.node : `${lane.node} to ${lane.peer}`;
  const inset = lane.name === lane.node ? 8 : 20;
  svg.append(
    draw('path', { class: 'story-lane', d: `M0 ${y + LANE - 0.5}H${right + 20}` }),
    draw('text', { class: 'story-name', x: inset, y: middle + 4 }, draw('title', {}, name), fit(lane.name, NAMES - 8 - inset)),
  );
  for (const segment of lane.segments) segments.append(paintSegment(segment, middle));
  for (const end of lane.ends) segments.append(paintEnd(end, middle));
}

/**
 * A bar of full height where the message is; a thin one where only an answer is waited for.
 * @param {string} state
 * @param {number} x
 * @param {number} middle
 * @param {number} width
 */
function shapeOf(state, x, middle, width) {
  const height = state === 'way' ? 5 : BAR;
  const box = { x, y: middle - height / 2, width, height, rx: Math.min(3, width / 2) };
  const bars = [draw('rect', { ...box, class: `story-bar ${state}` })];
  if (state === 'hidden') bars.push(draw('rect', { ...box, fill: 'url(#story-hatch)' }));
  if (state === 'aside') bars.push(draw('rect', { ...box, fill: 'url(#story-cross)' }));
  return bars;
}

/**
 * @param {Segment} segment
 * @param {number} middle
 */
function paintSegment({ span, x, width, why }, middle) {
  const words = `${span.node}: ${span.label}, ${short(span.to - span.from)}${span.open ? ' so far' : ''}`;
  const group = draw('g', { class: 'story-segment', role: 'img', 'aria-label': why ? `${words}. Why: ${why}` : words, 'data-words': words, 'data-why': why });
  group.append(...shapeOf(span.state, x, middle, width));
  if (span.open) group.append(draw('path', { class: 'story-on', d: `M${x + width + 3} ${middle - 4}l5 4-5 4` }));
  group.append(draw('rect', { class: 'story-hit', x: x - 1, y: middle - LANE / 2, width: Math.max(width + 2, 8), height: LANE }));
  return group;
}

/**
 * @param {End} end
 * @param {number} middle
 */
function paintEnd(end, middle) {
  return draw('g', { class: `story-end ${end.state}`, transform: `translate(${end.x} ${middle})` }, draw('title', {}, end.label),
    ...(end.state === 'passed' ? [] : [draw('circle', { r: 7 })]), draw('path', { d: ENDS[end.state] ?? ENDS.passed }));
}

/**
 * The states that occur, with their shapes.
 * @param {Life} life
 * @param {number} y
 */
function legend(life, y) {
  const group = draw('g', { class: 'story-legend', 'aria-hidden': 'true' });
  let x = 8;
  for (const [state, words] of Object.entries(STATES)) {
    if (!life.spans.some((span) => span.state === state)) continue;
    group.append(...shapeOf(state, x, y + 12, 20), draw('text', { x: x + 26, y: y + 16 }, words));
    x += 26 + words.length * 6.2 + 20;
  }
  return group;
}

/**
 * @param {SVGGElement} segments
 * @param {(text: string) => void} explain
 */
function listen(segments, explain) {
  const told = (/** @type {Event} */ event) => {
    const at = /** @type {Element} */ (event.target).closest('.story-segment');
    const why = at?.getAttribute('data-why');
    if (at) explain(`${at.getAttribute('data-words')}.${why ? ` Why: ${why}` : ''}`);
  };
  segments.addEventListener('pointerover', told);
  segments.addEventListener('focusin', told);
}
