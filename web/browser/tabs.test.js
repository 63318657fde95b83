// Several tabs, one library: no tab ever writes over what another has drawn.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';
import { addQueue, documents, openLibrary, reload, said, settled, stored } from './shelf.js';

/**
 * Opens the newest document of the library in another tab.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} address
 */
async function openInNewTab(context, address) {
  const tab = await context.newPage();
  await tab.goto(address);
  await person.ready(tab);
  await tab.getByTestId('stored').first().click();
  await said(tab, /^(Draft s|S)aved/);
  await settled(tab);
  return tab;
}

visitTest('two tabs draw on one document: both drawings are kept, one beside the other', {}, async ({ page, context, host }) => {
  await person.ready(page);
  await addQueue(page);
  await said(page, /^Draft saved/);
  const other = await openInNewTab(context, host.address);
  await addQueue(page);
  const first = await person.saved(page);
  await stored(page, [first]);
  await addQueue(other, 'sns'); // the same drawing twice would not be another one
  await addQueue(other, 'sns');
  const title = 'The poison pill and its dead-letter queue';
  await other.getByTestId('toast').getByText(`Another tab has changed this drawing, so this one is kept beside it as “${title} (2)”`).waitFor({ state: 'attached' });
  await person.until(other, 'the new title', (wanted) => document.querySelector('[data-testid="title"]')?.textContent === wanted, `${title} (2)`);
  const second = await person.saved(other);
  assert.equal(JSON.parse(second).nodes.length, JSON.parse(first).nodes.length + 1);
  await stored(page, [first, second]);

  await addQueue(page);
  await addQueue(other);
  await stored(page, [await person.saved(page), await person.saved(other)]);
  assert.deepEqual((await documents(page)).map((record) => record.title).sort(), [title, `${title} (2)`]);
  await person.until(page, 'the other tab\'s drawing to be listed', (wanted) => [...document.querySelectorAll('[data-testid="stored"] .item-title')].some((item) => item.textContent === wanted), `${title} (2)`);
});

visitTest('a document that another tab deletes stays deleted, and the drawing goes on beside it', {}, async ({ page, context, host }) => {
  await person.ready(page);
  await addQueue(page);
  await said(page, /^Draft saved/);
  const before = await person.saved(page);
  const other = await openInNewTab(context, host.address);
  await openLibrary(other);
  await other.getByTestId('library-trash').click();
  await other.getByTestId('library-deleted').waitFor();
  await other.keyboard.press('Escape');
  await said(other, /^Deleted in the library · keep it$/);
  await addQueue(page);
  await page.getByTestId('toast').getByText('Another tab has deleted this drawing').waitFor({ state: 'attached' });
  const after = await person.saved(page);
  await stored(page, [before, after]);
  assert.deepEqual((await documents(page)).map(({ deleted, text }) => [deleted > 0, text === before]).sort(), [[false, false], [true, true]]);
  await other.getByTestId('state-keep-copy').click();
  await said(other, /^Saved/);
  assert.deepEqual((await documents(page)).map(({ deleted }) => deleted), [0, 0], 'whoever deleted it can keep it after all');
});

visitTest('a tab that is loaded anew goes on with its document and makes no copy', {}, async ({ page, context, host }) => {
  await settled(page);
  await addQueue(page);
  await said(page, /^Draft saved/);
  const other = await openInNewTab(context, host.address);
  for (const tab of [page, other, page]) {
    await reload(tab);
    await said(tab, /^Draft saved/);
  }
  await addQueue(page);
  await stored(page, [await person.saved(page)]);
  assert.equal((await documents(page)).length, 1);
});

const many = 20;

/** How long one of so many tabs may take, in real milliseconds. */
const long = 120_000;

/** @param {person.Page} tab stops its run, so that the others get something of the processor */
const quiet = (tab) => tab.evaluate(() => /** @type {any} */ (globalThis).playground.link.pause());

visitTest('twenty documents in twenty tabs, all drawn on at once: every drawing survives', { timeout: 600_000 }, async ({ page, context, host }) => {
  const tabs = [page];
  while (tabs.length < many) tabs.push(await context.newPage());
  for (const [i, tab] of tabs.entries()) {
    if (i > 0) await tab.goto(host.address);
    await tab.locator('#window[data-ready]').waitFor({ timeout: long });
    await quiet(tab);
    await person.openFile(tab, `${i}.json`, `{"format":1,"title":"Drawing ${i}","nodes":[{"id":"only-${i}","kind":"sqs"}]}`);
    await tab.getByRole('button', { name: `Title: Drawing ${i}. Rename` }).waitFor({ timeout: long });
    await quiet(tab);
  }
  assert.deepEqual(await documents(page), [], 'opening stores nothing');
  for (let round = 1; round <= 3; round++) {
    await Promise.all(tabs.map((tab) => tab.getByTestId('palette-sqs').evaluate((item) => /** @type {HTMLElement} */ (item).click())));
  }
  const drawings = [];
  for (const tab of tabs) {
    drawings.push(await person.saved(tab));
  }
  for (const [i, drawing] of drawings.entries()) {
    assert.deepEqual(JSON.parse(drawing).nodes.map((/** @type {any} */ node) => node.id), [`only-${i}`, 'queue', 'queue-2', 'queue-3']);
  }
  await stored(page, drawings);
  const all = await documents(page);
  assert.equal(new Set(all.map(({ id }) => id)).size, many);
  for (const tab of tabs) await tab.close();

  const later = await context.newPage();
  await later.goto(host.address);
  await later.locator('#window[data-ready]').waitFor({ timeout: long });
  await openLibrary(later);
  const titles = await later.getByTestId('library-row').locator('.item-title').allTextContents();
  assert.deepEqual(titles.sort(), Array.from({ length: many }, (_, i) => `Drawing ${i}`).sort());
});
