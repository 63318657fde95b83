// Dead letters: there and back. The panel jumps to the dead-letter queue and to its sources, and moves messages back.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';
import { goTo, openAt, reads, scene, shows, xray } from './xray.js';

/** Five orders of which each fails once and is dead-lettered. */
const failing = scene({
  shop: { Total: 5, Rate: '5/s' }, orders: { VisibilityTimeout: 2, maxReceiveCount: 1 }, kitchen: { Workers: 5, WorkTime: '100ms', FailWhen: { card: [{ exists: false }] } },
});

/** @param {person.Page} page @returns {Promise<{x: number, y: number, width: number, height: number}>} what the canvas shows of the world */
const camera = async (page) => {
  const { x, y, zoom, width, height } = JSON.parse(await page.evaluate(() => /** @type {any} */ (globalThis).playground.canvas.camera()));
  return { x, y, width: width / zoom, height: height / zoom };
};

visitTest('the way leads to the dead-letter queue and back, selects it and brings it into view', {}, async ({ page }) => {
  await openAt(page, failing.replace('"x":300,"y":220', '"x":300,"y":4000'), 12_000);
  await xray(page, 'orders');
  assert.equal(await page.getByTestId('redrive').count(), 0, 'orders is nobody’s dead-letter queue');
  await page.getByTestId('xray-dead-letters').click();
  await shows(page, 'orders-dlq');
  assert.equal(await page.getByTestId('name').inputValue(), 'orders-dlq');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'orders-dlq', 'the focus goes along');
  const there = await camera(page);
  assert.ok(there.y < 4000 && there.y + there.height > 4100, `${JSON.stringify(there)} shows it`);
  await page.getByTestId('xray').getByText('SQS queue · dead letters').waitFor();
  await page.getByTestId('xray-source').click();
  await shows(page, 'orders');
  const back = await camera(page);
  assert.ok(back.y < 0 && back.y + back.height > 100, `${JSON.stringify(back)} shows it`);
});

visitTest('dead letters are moved back at a pace, one sees how far that is, and it can be cancelled', { timeout: 90_000 }, async ({ page, screenshot }) => {
  await openAt(page, failing, 12_000);
  await xray(page, 'orders-dlq');
  await reads(page, 'xray-visible-total', '5');
  await page.getByTestId('options-StartMessageMoveTask').click();
  await page.getByTestId('argument-MaxNumberOfMessagesPerSecond').fill('1');
  await page.getByTestId('redrive').click();
  const progress = page.getByTestId('redrive-progress');
  await progress.getByText('Moving back: 0 of 5').or(progress.getByText('Moving back: 1 of 5')).waitFor();
  await goTo(page, 14_500);
  await progress.getByText('Moving back: 2 of 5').waitFor();
  const bar = progress.getByRole('progressbar');
  assert.deepEqual([await bar.getAttribute('value'), await bar.getAttribute('max')], ['2', '5']);
  await screenshot('sqs-redrive');
  assert.equal(await page.getByTestId('redrive').count(), 0, 'one task at a time');
  await page.getByTestId('redrive-cancel').click();
  await goTo(page, 20_000);
  await progress.getByText('Stopped: 2 of 5').waitFor();
  await page.getByTestId('redrive').waitFor();
  await page.getByTestId('redrive-cancel').waitFor({ state: 'hidden' });
  await page.getByTestId('tab-events').click();
  assert.match(await person.listed(page, 'orders-dlq', 'redrive ended'), /CANCELLED: 2 of 5/);
});

visitTest('what was moved back is in its queue again, and told as new', {}, async ({ page }) => {
  await openAt(page, failing, 12_000);
  await xray(page, 'orders-dlq');
  await reads(page, 'xray-visible-total', '5');
  await page.getByTestId('redrive').click();
  await page.getByTestId('redrive-progress').waitFor();
  await goTo(page, 13_000);
  await page.getByTestId('redrive-progress').getByText('Moved back: 5 of 5').waitFor();
  await reads(page, 'xray-visible-total', '0');
  await page.getByTestId('xray-source').click();
  await shows(page, 'orders');
  await reads(page, 'xray-inFlight-total', '5');
});
