// The attributes of a queue, and of every kind: what is allowed, what holds when nothing is said, what it does, and
// where that is written.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { visitTest } from './harness.js';
import * as person from './person.js';
import { openAt, pick, scene } from './xray.js';

/** @param {person.Page} page @param {string} name @param {string} part */
const said = (page, name, part) => page.getByTestId(`field-${name}-${part}`);

visitTest('an attribute says its range and default, what it does, and its source on demand', {}, async ({ page, screenshot }) => {
  await openAt(page, scene(), 1000);
  await pick(page, 'orders');
  assert.equal(await said(page, 'VisibilityTimeout', 'range').textContent(), '0 to 43\u202f200 s (12h), default 30 s');
  assert.equal(await said(page, 'MessageRetentionPeriod', 'range').textContent(), '60 to 1\u202f209\u202f600 s (14d), default 345\u202f600 s (4d)');
  await page.locator('#field-VisibilityTimeout-hint').getByText('hidden from other consumers').waitFor();
  const source = said(page, 'VisibilityTimeout', 'source'), button = page.getByRole('button', { name: 'Source of VisibilityTimeout' });
  await source.waitFor({ state: 'hidden' });
  await button.click();
  assert.equal(await source.textContent(), 'Amazon SQS API reference, SetQueueAttributes');
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await screenshot('sqs-attributes');
  await button.press('Enter');
  await source.waitFor({ state: 'hidden' });
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
});

visitTest('attributes stand in groups, and those of FIFO queues only where there is one', {}, async ({ page }) => {
  await openAt(page, scene(), 1000);
  await pick(page, 'orders');
  const group = page.getByTestId('group-FIFO');
  const scope = page.getByTestId('field-DeduplicationScope');
  await page.getByTestId('field-FifoQueue').waitFor({ state: 'hidden' });
  await group.locator('summary').click();
  await page.getByTestId('field-FifoQueue').waitFor();
  await scope.waitFor({ state: 'hidden' });
  await page.getByTestId('field-FifoQueue').check();
  await scope.waitFor();
  await scope.selectOption('messageGroup');
  await page.getByTestId('reset-DeduplicationScope').waitFor();
  assert.deepEqual(JSON.parse(await person.saved(page)).nodes.find((/** @type {any} */ node) => node.id === 'orders').DeduplicationScope, 'messageGroup');
  await pick(page, 'orders-dlq');
  await page.getByTestId('group-FIFO').waitFor();
  assert.notEqual(await page.getByTestId('group-FIFO').getAttribute('open'), null, 'what was opened stays so for the next queue');
  await page.getByTestId('field-FifoQueue').waitFor();
  await page.getByTestId('field-DeduplicationScope').waitFor({ state: 'hidden' });
});

visitTest('every setting of every kind says what it does, and its default where it has one', {}, async ({ page }) => {
  await openAt(page, scene(), 1000);
  const kinds = JSON.parse(readFileSync(new URL('../../.build/kinds.json', import.meta.url), 'utf8')); // the words are in the module, not in the page
  for (const kind of kinds) {
    await page.getByTestId(`palette-${kind.name}`).click();
    await page.locator('#inspector .about-kind').filter({ hasText: kind.title }).waitFor();
    const told = await page.locator('#inspector').evaluate((box) => Object.fromEntries([...box.querySelectorAll('.field')].filter((field) => field.querySelector('[data-testid^="field-"]')).map((field) => {
      const read = (/** @type {string} */ part) => field.querySelector(part)?.textContent ?? '';
      return [field.querySelector('[data-testid^="field-"]')?.id ?? '', { help: read('.hint:not(.facts)'), facts: read('[data-testid$="-range"]'), source: read('.source') }];
    })));
    assert.equal(Object.keys(told).length, kind.fields.length, kind.name);
    for (const field of kind.fields) {
      const shown = told[`field-${field.name}`];
      assert.ok(shown.help.startsWith(field.help), `${kind.name}.${field.name}: ${shown.help}`);
      assert.equal(shown.source, field.source);
      if (field.max !== undefined) assert.match(shown.facts, / to /, field.name);
      if (field.default !== null && !['template', 'policy'].includes(field.type)) assert.match(shown.facts, /default /, `${kind.name}.${field.name}`);
    }
  }
});
