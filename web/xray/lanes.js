/**
 * The three lanes. Rows are kept by message: one that goes to another lane takes its row along.
 */
import { make } from '../story/dom.js';
import { LANES, byGroup, count } from './model.js';
import { newRow, showRow, text, tickRow } from './row.js';

/**
 * @typedef {import('./model.js').Told} Told
 * @typedef {import('./model.js').Lane} Lane
 * @typedef {import('./model.js').Held} Held
 * @typedef {import('./model.js').Group} Group
 * @typedef {import('./row.js').Row} Row
 * @typedef {ReturnType<typeof buildLanes>} Lanes
 */

export function buildLanes() {
  const lanes = Object.entries(LANES).map(([name, words]) => {
    const total = make('span', { class: 'xray-total', 'data-testid': `xray-${name}-total` });
    const rows = make('ul', { class: 'xray-rows', 'aria-label': `${words.title} messages` });
    const note = make('p', { class: 'xray-note' });
    const box = make('section', { class: `xray-lane ${name}`, 'data-testid': `xray-${name}` },
      make('div', { class: 'xray-lane-head' }, make('h4', {}, words.title), total, make('span', { class: 'xray-means', title: words.more }, words.means)), rows, note);
    rows.addEventListener('keydown', (event) => roam(rows, event));
    return { name, words, box, total, rows, note };
  });
  return { box: make('div', { class: 'xray-lanes' }, ...lanes.map((lane) => lane.box)), lanes, rows: /** @type {Map<string, Row>} */ (new Map()), heads: /** @type {Map<string, HTMLElement>} */ (new Map()) };
}

/**
 * @param {Lanes} lanes
 * @param {Told} told
 * @param {string} open number of the message that is looked into
 */
export function showLanes(lanes, told, open) {
  const focused = document.activeElement;
  const gone = new Set(lanes.rows.keys());
  told.lanes.forEach((lane, i) => {
    const { words, total, rows, note } = lanes.lanes[i];
    const wanted = lane.name === 'visible' && told.groups.length > 0 ? grouped(lanes, told, lane, open) : lane.held.map((held, place) => rowOf(lanes, held, lane, place, open));
    for (const held of lane.held) gone.delete(held.number);
    arrange(rows, wanted);
    text(total, count(lane.total));
    const more = lane.total - lane.held.length;
    text(note, !told.known ? 'The engine has not told yet.' : lane.total === 0 ? words.none : more > 0 ? `and ${count(more)} more behind ${lane.held.length === 1 ? 'it' : 'these'}` : '');
    note.hidden = note.textContent === '';
  });
  for (const number of gone) lanes.rows.delete(number);
  if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected && lanes.box.contains(focused)) focused.focus({ preventScroll: true });
  for (const { rows } of lanes.lanes) reachable(rows);
}

/**
 * @param {Lanes} lanes
 * @param {Held} held
 * @param {Lane} lane
 * @param {number} place from 0
 * @param {string} open
 */
function rowOf(lanes, held, lane, place, open) {
  let row = lanes.rows.get(held.number);
  if (!row) lanes.rows.set(held.number, row = newRow(held.number));
  showRow(row, held, lane.name, place + 1, held.number === open);
  return row.box;
}

/**
 * The visible messages of a FIFO queue in sub-lanes: a group that waits says for which message.
 * @param {Lanes} lanes
 * @param {Told} told
 * @param {Lane} lane
 * @param {string} open
 */
function grouped(lanes, told, lane, open) {
  /** @type {HTMLElement[]} */
  const wanted = [];
  for (const { group, held } of byGroup(lane.held, told.groups)) {
    let head = lanes.heads.get(group.name);
    if (!head) lanes.heads.set(group.name, head = make('li', { class: 'xray-group', 'data-testid': 'xray-group' }, make('span', { class: 'xray-group-name' }), make('span', { class: 'xray-group-state' })));
    text(head.children[0], group.name || 'no group');
    text(head.children[1], stateOf(group, told.lanes));
    head.toggleAttribute('data-blocked', group.blockedBy !== '');
    wanted.push(head, ...held.map((one, place) => rowOf(lanes, one, lane, place, open)));
  }
  return wanted;
}

/**
 * What a group waits for, in words.
 * @param {Group} group
 * @param {Lane[]} lanes
 */
function stateOf({ waiting, blockedBy }, lanes) {
  const waits = waiting === 0 ? 'nothing waits' : waiting === 1 ? '1 waits' : `${count(waiting)} wait`;
  if (blockedBy === '') return waits;
  for (const { name, held } of lanes) {
    const blocker = held.find((one) => one.number === blockedBy);
    if (blocker) return `${waits}, blocked by #${blocker.lineage} ${LANES[name].title.toLowerCase()}`;
  }
  return `${waits}, blocked by an older message`;
}

/**
 * Puts elements into a list in their order, moving only those that are out of place.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} wanted
 */
export function arrange(list, wanted) {
  const keep = new Set(wanted);
  for (const child of [...list.children]) if (!keep.has(/** @type {HTMLElement} */ (child))) child.remove();
  wanted.forEach((element, i) => {
    if (list.children[i] !== element) list.insertBefore(element, list.children[i] ?? null);
  });
}

const buttons = (/** @type {Element} */ rows) => /** @type {HTMLElement[]} */ ([...rows.querySelectorAll('.xray-message')]);

/** One row of each lane can be reached by Tab: the one that has the focus, or the first. @param {Element} rows */
function reachable(rows) {
  const all = buttons(rows);
  const current = all.find((button) => button === document.activeElement) ?? all.find((button) => button.tabIndex === 0) ?? all[0];
  for (const button of all) button.tabIndex = button === current ? 0 : -1;
}

/**
 * The arrow keys move among the rows of a lane.
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

/**
 * @param {Lanes} lanes
 * @param {number} now
 */
export function tickLanes(lanes, now) {
  for (const row of lanes.rows.values()) tickRow(row, now);
}
