// What the stories of queues share: scenes, moments, and the panel that looks into a queue.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as person from './person.js';

/** @typedef {person.Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * A shop, a queue with its dead-letter queue, and a kitchen that polls.
 * @param {{shop?: object, orders?: object, dlq?: object, kitchen?: object, poll?: object}} [settings]
 */
export const scene = ({ shop, orders, dlq, kitchen, poll } = {}) => JSON.stringify({
  format: 1, title: 'A queue', seed: 7,
  nodes: [
    { id: 'shop', kind: 'traffic', x: 0, y: 0, Rate: '1/s', ...shop },
    { id: 'orders', kind: 'sqs', x: 300, y: 0, ...orders },
    { id: 'orders-dlq', kind: 'sqs', x: 300, y: 220, ...dlq },
    { id: 'kitchen', kind: 'service', x: 640, y: 0, ...kitchen },
  ],
  wires: [
    { from: 'shop', to: 'orders', latency: '0s' }, { from: 'orders.dead-letter', to: 'orders-dlq.in', latency: '0s' },
    { from: 'kitchen.poll', to: 'orders.in', latency: '0s', ...poll },
  ],
});

/** Nobody takes what is in the queue. */
export const nobody = { kitchen: { Workers: 1, WorkTime: '1h' }, poll: { WaitTimeSeconds: 20 } };

/**
 * Opens a scene, and goes to a time in it.
 * @param {Page} page
 * @param {string} text
 * @param {number} milliseconds
 */
export async function openAt(page, text, milliseconds) {
  await person.ready(page);
  await person.pause(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByTestId('more').click().then(() => page.getByTestId('menu-open').click())]);
  await chooser.setFiles({ name: 'queue.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await person.until(page, 'the scene', (/** @type {string} */ title) => document.getElementById('scene-title')?.textContent?.includes(title), JSON.parse(text).title);
  await person.until(page, 'it to play', () => document.querySelector('[data-testid="play"]')?.getAttribute('aria-label')?.startsWith('Pause'));
  await person.pause(page);
  await goTo(page, milliseconds);
}

/**
 * Goes to a time of the run that is open.
 * @param {Page} page
 * @param {number} milliseconds
 */
export async function goTo(page, milliseconds) {
  const at = `${milliseconds}000000`;
  await page.evaluate((/** @type {string} */ ns) => /** @type {any} */ (globalThis).playground.link.seek(JSON.stringify({ at: ns })), at);
  await person.until(page, `the moment ${at}`, (/** @type {string} */ ns) => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return !state.seeking && !state.underWay && state.now === ns;
  }, at);
}

/**
 * Selects a node, as its entry of the outline does.
 * @param {Page} page
 * @param {string} id
 */
export const pick = (page, id) => act(page, `pick ${id}`);

/**
 * Opens the X-ray of a queue, as its menu does.
 * @param {Page} page
 * @param {string} id
 */
export async function xray(page, id) {
  await act(page, `xray ${id}`);
  await shows(page, id);
}

/**
 * Waits until the panel shows a queue.
 * @param {Page} page
 * @param {string} id
 */
export const shows = (page, id) => page.getByTestId('xray').getByRole('heading', { name: id, exact: true }).waitFor({ timeout: person.patience });

/**
 * @param {Page} page
 * @param {string} action
 */
export const act = (page, action) => page.evaluate((/** @type {string} */ name) => {
  const button = document.createElement('button');
  button.dataset.do = name;
  document.body.append(button);
  button.click();
  button.remove();
}, action);

/**
 * Waits until an element reads a text.
 * @param {Page} page
 * @param {string} name its test id
 * @param {string} wanted
 */
export const reads = (page, name, wanted) => person.until(page, `${name} to read “${wanted}”`, ([id, text]) => document.querySelector(`[data-testid="${id}"]`)?.textContent === text, [name, wanted]);

/**
 * The messages of a lane, as one reads them; how much of a ring is left in thousandths, -1 without one.
 * @param {Page} page
 * @param {string} lane
 * @returns {Promise<{number: string, id: string, body: string, receives: string, time: string, left: number, label: string}[]>}
 */
export const messages = (page, lane) => page.getByTestId(`xray-${lane}`).evaluate((box) => [...box.querySelectorAll('.xray-message')].map((row) => {
  const read = (/** @type {string} */ part) => row.querySelector(`.xray-${part}`)?.textContent ?? '';
  const arc = /** @type {SVGElement} */ (row.querySelector('.xray-arc'));
  const left = arc.style.strokeDashoffset === '' ? -1 : Math.round(1000 * (1 - Number(arc.style.strokeDashoffset)));
  return { number: row.getAttribute('data-number') ?? '', id: read('id'), body: read('body'), receives: read('receives'), time: read('time'), left, label: read('label') };
}));

/**
 * What breaks the rules of accessibility in a part of the page.
 * @param {Page} page
 * @param {string} selector
 * @returns {Promise<string[]>}
 */
export async function unfair(page, selector) {
  await page.evaluate(axe);
  return page.evaluate(async (/** @type {string} */ at) => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(at, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
    return violations.flatMap((/** @type {any} */ v) => v.nodes.map((/** @type {any} */ n) => `${v.id}: ${n.html.slice(0, 160)}`));
  }, selector);
}
