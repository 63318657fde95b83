/**
 * What will happen next, and why: the engine's future event list as a table. Loaded when its panel is opened.
 */
import { make } from '../timeline/dom.js';
import { exact } from '../timeline/marks.js';
import { short } from '../timeline/scale.js';

/**
 * @typedef {object} Row
 * @property {string} at
 * @property {string} atNs
 * @property {string} node
 * @property {string} peer
 * @property {string} what
 * @property {string} text
 * @property {string} why
 * @property {number} lineage
 */

/** @type {WeakMap<HTMLElement, {body: HTMLElement, empty: HTMLElement, table: HTMLElement}>} */
const made = new WeakMap();

/**
 * Shows the rows in the panel's box.
 * @param {HTMLElement} box
 * @param {string} json the note "future"
 * @param {string} now virtual nanoseconds
 */
export function show(box, json, now) {
  const parts = made.get(box) ?? build(box);
  /** @type {Row[]} */
  const rows = JSON.parse(json) ?? [];
  parts.empty.hidden = rows.length > 0;
  parts.table.hidden = rows.length === 0;
  while (parts.body.children.length > rows.length) parts.body.lastElementChild?.remove();
  rows.forEach((row, i) => fill(parts.body.children[i] ?? parts.body.appendChild(newRow()), row, Number(now)));
}

/** @param {HTMLElement} box */
function build(box) {
  const heads = ['In', 'Where', 'What will happen', 'Why'].map((name) => make('th', { scope: 'col' }, name));
  const body = make('tbody', {});
  const table = make('table', { class: 'table next-table', 'aria-label': 'What will happen next' }, make('thead', {}, make('tr', {}, ...heads)), body);
  const empty = make('p', { class: 'empty' }, 'Nothing is due: without a client that sends, nothing will ever happen here.');
  box.replaceChildren(table, empty);
  const parts = { body, empty, table };
  made.set(box, parts);
  return parts;
}

function newRow() {
  const link = () => make('button', { type: 'button', class: 'link' });
  return make('tr', { 'data-testid': 'next-row' }, make('td', { class: 'number' }, link()), make('td', {}, link()), make('td', {}), make('td', { class: 'muted' }));
}

/**
 * @param {Element} tr
 * @param {Row} row
 * @param {number} now
 */
function fill(tr, row, now) {
  const [when, where, what, why] = /** @type {HTMLElement[]} */ ([...tr.children]);
  const at = Number(row.atNs);
  const go = /** @type {HTMLElement} */ (when.firstElementChild);
  text(go, at > now ? short(at - now) : 'now');
  attribute(go, 'data-do', `go-to ${row.atNs}`);
  attribute(go, 'title', `Go there: ${exact(at)}`);
  attribute(go, 'aria-label', `In ${at > now ? short(at - now) : 'no time'}. Go there`);
  const node = /** @type {HTMLElement} */ (where.firstElementChild);
  text(node, row.node);
  attribute(node, 'data-do', `pick ${row.node}`);
  attribute(node, 'title', row.peer ? `${row.node} → ${row.peer}` : row.node);
  attribute(tr, 'data-do', `pick ${row.node}`);
  text(what, calm(row.text || row.what));
  text(why, calm(row.why));
}

/**
 * Long fractions have three digits: the exact time is on the link that goes there.
 * @param {string} words
 */
const calm = (words) => words.replace(/(\.\d{3})\d+/g, '$1');

/**
 * @param {HTMLElement} element
 * @param {string} words
 */
function text(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 */
function attribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
