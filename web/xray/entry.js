/**
 * The X-ray of a queue: three lanes of messages with rings that count down, a message looked into, and the way to the
 * dead-letter queue and back. Loaded when the panel is opened first. Buttons name what the page shall do.
 */
import './xray.css';
import { make } from '../story/dom.js';
import { buildHead, showHead, tickHead } from './head.js';
import { buildLanes, showLanes, tickLanes } from './lanes.js';
import { readXRay } from './model.js';
import { buildPeek, showPeek, tickPeek } from './peek.js';

/**
 * @typedef {import('./model.js').Told} Told
 *
 * @typedef {object} Panel
 * @property {Told | null} told
 * @property {string} open number of the message that is looked into; '' for none
 * @property {boolean} seen whether it is in sight
 * @property {number} at the time that it shows; NaN for none
 * @property {ReturnType<typeof build>} parts
 */

/** @type {WeakMap<Element, Panel>} */
const panels = new WeakMap();

/** @type {Promise<void> | undefined} */
let styled;

/** The part's style sheet comes with it. */
function style() {
  return (styled ??= new Promise((resolve) => {
    const sheet = make('link', { rel: 'stylesheet', href: new URL('xray.css', import.meta.url).href });
    sheet.onload = sheet.onerror = () => resolve();
    document.head.append(sheet);
  }));
}

/** The virtual time that the page shows. @returns {number} */
const time = () => /** @type {any} */ (globalThis).playground.link.now();

/**
 * Shows the messages of a queue in an element.
 * @param {HTMLElement} element
 * @param {string} json what the page tells of the queue
 * @param {string} open number of the message that is looked into; '' for none
 */
export async function show(element, json, open) {
  await style();
  const panel = panels.get(element) ?? begin(element);
  const before = panel.told, opened = panel.open, inside = element.contains(document.activeElement);
  panel.told = readXRay(JSON.parse(json));
  panel.open = open;
  draw(panel);
  if (inside && before && before.node !== panel.told.node) panel.parts.head.title.focus();
  if (open !== opened) moveFocus(panel, opened);
}

/** @param {HTMLElement} element */
function begin(element) {
  /** @type {Panel} */
  const panel = { told: null, open: '', seen: false, at: NaN, parts: build(element) };
  panels.set(element, panel);
  new IntersectionObserver((entries) => {
    const seen = entries.at(-1)?.isIntersecting === true;
    if (seen && !panel.seen) requestAnimationFrame(() => follow(panel));
    panel.seen = seen;
  }).observe(element);
  return panel;
}

/** @param {HTMLElement} element */
function build(element) {
  const head = buildHead(), lanes = buildLanes(), peek = buildPeek();
  const empty = make('div', { class: 'empty xray-choose' });
  const whole = make('div', { class: 'xray' }, head.box, make('div', { class: 'xray-inside' }, lanes.box, peek.box));
  element.replaceChildren(empty, whole);
  return { head, lanes, peek, empty, whole };
}

/** @param {Panel} panel */
function draw({ told, open, parts }) {
  if (!told) return;
  parts.whole.hidden = told.node === '';
  parts.empty.hidden = told.node !== '';
  if (told.node === '') return choose(parts.empty, told.queues);
  showHead(parts.head, told);
  showLanes(parts.lanes, told, open);
  showPeek(parts.peek, open, told.peek);
  tick(parts, told, time());
}

/**
 * Without a queue there is one to choose.
 * @param {HTMLElement} empty
 * @param {string[]} queues
 */
function choose(empty, queues) {
  empty.replaceChildren(
    make('p', {}, queues.length === 0 ? 'This drawing has no queue. Add one: its messages are shown here, one by one.' : 'Look into a queue: who waits, who is hidden and for how long, and what is in each message.'),
    make('div', { class: 'row' }, ...queues.map((id) => make('button', { type: 'button', class: 'button', 'data-do': `xray ${id}` }, id))));
}

/**
 * @param {Panel['parts']} parts
 * @param {Told} told
 * @param {number} now
 */
function tick(parts, told, now) {
  tickHead(parts.head, told, now);
  tickLanes(parts.lanes, now);
  tickPeek(parts.peek, now);
}

/** Follows virtual time while somebody looks: nothing is touched while it stands. @param {Panel} panel */
function follow(panel) {
  if (!panel.seen) return;
  const now = time();
  if (now !== panel.at && panel.told?.node) tick(panel.parts, panel.told, now);
  panel.at = now;
  requestAnimationFrame(() => follow(panel));
}

/**
 * The focus goes into a message that was opened, and back to its row.
 * @param {Panel} panel
 * @param {string} opened the message that was open before
 */
function moveFocus({ open, parts }, opened) {
  if (open !== '') parts.peek.title.focus({ preventScroll: true });
  else parts.lanes.rows.get(opened)?.button.focus({ preventScroll: true });
}
