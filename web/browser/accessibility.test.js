// What assistive technology finds on the page, by axe's rules for WCAG 2.2 AA, in both themes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { visitTest } from './harness.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * @typedef {{id: string, help: string, nodes: {html: string, failureSummary: string}[]}} Violation
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} a sentence and the first place for each broken rule
 */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(
    async (tags) => /** @type {any} */ (globalThis).axe.run(document, { runOnly: tags }).then((/** @type {any} */ result) => result.violations),
    standards,
  );
  return found.map((/** @type {Violation} */ { id, help, nodes }) => `${id}: ${help}: ${nodes[0].html} (${nodes.length}×) ${nodes[0].failureSummary}`);
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  visitTest(`the page is accessible, ${colorScheme}`, { context: { colorScheme } }, async ({ page, screenshot }) => {
    await page.locator('#inspector *').first().waitFor();
    await screenshot(`accessible-${colorScheme}`);
    assert.deepEqual(await violations(page), []);
  });
}
