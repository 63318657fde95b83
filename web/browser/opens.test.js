// The first five seconds: what a visitor sees, from the picture in the HTML to messages that move.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';

const engine = /\.wasm(\.gz)?$/;
const scripts = /\.(js|wasm|wasm\.gz)$/;

visitTest('the first picture is there before any script', { hold: scripts }, async ({ page, host, screenshot }) => {
  const picture = page.locator('#first-picture svg');
  await picture.waitFor();
  const box = await picture.boundingBox();
  assert.ok(box && box.width > 200 && box.height > 100, `the picture is ${JSON.stringify(box)}`);
  const scene = JSON.parse((await page.locator('#first-scene').textContent()) ?? '');
  const words = await picture.textContent();
  for (const { id } of scene.nodes) assert.ok(words?.includes(id), `${id} is not in the picture`);
  await host.whenAsked(/^app\.js$/);
  await screenshot('before-the-scripts');
});

visitTest('the canvas draws the first scene before the engine is there', { hold: engine }, async ({ page, host, screenshot }) => {
  await page.locator('#stage[data-drawn]').waitFor();
  await host.whenAsked(/^app\.wasm/);
  const colours = await page.locator('#canvas-still').evaluate((/** @type {any} */ canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  assert.ok(colours > 20, `the canvas has ${colours} colours`);
  await screenshot('before-the-engine');
});

visitTest('the page keeps a strict policy', {}, async ({ page }) => {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const rules = new Map(policy?.split(';').map((rule) => {
    const [name, ...values] = rule.trim().split(/\s+/);
    return [name, values.join(' ')];
  }));
  assert.equal(rules.get('default-src'), "'none'");
  assert.equal(rules.get('script-src'), "'self' 'wasm-unsafe-eval'");
  assert.equal(rules.get('worker-src'), "'self'");
});
