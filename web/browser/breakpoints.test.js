// Breakpoints: a click on a port, a key, a condition; the run pauses there, says why, and goes on.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';

/** @typedef {person.Page} Page */

/** @param {Page} page the list of the inspector, in words; those that are off stand in brackets */
const listed = (page) =>
  page.locator('.breakpoints li').evaluateAll((rows) => rows.map((row) => {
    const on = /** @type {HTMLInputElement} */ (row.querySelector('input')).checked;
    const title = row.querySelector('label')?.textContent ?? '';
    return on ? title : `(${title})`;
  }));

/** @param {Page} page @param {string[]} want */
const lists = (page, want) =>
  person.until(page, `the list to be ${want.join(', ')}`, (wanted) => {
    const rows = [...document.querySelectorAll('.breakpoints li')].map((row) => {
      const on = /** @type {HTMLInputElement} */ (row.querySelector('input')).checked;
      const title = row.querySelector('label')?.textContent ?? '';
      return on ? title : `(${title})`;
    });
    return JSON.stringify(rows) === JSON.stringify(wanted);
  }, want);

/** @param {Page} page waits until a breakpoint has paused the run, and says with which words */
async function paused(page) {
  const toast = page.getByTestId('toast').filter({ hasText: 'Paused: ' });
  await toast.waitFor({ timeout: person.patience });
  const { now } = await person.pause(page);
  return { now: Number(now) / 1e9, text: ((await toast.locator('.toast-text').textContent()) ?? '').trim() };
}

/** @param {Page} page lets go of what is selected, so that the inspector shows the scenario */
const letGo = async (page) => person.click(page, await person.emptyPlace(page));

visitTest('a click on a port pauses the run when a message gets there', { timeout: 120_000 }, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.pause(page);
  const port = person.portAt(await person.drawn(page), 'orders-dlq', 'Send and receive');
  await person.click(page, port);
  await person.heard(page, /^pauses when a message reaches orders-dlq by Send and receive/);
  await person.speed(page, '10s');
  await person.play(page);
  const { now, text } = await paused(page);
  assert.equal(text, 'Paused: a message reached orders-dlq');
  await person.heard(page, /^Paused: a message reached orders-dlq/);
  assert.equal(now, 19.1, 'at the very moment at which it arrives');
  await page.getByTestId('lineage-chip').waitFor();
  await person.happened(page, 'orders-dlq', 'moved in');
  await page.locator('#timeline .mark[data-what="breakpoint"]').waitFor();
  await screenshot('breakpoint');
  await page.getByTestId('toast-action').click();
  await person.until(page, 'the run to go on', () => Number(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > 20e9);
});

visitTest('dotted, solid, pale, gone', {}, async ({ page }) => {
  await person.ready(page);
  await person.pause(page);
  const port = person.portAt(await person.drawn(page), 'shop', 'Calls');
  for (const want of [['A message leaves shop by Calls'], ['(A message leaves shop by Calls)'], []]) {
    await person.click(page, port);
    await lists(page, want);
  }
  await person.click(page, port);
  await page.locator('.breakpoints input').uncheck();
  await lists(page, ['(A message leaves shop by Calls)']);
  await page.locator('.breakpoints button').click();
  await lists(page, []);
});

visitTest('the key of a node, its menu, and a name that changes', {}, async ({ page }) => {
  await person.ready(page);
  await person.pause(page);
  const drawn = await person.drawn(page);
  await person.click(page, person.nodeAt(drawn, 'orders'));
  await page.keyboard.press('b');
  await person.heard(page, /^pauses when a message reaches orders/);
  await page.getByTestId('name').fill('tickets');
  await page.getByTestId('name').press('Enter');
  await person.click(page, person.nodeAt(drawn, 'kitchen'), { button: 'right' });
  await page.getByTestId('menu-break').click();
  await letGo(page);
  await lists(page, ['A message reaches tickets', 'A message reaches kitchen']);
  await person.click(page, person.nodeAt(drawn, 'kitchen'));
  await page.keyboard.press('Delete');
  await letGo(page);
  await lists(page, ['A message reaches tickets']);
  await person.reload(page);
  await lists(page, ['A message reaches tickets']);
  await person.openScene(page, '2-ticket-window.json');
  await lists(page, []);
});

