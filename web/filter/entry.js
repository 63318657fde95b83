/**
 * The editor of a subscription's filter policy: what is typed is held against the recent messages of the topic at once,
 * and changes nothing until it is applied.
 */
import './filter.css';
import { make } from '../story/dom.js';
import { panel } from '../xray/panel.js';
import { text } from '../xray/row.js';
import { buildEditor, showEditor } from './editor.js';
import { readFilter } from './model.js';
import { buildList, showList } from './list.js';

/**
 * @typedef {import('./model.js').Told} Told
 * @typedef {ReturnType<typeof build>} Parts
 */

/** Shows the filter of a subscription in an element. */
export const show = panel({ sheet: 'filter.css', build, read: readFilter, draw, tick: () => {} });

/** @param {HTMLElement} element */
function build(element) {
  const title = make('h3', { class: 'xray-title', tabindex: '-1', 'data-testid': 'filter-title' }), kind = make('span', { class: 'xray-kind' }, 'filter of a subscription');
  const ways = make('div', { class: 'xray-ways' });
  const editor = buildEditor(), list = buildList();
  element.replaceChildren(make('div', { class: 'xray filter' },
    make('div', { class: 'xray-head' }, title, kind, ways),
    make('div', { class: 'filter-inside' }, editor.box, list.box)));
  return { title, ways, editor, list, shown: '' };
}

/**
 * @param {Parts} parts
 * @param {Told} told
 */
function draw(parts, told) {
  text(parts.title, `${told.node} → ${told.to}`);
  if (parts.shown !== told.wire) {
    parts.shown = told.wire;
    parts.ways.replaceChildren(...[told.node, told.to].map((id) => make('button', { type: 'button', class: 'button small', 'data-do': `jump ${id}` }, id)));
  }
  showEditor(parts.editor, told);
  showList(parts.list, told);
}
