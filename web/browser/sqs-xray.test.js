// Into a queue: lanes, rings that count down with virtual time, message groups, and ten thousand messages.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';
import { goTo, messages, openAt, pick, reads, scene, shows, unfair, xray } from './xray.js';

visitTest('every message stands in its lane, with its age, its receives and what is left of its time', {}, async ({ page }) => {
  await openAt(page, scene({ shop: { Total: 5 }, orders: { VisibilityTimeout: 30, DelaySeconds: 3 }, kitchen: { Workers: 1, WorkTime: '1h' } }), 6500);
  await xray(page, 'orders');
  for (const [lane, total] of [['visible', '3'], ['inFlight', '1'], ['delayed', '1']]) await reads(page, `xray-${lane}-total`, total);
  const [hidden] = await messages(page, 'inFlight');
  assert.deepEqual([hidden.id, hidden.body, hidden.receives], ['#1', 'order 1', '×1']);
  const [delayed] = await messages(page, 'delayed');
  assert.deepEqual([delayed.id, delayed.receives, delayed.time], ['#5', '', '1 s']);
  assert.deepEqual((await messages(page, 'visible')).map((one) => [one.id, one.time, one.left]), [['#2', '5 s', -1], ['#3', '4 s', -1], ['#4', '3 s', -1]]);
  await reads(page, 'xray-oldest', 'oldest 6 s');
});

visitTest('a ring is a function of virtual time: the same whenever one comes there, and moving while the run plays', {}, async ({ page }) => {
  await openAt(page, scene({ shop: { Total: 1 }, orders: { VisibilityTimeout: 40 }, kitchen: { Workers: 1, WorkTime: '1h' } }), 12_000);
  await xray(page, 'orders');
  await reads(page, 'xray-inFlight-total', '1');
  const at = async (/** @type {number} */ ms) => {
    await goTo(page, ms);
    await person.until(page, 'the ring of that time', (now) => /** @type {any} */ (globalThis).playground.link.now() === now, ms * 1e6);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return (await messages(page, 'inFlight'))[0];
  };
  const first = await at(12_000), later = await at(22_000), again = await at(12_000);
  assert.equal(first.left - later.left, 250, 'ten seconds are a quarter of forty');
  assert.deepEqual(again, first);
  await person.play(page);
  await person.until(page, 'the ring to move', (/** @type {string} */ before) => document.querySelector('[data-testid="xray-inFlight"] .xray-time')?.textContent !== before, first.time);
});

visitTest('the panel follows the queue that is selected, offers one where there is none, and tells of receives that wait', {}, async ({ page }) => {
  await openAt(page, scene({ shop: { Rate: '0/s' }, kitchen: { Workers: 3 } }), 5000);
  await page.getByTestId('tab-xray').click();
  await page.getByTestId('xray').getByText('Look into a queue').waitFor();
  await page.getByTestId('xray').getByRole('button', { name: 'orders', exact: true }).click();
  await shows(page, 'orders');
  await reads(page, 'xray-waiting', '3 receives wait');
  await page.getByTestId('xray').getByText('Nothing waits to be received.').waitFor();
  await pick(page, 'kitchen');
  await shows(page, 'orders');
  await pick(page, 'orders-dlq');
  await shows(page, 'orders-dlq');
});

/** Ten tables order; the kitchen has one order of some of them. */
const fifo = scene({
  shop: { Total: 12, Rate: '4/s', MessageGroupId: 'table-{{int 1 4}}', Body: '{"order": {{n}}, "dish": "{{pick soup salad bread}}"}', Attributes: 'card=visa\ncourse:Number=2' },
  orders: { FifoQueue: true, ContentBasedDeduplication: true, VisibilityTimeout: 60 }, dlq: { FifoQueue: true }, kitchen: { Workers: 2, WorkTime: '1h' },
});

visitTest('a FIFO queue shows its message groups, and for which message each waits', {}, async ({ page }) => {
  await openAt(page, fifo, 6000);
  await xray(page, 'orders');
  await reads(page, 'xray-inFlight-total', '2');
  const groups = page.getByTestId('xray-group');
  await groups.first().waitFor();
  const told = await groups.allTextContents();
  const taken = await messages(page, 'inFlight');
  assert.equal(told.filter((text) => /blocked by #\d+ in flight/.test(text)).length, 2);
  for (const { id } of taken) assert.ok(told.some((text) => text.includes(`blocked by ${id} in flight`)), `${id} blocks its group: ${told}`);
  assert.ok(told.some((text) => /^table-\d\d waits?$|^table-\d\d+ wait$/.test(text)), `a group is free: ${told}`);
  const order = (await messages(page, 'visible')).length;
  assert.equal(order, 10);
});

visitTest('ten thousand messages: the first are shown, and how many more there are; rows are walked by key', { timeout: 120_000 }, async ({ page }) => {
  await openAt(page, scene({ shop: { Pattern: 'burst', BurstSize: 10_000, BurstPeriod: '1h' }, kitchen: { Workers: 1, WorkTime: '1h' } }), 3000);
  await xray(page, 'orders');
  await reads(page, 'xray-visible-total', '9\u202f999');
  const shown = await messages(page, 'visible');
  assert.equal(shown.length, 50);
  assert.deepEqual([shown[0].id, shown[49].id], ['#2', '#51']);
  await page.getByTestId('xray-visible').getByText('and 9\u202f949 more behind these').waitFor();
  await page.getByTestId('xray-visible').getByTestId('xray-message').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  const focused = await page.evaluate(() => document.activeElement?.querySelector('.xray-id')?.textContent);
  assert.equal(focused, '#50');
  assert.equal(await page.getByTestId('xray-visible').locator('.xray-message[tabindex="0"]').count(), 1);
});

for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }, { width: 1920, height: 1080 }]) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    visitTest(`the X-ray at ${viewport.width}, ${colorScheme}: nothing scrolls sideways, and all can use it`, { context: { viewport, colorScheme } }, async ({ page, screenshot }) => {
      await openAt(page, fifo, 6000);
      await xray(page, 'orders');
      await page.getByTestId('xray-group').first().waitFor();
      await screenshot(`sqs-xray-${viewport.width}-${colorScheme}`);
      assert.deepEqual(await unfair(page, '[data-testid="xray"]'), []);
      await page.getByTestId('xray-inFlight').getByTestId('xray-message').first().click();
      await page.getByTestId('peek-body').waitFor();
      await screenshot(`sqs-peek-${viewport.width}-${colorScheme}`);
      assert.deepEqual(await unfair(page, '[data-testid="xray"]'), []);
      const wide = await page.evaluate(() => [...document.querySelectorAll('#drawer, .xray-panel, .xray-lanes, .xray-lane, .xray-peek')].filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className || box.id));
      assert.deepEqual(wide, []);
    });
  }
}
