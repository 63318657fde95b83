// Work is never lost: the engine may die or hang, the drawing stays, and the run goes on where it was.

import assert from 'node:assert/strict';
import { before } from 'node:test';
import { buildCommand, runScene } from './command.js';
import { visitTest } from './harness.js';
import * as person from './person.js';

before(buildCommand);

/** @param {person.Page} page kills the Worker, as a crash would */
const kill = (page) => page.evaluate(() => /** @type {any} */ (globalThis).playground.link.kill());

/**
 * Waits until the engine has been restarted so many times and has caught up.
 * @param {person.Page} page
 * @param {number} times
 */
const restarted = (page, times) =>
  person.until(page, `restart ${times}`, (wanted) => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return state.restarts === wanted && !state.restoring && state.alive;
  }, times);

/**
 * Changes a running scene in every way: a setting, trouble, a message by hand, a new node and wire.
 * @param {person.Page} page
 */
async function edit(page) {
  const drawn = await person.drawn(page);
  await person.click(page, person.nodeAt(drawn, 'orders'));
  await page.getByTestId('field-VisibilityTimeout').fill('9');
  await page.keyboard.press('Enter');
  await page.getByTestId('command-SendMessage').click();
  await person.click(page, person.nodeAt(drawn, 'kitchen'));
  await page.getByTestId('fault-slow').click();
  await person.happened(page, 'kitchen', 'slowed');
  await page.getByTestId('palette-service').click();
  await page.locator('#outline').getByText(/^service /).waitFor({ state: 'attached' });
  await page.getByTestId('name').fill('helper');
  await page.keyboard.press('Enter');
  await page.locator('#outline').getByText(/^helper/).waitFor({ state: 'attached' });
}

visitTest('a Worker that is killed is replaced, and not an event is lost', {}, async ({ page }) => {
  await person.ready(page);
  await edit(page);
  const there = await person.pause(page);
  const drawing = await person.saved(page);
  const journal = await page.evaluate(() => /** @type {any} */ (globalThis).playground.link.journal());
  assert.ok(JSON.parse(journal).length >= 5, `the journal holds ${journal}`);
  await page.getByTestId('more').click();
  await page.getByTestId('menu-restart-engine').click();
  await page.getByTestId('toast').getByText('Nothing was lost').waitFor();
  assert.deepEqual(await person.pause(page), there, 'the same moment, the same events, the same trace');
  assert.equal(await person.saved(page), drawing);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).playground.link.journal()), journal);

  await person.play(page);
  await person.until(page, 'time to go on', (was) => BigInt(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > BigInt(was) + 1_000_000_000n, there.now);
  const later = await person.pause(page);
  await kill(page);
  await restarted(page, 2);
  assert.deepEqual(await person.pause(page), later, 'a run that was restored goes on as if nothing had been');
});

visitTest('a Worker that is killed while the scene plays leaves the trace of a straight run', {}, async ({ page }) => {
  await person.ready(page);
  await person.openScene(page, '2-ticket-window.json');
  const drawing = await person.saved(page);
  await person.speed(page, '10s');
  let last = 0n;
  for (let times = 1; times <= 3; times++) {
    await person.until(page, 'ten seconds', (was) => BigInt(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > BigInt(was) + 10_000_000_000n, String(last));
    await kill(page);
    await restarted(page, times);
    const now = BigInt((await person.run(page)).now);
    assert.ok(now >= last, 'time never goes back');
    last = now;
  }
  const { now, hash, events } = await person.pause(page);
  assert.deepEqual({ hash, events }, await runScene('2-ticket-window.json', now));
  assert.equal(await person.saved(page), drawing);
});

visitTest('a Worker that hangs is noticed and replaced', {}, async ({ page }) => {
  await person.ready(page);
  await person.until(page, 'the first events', () => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).events > 5);
  const drawing = await person.saved(page);
  const hung = page.workers()[0];
  hung.evaluate(() => { for (;;); }).catch(() => {});
  await restarted(page, 1);
  assert.equal(await person.saved(page), drawing);
  const { now, hash, events } = await person.pause(page);
  assert.deepEqual({ hash, events }, await runScene('1-poison-pill.json', now));
});

visitTest('undo and redo change the drawing and never the time', {}, async ({ page }) => {
  await person.ready(page);
  await person.until(page, 'the first events', () => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).events > 5);
  const drawing = await person.saved(page);
  await edit(page);
  const changed = await person.saved(page);
  let last = await person.run(page);
  /** @param {string} name */
  const all = async (name) => {
    const button = page.getByTestId(name);
    let steps = 0;
    for (; await button.isEnabled(); steps++) {
      await button.click();
      const next = await person.run(page);
      assert.ok(BigInt(next.now) >= BigInt(last.now) && next.events >= last.events, 'time and events go on');
      last = next;
    }
    return steps;
  };
  const steps = await all('undo');
  assert.ok(steps >= 4, `${steps} steps were undone`);
  assert.equal(await person.saved(page), drawing);
  assert.equal(await all('redo'), steps);
  assert.equal(await person.saved(page), changed);
  const there = await person.pause(page);
  await kill(page);
  await restarted(page, 1);
  assert.deepEqual(await person.pause(page), there, 'and the journal knows of every step');
});
