// The first five seconds: what a visitor sees, from the picture in the HTML to messages that move.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';

visitTest('the first picture is there before the engine', { hold: /\.wasm(\.gz)?$/ }, async ({ page, host, screenshot }) => {
  const picture = page.locator('#first-picture svg');
  await picture.waitFor();
  const box = await picture.boundingBox();
  assert.ok(box && box.width > 200 && box.height > 100, `the picture is ${JSON.stringify(box)}`);
  assert.notEqual((await picture.textContent())?.trim(), '');
  await host.whenAsked(/^app\.wasm/);
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
