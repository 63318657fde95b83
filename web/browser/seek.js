// How long a person waits for another moment of a long run: the page is sent to random places of ten minutes with
// 100,000 events, and the time is taken until the moment is shown. Figures, with their target; no test.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';

const tenMinutes = JSON.stringify({
  format: 1, title: 'Ten minutes', seed: 7,
  nodes: [
    { id: 'shop', kind: 'traffic', Pattern: 'poisson', Rate: '22/s' },
    { id: 'orders', kind: 'sqs', x: 240 },
    { id: 'kitchen', kind: 'service', x: 480, Workers: 20, WorkTime: 'exponential 500ms' },
  ],
  wires: [{ from: 'shop', to: 'orders' }, { from: 'kitchen.poll', to: 'orders' }],
});
const end = 600_000_000_000;
const places = 200;
const target = 100;

/**
 * Goes to a time; answers how long it took until it was shown, in milliseconds.
 * @param {person.Page} page
 * @param {number} at
 */
const seek = (page, at) =>
  page.evaluate(
    (/** @type {number} */ to) =>
      new Promise((resolve) => {
        const { link } = /** @type {any} */ (globalThis).playground;
        const start = performance.now();
        link.seek(JSON.stringify({ at: String(to) }));
        const look = () => {
          const state = JSON.parse(link.state());
          if (!state.seeking && !state.underWay && state.now === String(to)) resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    at,
  );

visitTest('seeking in ten minutes', { timeout: 600_000 }, async ({ page }) => {
  await person.ready(page);
  await person.openFile(page, 'ten-minutes.json', tenMinutes);
  await person.pause(page);
  await seek(page, end);
  const { events } = await person.run(page);
  assert.ok(events > 95_000, `the run has ${events} events`);
  /** @type {number[]} */
  const took = [];
  let random = 12345;
  for (let i = 0; i < places; i++) {
    random = (random * 48271) % 2147483647;
    took.push(/** @type {number} */ (await seek(page, Math.floor((random / 2147483647) * 600_000) * 1_000_000)));
  }
  took.sort((a, b) => a - b);
  const at = (/** @type {number} */ q) => took[Math.floor(places * q)] ?? NaN;
  console.log(`  ${places} random places of ${events} events, from the wish to the picture: p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms; target ${target} ms: ${at(0.95) <= target ? 'met' : 'MISSED'}`);
});
