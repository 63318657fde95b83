/**
 * What was published: one row each, which opens to the copies for the subscriptions.
 */
import { make } from '../story/dom.js';
import { clock, count } from '../xray/model.js';
import { hue, text } from '../xray/row.js';
import { showKept } from './keep.js';
import { WORDS, sumWords } from './model.js';

/**
 * @typedef {import('./model.js').Told} Told
 * @typedef {import('./model.js').Published} Published
 * @typedef {import('./model.js').Copy} Copy
 * @typedef {ReturnType<typeof newRow>} Row
 * @typedef {ReturnType<typeof newCopy>} CopyRow
 */

export function buildPublished() {
  const rows = make('ul', { class: 'fan-rows', 'aria-label': 'Published messages, the newest first' });
  const total = make('span', { class: 'xray-total', 'data-testid': 'fan-total' }), note = make('p', { class: 'xray-note' });
  const box = make('section', { class: 'fan-lane fan-published', 'data-testid': 'fan-published' },
    make('div', { class: 'xray-lane-head' }, make('h4', {}, 'Published'), total, make('span', { class: 'xray-means', title: 'open one to see what became of each copy' }, 'open one to see its copies')), rows, note);
  return { box, rows, total, note, kept: /** @type {Map<string, Row>} */ (new Map()) };
}

/** @typedef {ReturnType<typeof buildPublished>} PublishedList */

/**
 * @param {PublishedList} list
 * @param {Told} told
 * @param {string} open number of the message that is open; '' for none
 */
export function showPublished(list, told, open) {
  text(list.total, count(told.published));
  showKept(list, told.recent, (one) => one.number, newRow, (row, one) => showRow(row, one, told, open));
  const more = told.published - told.recent.length;
  text(list.note, !told.known ? 'The engine has not told yet.' : told.published === 0 ? 'Nothing was published yet. Each message becomes one copy for each subscription that wants it.' : more > 0 ? `${count(more)} older ones are not kept here.` : '');
  list.note.hidden = list.note.textContent === '';
}

/** @param {string} number */
function newRow(number) {
  const parts = { dot: make('span', { class: 'dot' }), id: make('span', { class: 'xray-id' }), body: make('span', { class: 'xray-body' }), time: make('span', { class: 'xray-time' }) };
  const button = make('button', { type: 'button', class: 'fan-message', 'data-testid': 'fan-message', 'data-number': number }, make('span', { class: 'fan-twist', 'aria-hidden': 'true' }, '▸'), ...Object.values(parts));
  const copies = make('ul', { class: 'fan-copies', 'aria-label': 'Copies' }), sum = make('p', { class: 'fan-sum', 'data-testid': 'fan-sum' });
  const inside = make('div', { class: 'fan-open', hidden: '' }, sum, copies);
  return { box: make('li', { class: 'fan-row' }, button, inside), button, ...parts, inside, sum, copies: { rows: copies, kept: /** @type {Map<string, CopyRow>} */ (new Map()) } };
}

/**
 * @param {Row} row
 * @param {Published} one
 * @param {Told} told
 * @param {string} open
 */
function showRow(row, one, told, open) {
  const opened = one.number === open;
  row.button.setAttribute('aria-expanded', String(opened));
  row.button.dataset.do = opened ? 'peek' : `peek ${one.number} ${one.lineage}`;
  row.dot.style.setProperty('--hue', hue(one.lineage));
  text(row.id, `#${one.lineage}`);
  text(row.body, one.subject ? `${one.subject}: ${one.body}` : one.body);
  row.body.title = [one.body, ...one.attributes.map(([name, value]) => `${name} = ${value}`)].join('\n');
  text(row.time, clock(one.at));
  row.inside.hidden = !opened;
  if (!opened) return;
  const { copies } = told;
  text(row.sum, copies === null ? 'The engine is being asked.' : copies.length === 0 ? 'Nobody had subscribed.' : `${sumWords(copies)}${told.leftOut > 0 ? '; of so many copies, not all are told' : ''}`);
  showKept(row.copies, copies ?? [], (copy) => copy.key, newCopy, (line, copy) => showCopy(line, copy, one, told));
}

function newCopy() {
  const parts = { mark: make('span', { class: 'fan-mark', 'aria-hidden': 'true' }), to: make('span', { class: 'fan-to' }), outcome: make('span', { class: 'fan-outcome' }), text: make('span', { class: 'fan-text' }) };
  const button = make('button', { type: 'button', class: 'fan-copy', title: 'The life of this copy', 'data-testid': 'fan-copy' }, ...Object.values(parts));
  const jump = make('button', { type: 'button', class: 'button small fan-jump', 'data-testid': 'fan-dead-letter' });
  return { box: make('li', { class: 'fan-copy-row' }, button, jump), button, jump, ...parts };
}

/**
 * @param {CopyRow} row
 * @param {Copy} copy
 * @param {Published} one
 * @param {Told} told
 */
function showCopy(row, copy, one, told) {
  const [mark, words] = WORDS[copy.outcome];
  row.box.dataset.outcome = copy.outcome;
  row.button.dataset.do = `copy-of ${one.lineage} ${told.node} ${copy.to}`;
  row.button.dataset.to = copy.to;
  text(row.to, copy.protocol ? `${copy.to} (${copy.protocol})` : copy.to);
  text(row.mark, mark);
  text(row.outcome, words);
  text(row.text, copy.why && copy.outcome !== 'delivered' ? `${copy.text}. ${copy.why}` : copy.text);
  const queue = told.subscriptions.find((subscription) => subscription.to === copy.to && (copy.protocol === '' || subscription.protocol === copy.protocol))?.deadLetter ?? '';
  row.jump.hidden = copy.outcome !== 'aside' || queue === '';
  row.jump.dataset.do = `xray ${queue}`;
  text(row.jump, `${queue} →`);
  row.jump.title = `The dead-letter queue: ${queue}`;
}
