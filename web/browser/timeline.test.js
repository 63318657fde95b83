// The strip of virtual time: what a hand, keys and fingers do on it, and that every moment is the one that was.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Plays up to a time and pauses.
 * @param {Page} page
 * @param {number} seconds
 */
async function playTo(page, seconds) {
  await person.ready(page);
  await page.evaluate(() => /** @type {any} */ (globalThis).playground.link.setRatio(20));
  await person.until(page, `${seconds} s`, (wanted) => Number(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > wanted * 1e9, seconds);
  const end = await person.pause(page);
  await person.until(page, 'the strip to show where the run stands', (now) => Math.abs(Number(document.querySelector('[role="slider"]')?.getAttribute('aria-valuenow')) * 1e9 - now) < 1e6, Number(end.now));
  return end;
}

/**
 * A place on the strip, in pixels of the window.
 * @param {Page} page
 * @param {number} part of the axis, from 0 to 1
 */
async function onStrip(page, part) {
  const box = await page.getByTestId('timeline').boundingBox();
  if (!box) throw new Error('the strip is not to be seen');
  return { x: box.x + 16 + (box.width - 32) * part, y: box.y + box.height - 8 };
}

/** What the slider says. @param {Page} page */
const slider = (page) =>
  page.getByTestId('timeline').evaluate((axis) => ({ now: Number(axis.getAttribute('aria-valuenow')), most: Number(axis.getAttribute('aria-valuemax')), words: axis.getAttribute('aria-valuetext') ?? '' }));

/**
 * Waits until the run stands at a time, in seconds, and the slider says so: keys go on from what it says.
 * @param {Page} page
 * @param {number} seconds
 */
const standsAt = (page, seconds) =>
  person.until(page, `the run to stand at ${seconds} s`, (wanted) => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    const shown = Number(document.querySelector('[role="slider"]')?.getAttribute('aria-valuenow'));
    return !state.seeking && !state.underWay && Math.abs(Number(state.now) / 1e9 - wanted) < 1e-6 && Math.abs(shown - wanted) < 1e-3 ? state : null;
  }, seconds);

/**
 * Presses a key that moves the slider, and returns where it comes to stand.
 * @param {Page} page
 * @param {string} key
 */
async function walk(page, key) {
  const { now } = await slider(page);
  await page.keyboard.press(key);
  await person.until(page, `${key} to move the slider`, (before) => Number(document.querySelector('[role="slider"]')?.getAttribute('aria-valuenow')) !== before, now);
  const there = (await slider(page)).now;
  await standsAt(page, there);
  return there;
}

/**
 * Waits until the run has come near to a time, in seconds, and is on no way any more.
 * @param {Page} page
 * @param {number} seconds
 * @param {number} most
 */
const comesNear = (page, seconds, most) =>
  person.until(page, `the run to come near ${seconds} s`, (wanted) => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return !state.seeking && !state.underWay && Math.abs(Number(state.now) / 1e9 - wanted.seconds) < wanted.most ? state : null;
  }, { seconds, most });

visitTest('a drag goes through the past, and the end is the end that it was', {}, async ({ page, screenshot }) => {
  const end = await playTo(page, 30);
  const { most } = await slider(page);
  const place = Number(end.now) / 1e9 / most;
  const from = await onStrip(page, place);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const seen = new Set();
  for (let part = 0.9; part > 0.28; part -= 0.05) {
    const at = await onStrip(page, place * part);
    await page.mouse.move(at.x, at.y);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.evaluate(() => new Promise(requestAnimationFrame));
    seen.add((await person.run(page)).now);
  }
  await page.mouse.up();
  assert.ok(seen.size >= 4, `${seen.size} moments were shown while dragging`);
  const there = await comesNear(page, most * place * 0.3, most * 0.03);
  assert.equal(there.playing, false);
  await screenshot('timeline-past');
  assert.ok(Number(await page.locator('.strip-known').evaluate((known) => known.getBoundingClientRect().width)) > Number(await page.locator('.strip-past').evaluate((past) => past.getBoundingClientRect().width)), 'the known future is to be seen');
  await page.getByTestId('timeline').focus();
  await page.keyboard.press('End');
  const again = await standsAt(page, Number(end.now) / 1e9);
  assert.equal(again.hash, end.hash, 'the same run to the byte');
  assert.equal(again.events, end.events);
  await page.keyboard.press('Home');
  await standsAt(page, 0);
  await page.mouse.click(from.x + 2, from.y);
  assert.equal((await standsAt(page, Number(end.now) / 1e9)).hash, end.hash, 'a hand finds the end exactly');
});

