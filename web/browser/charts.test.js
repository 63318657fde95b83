// The panels of metrics over time and of what comes next: true numbers, asked for only while somebody looks.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { visitTest } from './harness.js';
import * as person from './person.js';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Plays up to a time and pauses; the engine's notes and what it was asked for are kept for the test.
 * @param {Page} page
 * @param {number} seconds
 */
async function playTo(page, seconds) {
  await person.ready(page);
  await page.evaluate(() => {
    const { playground } = /** @type {any} */ (globalThis);
    const { watch } = playground.link;
    /** @type {any} */ (globalThis).asked = {};
    playground.link.watch = (/** @type {string} */ json) => {
      /** @type {any} */ (globalThis).asked = JSON.parse(json);
      watch(json);
    };
    playground.link.setRatio(20);
  });
  await person.until(page, `${seconds} s`, (wanted) => Number(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > wanted * 1e9, seconds);
  const end = await person.pause(page);
  await person.until(page, 'the strip to show where the run stands', (now) => Math.abs(Number(document.querySelector('[role="slider"]')?.getAttribute('aria-valuenow')) * 1e9 - now) < 1e6, Number(end.now));
  return end;
}

/** What the engine is asked for. @param {Page} page @returns {Promise<any>} */
const asked = (page) => page.evaluate(() => /** @type {any} */ (globalThis).asked);

/**
 * The table that says in numbers what the charts draw.
 * @param {Page} page
 * @returns {Promise<string[][]>}
 */
const table = (page) => page.getByTestId('chart-table').locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));

/**
 * @param {Page} page
 * @param {string} id
 */
const select = (page, id) => page.evaluate((node) => /** @type {HTMLElement} */ (document.querySelector(`#outline button[data-do="go ${node}"]`)).click(), id);

visitTest('the charts of a node have its metrics under their names, and tell what it did', {}, async ({ page, screenshot }) => {
  await playTo(page, 20);
  await person.click(page, person.nodeAt(await person.drawn(page), 'orders'));
  await page.getByTestId('tab-charts').click();
  const sent = page.getByTestId('chart-NumberOfMessagesSent');
  await sent.waitFor();
  for (const name of ['ApproximateNumberOfMessagesVisible', 'ApproximateAgeOfOldestMessage', 'NumberOfMessagesReceived', 'NumberOfMessagesDeleted']) await page.getByTestId(`chart-${name}`).waitFor();
  const rows = await person.until(page, 'the table', () => {
    const all = [...document.querySelectorAll('[data-testid="chart-table"] tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? ''));
    return all.some(([node, name, , , most]) => node === 'orders' && name === 'NumberOfMessagesSent' && Number(most) >= 1) ? all : null;
  });
  assert.ok(rows.every(([node]) => node === 'orders'), 'only what is selected');
  assert.match(rows.find(([, name]) => name === 'ApproximateAgeOfOldestMessage')?.[4] ?? '', / s$/, 'an age has its unit');
  assert.match((await sent.locator('[role="img"]').getAttribute('aria-label')) ?? '', /^NumberOfMessagesSent of orders: last \d/);
  const painted = await sent.locator('canvas').evaluate((/** @type {any} */ canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let strong = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200 && data[i + 2] - data[i] > 60) strong++;
    return strong;
  });
  assert.ok(painted > 100, `${painted} pixels of the line`);
  await screenshot('charts-node');
  await person.click(page, person.nodeAt(await person.drawn(page), 'kitchen'));
  await page.getByTestId('chart-BusyWorkers').waitFor();
  assert.equal(await sent.count(), 0);
});

visitTest('a click on a chart goes there, and a drag filters the events to a span', {}, async ({ page, screenshot }) => {
  await playTo(page, 30);
  await person.click(page, person.nodeAt(await person.drawn(page), 'orders'));
  await page.getByTestId('tab-charts').click();
  const plot = page.getByTestId('chart-ApproximateNumberOfMessagesVisible').locator('.u-over');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('the chart is not to be seen');
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await person.until(page, 'the value under the cursor', () => /^\d+:\d\d:\d\d/.test(document.querySelector('[data-testid="chart-ApproximateNumberOfMessagesVisible"] .chart-value')?.textContent ?? ''));
  await screenshot('charts-cursor');
  const most = Number(await page.getByTestId('timeline').getAttribute('aria-valuemax'));
  await page.mouse.click(box.x + box.width / 4, box.y + 20);
  await person.until(page, 'a quarter of the axis', (wanted) => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return !state.seeking && Math.abs(Number(state.now) / 1e9 - wanted) < wanted * 0.05;
  }, most / 4);
  await person.drag(page, { x: box.x + box.width * 0.1, y: box.y + 20 }, { x: box.x + box.width * 0.3, y: box.y + 20 });
  const chip = page.getByTestId('span-chip');
  await chip.waitFor();
  const { between } = await asked(page);
  assert.ok(Math.abs(Number(between.from) / 1e9 - most * 0.1) < most * 0.02 && Math.abs(Number(between.to) / 1e9 - most * 0.3) < most * 0.02, JSON.stringify(between));
  await chip.click();
  await chip.waitFor({ state: 'detached' });
  assert.equal((await asked(page)).between, undefined);
});

