// Time travel: whatever moment is shown is the moment of a straight run, a change in the past leaves the future that
// was there whole, and two futures part where the change was made.

import assert from 'node:assert/strict';
import { before } from 'node:test';
import { buildCommand, runScene } from './command.js';
import { visitTest } from './harness.js';
import * as person from './person.js';

before(buildCommand);

/** @typedef {import('./person.js').Page} Page */

/** @param {Page} page @param {string} json */
const seek = async (page, json) => {
  await page.evaluate((wish) => /** @type {any} */ (globalThis).playground.link.seek(wish), json);
  await person.until(page, 'the moment to be shown', () => !JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).seeking);
  return person.pause(page);
};

/** @param {Page} page @param {number} seconds */
const goTo = (page, seconds) => seek(page, JSON.stringify({ at: String(BigInt(Math.round(seconds * 1000)) * 1_000_000n) }));

/** @param {Page} page @param {string} scene @param {number} seconds */
async function runTo(page, scene, seconds) {
  await person.ready(page);
  await person.openScene(page, scene);
  await person.pause(page);
  return goTo(page, seconds);
}

/** @param {Page} page opens the panel of futures */
const futures = (page) => page.getByTestId('tab-futures').click();

visitTest('every moment is that of a straight run, back and forth', {}, async ({ page }) => {
  await runTo(page, '2-ticket-window.json', 90);
  for (const seconds of [12, 60, 0.5, 31, 89.9, 30]) {
    const { now, hash, events } = await goTo(page, seconds);
    assert.equal(now, String(BigInt(seconds * 1000) * 1_000_000n));
    assert.deepEqual({ hash, events }, await runScene('2-ticket-window.json', now), `at ${seconds} s`);
  }
  await page.getByTestId('tab-futures').click();
  await page.getByText('The future that you leave stays here').waitFor();
});

visitTest('one event back, and the keys to the beginning and the end', {}, async ({ page }) => {
  const end = await runTo(page, '1-poison-pill.json', 20);
  for (let n = 1; n <= 3; n++) {
    await page.getByTestId('back').click();
    await person.until(page, 'one event less', (events) => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).events === events, end.events - n);
  }
  await page.locator('#canvas-live').focus();
  await page.keyboard.press('Home');
  await person.until(page, 'the beginning', () => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now === '0');
  await page.keyboard.press('End');
  await person.until(page, 'the end', (now) => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now === now, end.now);
  assert.deepEqual(await person.pause(page), end);
});

visitTest('a change at 12 s leaves the old future whole; the first difference is the true one', {}, async ({ page, screenshot }) => {
  const old = await runTo(page, '1-poison-pill.json', 60);
  await goTo(page, 12);
  const drawn = await person.drawn(page);
  await person.click(page, person.nodeAt(drawn, 'kitchen'));
  await page.getByTestId('fault-crash').click();
  await page.getByTestId('toast').getByText('You changed the past at 12s').waitFor();
  const forked = await goTo(page, 60);
  assert.notEqual(forked.hash, old.hash);

  await futures(page);
  await page.getByText('Left at 12s').waitFor();
  await page.getByTestId('compare-0').click();
  const first = page.getByTestId('differences').locator('tbody tr').first();
  await first.waitFor();
  assert.deepEqual(await first.locator('td').nth(1).textContent(), 'kitchen', 'it began where the change was made');
  assert.equal(await first.locator('td').nth(0).textContent(), '12s');
  assert.match((await first.locator('td').nth(2).textContent()) ?? '', /crashed/);
  await page.getByTestId('metrics-compared').waitFor();
  await screenshot('futures');

  await page.getByTestId('enter-0').click();
  await person.until(page, 'the other future', () => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now === '12000000000');
  assert.deepEqual(await goTo(page, 60), old, 'the old future, exactly');
  assert.ok(!JSON.parse(await person.saved(page)).faults?.length, 'and its drawing');
  await seek(page, '{"branch":0,"at":"60000000000"}');
  assert.deepEqual(await person.pause(page), forked, 'and the new one after it');
  assert.equal(JSON.parse(await person.saved(page)).faults.length, 1);
});

visitTest('a new engine has every future; the drawing is that of the moment', {}, async ({ page }) => {
  await runTo(page, '1-poison-pill.json', 30);
  const drawn = await person.drawn(page);
  await person.click(page, person.nodeAt(drawn, 'orders'));
  await page.getByTestId('field-VisibilityTimeout').fill('9');
  await page.keyboard.press('Enter');
  const end = await goTo(page, 60);
  const there = await goTo(page, 20);
  assert.ok((await page.getByTestId('field-VisibilityTimeout').inputValue()) !== '9', 'at 20 s it was not changed yet');
  await page.evaluate(() => /** @type {any} */ (globalThis).playground.link.kill());
  await person.until(page, 'a new engine', () => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return state.restarts === 1 && state.alive && !state.restoring;
  });
  assert.deepEqual(await person.pause(page), there);
  assert.deepEqual(await goTo(page, 60), end);
  assert.equal(await page.getByTestId('field-VisibilityTimeout').inputValue(), '9');
});