visitTest('a click while the run plays goes there and plays on', {}, async ({ page }) => {
  await playTo(page, 30);
  await page.evaluate(() => /** @type {any} */ (globalThis).playground.link.setRatio(1));
  await person.play(page);
  const { most } = await slider(page);
  const at = await onStrip(page, 0.25);
  await page.mouse.click(at.x, at.y);
  await person.until(page, 'the run to play near there', (wanted) => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return state.playing && !state.seeking && Math.abs(Number(state.now) / 1e9 - wanted) < 5;
  }, most * 0.25);
});

visitTest('keys walk along the ticks, and the slider says where', {}, async ({ page }) => {
  const end = await playTo(page, 12);
  const axis = page.getByTestId('timeline');
  await axis.focus();
  await page.keyboard.press('Home');
  await standsAt(page, 0);
  await person.until(page, 'the slider to say so', () => document.querySelector('[role="slider"]')?.getAttribute('aria-valuetext')?.startsWith('0 seconds of '));
  const labelled = await walk(page, 'PageUp');
  assert.ok(labelled > 0);
  await page.keyboard.press('Home');
  await standsAt(page, 0);
  await walk(page, 'ArrowRight');
  const two = await walk(page, 'ArrowRight');
  assert.ok(two > 0 && two < labelled && Math.abs(labelled / two - Math.round(labelled / two * 2) / 2) < 1e-6, `${two} and ${labelled}`);
  assert.ok(Math.abs((await walk(page, 'ArrowLeft')) - two / 2) < 1e-3, 'as far back');
  await page.keyboard.press('End');
  await standsAt(page, Number(end.now) / 1e9);
});

visitTest('the wheel comes nearer around the pointer, and a double click shows all again and leaves the run where it is', {}, async ({ page, screenshot }) => {
  const end = await playTo(page, 20);
  const labels = () => page.locator('.strip-ticks b').allTextContents();
  const whole = await labels();
  const at = await onStrip(page, 0.5);
  await page.mouse.move(at.x, at.y);
  const under = await page.locator('.strip-hover').textContent();
  for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -240);
  await person.until(page, 'other ticks', (before) => JSON.stringify([...document.querySelectorAll('.strip-ticks b')].map((b) => b.textContent)) !== before, JSON.stringify(whole));
  await page.mouse.move(at.x + 0.2, at.y);
  const close = await page.locator('.strip-hover').textContent();
  const seconds = (/** @type {string | null} */ words) => (words ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  assert.ok(Math.abs(seconds(under) - seconds(close)) < 0.3, `${under} became ${close}`);
  await screenshot('timeline-near');
  await page.mouse.dblclick(at.x, at.y);
  await person.until(page, 'the ticks of before', (before) => JSON.stringify([...document.querySelectorAll('.strip-ticks b')].map((b) => b.textContent)) === before, JSON.stringify(whole));
  await person.until(page, 'the run to be where it was', (was) => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return !state.seeking && Math.abs(Number(state.now) - was) < 2e8;
  }, Number(end.now));
});

visitTest('a span that is brushed filters the events, until it is let go', {}, async ({ page, screenshot }) => {
  await playTo(page, 30);
  const { most } = await slider(page);
  await page.keyboard.down('Shift');
  await person.drag(page, await onStrip(page, 5 / most), await onStrip(page, 10 / most));
  await page.keyboard.up('Shift');
  const chip = page.getByTestId('span-chip');
  await chip.waitFor();
  const times = () => page.getByTestId('events').locator('.event-at').allTextContents();
  await person.until(page, 'only events of the span', () => {
    const shown = [...document.querySelectorAll('[data-testid="event-row"]:not([hidden]) .event-at')].map((cell) => cell.textContent ?? '');
    return shown.length > 3 && shown.every((text) => text >= '0:00:04.9' && text <= '0:00:10.2');
  });
  await screenshot('timeline-brushed');
  assert.ok((await times()).length > 3);
  await chip.click();
  await person.until(page, 'later events too', () => [...document.querySelectorAll('[data-testid="event-row"]:not([hidden]) .event-at')].some((cell) => (cell.textContent ?? '') > '0:00:20'));
  await page.locator('.strip-brush').waitFor({ state: 'hidden' });
  await page.getByTestId('brush').click();
  await person.drag(page, await onStrip(page, 5 / most), await onStrip(page, 10 / most));
  await chip.waitFor();
  await page.keyboard.press('Escape');
  await chip.waitFor({ state: 'detached' });
});

