// What assistive technology finds on the page, by axe's rules for WCAG 2.2 AA, in both themes: at rest, with something
// selected, and with everything open that opens.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { visitTest } from './harness.js';
import * as person from './person.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * @typedef {{id: string, help: string, nodes: {html: string, failureSummary: string}[]}} Violation
 * @param {person.Page} page
 * @returns {Promise<string[]>} a sentence and the first place for each broken rule
 */
async function violations(page) {
  // What fades in has its colours at the end.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
  const found = await page.evaluate(
    async (tags) => /** @type {any} */ (globalThis).axe.run(document, { runOnly: tags }).then((/** @type {any} */ result) => result.violations),
    standards,
  );
  return found.map((/** @type {Violation} */ { id, help, nodes }) => `${id}: ${help}: ${nodes[0].html} (${nodes.length}×) ${nodes[0].failureSummary}`);
}

/** @type {{name: string, open: (page: person.Page, drawn: person.Drawn) => Promise<unknown>, close?: string}[]} */
const places = [
  { name: 'the page as it opens', open: async () => {} },
  {
    name: 'a node, its forms and all sections open',
    open: async (page, drawn) => {
      await person.click(page, person.nodeAt(drawn, 'orders'));
      await page.getByTestId('options-SendMessage').click();
      await page.getByTestId('command-SendMessage').click();
      await person.happened(page, 'orders', 'sent');
      await person.unfold(page, 'Metrics');
      await page.getByTestId('field-VisibilityTimeout').fill('-1');
      await page.locator('#field-VisibilityTimeout-problem').waitFor();
    },
  },
  {
    name: 'a wire',
    open: async (page, drawn) => {
      await person.click(page, person.wireAt(drawn, 'orders.dead-letter>orders-dlq.in'));
      await page.getByTestId('field-latency').waitFor();
    },
  },
  {
    name: 'several elements',
    open: async (page) => {
      await page.locator('#canvas-live').focus();
      await page.keyboard.press('Control+a');
      await page.getByTestId('align-left').waitFor();
    },
  },
  {
    name: 'a note',
    open: async (page) => {
      await page.locator('#outline').getByText(/why|An order/).first().evaluate((/** @type {any} */ button) => button.click());
      await page.getByTestId('note-text').waitFor();
    },
  },
  {
    name: 'the menu of a node',
    open: async (page, drawn) => {
      await person.click(page, person.nodeAt(drawn, 'kitchen'), { button: 'right' });
      await page.getByTestId('menu').waitFor();
    },
    close: 'Escape',
  },
  {
    name: 'the command palette',
    open: async (page) => {
      await page.locator('#canvas-live').focus();
      await page.keyboard.press('/');
      await page.getByTestId('find-field').fill('q');
    },
    close: 'Escape',
  },
  {
    name: 'the list of keys',
    open: async (page) => {
      await page.locator('#canvas-live').focus();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
    close: 'Escape',
  },
  {
    name: 'the library',
    open: async (page) => {
      await page.getByTestId('state-keep-copy').click();
      await page.locator('[data-testid="stored"]').first().waitFor();
      await page.locator('#canvas-live').focus();
      await page.keyboard.press('l');
      await page.getByTestId('library-row').waitFor();
    },
    close: 'Escape',
  },
  {
    name: 'the versions of a drawing',
    open: async (page) => {
      await page.keyboard.press('Control+Shift+s');
      await page.getByTestId('version-keep').click();
      await page.getByTestId('version-row').waitFor();
    },
    close: 'Escape',
  },
  {
    name: 'an event with its why, a followed message and a toast',
    open: async (page) => {
      const row = await person.happened(page, 'orders', 'deleted');
      await row.click();
      await page.getByTestId('lineage-chip').waitFor();
      await page.getByTestId('fault-crash').click();
      await person.saved(page);
      await page.getByTestId('toast').waitFor();
    },
  },
  {
    name: 'problems of a file',
    open: async (page) => {
      await person.openFile(page, 'bad.json', '{"format":1,"seed":-1,"nodes":[{"id":"a b","kind":"sqs"}]}');
      await page.getByTestId('problems').getByText('a b').first().waitFor();
    },
  },
  {
    name: 'the form of trouble, with what is wrong beside its fields',
    open: async (page) => {
      await person.click(page, await person.emptyPlace(page));
      await page.getByTestId('add-fault').click();
      await page.getByTestId('trouble-at').fill('later');
      await page.getByTestId('trouble-done').click();
      await page.locator('.trouble-form .problem:not([hidden])').first().waitFor();
    },
    close: 'Escape',
  },
  {
    name: 'the form of a breakpoint',
    open: async (page) => {
      await page.getByTestId('break-when').click();
      await page.getByTestId('trouble-metric').waitFor();
    },
    close: 'Escape',
  },
  {
    name: 'the share dialog, with a web address that is none',
    open: async (page) => {
      await page.getByTestId('share').click();
      await page.getByTestId('share-qr').waitFor();
      await page.getByTestId('share-remote-summary').click();
      await page.getByTestId('share-remote').fill('http://files.example');
      await page.getByTestId('share-remote-open').click();
      await page.getByTestId('share-remote-problem').waitFor();
    },
    close: 'Escape',
  },
  {
    name: 'the question before a file of another site is fetched',
    open: async (page) => {
      await page.evaluate(() => { location.hash = 'url=https%3A%2F%2Ffiles.example%2Fscene.json'; });
      await page.getByTestId('ask-open').waitFor();
    },
    close: 'Escape',
  },
];

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  visitTest(`the page is accessible, ${colorScheme}`, { context: { colorScheme }, timeout: 120_000 }, async ({ page, screenshot }) => {
    await person.ready(page);
    const drawn = await person.drawn(page);
    await person.happened(page, 'orders', 'deleted');
    await person.pause(page);
    await page.evaluate(axe);
    /** @type {Record<string, string[]>} */
    const found = {};
    for (const [i, { name, open, close }] of places.entries()) {
      await open(page, drawn);
      await screenshot(`accessible-${colorScheme}-${i}`);
      const broken = await violations(page);
      if (broken.length > 0) found[name] = broken;
      if (close) await page.keyboard.press(close);
    }
    assert.deepEqual(found, {});
  });
}

visitTest('the page is accessible on a phone', { context: { viewport: { width: 360, height: 740 }, hasTouch: true } }, async ({ page }) => {
  await person.ready(page);
  await page.evaluate(axe);
  for (const panel of ['stage', 'palette', 'inspector', 'drawer']) {
    await page.locator(`#tabs [data-show="${panel}"]`).click();
    assert.deepEqual(await violations(page), [], panel);
  }
});