visitTest('a metric that crosses a line, checked as it is typed', { timeout: 120_000 }, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.pause(page);
  await page.getByTestId('break-when').click();
  await page.getByTestId('trouble-target').selectOption('orders');
  await page.getByTestId('trouble-metric').selectOption('ApproximateAgeOfOldestMessage');
  await page.locator('.trouble-form').getByText('In seconds', { exact: true }).waitFor();
  await page.getByTestId('trouble-value').fill('a minute');
  await page.getByTestId('trouble-done').click();
  await page.locator('.trouble-form').getByText('"a minute" is not a number').waitFor();
  await screenshot('breakpoint-form');
  await page.getByTestId('trouble-value').fill('8');
  await page.locator('.trouble-form').getByText('is not a number').waitFor({ state: 'hidden' });
  await page.getByTestId('trouble-done').click();
  await lists(page, ['ApproximateAgeOfOldestMessage of orders > 8 s']);
  await person.speed(page, '10s');
  await person.play(page);
  assert.match((await paused(page)).text, /^Paused: ApproximateAgeOfOldestMessage of orders rose above 8s/);
});

visitTest('a certain message, anywhere', { timeout: 120_000 }, async ({ page }) => {
  await person.ready(page);
  await person.pause(page);
  await page.getByTestId('break-when').click();
  await page.getByTestId('trouble-about').selectOption('message');
  await page.getByTestId('trouble-when').fill('{"card": "stolen"}');
  await page.getByTestId('trouble-done').click();
  await page.locator('.trouble-form .problem:not([hidden])').first().waitFor();
  await page.getByTestId('trouble-when').fill('{"card": ["stolen"]}');
  await page.getByTestId('trouble-done').click();
  assert.deepEqual(await listed(page), ['A message with {"card":["stolen"]} reaches any node']);
  await page.evaluate(() => /** @type {any} */ (globalThis).playground.link.seek('{"at":"0"}'));
  await person.play(page);
  assert.equal((await paused(page)).text, 'Paused: a message reached orders');
  const inspected = await page.getByTestId('lineage-chip').innerText();
  assert.match(inspected, /message #/, 'that message is followed');
});

visitTest('breakpoints change nothing: the run is the same to the byte', { timeout: 120_000 }, async ({ page }) => {
  await person.ready(page);
  await person.speed(page, '10s');
  const port = person.portAt(await person.drawn(page), 'orders-dlq', 'Send and receive');
  await person.click(page, port);
  await paused(page);
  const there = await person.run(page);
  await person.click(page, port);
  await person.click(page, port);
  await page.evaluate((at) => /** @type {any} */ (globalThis).playground.link.seek(`{"events":"${at}"}`), there.events - 50);
  await person.until(page, 'an earlier moment', (events) => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).events === events, there.events - 50);
  await page.evaluate((at) => /** @type {any} */ (globalThis).playground.link.seek(`{"events":"${at}"}`), there.events);
  await person.until(page, 'the same moment', (events) => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).events === events, there.events);
  assert.equal((await person.run(page)).hash, there.hash);
});

visitTest('on a phone the canvas stays, and the menu of a node has what the mouse has', { context: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, timeout: 120_000 }, async ({ page, screenshot }) => {
  await person.ready(page);
  const at = person.nodeAt(await person.drawn(page), 'orders-dlq');
  await page.touchscreen.tap(at.x, at.y);
  await page.evaluate(() => /** @type {any} */ (globalThis).playground.link.setRatio(10));
  await page.locator('#canvas-live').press('Shift+F10');
  await page.getByTestId('menu-break').tap();
  assert.equal((await paused(page)).text, 'Paused: a message reached orders-dlq');
  assert.equal(await page.locator('#drawer').isVisible(), false);
  await screenshot('breakpoint-phone');
});
