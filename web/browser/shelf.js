// The library as the tests see it: what lies in the database, and what the page says of it.

import assert from 'node:assert/strict';
import * as person from './person.js';

/** @typedef {person.Page} Page */

/** @param {Page} page what the top bar says of the document */
export const state = (page) => page.locator('#document-state').evaluate((line) => [...line.children].map((part) => part.textContent).join(' ').replace(/\s+/g, ' '));

/**
 * Waits until the top bar says something of the document.
 * @param {Page} page
 * @param {RegExp} words
 */
export const said = (page, words) =>
  person.until(page, `the top bar to say ${words}`, (pattern) => {
    const text = [...document.querySelectorAll('#document-state > *')].map((part) => part.textContent).join(' ');
    return new RegExp(pattern).test(text);
  }, words.source);

/**
 * Adds a queue, or a node of another kind, by the palette.
 * @param {Page} page
 * @param {string} [kind]
 */
export async function addQueue(page, kind = 'sqs') {
  const { revision } = await person.run(page);
  await page.getByTestId(`palette-${kind}`).click();
  await person.until(page, 'the node to be added', (before) => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).revision > before, revision);
}

/** @param {Page} page waits until everything has come that the page asks for */
export async function settled(page) {
  await person.ready(page);
  await page.waitForLoadState('networkidle');
}

export { reload } from './person.js';

/** @param {Page} page */
export async function openLibrary(page) {
  await page.getByTestId('library').click();
  await page.getByTestId('library-list').locator('ul, .empty').first().waitFor({ timeout: person.patience });
}

/**
 * @param {Page} page
 * @param {'documents' | 'versions'} store
 * @returns {Promise<any[]>} the records as they lie there
 */
const records = (page, store) =>
  page.evaluate((name) => new Promise((done, failed) => {
    const request = indexedDB.open('playground.library');
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => done([]);
    request.onsuccess = () => {
      const all = request.result.transaction(name).objectStore(name).getAll();
      all.onsuccess = () => { request.result.close(); done(all.result); };
      all.onerror = () => failed(all.error);
    };
  }), store);

/** @param {Page} page */
export const documents = (page) => records(page, 'documents');

/** @param {Page} page */
export const versions = (page) => records(page, 'versions');

/**
 * Waits until the library holds just these texts.
 * @param {Page} page
 * @param {string[]} texts
 */
export async function stored(page, texts) {
  const wanted = [...texts].sort();
  const end = Date.now() + person.patience;
  for (;;) {
    const found = (await documents(page)).map(({ text }) => text).sort();
    if (JSON.stringify(found) === JSON.stringify(wanted)) return;
    if (Date.now() > end) assert.deepEqual(found, wanted);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/**
 * Puts records into the database as they are.
 * @param {Page} page
 * @param {'documents' | 'versions'} store
 * @param {any[]} all
 */
export const put = (page, store, all) =>
  page.evaluate(([name, list]) => new Promise((done, failed) => {
    const request = indexedDB.open('playground.library');
    request.onsuccess = () => {
      const transaction = request.result.transaction(name, 'readwrite');
      for (const record of list) transaction.objectStore(name).put(record);
      transaction.oncomplete = () => { request.result.close(); done(null); };
      transaction.onabort = () => failed(transaction.error);
    };
  }), /** @type {[string, any[]]} */ ([store, all]));

const sound = { title: 'Sound', at: 1_700_000_000_000, rev: 1, origin: 'own', kept: true, deleted: 0, by: '', text: '{"format":1,"nodes":[]}' };

/** Records that cannot be opened, each for another reason. @type {any[]} */
export const broken = [
  { ...sound, id: 'b1', title: 'Half', text: '{"format":1,"nodes":[' },
  { ...sound, id: 'b2', title: 'Newer', text: '{"format":99,"nodes":[]}' },
  { ...sound, id: 'b3', title: 'Empty', text: undefined },
  { ...sound, id: 'b4', title: 'Revised', rev: 'x' },
  { ...sound, id: 'b5', title: '<img src=x onerror=alert(1)>', text: 'order 7' },
  { ...sound, id: 'b6', title: { deep: [] }, text: '\u0000' },
  { id: 'b7' },
];

/**
 * Fills both stores with what chance makes of a seed, and returns what lies there; the page can be asked again with
 * dump() after a reload.
 * @param {Page} page
 * @param {number} seed
 */
export async function fill(page, seed) {
  await page.context().addInitScript(dumper);
  await page.evaluate(dumper);
  return page.evaluate((start) => {
    let at = start;
    const chance = (/** @type {number} */ n) => (at = (at * 48271) % 2147483647) % n;
    const texts = ['', '{', '{"format":1,"nodes":[]}', '{"format":1,"nodes":[{"id":"a","kind":"sqs"}]}', 'null', '[]', '\ud800', '['.repeat(50_000)];
    const values = () => [undefined, null, NaN, -1, 1e300, 7, true, 'own', '', new Date(0), new Map([[1, 2]]), new Blob(['x']), [1, [2]], { a: { b: 1 } }, 10n, new Uint8Array(9)];
    const member = () => { const all = values(); return all[chance(all.length)]; };
    const keys = (/** @type {number} */ i) => [`id-${start}-${i}`, start * 1000 + i, new Date(start * 1e6 + i), [start, i], new Uint8Array([start, i])][chance(5)];
    const record = (/** @type {number} */ i) => {
      /** @type {any} */
      const made = { id: keys(i), title: `T${i}`, at: i, rev: 1, origin: 'own', kept: false, deleted: 0, by: '', text: texts[chance(texts.length)], document: 'nobody', name: 'V', auto: false };
      for (let n = chance(4); n > 0; n--) made[['title', 'at', 'rev', 'origin', 'kept', 'deleted', 'by', 'text', 'document', 'name', 'auto'][chance(11)]] = member();
      return made;
    };
    return new Promise((done, failed) => {
      const request = indexedDB.open('playground.library');
      request.onsuccess = () => {
        const transaction = request.result.transaction(['documents', 'versions'], 'readwrite');
        transaction.objectStore('documents').put({ ...record(40), id: `large-${start}`, text: 'x'.repeat(5_000_000) });
        for (let i = 0; i < 39; i++) transaction.objectStore(chance(2) ? 'documents' : 'versions').put(record(i));
        transaction.oncomplete = () => { request.result.close(); /** @type {any} */ (globalThis).dump().then(done); };
        transaction.onabort = () => failed(transaction.error);
      };
    });
  }, seed);
}

/** Gives the page a function that writes down everything in the database. */
function dumper() {
  const write = (/** @type {any} */ value) => /** @type {string} */ (JSON.stringify(value, (_, item) => {
    if (typeof item === 'bigint' || typeof item === 'undefined' || Number.isNaN(item)) return `${typeof item} ${String(item)}`;
    if (item instanceof Map) return ['map', ...item];
    if (item instanceof Blob) return `blob ${item.size}`;
    return typeof item === 'string' && item.length > 100 ? `${item.slice(0, 20)} ${item.length}` : item;
  }));
  /** @type {any} */ (globalThis).dump = () => new Promise((done) => {
    const request = indexedDB.open('playground.library');
    request.onsuccess = () => {
      const transaction = request.result.transaction(['documents', 'versions']);
      const all = ['documents', 'versions'].map((name) => transaction.objectStore(name).getAll());
      transaction.oncomplete = () => { request.result.close(); done(all.map(({ result }) => result.map(write))); };
    };
  });
}
