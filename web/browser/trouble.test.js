// Trouble on purpose: planned by a form, moved on the strip by hand and by key, made by hand, and told by the events.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';

/** @typedef {person.Page} Page */

/** @param {Page} page the planned faults, as the drawing holds them */
const faults = async (page) => JSON.parse(await person.saved(page)).faults ?? [];

/** @param {Page} page @param {number} index of a fault */
const mark = (page, index) => page.locator(`#timeline .mark[data-mark="fault-${index}"]`);

/** @param {Page} page @param {string} words that a mark says */
const marked = (page, words) => page.locator(`#timeline .mark[aria-label^="${words}"]`).waitFor({ timeout: person.patience });

/**
 * Fills the form of trouble that is open, and sends it.
 * @param {Page} page
 * @param {Record<string, string>} typed by field; target and fault are chosen
 */
async function fill(page, typed) {
  await page.getByTestId('trouble-at').waitFor();
  for (const [name, text] of Object.entries(typed)) {
    const field = page.getByTestId(`trouble-${name}`);
    if (name === 'target' || name === 'fault') await field.selectOption(text);
    else await field.fill(text);
  }
  await page.getByTestId('trouble-done').click();
}

visitTest('what is planned happens at its time, and stands on the timeline', { timeout: 120_000 }, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.pause(page);
  const now = Number((await person.run(page)).now) / 1e9;
  const at = Math.ceil(now) + 4;
  await page.getByTestId('add-fault').click();
  await fill(page, { at: 'later', target: 'kitchen', fault: 'slow', factor: '1' });
  await page.locator('.trouble-form').getByText(/is not a duration/).waitFor();
  assert.equal(await page.getByTestId('trouble-at').evaluate((field) => field === document.activeElement), true, 'the first field that is wrong has the focus');
  await fill(page, { at: String(at) });
  await page.locator('.trouble-form').getByText('1 is below the minimum of 2').waitFor();
  await screenshot('trouble-form');
  await fill(page, { factor: '7' });
  await page.getByTestId('trouble-done').waitFor({ state: 'detached' });
  assert.deepEqual(await faults(page), [{ at: `${at}s`, fault: 'slow', node: 'kitchen', factor: 7 }]);
  await marked(page, 'kitchen is slow ×7');
  await person.speed(page, '10s');
  await person.play(page);
  await person.until(page, 'that time', (wanted) => Number(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > wanted * 1e9, at);
  await person.pause(page);
  assert.match(await person.listed(page, 'kitchen', 'slowed'), /work takes 7 times as long/);
});

visitTest('a mark is moved by hand and by key, and each move is one step back', {}, async ({ page }) => {
  await person.ready(page);
  await person.openScene(page, '2-ticket-window.json');
  await person.pause(page);
  await page.getByTestId('add-fault').click();
  await fill(page, { at: '15s', target: 'waiter', fault: 'crash' });
  await marked(page, 'waiter crashes');
  const box = await mark(page, 4).boundingBox();
  if (!box) throw new Error('the mark is not to be seen');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await person.drag(page, from, { x: from.x + 60, y: from.y });
  await person.until(page, 'the fault to be moved', () => !/15s/.test(document.querySelector('[data-testid="edit-fault-4"]')?.parentElement?.textContent ?? '15s'));
  const moved = (await faults(page))[4];
  assert.ok(parseFloat(moved.at) > 15 && parseFloat(moved.at) < 30, `moved to ${moved.at}`);
  await page.keyboard.press('Control+z');
  await person.heard(page, /^Undone: move a fault/);
  assert.equal((await faults(page))[4].at, '15s');
  await mark(page, 4).focus();
  await page.keyboard.press('ArrowRight');
  await person.until(page, 'the fault to be moved by a key', () => !/15s/.test(document.querySelector('[data-testid="edit-fault-4"]')?.parentElement?.textContent ?? '15s'));
  assert.ok(parseFloat((await faults(page))[4].at) > 15);
  await mark(page, 4).focus();
  await page.keyboard.press('Delete');
  await person.until(page, 'the fault to be gone', () => !document.querySelector('[data-testid="edit-fault-4"]'));
  assert.equal((await faults(page)).length, 4);
});