visitTest('metrics and coming events are asked for only while they are looked at', {}, async ({ page }) => {
  await playTo(page, 3);
  await page.getByTestId('tab-charts').click();
  await person.until(page, 'charts of the scene', () => document.querySelectorAll('.chart').length > 3 && document.querySelectorAll('.chart-node').length > 1);
  const shown = await asked(page);
  assert.ok(shown.series.nodes.length > 1 && shown.series.nodes.length <= 4 && shown.future === undefined, JSON.stringify(shown));
  await page.getByTestId('tab-next').click();
  await page.getByTestId('next-row').first().waitFor();
  const next = await asked(page);
  assert.ok(next.series === undefined && next.future > 0, JSON.stringify(next));
  await page.locator('[data-toggle="drawer"]').click();
  const closed = await asked(page);
  assert.ok(closed.series === undefined && closed.future === undefined, JSON.stringify(closed));
  await page.locator('[data-toggle="drawer"]').click();
  assert.ok((await asked(page)).future > 0, 'open again');
  await page.getByTestId('tab-events').click();
  assert.equal((await asked(page)).future, undefined);
});

visitTest('a future that is compared is the dashed line', {}, async ({ page, screenshot }) => {
  await playTo(page, 20);
  await person.click(page, person.nodeAt(await person.drawn(page), 'orders'));
  await page.evaluate(() => /** @type {any} */ (globalThis).playground.timeline.seek('5000000000'));
  await person.until(page, '5 s', () => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return !state.seeking && state.now === '5000000000';
  });
  await page.getByTestId('command-SendMessage').click();
  await page.locator('.mark[data-what="fork"]').waitFor();
  await page.getByTestId('tab-futures').click();
  await page.getByTestId('compare-0').click();
  await page.getByTestId('tab-charts').click();
  await page.locator('.chart-legend').filter({ hasText: /dashed line is the future that is compared/ }).waitFor();
  await person.until(page, 'the value of the other future', () => /there /.test(document.querySelector('[data-testid="chart-NumberOfMessagesSent"] .chart-value')?.textContent ?? ''));
  await screenshot('charts-compared');
});

visitTest('what comes next is told with its why, and happens when one goes there', {}, async ({ page, screenshot }) => {
  const before = await playTo(page, 10);
  await page.getByTestId('tab-next').click();
  const row = page.getByTestId('next-row').first();
  await row.waitFor();
  await screenshot('next');
  const rows = await page.getByTestId('next-row').evaluateAll((all) => all.map((one) => [...one.children].map((cell) => cell.textContent ?? '')));
  assert.ok(rows.length >= 3);
  for (const [when, where, what, why] of rows) assert.ok(when && where && what && why, JSON.stringify([when, where, what, why]));
  const due = await row.locator('[data-do^="go-to "]').getAttribute('data-do');
  await row.locator('[data-do^="go-to "]').click();
  const there = await person.until(page, 'that moment', (at) => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return !state.seeking && state.now === at ? state : null;
  }, (due ?? '').slice('go-to '.length));
  assert.ok(there.events > before.events, 'what was due has happened');
  const where = page.getByTestId('next-row').first().locator('[data-do^="pick "]').first();
  const name = await where.textContent();
  await where.click();
  await person.until(page, 'its node to be selected', (id) => document.querySelector('#outline button[aria-pressed="true"]')?.textContent?.startsWith(id), name ?? '');
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const [name, context] of /** @type {[string, import('playwright-core').BrowserContextOptions][]} */ ([
  ['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }], ['on a phone', { viewport: { width: 360, height: 740 }, hasTouch: true }],
])) {
  visitTest(`the strip with its marks, the charts and what comes next are accessible and fit, ${name}`, { context }, async ({ page, screenshot }) => {
    await playTo(page, 5);
    await select(page, 'orders');
    await page.evaluate(() => {
      const mark = (/** @type {string} */ id, /** @type {string} */ what, /** @type {number} */ at) => ({ id, what, at: String(at), title: `${id} happens`, detail: 'and why', movable: what === 'fault', index: 0 });
      /** @type {any} */ (globalThis).playground.timeline.setMarks(JSON.stringify([mark('a', 'fault', 1e9), mark('b', 'burst', 3e9), mark('c', 'command', 6e9), mark('d', 'breakpoint', 6.01e9), mark('e', 'fork', 8e9)]));
    });
    await page.evaluate(axe);
    const flaws = async () => {
      const found = await page.evaluate(async () => {
        const result = await /** @type {any} */ (globalThis).axe.run(['#timeline', '#drawer'].map((at) => document.querySelector(at)), { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
        return result.violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`);
      });
      const wide = await page.evaluate(() => [...document.querySelectorAll('#drawer .drawer-body')].filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1).map((box) => `${box.className} scrolls sideways: ${box.scrollWidth} in ${box.clientWidth}`));
      return [...found, ...wide];
    };
    assert.deepEqual(await flaws(), [], 'the strip');
    if (name === 'on a phone') await page.locator('#tabs [data-show="drawer"]').click();
    await page.getByTestId('tab-charts').click();
    await page.getByTestId('chart-NumberOfMessagesSent').waitFor();
    await screenshot(`charts-${name.replaceAll(' ', '-')}`);
    assert.deepEqual(await flaws(), [], 'the charts');
    assert.ok((await table(page)).length > 3);
    await page.getByTestId('tab-next').click();
    await page.getByTestId('next-row').first().waitFor();
    await screenshot(`next-${name.replaceAll(' ', '-')}`);
    assert.deepEqual(await flaws(), [], 'what comes next');
  });
}
