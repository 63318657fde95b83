// What the page costs, measured in Chromium with software drawing: frames while a crowd is dragged, the copy of a full
// frame and its way from Worker to page, and how long a visitor waits. Figures, with their targets; no test.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { browser, subPath } from './harness.js';
import * as person from './person.js';
import { serveFolder } from './server.js';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../../static/dist');

/** @typedef {{p50: number, p99: number}} Quantiles */

/**
 * @param {number[]} all
 * @returns {Quantiles}
 */
function quantiles(all) {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (/** @type {number} */ q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/**
 * @param {string} name
 * @param {number} figure
 * @param {string} unit
 * @param {number} [target] at most
 */
function print(name, figure, unit, target) {
  const judged = target === undefined ? '' : `  target ${target} ${unit}: ${figure <= target ? 'met' : 'MISSED'}`;
  console.log(`  ${name.padEnd(58)} ${figure.toFixed(figure < 1 ? 3 : 1).padStart(9)} ${unit}${judged}`);
}

/** Before the page's scripts: notes what passes between page and Worker. */
function listenIn() {
  const measured = /** @type {any} */ (globalThis).measured = { moving: 0, firstMoving: 0, trips: /** @type {number[]} */ ([]) };
  const moving = (/** @type {ArrayBuffer} */ frame, /** @type {number} */ length) => {
    if (length < 64) return 0;
    const view = new DataView(frame);
    const start = 64 + view.getUint32(32, true) * 64 + view.getUint32(36, true) * 32;
    let count = 0;
    for (let i = view.getUint32(40, true) - 1; i >= 0; i--) if (view.getUint8(start + i * 32 + 25) < 2) count++;
    return count;
  };
  globalThis.Worker = new Proxy(globalThis.Worker, {
    construct(target, options) {
      const worker = new target(.../** @type {[string]} */ (options));
      const post = worker.postMessage.bind(worker);
      let sentAt = 0;
      worker.postMessage = (/** @type {any} */ message, /** @type {any} */ transfer) => {
        sentAt = performance.now();
        post(message, transfer);
      };
      worker.addEventListener('message', ({ data }) => {
        const now = performance.now();
        if (!data.frame) return;
        measured.trips.push(now - sentAt);
        measured.moving = moving(data.frame, data.length);
        if (measured.moving > 0) measured.firstMoving ||= now;
      });
      return worker;
    },
  });
}

/**
 * A crowd: clients that send to four queues each, services that poll two each.
 * @param {number} clients
 * @param {string} latency
 * @param {string} rate
 */
function crowd(clients, latency, rate) {
  const nodes = [], wires = [];
  const at = (/** @type {number} */ i) => ({ x: (i % 25) * 320, y: Math.floor(i / 25) * 220 });
  for (let i = 0; i < clients; i++) nodes.push({ id: `client-${i}`, kind: 'traffic', Pattern: 'poisson', Rate: rate, ...at(i) });
  for (let i = 0; i < clients * 2; i++) nodes.push({ id: `queue-${i}`, kind: 'sqs', ...at(clients + i) });
  for (let i = 0; i < clients * 2; i++) nodes.push({ id: `service-${i}`, kind: 'service', ...at(clients * 3 + i) });
  for (let i = 0; i < clients; i++) {
    for (let q = 0; q < 4; q++) wires.push({ from: `client-${i}.calls`, to: `queue-${(i * 2 + q) % (clients * 2)}.in`, latency });
  }
  for (let i = 0; i < clients * 2; i++) {
    for (let q = 0; q < 2; q++) wires.push({ from: `service-${i}.poll`, to: `queue-${(i + q) % (clients * 2)}.in`, latency });
  }
  return JSON.stringify({ format: 1, title: 'A crowd', seed: 7, nodes, wires });
}

/**
 * @param {(page: person.Page, host: import('./server.js').Host) => Promise<void>} body
 */
async function visit(body) {
  const host = await serveFolder(dist, subPath);
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(listenIn);
  try {
    const page = await context.newPage();
    await page.goto(host.address);
    await body(page, host);
  } finally {
    await context.close();
    await host.close();
  }
}

/**
 * The times between animation frames while a function runs.
 * @param {person.Page} page
 * @param {() => Promise<void>} during
 */
async function frames(page, during) {
  await page.evaluate(() => {
    const measured = /** @type {any} */ (globalThis).measured;
    measured.frames = [];
    let last = performance.now();
    const frame = (/** @type {number} */ now) => {
      measured.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await during();
  return quantiles(await page.evaluate(() => /** @type {any} */ (globalThis).measured.frames.slice(5)));
}

/**
 * Moves the pointer about for five seconds.
 * @param {person.Page} page
 * @param {{x: number, y: number}} from
 */
async function wander(page, from) {
  const end = Date.now() + 5000;
  for (let i = 0; Date.now() < end; i++) await page.mouse.move(from.x + 80 * Math.sin(i / 9), from.y + 60 * Math.sin(i / 7));
}

/** What a dragged frame may take, in ms: about two frames of a screen that shows sixty a second, which are 33.3. */
const draggedMax = 33;

const counts = { nodes: 500, wires: 800, tokens: 1900 };

test('frames while a crowd is dragged', { timeout: 180_000 }, () =>
  visit(async (page) => {
    await person.ready(page);
    await person.openFile(page, 'crowd.json', crowd(counts.nodes / 5, '2100ms', '1/s'));
    await person.until(page, `${counts.tokens} tokens`, (wanted) => /** @type {any} */ (globalThis).measured.moving >= wanted, counts.tokens);
    const drawn = await person.drawn(page);
    console.log(`${drawn.scene.nodes.length} nodes, ${drawn.scene.wires.length} wires, ${await page.evaluate(() => /** @type {any} */ (globalThis).measured.moving)} tokens`);
    const playing = await frames(page, () => page.evaluate(() => new Promise((done) => setTimeout(done, 5000))));
    print('a frame while playing, p50', playing.p50, 'ms');
    print('a frame while playing, p99', playing.p99, 'ms');
    const at = person.nodeAt(drawn, 'queue-60');
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    const node = await frames(page, () => wander(page, at));
    await page.mouse.up();
    print('a frame while a node is dragged, p50', node.p50, 'ms');
    print('a frame while a node is dragged, p99', node.p99, 'ms', draggedMax);
    const empty = await person.emptyPlace(page);
    const from = { x: empty.x - 100, y: empty.y + 100 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down({ button: 'middle' });
    const all = await frames(page, () => wander(page, from));
    await page.mouse.up({ button: 'middle' });
    print('a frame while the whole scene is dragged, p50', all.p50, 'ms');
    print('a frame while the whole scene is dragged, p99', all.p99, 'ms', draggedMax);
    console.log(`${await page.evaluate(() => /** @type {any} */ (globalThis).measured.moving)} tokens at the end`);
  }));

/** Ten thousand messages on one wire, half of them answers on their way back, and next to nothing at rest. */
const travelling = JSON.stringify({
  format: 1,
  nodes: [{ id: 'shop', kind: 'traffic', Rate: '10000/s' }, { id: 'orders', kind: 'sqs', x: 400 }],
  wires: [{ from: 'shop', to: 'orders', latency: '500ms' }],
});

/** A Worker that asks the engine for frames and times each: filled and copied out. */
const asking = `
importScripts('wasm_exec.js');
onmessage = async ({ data }) => {
  const go = new Go();
  go.argv = ['app', 'engine'];
  const { instance } = await WebAssembly.instantiateStreaming(fetch('app.wasm'), go.importObject);
  go.run(instance);
  const engine = instance.exports;
  const ask = (request) => {
    const bytes = new TextEncoder().encode(JSON.stringify(request));
    const at = engine.requestAddress(bytes.length) >>> 0;
    new Uint8Array(engine.mem.buffer, at, bytes.length).set(bytes);
    if (engine.handle(bytes.length) !== 0) throw new Error('the engine stopped');
  };
  const out = new ArrayBuffer(1 << 20);
  const copy = () => {
    const length = engine.frameLength() >>> 0;
    new Uint8Array(out, 0, length).set(new Uint8Array(engine.mem.buffer, engine.frameAddress() >>> 0, length));
    return length;
  };
  ask({ start: JSON.parse(data.scenario), limit: 1e7 });
  for (let i = 0; i < 40; i++) ask({ advance: '100000000', limit: 1e7 });
  const batch = 10;
  const times = (work) => Array.from({ length: 100 }, () => {
    const start = performance.now();
    for (let i = 0; i < batch; i++) work();
    return (performance.now() - start) / batch;
  });
  const asked = times(() => { ask({}); copy(); }), copied = times(copy);
  postMessage({ asked, copied, items: new DataView(out).getUint32(40, true) });
};
`;

test('a frame of ten thousand moving messages', { timeout: 180_000 }, () =>
  visit(async (page, host) => {
    await page.route(`${host.address}asking.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: asking }));
    const scenario = travelling;
    const answer = await page.evaluate((text) => new Promise((resolve, reject) => {
      const worker = new Worker('asking.js');
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ scenario: text }, []);
    }), scenario);
    assert.ok(answer.items > 5_000, `the frame has ${answer.items} items`);
    const scale = 10_000 / answer.items;
    console.log(`a frame of ${answer.items} items, scaled to 10,000; ten at a time, since a Worker's clock ticks at 0.1 ms`);
    const p50 = (/** @type {number[]} */ all) => quantiles(all).p50 * scale;
    print('asked for, filled and copied out, p50', p50(answer.asked), 'ms', 0.1);
    print('of which the copy, p50', p50(answer.copied), 'ms');
    await person.ready(page);
    await person.openFile(page, 'crowd.json', scenario);
    await person.until(page, 'a crowd', () => /** @type {any} */ (globalThis).measured.moving > 5_000);
    await page.evaluate(() => { /** @type {any} */ (globalThis).measured.trips = []; });
    await page.evaluate(() => new Promise((done) => setTimeout(done, 3000)));
    const trips = quantiles(await page.evaluate(() => /** @type {any} */ (globalThis).measured.trips));
    print('page to Worker and back while this crowd plays, p50', trips.p50, 'ms');
    print('page to Worker and back while this crowd plays, p99', trips.p99, 'ms');
  }));

/**
 * @param {person.Page} page
 * @returns {Promise<[number, number]>} milliseconds from the navigation to the first picture and to the first moving message
 */
async function waits(page) {
  const moving = await person.until(page, 'the first message', () => /** @type {any} */ (globalThis).measured.firstMoving);
  const picture = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
  return [picture, moving];
}

test('how long a visitor waits', { timeout: 180_000 }, async () => {
  /** @type {[number, number][]} */
  const cold = [];
  /** @type {[number, number][]} */
  const warm = [];
  for (let round = 0; round < 5; round++) {
    await visit(async (page) => {
      cold.push(await waits(page));
      for (let again = 0; again < 2; again++) {
        await page.reload();
        warm.push(await waits(page));
      }
    });
  }
  const size = readFileSync(join(dist, 'app.wasm.gz')).length;
  console.log(`from a server on this machine; app.wasm.gz has ${(size / 1024).toFixed(0)} KiB`);
  const median = (/** @type {[number, number][]} */ all, /** @type {0 | 1} */ which) => quantiles(all.map((one) => one[which])).p50;
  print('cold: first picture, median', median(cold, 0), 'ms');
  print('cold: first moving message, median', median(cold, 1), 'ms', 1500);
  print('again: first picture, median', median(warm, 0), 'ms');
  print('again: first moving message, median', median(warm, 1), 'ms', 400);
});