visitTest('the menu of a mark: edit, duplicate, go there', {}, async ({ page }) => {
  await person.ready(page);
  await person.openScene(page, '3-cascade.json');
  await person.pause(page);
  await marked(page, 'ledger is slow ×10');
  await mark(page, 0).focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('menu').getByRole('menuitem', { name: 'Edit…' }).click();
  await fill(page, { factor: '20' });
  await marked(page, 'ledger is slow ×20');
  await mark(page, 0).click({ button: 'right' });
  await page.getByTestId('menu').getByRole('menuitem', { name: 'Duplicate' }).click();
  await fill(page, { at: '40s' });
  assert.deepEqual((await faults(page)).map((/** @type {any} */ fault) => fault.at), ['20s', '1m', '40s']);
  await mark(page, 2).waitFor(); // the others stand still from then on
  await mark(page, 0).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByTestId('menu').getByRole('menuitem', { name: 'Go there' }).click();
  await person.until(page, 'that moment', () => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now === '20000000000');
});

visitTest('trouble in the past is offered a new run, which goes to the same moment', { timeout: 120_000 }, async ({ page, screenshot }) => {
  await person.ready(page);
  await page.evaluate(() => /** @type {any} */ (globalThis).playground.link.seek('{"at":"20000000000"}'));
  await person.pause(page);
  await person.until(page, 'that moment', () => !JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).seeking);
  const before = await person.run(page);
  const axis = await page.getByTestId('timeline').boundingBox();
  if (!axis) throw new Error('the strip is not to be seen');
  await page.mouse.click(axis.x + axis.width * 0.3, axis.y + axis.height - 8, { button: 'right' });
  await page.getByTestId('menu').getByRole('menuitem', { name: /^Add trouble at/ }).click();
  await fill(page, { at: '5s', target: 'kitchen', fault: 'crash' });
  const toast = page.getByTestId('toast').filter({ hasText: 'This run has passed 5s already' });
  await toast.waitFor();
  await screenshot('trouble-in-the-past');
  assert.equal((await person.run(page)).now, before.now, 'time stands where it was');
  await page.getByTestId('toast-action').click();
  await person.until(page, 'the new run to get there', (now) => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return state.now === now && !state.restoring && !state.underWay;
  }, before.now);
  const after = await person.pause(page);
  assert.notEqual(after.hash, before.hash);
  assert.match(await person.listed(page, 'kitchen', 'crashed'), /0:00:05/);
});

visitTest('bursts and poison by hand; a wire that delivers twice', { timeout: 120_000 }, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.pause(page);
  const drawn = await person.drawn(page);
  await person.click(page, person.nodeAt(drawn, 'shop'), { button: 'right' });
  await page.getByTestId('menu-fault-burst').click();
  await person.click(page, person.nodeAt(drawn, 'shop'), { button: 'right' });
  await page.getByTestId('menu-fault-poison').click();
  await person.click(page, person.wireAt(drawn, 'shop.calls>orders.in'), { button: 'right' });
  await page.getByTestId('menu-fault-duplicate').click();
  await person.speed(page, '10s');
  await person.play(page);
  await person.happened(page, 'shop', 'duplicated');
  await person.pause(page);
  const made = await faults(page);
  assert.deepEqual(made.map((/** @type {any} */ { fault, count, attributes, probability }) => ({ fault, count, attributes, probability })), [
    { fault: 'burst', count: 100, attributes: undefined, probability: undefined },
    { fault: 'poison', count: undefined, attributes: 'card=stolen', probability: undefined },
    { fault: 'duplicate', count: undefined, attributes: undefined, probability: '20%' },
  ]);
  await screenshot('trouble-by-hand');
});

visitTest('poison that nobody knows yet is asked for', {}, async ({ page }) => {
  await person.ready(page);
  await person.openScene(page, '2-ticket-window.json');
  await person.pause(page);
  await person.click(page, person.nodeAt(await person.drawn(page), 'hungry'), { button: 'right' });
  await page.getByTestId('menu-fault-poison').click();
  assert.equal(await page.getByTestId('trouble-fault').inputValue(), 'poison');
  assert.equal(await page.getByTestId('trouble-target').inputValue(), 'hungry');
  await fill(page, { at: '12s', attributes: 'dish=soup' });
  assert.deepEqual((await faults(page))[4], { at: '12s', fault: 'poison', node: 'hungry', attributes: 'dish=soup' });
});
