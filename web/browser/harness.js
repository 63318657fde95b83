// The built site in a real Chromium, served from a folder of a plain static host. A visit fails its test on any error
// in the console, uncaught exception, failed request, answer above 399, or request to another host.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serveFolder } from './server.js';

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.env.SITE ?? join(here, '../../static/dist');
const screenshots = join(here, 'screenshots');

/** The folder of the address under which the site is tested: nothing in it may assume the root. */
export const subPath = '/some/where/';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * The browser: CHROMIUM, or the first of the usual names on the path.
 * @returns {string}
 */
function findChromium() {
  const named = process.env.CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const places = named ? [named] : process.env.PATH.split(delimiter).flatMap((/** @type {string} */ folder) => names.map((name) => join(folder, name)));
  const found = places.find((/** @type {string} */ place) => existsSync(place));
  if (!found) throw new Error(named ? `CHROMIUM names ${named}, which is not there` : `none of ${names.join(', ')} is installed; set CHROMIUM to a browser's path`);
  return found;
}

/** @type {Promise<import('playwright-core').Browser> | undefined} */
let launched;

/** The one browser of a test file; each visit has a context of its own. */
export const browser = () => (launched ??= chromium.launch({ executablePath: findChromium(), args: flags, headless: true }));

after(async () => (await launched)?.close());

/**
 * @typedef {object} Visit
 * @property {import('playwright-core').Page} page
 * @property {import('playwright-core').BrowserContext} context
 * @property {import('./server.js').Host} host
 * @property {string[]} problems what went wrong so far, without anybody asking
 * @property {(name: string) => Promise<string>} screenshot saves one into the ignored folder; returns its path
 *
 * @typedef {object} Options
 * @property {RegExp} [hold] files whose answers wait until host.release()
 * @property {string} [address] what follows the site's address, such as #1.payload
 * @property {import('playwright-core').BrowserContextOptions} [context] viewport, colorScheme, reducedMotion, hasTouch
 * @property {number} [timeout] of the test, in ms
 * @property {(context: import('playwright-core').BrowserContext) => Promise<unknown>} [before] what must hold when the page is loaded
 */

/**
 * A test that visits the site.
 * @param {string} name
 * @param {Options} options
 * @param {(visit: Visit) => Promise<void>} body
 */
export function visitTest(name, options, body) {
  test(name, { timeout: options.timeout ?? 60_000 }, async () => {
    assert.ok(existsSync(join(dist, 'index.html')), 'the site is not built: run `make site`');
    const host = await serveFolder(dist, subPath);
    const context = await (await browser()).newContext({ viewport: { width: 1280, height: 800 }, ...options.context });
    try {
      await visit(host, context, options, body);
    } finally {
      await context.close();
      await host.close();
    }
  });
}

/**
 * @param {import('./server.js').Host} host
 * @param {import('playwright-core').BrowserContext} context
 * @param {Options} options
 * @param {(visit: Visit) => Promise<void>} body
 */
async function visit(host, context, options, body) {
  if (options.hold) host.hold(options.hold);
  const problems = watch(context, host.origin);
  await options.before?.(context);
  const page = await context.newPage();
  const screenshot = async (/** @type {string} */ name) => {
    mkdirSync(screenshots, { recursive: true });
    const path = join(screenshots, `${name}.png`);
    await page.screenshot({ path });
    return path;
  };
  await page.goto(host.address + (options.address ?? ''), { waitUntil: 'commit' });
  try {
    await body({ page, context, host, problems, screenshot });
  } catch (error) {
    if (problems.length > 0) throw new Error(`${problems.join('\n')}\n${error}`, { cause: error });
    throw error;
  }
  assert.deepEqual(problems, []);
}

/**
 * Collects what must not happen on a visit.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} origin the only one that may be asked
 * @returns {string[]}
 */
export function watch(context, origin) {
  /** @type {string[]} */
  const problems = [];
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => void problems.push(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) problems.push(`another host: ${request.url()}`);
  });
  context.on('requestfailed', (request) => void problems.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  context.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}
