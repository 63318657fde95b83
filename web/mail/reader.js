/**
 * One message, whole: who it is from, what it says, what came along, and what can be done about it.
 */
import { make } from '../story/dom.js';
import { clock, count, countdown } from '../xray/model.js';
import { text } from '../xray/row.js';
import { readable, senderOf } from './model.js';

/**
 * @typedef {import('./model.js').Told} Told
 * @typedef {import('./model.js').Whole} Whole
 * @typedef {import('./model.js').Got} Got
 */

/** Of a long body so many characters are shown until all are asked for. */
const BODY_SHOWN = 20_000;

export function buildReader() {
  const title = make('h4', { class: 'xray-peek-title', tabindex: '-1' });
  const state = make('span', { class: 'xray-peek-state', 'data-testid': 'mail-state' });
  const content = make('div', { class: 'xray-peek-content' });
  const close = make('button', { type: 'button', class: 'icon-button', 'data-do': 'peek', 'aria-label': 'Close the message', title: 'Close (Esc)', 'data-testid': 'mail-close' }, '✕');
  const box = make('aside', { class: 'xray-peek mail-reader', 'aria-label': 'The message that is open', 'data-testid': 'mail-reader', tabindex: '-1' },
    make('div', { class: 'xray-peek-head' }, title, state, close), content);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close.click();
  });
  return { box, title, state, content, shown: '', whole: /** @type {Whole | null} */ (null) };
}

/** @typedef {ReturnType<typeof buildReader>} Reader */

/**
 * @param {Reader} reader
 * @param {Told} told
 * @param {string} open number of the message; '' for none
 */
export function showReader(reader, told, open) {
  reader.box.hidden = open === '';
  const whole = told.number === open ? told.whole : undefined;
  const shown = open === '' ? '' : JSON.stringify([told.node, open, whole]);
  if (shown === reader.shown) return;
  reader.shown = shown;
  reader.whole = whole ?? null;
  const inside = reader.content.contains(document.activeElement);
  if (whole) reader.content.replaceChildren(...contentOf(whole, told));
  else if (whole === undefined) reader.content.replaceChildren(make('p', { class: 'xray-note' }, 'The engine is being asked.'));
  else if (!reader.content.querySelector('pre')) reader.content.replaceChildren(make('p', { class: 'xray-note' }, 'This message is not kept any more.'));
  if (whole) text(reader.title, whole.got.subject || `Message #${whole.got.lineage}`);
  else if (whole === undefined) text(reader.title, 'Message');
  if (inside && document.activeElement === document.body) reader.title.focus({ preventScroll: true });
}

/**
 * What becomes of the message, at a time.
 * @param {Reader} reader
 * @param {number} now
 */
export function tickReader({ whole, state, box }, now) {
  if (!whole) return text(state, '');
  const { got } = whole;
  const due = got.due < 0 ? '' : got.confirmation === 'waiting' ? `, confirms itself in ${countdown(got.due - now)}` : `, answers in ${countdown(got.due - now)}`;
  text(state, `${got.state}${due}`);
  box.dataset.state = got.state;
}

/**
 * @param {Whole} whole
 * @param {Told} told
 */
function contentOf({ got, headers, attributes, facts }, told) {
  const table = (/** @type {string} */ name, /** @type {[string, string][]} */ rows) => (rows.length === 0 ? [] : [part(name, '', pairs(rows))]);
  return [
    make('div', { class: 'mail-about' },
      make('span', {}, 'From ', make('b', {}, senderOf(got)), got.from && got.from !== senderOf(got) ? ` (${got.from})` : ''),
      make('span', {}, clock(got.at)), make('span', {}, got.protocol), ...(got.attempt > 1 ? [make('span', {}, `attempt ${got.attempt}`)] : [])),
    make('div', { class: 'xray-peek-deeds' }, ...deeds(got, told)),
    part(told.picture === 'endpoint' ? 'Body of the request' : 'Message', `${count(got.bytes)} bytes${got.parts > 1 ? `, sent in ${got.parts} parts` : ''}`, bodyOf(readable(got.body))),
    ...table('Headers', headers),
    ...(attributes.length === 0 ? [] : [part('Message attributes', '', pairs(attributes.map(({ Name, DataType, Value }) => [`${Name} (${DataType})`, Value])))]),
    ...table('More', facts),
  ];
}

/**
 * @param {Got} got
 * @param {Told} told
 */
function deeds(got, told) {
  const deed = (/** @type {string} */ does, /** @type {string} */ words, /** @type {string} */ test, more = '') => make('button', { type: 'button', class: `button small${more}`, 'data-do': does, 'data-testid': test }, words);
  const all = [];
  if (got.confirmation === 'waiting' || got.confirmation === 'failed') all.push(deed(`command-of ConfirmSubscription Message=${got.number}`, 'Confirm subscription', 'mail-confirm', ' primary'));
  if (got.confirmation === 'asked') all.push(make('span', { class: 'hint' }, 'The topic is being asked.'));
  if (got.confirmation === 'confirmed') all.push(make('span', { class: 'hint' }, `Confirmed: ${got.result}`));
  if (got.confirmation === 'failed') all.push(make('span', { class: 'mail-failed' }, `Not confirmed: ${got.result}`));
  if (got.state === 'unread' && told.commands.includes('MarkRead')) all.push(deed(`command-of MarkRead Message=${got.number}`, 'Mark as read', 'mail-read'));
  if (got.lineage > 0) all.push(deed(`life ${got.lineage}`, 'Life of the message', 'mail-life'));
  return all;
}

/**
 * @param {string} title
 * @param {string} aside
 * @param {HTMLElement[]} children
 */
const part = (title, aside, ...children) => make('section', { class: 'xray-part' }, make('h5', {}, title, make('span', {}, aside)), ...children);

/** @param {[string, string][]} rows */
const pairs = (rows) => make('dl', { class: 'xray-pairs' }, ...rows.map(([name, one]) => make('div', {}, make('dt', {}, name), make('dd', {}, one))));

/** @param {string} body */
function bodyOf(body) {
  const whole = make('pre', { class: 'xray-whole', tabindex: '0', 'aria-label': 'Message', 'data-testid': 'mail-body' }, body.slice(0, BODY_SHOWN));
  if (body.length <= BODY_SHOWN) return whole;
  const all = make('button', { type: 'button', class: 'button small' }, `Show all ${count(body.length)} characters`);
  all.addEventListener('click', () => {
    whole.textContent = body;
    all.remove();
    whole.focus();
  });
  return make('div', {}, whole, all);
}
