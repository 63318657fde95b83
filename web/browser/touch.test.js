// A phone: one panel at a time, and fingers do what a mouse and its right button do.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';

const phone = { context: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } };

/** @typedef {{x: number, y: number}} Point */

/**
 * Fingers on the screen: each call says where they are now; none left is the end.
 * @param {person.Page} page
 */
async function fingers(page) {
  const session = await page.context().newCDPSession(page);
  const send = (/** @type {string} */ type, /** @type {Point[]} */ points) =>
    session.send(/** @type {any} */ ('Input.dispatchTouchEvent'), /** @type {any} */ ({ type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) }));
  return {
    down: (/** @type {Point[]} */ ...points) => send('touchStart', points),
    move: (/** @type {Point[]} */ ...points) => send('touchMove', points),
    up: () => send('touchEnd', []),
  };
}

visitTest('the tabs show one panel at a time', phone, async ({ page }) => {
  await person.ready(page);
  const panels = ['stage', 'palette', 'inspector', 'drawer'];
  for (const shown of /** @type {const} */ (['palette', 'inspector', 'drawer', 'stage'])) {
    await person.tab(page, shown);
    const box = await page.locator(`#${shown}`).boundingBox();
    assert.ok(box && box.width === 360 && box.height > 500, `${shown} is ${JSON.stringify(box)}`);
    const above = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest('#stage, #palette, #inspector, #drawer')?.id, [180, 300]);
    assert.equal(above, shown);
    for (const other of panels.filter((name) => name !== shown && name !== 'stage')) assert.equal(await page.locator(`#${other}`).isVisible(), false);
  }
});

visitTest('a tap selects, and what is selected can be edited', phone, async ({ page }) => {
  await person.ready(page);
  const at = person.nodeAt(await person.drawn(page), 'orders');
  await page.touchscreen.tap(at.x, at.y);
  await page.locator('#outline button[aria-pressed="true"]').filter({ hasText: /^orders/ }).waitFor({ state: 'attached' });
  await person.tab(page, 'inspector');
  assert.equal(await page.getByTestId('name').inputValue(), 'orders');
});

visitTest('a long press opens the menu', phone, async ({ page, screenshot }) => {
  await person.ready(page);
  const at = person.nodeAt(await person.drawn(page), 'orders');
  const touch = await fingers(page);
  await touch.down(at);
  await page.getByTestId('menu').waitFor();
  await touch.up();
  const item = page.getByTestId('menu').getByRole('menuitem', { name: 'Send a message' });
  assert.ok(await item.isVisible(), 'the menu stays when the finger is lifted');
  await screenshot('long-press');
  await item.tap();
  await person.tab(page, 'drawer');
  await person.listed(page, 'orders', 'sent');
});

visitTest('two fingers that tap undo', phone, async ({ page }) => {
  await person.ready(page);
  const before = await person.saved(page);
  const drawn = await person.drawn(page);
  const from = person.nodeAt(drawn, 'orders');
  const touch = await fingers(page);
  await touch.down(from);
  for (let step = 1; step <= 6; step++) await touch.move({ x: from.x, y: from.y + step * 12 });
  await touch.up();
  assert.notEqual(await person.saved(page), before, 'a finger drags a node');
  await touch.down({ x: 120, y: 450 }, { x: 200, y: 470 });
  await touch.up();
  await person.heard(page, /^Undone: move/);
  assert.equal(await person.saved(page), before);
});

visitTest('two fingers that spread zoom at the point between them', phone, async ({ page }) => {
  await person.ready(page);
  const camera = () => page.evaluate(() => JSON.parse(/** @type {any} */ (globalThis).playground.canvas.camera()));
  const before = await camera();
  const box = await page.locator('#canvas-live').boundingBox();
  if (!box) throw new Error('the canvas is not to be seen');
  const middle = { x: box.x + 180, y: box.y + 300 };
  const touch = await fingers(page);
  const spread = (/** @type {number} */ d) => [{ x: middle.x - d, y: middle.y }, { x: middle.x + d, y: middle.y }];
  await touch.down(...spread(40));
  for (let d = 45; d <= 80; d += 5) await touch.move(...spread(d));
  await touch.up();
  const after = await camera();
  assert.ok(Math.abs(after.zoom / before.zoom - 2) < 0.1, `from ${before.zoom} to ${after.zoom}`);
  const world = (/** @type {any} */ { x, y, zoom }) => [x + 180 / zoom, y + 300 / zoom];
  const [was, is] = [world(before), world(after)];
  assert.ok(Math.hypot(is[0] - was[0], is[1] - was[1]) * after.zoom < 3, `${was} moved to ${is}`);
});
