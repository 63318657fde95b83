/**
 * What came, as one reads it: the mails of an inbox, the bubbles of a phone, the log of an endpoint. Rows are kept by
 * message.
 */
import { make } from '../story/dom.js';
import { arrange } from '../xray/lanes.js';
import { clock, count } from '../xray/model.js';
import { hue, text } from '../xray/row.js';
import { senderOf } from './model.js';

/**
 * @typedef {import('./model.js').Told} Told
 * @typedef {import('./model.js').Got} Got
 * @typedef {ReturnType<typeof newRow>} Row
 */

/** What there is to say where nothing came. */
const EMPTY = /** @type {Record<string, string>} */ ({
  inbox: 'No mail yet. A topic sends one for each message whose filter lets it through.',
  phone: 'No message yet. A topic sends a text for each message whose filter lets it through.',
  endpoint: 'No request yet. A topic POSTs one for each message whose filter lets it through.',
});

export function buildList() {
  const rows = make('ul', { class: 'mail-rows', 'data-testid': 'mail-rows' });
  const note = make('p', { class: 'xray-note' });
  rows.addEventListener('keydown', (event) => roam(rows, event));
  const box = make('div', { class: 'mail-list' }, rows, note);
  const list = { box, rows, note, kept: /** @type {Map<string, Row>} */ (new Map()), node: '', atEnd: true };
  box.addEventListener('scroll', () => { list.atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 4; });
  return list;
}

/** @typedef {ReturnType<typeof buildList>} List */

/**
 * @param {List} list
 * @param {Told} told
 * @param {string} open
 */
export function showList(list, told, open) {
  if (list.node !== told.node) list.kept.clear(), (list.atEnd = true);
  list.node = told.node;
  list.rows.dataset.picture = told.picture;
  // A phone reads like a conversation, down to its newest; a log and a mailbox have that on top.
  const phone = told.picture === 'phone';
  list.rows.ariaLabel = phone ? 'Messages, the oldest first' : 'Messages, the newest first';
  const gone = new Set(list.kept.keys());
  const wanted = (phone ? told.messages : [...told.messages].reverse()).map((got) => {
    let row = list.kept.get(got.number);
    if (!row) list.kept.set(got.number, row = newRow(got.number));
    gone.delete(got.number);
    showRow(row, got, told, open);
    return row.box;
  });
  for (const number of gone) list.kept.delete(number);
  arrange(list.rows, wanted);
  reachable(list.rows, phone);
  const more = told.received - told.messages.length;
  text(list.note, !told.known ? 'The engine has not told yet.' : wanted.length === 0 ? EMPTY[told.picture] ?? 'Nothing came yet.' : more > 0 ? `${count(more)} older ones are not kept here.` : '');
  list.note.hidden = list.note.textContent === '';
  if (phone && list.atEnd) list.box.scrollTop = list.box.scrollHeight;
}

/** @param {string} number */
function newRow(number) {
  const span = (/** @type {string} */ name) => make('span', { class: `mail-${name}` });
  const parts = { mark: span('mark'), dot: make('span', { class: 'dot' }), from: span('from'), subject: span('subject'), body: span('body'), state: span('state'), time: span('time') };
  const button = make('button', { type: 'button', class: 'mail-message', 'data-do': `peek ${number}`, tabindex: '-1', 'data-testid': 'mail-message', 'data-number': number }, ...Object.values(parts));
  return { number, box: make('li', { class: 'mail-row' }, button), button, ...parts, shown: '' };
}

/**
 * @param {Row} row
 * @param {Got} got
 * @param {Told} told
 * @param {string} open
 */
function showRow(row, got, told, open) {
  row.button.setAttribute('aria-expanded', String(got.number === open));
  const shown = JSON.stringify(got);
  if (shown === row.shown) return;
  row.shown = shown;
  row.box.toggleAttribute('data-unread', got.state === 'unread');
  row.box.dataset.answer = /^[2]/.test(got.state) ? 'good' : /^[3-5]/.test(got.state) || got.state === 'abandoned' ? 'bad' : '';
  text(row.mark, got.state === 'unread' ? '●' : '');
  row.mark.title = got.state === 'unread' ? 'unread' : '';
  row.dot.style.setProperty('--hue', hue(got.lineage));
  row.dot.title = `message #${got.lineage}`;
  text(row.from, told.picture === 'endpoint' ? `POST ${got.protocol}` : told.picture === 'sink' ? got.protocol : senderOf(got));
  text(row.subject, got.subject || (told.picture === 'endpoint' ? got.type : ''));
  text(row.body, got.body);
  text(row.state, stateOf(got, told));
  text(row.time, clock(got.at));
}

/**
 * What is worth a word beside a message: its answer, its parts, what it still waits for.
 * @param {Got} got
 * @param {Told} told
 */
function stateOf(got, told) {
  const words = [];
  if (got.confirmation !== '' && got.confirmation !== 'confirmed') words.push('to confirm');
  if (got.confirmation === 'confirmed') words.push('confirmed');
  if (got.parts > 1) words.push(`${got.parts} parts`);
  if (told.picture === 'endpoint') words.push(got.state);
  if (got.attempt > 1) words.push(`attempt ${got.attempt}`);
  if (got.duplicate) words.push('twice');
  return words.join(' · ');
}

const buttons = (/** @type {Element} */ rows) => /** @type {HTMLElement[]} */ ([...rows.querySelectorAll('.mail-message')]);

/**
 * One row can be reached by Tab: the one that has the focus, or the newest.
 * @param {Element} rows
 * @param {boolean} [down] whether that is the last
 */
function reachable(rows, down = false) {
  const all = buttons(rows);
  const current = all.find((button) => button === document.activeElement) ?? all.find((button) => button.tabIndex === 0) ?? all.at(down ? -1 : 0);
  for (const button of all) button.tabIndex = button === current ? 0 : -1;
}

/**
 * The arrow keys move among the messages.
 * @param {Element} rows
 * @param {KeyboardEvent} event
 */
function roam(rows, event) {
  const all = buttons(rows);
  const at = all.findIndex((button) => button === document.activeElement);
  const to = all[/** @type {Record<string, number>} */ ({ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 })[event.key] ?? -1];
  if (at < 0 || !to) return;
  event.preventDefault();
  event.stopPropagation();
  to.focus();
  reachable(rows);
  to.scrollIntoView({ block: 'nearest' });
}
