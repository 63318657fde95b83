// Every scene of the gallery opens, plays and paints.

import assert from 'node:assert/strict';
import { scenes } from './command.js';
import { visitTest } from './harness.js';
import * as person from './person.js';

/**
 * What the moving part of the canvas shows: how many pixels carry a strong colour, and a number that stands for all.
 * @param {person.Page} page
 * @returns {Promise<{coloured: number, sum: number}>}
 */
const look = (page) =>
  page.locator('#canvas-live').evaluate((/** @type {any} */ canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let coloured = 0, sum = 0;
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b, a] = [data[i], data[i + 1], data[i + 2], data[i + 3]];
      if (a > 200 && Math.max(r, g, b) - Math.min(r, g, b) > 60) coloured++;
      sum = (sum * 31 + r + 3 * g + 7 * b + 11 * a) >>> 0;
    }
    return { coloured, sum };
  });

for (const scene of scenes) {
  visitTest(`${scene} opens, plays and paints its messages`, {}, async ({ page, screenshot }) => {
    await person.ready(page);
    await person.openScene(page, scene);
    assert.equal(await page.getByTestId(`gallery-${scene}`).getAttribute('aria-current'), 'true');
    await person.speed(page, '10s');
    await person.until(page, 'twenty seconds', () => BigInt(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > 20_000_000_000n);
    await person.speed(page, '1s');
    const seen = new Set();
    let coloured = 0;
    for (const end = Date.now() + person.patience; Date.now() < end && (seen.size < 5 || coloured < 40); ) {
      const now = await look(page);
      seen.add(now.sum);
      coloured = Math.max(coloured, now.coloured);
    }
    assert.ok(seen.size >= 5, `the canvas showed ${seen.size} pictures while playing`);
    assert.ok(coloured >= 40, `${coloured} pixels carry a hue`);
    await screenshot(`gallery-${scene.replace('.json', '')}`);
  });
}

visitTest('a run that is paused stands still', {}, async ({ page }) => {
  await person.ready(page);
  await person.openScene(page, '3-cascade.json');
  await person.speed(page, '10s');
  await person.until(page, 'twenty seconds', () => BigInt(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > 20_000_000_000n);
  const there = await person.pause(page);
  await person.until(page, 'the canvas to rest', async () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas-live'));
    const picture = () => canvas.toDataURL();
    const first = picture();
    for (let frames = 0; frames < 20; frames++) {
      await new Promise(requestAnimationFrame);
      if (picture() !== first) return false;
    }
    return true;
  });
  assert.deepEqual(await person.pause(page), there);
});

visitTest('in the ticket window both kitchens stop at 30 s, and only the waiter who stands there suffers', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.openScene(page, '2-ticket-window.json');
  await person.pause(page);
  const drawn = await person.drawn(page);
  await person.click(page, person.nodeAt(drawn, 'kitchen'));
  await page.getByRole('button', { name: 'Only its events' }).click();
  await person.play(page);
  await person.speed(page, '10s');
  await person.until(page, 'seventy seconds', () => BigInt(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > 70_000_000_000n);
  await person.pause(page);
  assert.match(await await person.listed(page, 'kitchen', 'hung'), /^0:00:30\.000/);
  assert.match(await await person.listed(page, 'kitchen', 'recovered'), /^0:01:00\.000/);
  await screenshot('ticket-window-70s');
  const errors = async (/** @type {string} */ guest) => {
    await person.click(page, person.nodeAt(drawn, guest));
    return Number(await person.reading(page, 'Errors'));
  };
  assert.ok(await errors('hungry') > 0, 'guests who wait for a dish give up');
  assert.ok(await errors('thirsty') > 0, 'and so do those who only want a drink');
  assert.equal(await errors('hungry-too'), 0);
  assert.equal(await errors('thirsty-too'), 0);
});

visitTest('of a hundred payments the standard queue has more charged than there are, the FIFO queue each one', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.openScene(page, '6-payments.json');
  await person.pause(page);
  const drawn = await person.drawn(page);
  await person.play(page);
  await person.speed(page, '1m');
  await person.until(page, 'five minutes', () => BigInt(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > 300_000_000_000n);
  await person.pause(page);
  const charges = async (/** @type {string} */ bank) => {
    await person.click(page, person.nodeAt(drawn, bank));
    return Number(await person.reading(page, 'Invocations'));
  };
  assert.ok(await charges('bank') > 100, 'some were charged twice');
  assert.equal(await charges('bank-too'), 100);
  await screenshot('payments-5m');
});
