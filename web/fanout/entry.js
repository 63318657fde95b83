/**
 * A topic looked into: one publish becomes many copies, each of which is told; what is under way counts down to its next
 * attempt. Loaded when the panel is opened first. Buttons name what the page shall do.
 */
import './fanout.css';
import { make } from '../story/dom.js';
import { panel } from '../xray/panel.js';
import { text } from '../xray/row.js';
import { buildDeliveries, showDeliveries, tickDeliveries } from './deliveries.js';
import { readFanOut } from './model.js';
import { buildPublished, showPublished } from './published.js';
import { buildSubscriptions, showSubscriptions } from './subscriptions.js';

/**
 * @typedef {import('./model.js').Told} Told
 * @typedef {ReturnType<typeof build>} Parts
 */

/** Shows a topic in an element; open is the number of the message whose copies are shown, '' for none. */
export const show = panel({ sheet: 'fanout.css', build, read: readFanOut, draw, tick: (parts, _, now) => tickDeliveries(parts.deliveries, now), focus });

/** @param {HTMLElement} element */
function build(element) {
  const title = make('h3', { class: 'xray-title', tabindex: '-1', 'data-testid': 'fan-title' }), kind = make('span', { class: 'xray-kind' });
  const published = buildPublished(), deliveries = buildDeliveries(), subscriptions = buildSubscriptions();
  element.replaceChildren(make('div', { class: 'xray fan' },
    make('div', { class: 'xray-head' }, title, kind),
    make('div', { class: 'xray-inside' }, make('div', { class: 'fan-lanes' }, published.box, deliveries.box, subscriptions.box))));
  return { title, kind, published, deliveries, subscriptions, node: '' };
}

/**
 * @param {Parts} parts
 * @param {Told} told
 * @param {string} open
 */
function draw(parts, told, open) {
  if (parts.node !== told.node) for (const list of [parts.published, parts.deliveries, parts.subscriptions]) list.kept.clear();
  parts.node = told.node;
  text(parts.title, told.node);
  text(parts.kind, told.kind);
  showPublished(parts.published, told, open);
  showDeliveries(parts.deliveries, told);
  showSubscriptions(parts.subscriptions, told);
}

/**
 * @param {Parts} parts
 * @param {Told} told
 * @param {Told | null} before
 * @param {string} _open
 * @param {string} _opened
 * @param {boolean} inside
 */
function focus(parts, told, before, _open, _opened, inside) {
  if (inside && before && before.node !== told.node) parts.title.focus();
}
