/**
 * A message looked into: its whole body, attributes, system attributes and digests. Looking changes nothing.
 */
import { make } from '../story/dom.js';
import { clock, count, countdown } from './model.js';
import { md5OfAttributes, md5OfText } from './md5.js';
import { text } from './row.js';

/** Of a long body so many characters are shown until all are asked for. */
const BODY_SHOWN = 20_000;

/** System attributes that hold a time, in milliseconds. */
const TIMES = new Set(['SentTimestamp', 'ApproximateFirstReceiveTimestamp']);

export function buildPeek() {
  const parts = { title: make('h4', { class: 'xray-peek-title', tabindex: '-1' }), state: make('span', { class: 'xray-peek-state', 'data-testid': 'peek-state' }), content: make('div', { class: 'xray-peek-content' }) };
  const close = make('button', { type: 'button', class: 'icon-button', 'data-do': 'peek', 'aria-label': 'Close the message', title: 'Close (Esc)', 'data-testid': 'peek-close' }, '✕');
  const box = make('aside', { class: 'xray-peek', 'aria-label': 'The message that is open', 'data-testid': 'peek', tabindex: '-1' },
    make('div', { class: 'xray-peek-head' }, parts.title, parts.state, close), parts.content);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close.click();
  });
  return { box, ...parts, shown: '', message: /** @type {any} */ (null) };
}

/** @typedef {ReturnType<typeof buildPeek>} Peek */

/**
 * @param {Peek} peek
 * @param {string} open number of the message; '' for none
 * @param {any} told what the engine told of it: {number, message}; null for nothing yet
 */
export function showPeek(peek, open, told) {
  peek.box.hidden = open === '';
  const message = told?.number === open ? told.message : undefined;
  const shown = open === '' ? '' : JSON.stringify([open, message]);
  if (shown === peek.shown) return;
  peek.shown = shown;
  peek.message = message ?? null;
  text(peek.title, message ? `Message #${message.lineage}` : 'Message');
  if (message) peek.content.replaceChildren(...contentOf(message));
  else if (message === null) leave(peek);
  else peek.content.replaceChildren(make('p', { class: 'xray-note' }, 'The engine is being asked.'));
}

/** It is gone: what was read stays, and says so. @param {Peek} peek */
function leave(peek) {
  text(peek.state, 'has left the queue');
  peek.box.dataset.state = 'gone';
  if (!peek.content.querySelector('pre')) peek.content.replaceChildren(make('p', { class: 'xray-note' }, 'This message has left the queue.'));
}

/**
 * What becomes of the message, at a time.
 * @param {Peek} peek
 * @param {number} now
 */
export function tickPeek(peek, now) {
  const { message } = peek;
  if (!message) return;
  const due = message.due === undefined ? '' : `, ${countdown(Number(message.due) - now)} left`;
  text(peek.state, `${message.state}${due}`);
  peek.box.dataset.state = message.state;
}

/** @param {any} message */
function contentOf(message) {
  const attributes = message.MessageAttributes ?? [];
  return [
    make('div', { class: 'xray-peek-deeds' },
      make('button', { type: 'button', class: 'button small', 'data-do': `lineage ${message.lineage}` }, 'Follow'),
      make('button', { type: 'button', class: 'button small', 'data-do': `life ${message.lineage}` }, 'Life of the message'),
      make('span', { class: 'hint' }, 'Looking counts no receive and changes nothing.')),
    part('Body', `${count(new TextEncoder().encode(message.Body).length)} bytes`, bodyOf(message.Body), digest('MD5OfBody', md5OfText(message.Body))),
    part('Message attributes', attributes.length === 0 ? 'none' : '', ...(attributes.length === 0 ? [] : [tableOf(attributes), digest('MD5OfMessageAttributes', md5OfAttributes(attributes))])),
    part('System attributes', '', ...traced(message.Attributes?.AWSTraceHeader), pairs([['MessageId', message.MessageId], ...Object.entries(message.Attributes ?? {})], Number(message.expires))),
  ];
}

/**
 * Of system attributes only the trace header is sent, and has a digest.
 * @param {string | undefined} header
 */
const traced = (header) => (header ? [digest('MD5OfMessageSystemAttributes', md5OfAttributes([{ Name: 'AWSTraceHeader', DataType: 'String', StringValue: header }]))] : []);

/**
 * @param {string} title
 * @param {string} aside
 * @param {HTMLElement[]} children
 */
const part = (title, aside, ...children) => make('section', { class: 'xray-part' }, make('h5', {}, title, make('span', {}, aside)), ...children);

/** @param {string} name @param {string} sum */
const digest = (name, sum) => make('p', { class: 'xray-digest' }, make('span', {}, name), make('code', {}, sum));

/** @param {string} body */
function bodyOf(body) {
  const whole = make('pre', { class: 'xray-whole', tabindex: '0', 'aria-label': 'Body', 'data-testid': 'peek-body' }, body.slice(0, BODY_SHOWN));
  if (body.length <= BODY_SHOWN) return whole;
  const all = make('button', { type: 'button', class: 'button small' }, `Show all ${count(body.length)} characters`);
  all.addEventListener('click', () => {
    whole.textContent = body;
    all.remove();
    whole.focus();
  });
  return make('div', {}, whole, all);
}

/** @param {import('./md5.js').Attribute[]} attributes */
function tableOf(attributes) {
  const rows = attributes.map(({ Name, DataType, StringValue, BinaryValue }) =>
    make('tr', {}, make('td', {}, Name), make('td', {}, DataType), make('td', { class: 'xray-value' }, StringValue ?? `${BinaryValue} (base64)`)));
  return make('table', { class: 'xray-table', 'data-testid': 'peek-attributes' }, make('thead', {}, make('tr', {}, ...['Name', 'Type', 'Value'].map((name) => make('th', { scope: 'col' }, name)))), make('tbody', {}, ...rows));
}

/**
 * @param {[string, string][]} all
 * @param {number} expires
 */
function pairs(all, expires) {
  const rows = all.map(([name, value]) => pair(name, value, TIMES.has(name) ? clock(Number(value) * 1e6) : ''));
  return make('dl', { class: 'xray-pairs', 'data-testid': 'peek-system' }, ...rows, pair('Kept until', clock(expires), 'MessageRetentionPeriod after it was sent'));
}

/** @param {string} name @param {string} value @param {string} means */
const pair = (name, value, means) => make('div', {}, make('dt', {}, name.replace(/([a-z])(?=[A-Z])/g, '$1\u200b')), make('dd', {}, value, ...(means ? [make('span', { class: 'hint' }, means)] : [])));
