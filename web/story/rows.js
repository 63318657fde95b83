/**
 * The life as rows: when, where, what, and why. Choosing a row goes to that moment.
 */
import { make, roam } from './dom.js';

/**
 * @typedef {import('./life.js').Life} Life
 * @typedef {import('./life.js').Row} Row
 */

/**
 * @param {Life} life
 * @param {(ns: string) => void} seek
 */
export function drawRows(life, seek) {
  const table = make('table', { class: 'story-rows' },
    make('thead', {}, make('tr', {}, ...['Time', 'Node', 'Event', 'What happened, and why'].map((name) => make('th', { scope: 'col' }, name)))));
  const body = make('tbody');
  const half = life.leftOut > 0 ? Math.floor(life.rows.length / 2) : -1;
  for (const [i, row] of life.rows.entries()) {
    if (i === half) body.append(gap(life.leftOut));
    body.append(rowOf(row, seek));
  }
  table.append(body);
  roam(body, 'tr[data-at]');
  return table;
}

/** @param {number} count */
const gap = (count) => make('tr', { class: 'story-gap' }, make('td', { colspan: '4' }, `${count} records between the first and the last are left out`));

/**
 * @param {Row} row
 * @param {(ns: string) => void} seek
 */
function rowOf(row, seek) {
  const why = row.why === '' ? '' : `Why: ${row.why}`;
  const told = make('tr', { 'data-at': row.atNs, title: `Go to ${row.at}`, 'data-testid': 'story-row', ...(row.failure ? { 'data-failure': '' } : {}) },
    make('td', { class: 'story-at' }, row.at),
    make('td', { class: 'story-node' }, row.node),
    make('td', { class: 'story-what' }, row.what),
    make('td', { class: 'story-text' }, make('span', {}, row.text), ...(why ? [make('span', { class: 'story-why' }, why)] : [])));
  told.addEventListener('click', () => seek(row.atNs));
  told.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    seek(row.atNs);
  });
  return told;
}