visitTest('faults stand on the strip, can be walked to and moved by keys and by hand, and undo brings them back', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.openScene(page, '3-cascade.json');
  await person.pause(page);
  const mark = page.locator('.mark[data-what="fault"]').first();
  await mark.waitFor();
  const faults = async () => JSON.parse(await person.saved(page)).faults.map((/** @type {any} */ fault) => fault.at);
  const before = await faults();
  const home = (await mark.boundingBox())?.x ?? 0;
  await mark.focus();
  await person.until(page, 'the mark to be explained', () => document.querySelector('#strip-tip:not([hidden]) b')?.textContent);
  await screenshot('timeline-mark');
  await page.keyboard.press('ArrowRight');
  await person.heard(page, /moved to/);
  const after = await faults();
  assert.notDeepEqual(after, before);
  assert.ok(await page.evaluate(() => document.activeElement?.classList.contains('mark')), 'the mark keeps the focus');
  await page.keyboard.press('Control+z');
  await person.heard(page, /Undone: move a fault/);
  assert.deepEqual(await faults(), before);
  await person.until(page, 'the mark to be back', (x) => Math.abs((document.querySelector('.mark[data-what="fault"]')?.getBoundingClientRect().x ?? 0) - x) < 0.5, home);
  const box = await mark.boundingBox();
  if (!box) throw new Error('the mark is not to be seen');
  await person.drag(page, { x: box.x + 12, y: box.y + 12 }, { x: box.x + 92, y: box.y + 12 });
  await person.until(page, 'the mark to stay where it was dropped', (x) => Math.abs((document.querySelector('.mark[data-what="fault"]')?.getBoundingClientRect().x ?? 0) - x) < 6, box.x + 80);
  assert.notDeepEqual(await faults(), before);
  await mark.focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await person.until(page, 'one mark less', (count) => document.querySelectorAll('.mark').length < count || document.querySelectorAll('.mark').length === 0, before.length);
  assert.equal((await faults()).length, before.length - 1);
});

visitTest('marks of one moment are one group, from which each can be reached', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.openScene(page, '2-ticket-window.json');
  await person.pause(page);
  const group = page.locator('.mark[aria-haspopup="menu"]').first();
  await group.waitFor();
  await group.click();
  const list = page.getByTestId('mark-list');
  await list.waitFor();
  await screenshot('timeline-group');
  assert.ok((await list.getByRole('menuitem').count()) >= 2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByTestId('menu').waitFor();
  assert.equal(await list.count(), 0);
});

visitTest('a change in the past leaves its future as a mark, from which it can be entered again', {}, async ({ page, screenshot }) => {
  const end = await playTo(page, 20);
  const { most } = await slider(page);
  const at = await onStrip(page, 8 / most);
  await page.mouse.click(at.x, at.y);
  await person.until(page, 'the past', () => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return !state.seeking && Number(state.now) < 12e9;
  });
  const drawn = await person.drawn(page);
  await person.click(page, person.nodeAt(drawn, 'orders'));
  await page.getByTestId('command-SendMessage').click();
  const fork = page.locator('.mark[data-what="fork"]');
  await fork.waitFor();
  await screenshot('timeline-fork');
  assert.match((await fork.getAttribute('aria-label')) ?? '', /^2 marks from .*Send a message: orders, Another future, left at /, 'the command and the future that it left');
  await fork.focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('mark-list').getByRole('menuitem', { name: 'Another future' }).click();
  await page.getByTestId('menu').getByRole('menuitem', { name: 'Go back to this future' }).click();
  await person.until(page, 'that future', () => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return !state.seeking && Number(state.end) > 19e9;
  });
  await page.getByTestId('timeline').focus();
  await page.keyboard.press('End');
  assert.equal((await standsAt(page, Number(end.now) / 1e9)).hash, end.hash, 'the old future, to the byte');
});

const phone = { context: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } };

visitTest('on a phone the strip lies above the tabs, and a finger drags time', phone, async ({ page, screenshot }) => {
  await playTo(page, 20);
  const { most } = await slider(page);
  const session = await page.context().newCDPSession(page);
  const touch = (/** @type {string} */ type, /** @type {{x: number, y: number}[]} */ points) => session.send(/** @type {any} */ ('Input.dispatchTouchEvent'), /** @type {any} */ ({ type, touchPoints: points }));
  await touch('touchStart', [await onStrip(page, 0.6)]);
  for (let part = 0.55; part > 0.28; part -= 0.05) await touch('touchMove', [await onStrip(page, part)]);
  await touch('touchEnd', []);
  await comesNear(page, most * 0.3, most * 0.06);
  const [strip, tabs] = [await page.locator('#timeline').boundingBox(), await page.locator('#tabs').boundingBox()];
  assert.ok(strip && tabs && Math.abs(strip.y + strip.height - tabs.y) < 1 && strip.width === 360);
  await screenshot('timeline-phone');
  await person.tab(page, 'drawer');
  await page.locator('#timeline').waitFor({ state: 'hidden' });
});
