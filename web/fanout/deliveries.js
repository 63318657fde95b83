/**
 * The copies under way: which attempt this is, of how many, in which phase, and how long until the next, as a ring.
 */
import { draw, make } from '../story/dom.js';
import { count } from '../xray/model.js';
import { hue, text } from '../xray/row.js';
import { showKept } from './keep.js';
import { leftOf, minutes } from './model.js';

/**
 * @typedef {import('./model.js').Told} Told
 * @typedef {import('./model.js').Delivery} Delivery
 * @typedef {ReturnType<typeof newRow>} Row
 */

export function buildDeliveries() {
  const rows = make('ul', { class: 'fan-rows', 'aria-label': 'Copies under way' });
  const total = make('span', { class: 'xray-total', 'data-testid': 'fan-under-way' }), note = make('p', { class: 'xray-note' });
  const box = make('section', { class: 'fan-lane', 'data-testid': 'fan-deliveries' },
    make('div', { class: 'xray-lane-head' }, make('h4', {}, 'Under way'), total, make('span', { class: 'xray-means' }, 'until the next attempt')), rows, note);
  return { box, rows, total, note, kept: /** @type {Map<string, Row>} */ (new Map()) };
}

/** @typedef {ReturnType<typeof buildDeliveries>} Deliveries */

/**
 * @param {Deliveries} list
 * @param {Told} told
 */
export function showDeliveries(list, told) {
  text(list.total, count(told.underWay));
  showKept(list, told.deliveries, (one) => one.key, newRow, (row, one) => showRow(row, one, told));
  const more = told.underWay - told.deliveries.length;
  text(list.note, !told.known ? 'The engine has not told yet.' : told.underWay === 0 ? 'No copy is under way: each was delivered, filtered out, or has failed for good.' : more > 0 ? `and ${count(more)} more` : '');
  list.note.hidden = list.note.textContent === '';
}

function newRow() {
  const arc = draw('circle', { class: 'xray-arc', cx: 8, cy: 8, r: 6.5, pathLength: 1 });
  const parts = {
    ring: draw('svg', { class: 'xray-ring', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, draw('circle', { class: 'xray-track', cx: 8, cy: 8, r: 6.5 }), arc),
    dot: make('span', { class: 'dot' }), to: make('span', { class: 'fan-to' }), attempt: make('span', { class: 'fan-attempt', 'data-testid': 'fan-attempt' }),
    phase: make('span', { class: 'fan-phase', 'data-testid': 'fan-phase' }), time: make('span', { class: 'xray-time', 'data-testid': 'fan-countdown' }),
  };
  const button = make('button', { type: 'button', class: 'fan-delivery', title: 'The life of this copy', 'data-testid': 'fan-delivery' }, ...Object.values(parts));
  return { box: make('li', { class: 'fan-delivery-row' }, button), button, arc, ...parts, delivery: /** @type {Delivery | null} */ (null) };
}

/**
 * @param {Row} row
 * @param {Delivery} one
 * @param {Told} told
 */
function showRow(row, one, told) {
  row.delivery = one;
  row.button.dataset.do = `copy-of ${one.lineage} ${told.node} ${one.to}`;
  row.dot.style.setProperty('--hue', hue(one.lineage));
  text(row.to, one.moving === '' ? `#${one.lineage} to ${one.to}` : `#${one.lineage}, not taken by ${one.to}, to ${one.moving}`);
  text(row.attempt, one.attempts > 0 ? `attempt ${count(one.attempt)} of ${count(one.attempts)}` : `attempt ${count(one.attempt)}`);
  text(row.phase, one.phase);
}

/**
 * @param {Deliveries} list
 * @param {number} now
 */
export function tickDeliveries(list, now) {
  for (const { delivery, arc, time } of list.kept.values()) {
    if (!delivery) continue;
    if (delivery.due < 0) { text(time, ''); continue; }
    arc.style.strokeDashoffset = String(1 - leftOf(delivery, now));
    text(time, minutes(delivery.due - now));
  }
}
