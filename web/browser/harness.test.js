// The harness itself: what it promises to catch, it catches.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { browser, subPath, watch } from './harness.js';
import { serveFolder } from './server.js';

const bad = [
  { name: 'an error in the console', script: 'console.error("lost")', problem: /^console: lost$/ },
  { name: 'an exception', script: 'setTimeout(() => { throw new Error("nobody caught it") })', problem: /^uncaught: Error: nobody caught it/ },
  { name: 'a rejected promise', script: 'Promise.reject(new Error("nobody waited"))', problem: /^uncaught: Error: nobody waited/ },
  { name: 'a missing file', script: 'fetch("nothing.json")', problem: /^404: .*nothing\.json$/ },
  { name: 'another host', script: 'fetch("https://example.org/").catch(() => {})', problem: /^another host: https:\/\/example\.org\/$/ },
  { name: 'an address outside of the folder', script: 'fetch("/app.js")', problem: /^404: .*\/app\.js$/ },
];

for (const { name, script, problem } of bad) {
  test(`a visit fails on ${name}`, { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'site-'));
    writeFileSync(join(folder, 'index.html'), `<!doctype html><link rel="icon" href="data:,"><script>${script}</script>`);
    const host = await serveFolder(folder, subPath);
    const context = await (await browser()).newContext();
    try {
      const problems = watch(context, host.origin);
      const page = await context.newPage();
      await page.goto(host.address, { waitUntil: 'networkidle' });
      assert.ok(problems.some((text) => problem.test(text)), `${problem} is not among ${JSON.stringify(problems)}`);
    } finally {
      await context.close();
      await host.close();
      rmSync(folder, { recursive: true });
    }
  });
}
