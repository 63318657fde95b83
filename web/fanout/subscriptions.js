/**
 * The subscriptions: who gets copies, through which filter, and how it went so far.
 */
import { make } from '../story/dom.js';
import { count } from '../xray/model.js';
import { text } from '../xray/row.js';
import { showKept } from './keep.js';

/**
 * @typedef {import('./model.js').Told} Told
 * @typedef {import('./model.js').Subscription} Subscription
 * @typedef {ReturnType<typeof newRow>} Row
 */

export function buildSubscriptions() {
  const rows = make('ul', { class: 'fan-rows', 'aria-label': 'Subscriptions' });
  const total = make('span', { class: 'xray-total' }), note = make('p', { class: 'xray-note' });
  const box = make('section', { class: 'fan-lane', 'data-testid': 'fan-subscriptions' },
    make('div', { class: 'xray-lane-head' }, make('h4', {}, 'Subscriptions'), total), rows, note);
  return { box, rows, total, note, kept: /** @type {Map<string, Row>} */ (new Map()) };
}

/** @typedef {ReturnType<typeof buildSubscriptions>} Subscriptions */

/**
 * @param {Subscriptions} list
 * @param {Told} told
 */
export function showSubscriptions(list, told) {
  text(list.total, count(told.subscriptions.length));
  showKept(list, told.subscriptions, (one) => one.wire, newRow, showRow);
  text(list.note, told.subscriptions.length === 0 ? 'Nobody has subscribed. Draw a wire from the topic to a queue, an inbox, a phone or an endpoint.' : '');
  list.note.hidden = told.subscriptions.length > 0;
}

/** @param {string} wire */
function newRow(wire) {
  const parts = { to: make('span', { class: 'fan-to' }), protocol: make('span', { class: 'xray-tag' }), counts: make('span', { class: 'fan-text' }) };
  const filter = make('button', { type: 'button', class: 'button small', 'data-do': `xray ${wire}`, 'data-testid': 'fan-filter' });
  return { box: make('li', { class: 'fan-subscription', 'data-testid': 'fan-subscription' }, parts.to, parts.protocol, filter, parts.counts), filter, ...parts };
}

/**
 * @param {Row} row
 * @param {Subscription} one
 */
function showRow(row, one) {
  text(row.to, one.to);
  text(row.protocol, one.state ? `${one.protocol}: ${one.state}` : one.protocol);
  text(row.filter, one.filtered ? 'Filter' : 'Add a filter');
  row.filter.title = `The filter of ${one.to}`;
  row.filter.classList.toggle('quiet', !one.filtered);
  text(row.counts, one.counts.map(([words, n]) => `${count(n)} ${words}`).join(', '));
}
