// The window at four sizes, dark and light: nothing scrolls sideways, nothing important is outside, nothing overlaps.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';

const sizes = [{ width: 360, height: 740 }, { width: 768, height: 1024 }, { width: 1280, height: 800 }, { width: 1920, height: 1080 }];

/** What must be in sight at every size. */
const important = ['[data-testid="play"]', '[data-testid="clock"]', '[data-testid="find"]', '[data-testid="more"]', '#theme', '#canvas-live', '#stage-tools .toolbar'];

/**
 * @param {person.Page} page
 * @returns {Promise<string[]>} a sentence for each flaw of the layout
 */
const flaws = (page) =>
  page.evaluate((/** @type {string[]} */ selectors) => {
    /** @type {string[]} */
    const found = [];
    const { innerWidth, innerHeight } = globalThis;
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) found.push(`the page is ${root.scrollWidth}×${root.scrollHeight} in a window of ${innerWidth}×${innerHeight}`);
    const inside = (/** @type {DOMRect} */ box) => box.width > 0 && box.left >= -0.5 && box.top >= -0.5 && box.right <= innerWidth + 0.5 && box.bottom <= innerHeight + 0.5;
    for (const selector of selectors) {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      if (!box || !inside(box)) found.push(`${selector} is at ${JSON.stringify(box)}`);
    }
    const leaves = [...document.querySelectorAll('#topbar button, #topbar input, #topbar a, #topbar .clock, #topbar .ratio-words, #topbar .pace, #topbar .hash, #topbar .draft-state, #topbar h1')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0);
    const name = (/** @type {Element} */ element) => element.getAttribute('data-testid') ?? (element.id || element.className);
    leaves.forEach((a, i) => {
      const one = a.getBoundingClientRect();
      if (!inside(one)) found.push(`${name(a)} of the top bar is at ${JSON.stringify(one)}`);
      for (const b of leaves.slice(i + 1)) {
        if (a.contains(b) || b.contains(a)) continue;
        const other = b.getBoundingClientRect();
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 0.5 && down > 0.5) found.push(`${name(a)} and ${name(b)} overlap`);
      }
    });
    for (const panel of document.querySelectorAll('#palette, #inspector, #drawer')) {
      if (panel.checkVisibility() && panel.scrollWidth > panel.clientWidth + 1) found.push(`#${panel.id} scrolls sideways: ${panel.scrollWidth} in ${panel.clientWidth}`);
    }
    return found;
  }, important);

/** The windows of a phone, one at a time. */
const panels = ['palette', 'inspector', 'drawer'];

for (const viewport of sizes) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const name = `${viewport.width}-${colorScheme}`;
    visitTest(`the window at ${viewport.width}×${viewport.height}, ${colorScheme}`, { context: { viewport, colorScheme } }, async ({ page, screenshot }) => {
      await person.ready(page);
      await person.until(page, 'ten seconds', () => {
        const { playground } = /** @type {any} */ (globalThis);
        playground.link.setRatio(10);
        return BigInt(JSON.parse(playground.link.state()).now) > 12_000_000_000n;
      });
      assert.deepEqual(await flaws(page), []);
      await screenshot(`screen-${name}`);
      const drawn = await person.drawn(page);
      await person.click(page, person.nodeAt(drawn, 'orders'));
      assert.deepEqual(await flaws(page), []);
      await screenshot(`screen-${name}-node`);
      if (viewport.width >= 720) return;
      for (const panel of panels) {
        await page.locator(`#tabs [data-show="${panel}"]`).click();
        await page.locator(`#${panel}`).waitFor();
        assert.deepEqual((await flaws(page)).filter((text) => !/canvas-live|toolbar/.test(text)), []);
        await screenshot(`screen-${name}-${panel}`);
      }
    });
  }
}
