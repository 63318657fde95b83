// A page that plays for long does not grow: once the engine's checkpoints have reached their budget, a million events
// take no more memory than half a million, in the Worker and on the page.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';

/** A scene with some thirty thousand events a virtual second: of the kind that fills the budget soon. */
const busy = JSON.stringify({
  format: 1, title: 'Busy', seed: 7,
  nodes: [
    { id: 'shop', kind: 'traffic', Rate: '2000/s' },
    { id: 'news', kind: 'sns', x: 240 },
    { id: 'orders', kind: 'sqs', x: 480 },
    { id: 'bills', kind: 'sqs', x: 480, y: 160 },
    { id: 'kitchen', kind: 'service', x: 720, Workers: 1000, WorkTime: '10ms' },
    { id: 'billing', kind: 'service', x: 720, y: 160, Workers: 1000, WorkTime: '10ms' },
  ],
  wires: [
    { from: 'shop', to: 'news' }, { from: 'news', to: 'orders' }, { from: 'news', to: 'bills' },
    { from: 'kitchen.poll', to: 'orders' }, { from: 'billing.poll', to: 'bills' },
  ],
});

/**
 * Bytes that the Worker may take: the checkpoints' budget of 64 MB and the present, as much again until garbage is
 * collected, and half of that for collections that end late.
 */
const workerMost = 240 << 20;
/** How much more a million events may take than half a million: memory is taken in steps, at every collection. */
const growth = 1.4;
/** The same of the page's own heap, in bytes. */
const pageGrowth = 4 << 20;

/** Before the page's scripts: notes how much memory the Worker says it has taken. */
function listenIn() {
  globalThis.Worker = new Proxy(globalThis.Worker, {
    construct(target, options) {
      const worker = new target(.../** @type {[string]} */ (options));
      worker.addEventListener('message', ({ data }) => { /** @type {any} */ (globalThis).memory = data.memory; });
      return worker;
    },
  });
}

visitTest('a million events take no more memory than half a million', { timeout: 900_000, before: (context) => context.addInitScript(listenIn) }, async ({ page, context }) => {
  const inside = await context.newCDPSession(page);
  const weigh = async () => {
    await inside.send('HeapProfiler.collectGarbage');
    const { usedSize } = await inside.send('Runtime.getHeapUsage');
    return { page: usedSize, worker: await page.evaluate(() => /** @type {any} */ (globalThis).memory) };
  };
  await person.ready(page);
  await person.openFile(page, 'busy.json', busy);
  await person.speed(page, '10s');
  const weights = [];
  for (const events of [500_000, 750_000, 1_000_000]) {
    while ((await person.run(page)).events < events) await page.waitForTimeout(200);
    weights.push({ events, ...(await weigh()) });
  }
  const [first, , last] = weights;
  const told = weights.map((at) => `${at.events} events: worker ${(at.worker / 2 ** 20).toFixed(0)} MB, page ${(at.page / 2 ** 20).toFixed(1)} MB`).join('; ');
  console.log(told);
  assert.equal((await person.run(page)).restarts, 0);
  assert.ok(first.worker > 32 << 20, `the checkpoints are there: ${told}`);
  assert.ok(last.worker <= workerMost, told);
  assert.ok(last.worker <= first.worker * growth, told);
  assert.ok(last.page <= first.page + pageGrowth, told);
});
