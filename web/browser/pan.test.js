// While the camera moves, what is drawn is moved along: the picture must be the one that is drawn anew.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';

/**
 * How many pixels of the still surface differ visibly from those that it has when all of it is drawn anew.
 * @param {person.Page} page
 */
const strangePixels = (page) =>
  page.evaluate(async () => {
    const frames = async () => { for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame); };
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas-still'));
    const pixels = () => /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(0, 0, canvas.width, canvas.height).data;
    await frames();
    const slid = pixels();
    /** @type {any} */ (globalThis).playground.canvas.setTheme('light');
    await frames();
    const anew = pixels();
    return slid.reduce((count, channel, i) => count + (Math.abs(channel - anew[i]) > 24 ? 1 : 0), 0);
  });

/** @type {[number, number][]} */
const ways = [[37, 0], [0, -53], [-90, 41], [120, 120], [-260, -180], [8, -3]];

visitTest('a picture that was moved along is the one that is drawn anew', { context: { colorScheme: 'light' } }, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.openScene(page, '2-ticket-window.json');
  await person.pause(page);
  const box = await page.locator('#canvas-live').boundingBox();
  if (!box) throw new Error('the canvas is not to be seen');
  await page.mouse.move(box.x + 20, box.y + 20);
  for (let zooms = 0; zooms < 3; zooms++) {
    for (const [dx, dy] of ways) {
      await page.mouse.wheel(dx, dy);
      await page.mouse.wheel(dy, -dx);
      const strange = await strangePixels(page);
      assert.ok(strange < 40, `${strange} pixels differ after a move by ${dx}, ${dy}`);
    }
    await page.locator('[data-view="in"]').click();
    await page.mouse.move(box.x + 20, box.y + 20);
  }
  await screenshot('panned');
});
