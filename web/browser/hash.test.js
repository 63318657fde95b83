// One scenario and seed give one trace: the hash in the page is the hash that the command prints for the same time.

import assert from 'node:assert/strict';
import { before } from 'node:test';
import { buildCommand, runScene, scenes } from './command.js';
import { visitTest } from './harness.js';
import * as person from './person.js';

before(buildCommand);

for (const scene of scenes) {
  visitTest(`the trace of ${scene} is the command's`, {}, async ({ page }) => {
    await person.ready(page);
    await person.openScene(page, scene);
    await person.speed(page, '1m');
    await person.until(page, 'a minute to go by', () => BigInt(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > 65_000_000_000n);
    const { now, hash, events } = await person.pause(page);
    assert.deepEqual({ hash, events }, await runScene(scene, now));
    assert.equal(await page.getByTestId('hash').textContent(), `#${hash.slice(0, 6)}`);
  });
}

visitTest('going on event by event leaves the same trace', {}, async ({ page }) => {
  await person.ready(page);
  await person.openScene(page, '2-ticket-window.json');
  await person.pause(page);
  await person.click(page, await person.emptyPlace(page));
  await page.getByTestId('again').click();
  const step = async () => {
    const before = (await person.run(page)).events;
    await page.getByTestId('step-event').click();
    await person.until(page, 'one event', (was) => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).events === was + 1, before);
  };
  for (let n = 0; n < 40; n++) await step();
  const there = await person.pause(page);
  const command = await runScene('2-ticket-window.json', there.now);
  for (let n = there.events; n < command.events; n++) await step();
  const { hash, events } = await person.pause(page);
  assert.ok(events >= 40);
  assert.deepEqual({ hash, events }, command);
});
