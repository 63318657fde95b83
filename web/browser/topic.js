// What the stories of topics share: a topic with subscribers of every sort.

import { act } from './xray.js';

/** @typedef {import('./person.js').Page} Page */

/**
 * A shop tells a topic of its orders: a queue that wants soup only, an inbox, a phone, and a partner's endpoint whose
 * copies go to a dead-letter queue when they cannot be delivered.
 * @param {{shop?: object, notices?: object, orders?: object, mail?: object, phone?: object, partner?: object, filter?: object, toMail?: object, toPartner?: object}} [settings]
 */
export const scene = ({ shop, notices, orders, mail, phone, partner, filter, toMail, toPartner } = {}) => JSON.stringify({
  format: 1, title: 'A topic', seed: 7,
  nodes: [
    { id: 'shop', kind: 'traffic', x: 0, y: 160, Rate: '1/s', Body: '{"order": {{n}}, "dish": "{{pick soup cake}}"}', Attributes: 'dish={{pick soup cake}}\nguests:Number={{int 1 9}}', ...shop },
    { id: 'notices', kind: 'sns', x: 280, y: 160, ...notices },
    { id: 'orders', kind: 'sqs', x: 640, y: 0, ...orders },
    { id: 'mail', kind: 'inbox', x: 640, y: 160, ...mail },
    { id: 'phone', kind: 'phone', x: 640, y: 320, ...phone },
    { id: 'partner', kind: 'endpoint', x: 640, y: 480, ...partner },
    { id: 'lost', kind: 'sqs', x: 280, y: 480 },
    { id: 'kitchen', kind: 'service', x: 960, y: 0 },
  ],
  wires: [
    { from: 'shop', to: 'notices', latency: '0s' },
    { from: 'notices', to: 'orders', latency: '0s', FilterPolicy: { dish: ['soup'] }, ...filter },
    { from: 'notices', to: 'mail', latency: '0s', ...toMail },
    { from: 'notices', to: 'phone', latency: '0s' },
    { from: 'notices', to: 'partner', latency: '0s', DeadLetterQueue: 'lost', ...toPartner },
    { from: 'notices.dead-letter', to: 'lost.in', latency: '0s' },
    { from: 'kitchen.poll', to: 'orders.in', latency: '0s' },
  ],
});

/** The subscription of the queue. */
export const subscription = 'notices.subscriptions>orders.in';

/**
 * Opens the filter editor of a subscription, as its menu does.
 * @param {Page} page
 * @param {string} [wire]
 */
export async function filter(page, wire = subscription) {
  await act(page, `xray ${wire}`);
  await page.getByTestId('filter-title').waitFor();
}

/** The sizes and colours in which each panel is looked at. */
export const looks = [{ width: 360, height: 740 }, { width: 768, height: 1024 }, { width: 1280, height: 800 }, { width: 1920, height: 1080 }].flatMap((viewport) => /** @type {const} */ (['light', 'dark']).map((colorScheme) => ({ viewport, colorScheme })));

/**
 * The parts of the drawer in which something scrolls sideways.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export const wide = (page) => page.evaluate(() => [...document.querySelectorAll('#drawer, #drawer .xray-panel, #drawer .xray-panel *, #inspector')]
  .filter((box) => /auto|scroll/.test(getComputedStyle(box).overflowX) && !/^(PRE|TEXTAREA)$/.test(box.tagName) && box.scrollWidth > box.clientWidth + 1).map((box) => box.className || box.id));
