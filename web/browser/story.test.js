// The life of a message: two clicks from an event, three views, an export, and any moment of it one click away.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { visitTest } from './harness.js';
import * as person from './person.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Stops the run and goes to a time.
 * @param {person.Page} page
 * @param {number} milliseconds
 */
async function goTo(page, milliseconds) {
  await person.ready(page);
  await person.pause(page);
  const at = `${milliseconds}000000`;
  await page.evaluate((/** @type {string} */ ns) => /** @type {any} */ (globalThis).playground.link.seek(JSON.stringify({ at: ns })), at);
  await arrived(page, at);
}

/**
 * @param {person.Page} page
 * @param {string} at nanoseconds
 */
const arrived = (page, at) => person.until(page, `the moment ${at}`, (/** @type {string} */ ns) => {
  const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
  return !state.seeking && state.now === ns;
}, at);

/**
 * Follows a message, as a click on its token does.
 * @param {person.Page} page
 * @param {number} lineage
 */
const follow = (page, lineage) => page.evaluate((/** @type {number} */ n) => {
  const button = document.createElement('button');
  button.dataset.do = `lineage ${n}`;
  document.body.append(button);
  button.click();
  button.remove();
}, lineage);

visitTest('two clicks from an event: the whole life, with its why', { timeout: 90_000 }, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await goTo(page, 19_200);
  await page.getByTestId('event-row').filter({ hasText: 'moved in' }).first().click();
  await page.getByTestId('life').click();
  const rows = page.getByTestId('story-row');
  await rows.filter({ hasText: 'moved in' }).waitFor();
  const told = await rows.allTextContents();
  assert.match(told[0], /^0sprankstersentto orders/);
  assert.equal(told.filter((/** @type {string} */ row) => row.includes('receivedby kitchen')).length, 3);
  assert.ok(told.some((/** @type {string} */ row) => row.includes('Why: maxReceiveCount of orders is 3')));
  const panel = page.getByTestId('story');
  assert.match(await panel.locator('.story-head').innerText(), /Message #1\s+set aside\s+set aside at orders-dlq/);

  await page.getByTestId('story-copy').click();
  await panel.getByText('is in the clipboard').waitFor();
  const mermaid = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(mermaid, /^sequenceDiagram\n {4}participant p1 as prankster\n/);
  assert.match(mermaid, /p2->>p4: 18\.5s dead-lettered/);

  const third = rows.filter({ hasText: 'attempt 2' }).first();
  const at = await third.getAttribute('data-at');
  await third.click();
  await arrived(page, String(at));
  await panel.getByText('hidden while kitchen works on it at orders').waitFor();
  assert.ok((await rows.count()) < told.length, 'the life is told up to the moment that is shown');
});

visitTest('the same life as a waterfall and as a sequence diagram, by keyboard too', { timeout: 90_000 }, async ({ page }) => {
  await goTo(page, 21_000);
  await follow(page, 1);
  await page.getByTestId('life').click();
  await page.getByTestId('story-rows').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const segments = page.locator('.story-segment');
  await segments.first().waitFor();
  assert.equal(await page.locator('.story-name').count(), 4, 'a lane for each place');
  await segments.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.locator('.story-say').getByText('Why: VisibilityTimeout of orders').waitFor();

  await page.getByTestId('story-sequence').click();
  const steps = page.locator('.story-step');
  await steps.first().waitFor();
  assert.equal(await page.locator('.story-actor').count(), 4);
  assert.ok((await steps.count()) >= 12);
  const download = page.waitForEvent('download');
  await page.getByTestId('story-svg').click();
  const file = await download;
  assert.equal(file.suggestedFilename(), 'message-1-sequence.svg');
  const svg = readFileSync(await file.path(), 'utf8');
  assert.match(svg, /^<svg xmlns=/);
  assert.match(svg, />kitchen</);
  assert.doesNotMatch(svg, /var\(|oklch|class=/, 'the picture needs no style sheet, and no new kinds of colours');

  await page.getByTestId('story-waterfall').click();
  await page.evaluate(axe);
  const broken = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run('[data-testid="story"]', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
    .then((/** @type {any} */ result) => result.violations.map((/** @type {any} */ one) => `${one.id}: ${one.nodes[0].html}`)));
  assert.deepEqual(broken, []);
});

visitTest('a message whose past the trace has dropped is told from its birth', { timeout: 120_000 }, async ({ page }) => {
  await goTo(page, 6 * 3_600_000);
  await follow(page, 1);
  await page.getByTestId('life').click();
  const rows = page.getByTestId('story-row');
  await rows.filter({ hasText: 'moved in' }).waitFor();
  assert.match(await rows.first().innerText(), /^0s\s/);
  const told = await rows.count();
  const { events } = await person.run(page);
  await page.getByTestId('play').click();
  await person.until(page, 'time to pass', (/** @type {number} */ before) => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).events > before + 10, events);
  assert.equal(await rows.count(), told, 'nothing more happens to it, so it stays as it was told');
});

visitTest('without a message, the panel says how to get one; another message takes its place', { timeout: 90_000 }, async ({ page }) => {
  await goTo(page, 30_000);
  await page.getByTestId('tab-story').click();
  const panel = page.getByTestId('story');
  await panel.getByText('Click a moving message, a message in a queue, or a row of the events table.').waitFor();
  await follow(page, 2);
  await panel.getByText('Message #2', { exact: true }).waitFor();
  await follow(page, 3);
  await panel.getByText('Message #3', { exact: true }).waitFor();
  await page.getByTestId('lineage-chip').click();
  await panel.getByText('Click a moving message').waitFor();
  await follow(page, 9999);
  await panel.getByText('it is not born yet').waitFor();
});
