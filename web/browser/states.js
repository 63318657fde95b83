// State transitions a second: this engine's interpreter of the Amazon States Language, with its history, natively, in Node
// and in Chromium, beside aws-local-stepfunctions in Node and in Chromium. The same state machines, in turns; a
// transition is a state entered. Pauses between retries are virtual in ours and overridden to nothing in theirs.
//
//     node --test states.js    PEER=path of the package aws-local-stepfunctions

import { test } from 'node:test';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as anywhere from './anywhere.js';
import { browser } from './harness.js';
import { serveFolder } from './server.js';

const peer = process.env.PEER ?? '';
const rounds = 3;
const share = 10; // theirs runs so many times fewer executions: it would take minutes

/** @typedef {{name: string, transitions: number, runs: number, definition: object}} Workload */

/** @type {Workload[]} */
const workloads = JSON.parse(readFileSync(new URL('../../engine/enginetest/bench/states.json', import.meta.url), 'utf8'));

/**
 * Transitions a second of theirs, by workload. It runs in Node and, as text, in a page.
 * @param {string} module
 * @param {Workload[]} all
 * @param {number} share
 */
async function run(module, all, share) {
  // Theirs asks for a newer Node than this may be.
  const made = /** @type {any} */ (Promise);
  made.withResolvers ??= function () {
    /** @type {any} */
    const all = {};
    all.promise = new Promise((resolve, reject) => Object.assign(all, { resolve, reject }));
    return all;
  };
  const { StateMachine } = await import(module);
  /** @type {Record<string, number>} */
  const figures = {};
  for (const { name, transitions, runs, definition } of all) {
    const machine = new StateMachine(definition, { validationOptions: { noValidate: true } });
    const once = async () => {
      let failures = 0;
      const call = () => {
        if (++failures <= 2) throw new Error('Busy');
        return {};
      };
      await machine.run({}, { overrides: { taskResourceLocalHandlers: { Call: call }, retryIntervalOverrides: { Call: 0 } } }).result;
    };
    await once();
    const wanted = Math.max(1, Math.round(runs / share));
    let best = Infinity;
    for (let turn = 0; turn < 5; turn++) {
      const begin = performance.now();
      for (let n = 0; n < wanted; n++) await once();
      best = Math.min(best, performance.now() - begin);
    }
    figures[name] = (wanted * transitions * 1000) / best;
  }
  return figures;
}

const theirsInNode = () => run(pathToFileURL(join(peer, 'build/main.node.esm.js')).href, workloads, share);

async function theirsInChromium() {
  const folder = new URL('../../.build/states', import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  cpSync(join(peer, 'build/main.browser.esm.js'), join(folder, 'peer.js'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>states</title>');
  const host = await serveFolder(folder, '/');
  const page = await (await browser()).newPage();
  try {
    await page.goto(host.address);
    return await page.evaluate(`(${run})('/peer.js', ${JSON.stringify(workloads)}, ${share})`);
  } finally {
    await page.close();
    await host.close();
  }
}

/**
 * Ours, with the figures that theirs has not.
 * @param {anywhere.Place} place
 */
async function ours(place) {
  /** @type {Record<string, number>} */
  const figures = {};
  for (const line of (await place('states')).trim().split('\n')) {
    const [, name, figure] = /^states: (.*?) +([0-9.]+)\/s/.exec(line) ?? [];
    if (name) figures[name] = Number(figure);
  }
  return figures;
}

/** @type {Record<string, () => Promise<Record<string, number>>>} */
const sides = {
  native: () => ours(anywhere.native),
  'Node, wasm': () => ours(anywhere.node),
  'Chromium, wasm': () => ours(anywhere.chromium),
  'peer, Node': theirsInNode,
  'peer, Chromium': theirsInChromium,
};

test('state transitions a second', { timeout: 1_800_000 }, async () => {
  await anywhere.prepare();
  /** @type {Record<string, Record<string, number>>} */
  const best = {};
  for (let round = 0; round < rounds; round++) {
    for (const [side, figures] of Object.entries(sides)) {
      best[side] ??= {};
      for (const [name, figure] of Object.entries(await figures())) best[side][name] = Math.max(best[side][name] ?? 0, figure);
    }
  }
  const names = Object.keys(best.native);
  console.log(['', ...Object.keys(sides)].map((cell, i) => (i ? cell.padStart(16) : cell.padEnd(26))).join(''));
  for (const name of names) {
    const cells = Object.keys(sides).map((side) => (best[side][name] === undefined ? '' : Math.round(best[side][name]).toLocaleString('en')));
    console.log(name.padEnd(26) + cells.map((cell) => cell.padStart(16)).join(''));
  }
});
