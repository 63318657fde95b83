/**
 * What a subscriber got, to read: the mails of an inbox, the texts of a phone, the requests to an endpoint. Loaded when
 * the panel is opened first. Buttons name what the page shall do.
 */
import './mail.css';
import { make } from '../story/dom.js';
import { count } from '../xray/model.js';
import { panel } from '../xray/panel.js';
import { text } from '../xray/row.js';
import { buildList, showList } from './list.js';
import { newsWords, readMail } from './model.js';
import { buildReader, showReader, tickReader } from './reader.js';

/**
 * @typedef {import('./model.js').Told} Told
 * @typedef {ReturnType<typeof build>} Parts
 */

/** Shows what a subscriber got in an element; open is the number of the message that is read, '' for none. */
export const show = panel({ sheet: 'mail.css', build, read: readMail, draw, tick: (parts, _, now) => tickReader(parts.reader, now), focus });

/** @param {HTMLElement} element */
function build(element) {
  const title = make('h3', { class: 'xray-title', tabindex: '-1', 'data-testid': 'mail-title' }), kind = make('span', { class: 'xray-kind' });
  const got = make('span', { class: 'xray-fact', 'data-testid': 'mail-count' }), address = make('span', { class: 'mail-address' });
  const read = make('button', { type: 'button', class: 'button small', 'data-do': 'command-of MarkRead Message=0', 'data-testid': 'mail-read-all' }, 'Mark all as read');
  const said = make('p', { class: 'visually-hidden', role: 'status', 'data-testid': 'mail-said' });
  const list = buildList(), reader = buildReader();
  element.replaceChildren(make('div', { class: 'xray mail' },
    make('div', { class: 'xray-head' }, title, kind, got, address, make('div', { class: 'xray-ways' }, read)), said,
    make('div', { class: 'xray-inside' }, list.box, reader.box)));
  return { title, kind, got, address, read, said, list, reader, before: /** @type {Told | null} */ (null) };
}

/**
 * @param {Parts} parts
 * @param {Told} told
 * @param {string} open
 */
function draw(parts, told, open) {
  text(parts.title, told.node);
  text(parts.kind, told.kind);
  text(parts.got, told.unread > 0 ? `${count(told.unread)} unread of ${count(told.received)}` : told.received === 0 ? '' : count(told.received));
  text(parts.address, told.url);
  parts.read.hidden = told.unread <= 0 || !told.commands.includes('MarkRead');
  showList(parts.list, told, open);
  showReader(parts.reader, told, open);
  const news = newsWords(parts.before, told);
  if (news !== '') text(parts.said, news);
  parts.before = told;
}

/**
 * The focus goes into a message that was opened, and back to its row.
 * @param {Parts} parts
 * @param {Told} told
 * @param {Told | null} before
 * @param {string} open
 * @param {string} opened
 * @param {boolean} inside
 */
function focus(parts, told, before, open, opened, inside) {
  if (inside && before && before.node !== told.node) parts.title.focus();
  if (open === opened) return;
  if (open !== '') parts.reader.title.focus({ preventScroll: true });
  else parts.list.kept.get(opened)?.button.focus({ preventScroll: true });
}
