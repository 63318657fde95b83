/**
 * The X-ray of a queue: three lanes of messages with rings that count down, a message looked into, and the way to the
 * dead-letter queue and back. Loaded when the panel is opened first. Buttons name what the page shall do.
 */
import './xray.css';
import { make } from '../story/dom.js';
import { buildHead, showHead, tickHead } from './head.js';
import { buildLanes, showLanes, tickLanes } from './lanes.js';
import { readXRay } from './model.js';
import { panel } from './panel.js';
import { buildPeek, showPeek, tickPeek } from './peek.js';

/**
 * @typedef {import('./model.js').Told} Told
 * @typedef {ReturnType<typeof build>} Parts
 */

/** Shows the messages of a queue in an element; open is the number of the one that is looked into, '' for none. */
export const show = panel({ sheet: 'xray.css', build, read: readXRay, draw, tick, focus });

/** @param {HTMLElement} element */
function build(element) {
  const head = buildHead(), lanes = buildLanes(), peek = buildPeek();
  const empty = make('div', { class: 'empty xray-choose' });
  const whole = make('div', { class: 'xray' }, head.box, make('div', { class: 'xray-inside' }, lanes.box, peek.box));
  element.replaceChildren(empty, whole);
  return { head, lanes, peek, empty, whole };
}

/**
 * @param {Parts} parts
 * @param {Told} told
 * @param {string} open
 */
function draw(parts, told, open) {
  parts.whole.hidden = told.node === '';
  parts.empty.hidden = told.node !== '';
  if (told.node === '') return choose(parts.empty, told.openable);
  showHead(parts.head, told);
  showLanes(parts.lanes, told, open);
  showPeek(parts.peek, open, told.peek);
}

/**
 * Without an element there is one to choose.
 * @param {HTMLElement} empty
 * @param {string[]} openable
 */
function choose(empty, openable) {
  empty.replaceChildren(
    make('p', {}, openable.length === 0 ? 'This drawing has nothing to look into. Add a queue, a topic or an inbox: its messages are shown here, one by one.' : 'Look into a queue: who waits, who is hidden and for how long, and what is in each message. Into a topic: what became of each copy. Into a subscriber: what it got.'),
    make('div', { class: 'row' }, ...openable.map((id) => make('button', { type: 'button', class: 'button', 'data-do': `xray ${id}` }, id))));
}

/**
 * @param {Parts} parts
 * @param {Told} told
 * @param {number} now
 */
function tick(parts, told, now) {
  if (told.node === '') return;
  tickHead(parts.head, told, now);
  tickLanes(parts.lanes, now);
  tickPeek(parts.peek, now);
}

/**
 * The focus goes along to another queue, into a message that was opened, and back to its row.
 * @param {Parts} parts
 * @param {Told} told
 * @param {Told | null} before
 * @param {string} open
 * @param {string} opened
 * @param {boolean} inside
 */
function focus(parts, told, before, open, opened, inside) {
  if (inside && before && before.node !== told.node) parts.head.title.focus();
  if (open === opened) return;
  if (open !== '') parts.peek.title.focus({ preventScroll: true });
  else parts.lanes.rows.get(opened)?.button.focus({ preventScroll: true });
}
