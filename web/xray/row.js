/**
 * One message of a lane as a row: a ring that counts down, or the place in the line; who it is, how its body begins,
 * how often it was received, and a time.
 */
import { draw, make } from '../story/dom.js';
import { count, countdown, leftOf, span } from './model.js';

/**
 * @typedef {import('./model.js').Held} Held
 * @typedef {import('./model.js').LaneName} LaneName
 * @typedef {ReturnType<typeof newRow>} Row
 */

/** The hue of a lineage, by the same golden steps as on the canvas. @param {number} lineage */
export const hue = (lineage) => ((250 + (lineage % 32) * 137.508) % 360).toFixed(1);

/** @param {string} number */
export function newRow(number) {
  const arc = draw('circle', { class: 'xray-arc', cx: 8, cy: 8, r: 6.5, pathLength: 1 });
  const parts = {
    arc,
    ring: draw('svg', { class: 'xray-ring', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, draw('circle', { class: 'xray-track', cx: 8, cy: 8, r: 6.5 }), arc),
    place: make('span', { class: 'xray-place', 'aria-hidden': 'true' }),
    dot: make('span', { class: 'dot' }),
    id: make('span', { class: 'xray-id' }),
    body: make('span', { class: 'xray-body' }),
    label: make('span', { class: 'xray-label', 'data-testid': 'xray-label' }),
    group: make('span', { class: 'xray-tag' }),
    receives: make('span', { class: 'xray-receives' }),
    time: make('span', { class: 'xray-time' }),
  };
  const button = make('button', { type: 'button', class: 'xray-message', 'data-do': `peek ${number}`, tabindex: '-1', 'data-testid': 'xray-message', 'data-number': number },
    parts.ring, parts.place, parts.dot, parts.id, parts.body, make('span', { class: 'xray-tags' }, parts.label, parts.group), parts.receives, parts.time);
  return { number, box: make('li', { class: 'xray-row' }, button), button, ...parts, held: /** @type {Held | null} */ (null), lane: /** @type {LaneName} */ ('visible') };
}

/**
 * Shows a message as it is told; times follow in tick.
 * @param {Row} row
 * @param {Held} held
 * @param {LaneName} lane
 * @param {number} place in the line, from 1
 * @param {boolean} open whether it is looked into
 */
export function showRow(row, held, lane, place, open) {
  const before = row.held;
  row.held = held;
  row.lane = lane;
  row.ring.toggleAttribute('data-rests', lane === 'visible');
  text(row.place, lane === 'visible' ? String(place) : '');
  row.button.setAttribute('aria-expanded', String(open));
  if (before && before.receives === held.receives && before.label === held.label) return;
  row.dot.style.setProperty('--hue', hue(held.lineage));
  row.dot.toggleAttribute('data-copy', held.duplicate);
  text(row.id, `#${held.lineage}`);
  text(row.body, held.body);
  row.body.title = held.body;
  text(row.receives, held.receives > 0 ? `×${count(held.receives)}` : '');
  row.receives.title = held.receives === 0 ? '' : `received ${held.receives === 1 ? 'once' : `${count(held.receives)} times`}`;
  text(row.label, held.label);
  text(row.group, held.group);
  row.group.title = held.group && `message group ${held.group}`;
}

/**
 * Brings a row to a time: how much of its ring is left, and how long that is; or how old the message is.
 * @param {Row} row
 * @param {number} now
 */
export function tickRow({ held, lane, arc, time }, now) {
  if (!held) return;
  if (lane === 'visible' || held.due < 0) {
    text(time, span(now - held.sent));
    if (time.title !== AGE) time.title = AGE;
    return;
  }
  arc.style.strokeDashoffset = String(1 - leftOf(held, now));
  text(time, countdown(held.due - now));
  const means = lane === 'inFlight' ? 'until it is visible again, unless it is deleted' : 'until it can be received';
  if (time.title !== means) time.title = means;
}

const AGE = 'since it was sent';

/**
 * Sets a text only where it is another one.
 * @param {Element} element
 * @param {string} wanted
 */
export function text(element, wanted) {
  if (element.textContent !== wanted) element.textContent = wanted;
}
