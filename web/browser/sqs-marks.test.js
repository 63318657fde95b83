// What a standard queue leaves to chance is said where it happens: at the node for a moment, at the message, in its life.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';
import { before, nowWritten, written } from './written.js';
import { goTo, messages, openAt, pick, scene, xray } from './xray.js';

visitTest('a message that is delivered twice is labelled at the node, in the queue and in its life', { before, timeout: 90_000 }, async ({ page, screenshot }) => {
  await openAt(page, scene({ shop: { Total: 200 }, orders: { VisibilityTimeout: 60, duplicateProbability: '100%' }, kitchen: { Workers: 1, WorkTime: '4s' } }), 900);
  await person.speed(page, '1s');
  await page.evaluate(() => /** @type {any} */ (globalThis).written.clear());
  await person.play(page);
  await written(page, /^delivered twice( ×\d+)?$/);
  await person.pause(page);
  assert.match(await nowWritten(page), /delivered twice/, 'the label stays while the run stands');
  await screenshot('sqs-delivered-twice');
  await goTo(page, 10);
  assert.doesNotMatch(await nowWritten(page), /delivered twice/, 'it has not happened yet');
  await goTo(page, 2500);
  await xray(page, 'orders');
  await page.getByTestId('xray-label').filter({ hasText: 'delivered twice' }).first().waitFor();
  const [copy] = (await messages(page, 'visible')).filter((one) => one.label !== '');
  assert.equal(copy.label, 'delivered twice');
  await page.locator(`.xray-message[data-number="${copy.number}"]`).click();
  const idOf = async () => /MessageId\n(\S+)/.exec((await page.getByTestId('peek').innerText()).replaceAll('\u200b', ''))?.[1];
  await page.getByTestId('peek-system').waitFor();
  const id = await idOf();
  const [first] = (await messages(page, 'inFlight')).filter((one) => one.id === copy.id);
  await page.locator(`.xray-message[data-number="${first.number}"]`).click();
  await page.getByTestId('peek-state').filter({ hasText: 'in flight' }).waitFor();
  assert.equal(await idOf(), id, 'the copy has the same MessageId');
  await page.getByTestId('peek').getByRole('button', { name: 'Life of the message' }).click();
  await page.getByTestId('story-row').filter({ hasText: 'delivered twice' }).first().waitFor();
});

visitTest('a message that overtakes others is labelled at the node, in flight and in the events, with the setting', { before, timeout: 90_000 }, async ({ page }) => {
  await openAt(page, scene({ shop: { Pattern: 'burst', BurstSize: 40, BurstPeriod: '1h' }, orders: { VisibilityTimeout: 600, reorderProbability: '100%' }, kitchen: { Workers: 2, WorkTime: '5s' } }), 900);
  await person.speed(page, '1s');
  await page.evaluate(() => /** @type {any} */ (globalThis).written.clear());
  await person.play(page);
  await written(page, /^out of order( ×\d+)?$/);
  await person.pause(page);
  await xray(page, 'orders');
  await page.getByTestId('xray-inFlight').getByTestId('xray-label').filter({ hasText: 'out of order' }).first().waitFor();
  await page.getByTestId('tab-events').click();
  const row = await person.happened(page, 'orders', 'out of order');
  await row.hover();
  await page.getByTestId('event-why').getByText('reorderProbability of orders').waitFor();
});

visitTest('a queue that leaves nothing to chance says nothing', { before }, async ({ page }) => {
  await openAt(page, scene({ shop: { Total: 20, Rate: '10/s' }, kitchen: { WorkTime: '100ms' } }), 10_000);
  await pick(page, 'orders');
  const all = await page.evaluate(() => [.../** @type {any} */ (globalThis).written].join('|'));
  assert.doesNotMatch(all, /delivered twice|out of order/);
});
