// What a person does on the page and sees there: the stories of the tests are told with these.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexKinds } from '../canvas/kinds.js';
import { createScene, sceneOfScenario } from '../canvas/scene.js';

/** @typedef {import('playwright-core').Page} Page */

/** How long something may take on a slow machine before a story fails, in real milliseconds. */
export const patience = 20_000;

/**
 * Waits until a function of the page answers with something true, and returns it. It is asked once in each frame.
 * @template T, A
 * @param {Page} page
 * @param {string} what is waited for, in words
 * @param {(argument: A) => T} look
 * @param {A} [argument]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(page, what, look, argument) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await page.evaluate(/** @type {any} */ (look), argument);
    if (found) return found;
    if (Date.now() > end) assert.fail(`waited in vain for ${what}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** @param {Page} page waits until the panels are there */
export const ready = (page) => page.locator('#window[data-ready]').waitFor({ timeout: patience });

/** @param {Page} page loads the tab anew, once everything that it asked for has come: what is cut off counts as failed */
export async function reload(page) {
  await until(page, 'the engine', () => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).hash !== '');
  await page.waitForLoadState('networkidle');
  await page.reload();
  await ready(page);
}

/**
 * The run as the link tells it.
 * @param {Page} page
 * @returns {Promise<{playing: boolean, now: string, events: number, hash: string, alive: boolean, restoring: boolean, restarts: number, revision: number}>}
 */
export const run = (page) => page.evaluate(() => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()));

/**
 * Stops the run and waits until the top bar shows where.
 * @param {Page} page
 * @returns {Promise<{now: string, hash: string, events: number}>}
 */
export async function pause(page) {
  const play = page.getByTestId('play');
  if ((await play.getAttribute('aria-label'))?.startsWith('Pause')) await play.click();
  return until(page, 'the run to stand still', () => {
    const { playground } = /** @type {any} */ (globalThis);
    const state = JSON.parse(playground.link.state());
    const shown = /** @type {HTMLElement} */ (document.querySelector('[data-testid="hash"]')).dataset;
    const still = !state.playing && !state.underWay && !state.restoring && shown.now === state.now && shown.hash === state.hash;
    return still ? { now: state.now, hash: state.hash, events: state.events } : null;
  });
}

/** @param {Page} page */
export async function play(page) {
  const button = page.getByTestId('play');
  if ((await button.getAttribute('aria-label'))?.startsWith('Play')) await button.click();
}

/** @param {Page} page an empty canvas, by the menu of the top bar */
export async function newDrawing(page) {
  await page.getByTestId('more').click();
  await page.getByTestId('menu-new').click();
  await page.getByRole('button', { name: 'Title: New drawing' }).or(page.getByRole('button', { name: /^Title: Untitled/ })).waitFor();
}

/**
 * The drawing, as Save writes it into a file.
 * @param {Page} page
 * @returns {Promise<string>}
 */
export async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  return readFileSync(await download.path(), 'utf8');
}

/** The folder of the files that are opened: it is kept until the tests end, since the page reads when it likes. */
const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/**
 * Opens a text as a file.
 * @param {Page} page
 * @param {string} name
 * @param {string | Buffer} text
 */
export async function openFile(page, name, text) {
  const path = join(folder, name.replaceAll('/', '∕'));
  writeFileSync(path, text);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByTestId('open').click()]);
  await chooser.setFiles(path);
  await page.getByTestId('file').waitFor({ state: 'detached' });
}

/**
 * What is drawn where: the scene of the drawing, and how the canvas shows it.
 * @param {Page} page
 */
export async function drawn(page) {
  const [kinds, camera, box] = await page.evaluate(() => {
    const { playground } = /** @type {any} */ (globalThis);
    const { x, y } = /** @type {HTMLElement} */ (document.getElementById('canvas-live')).getBoundingClientRect();
    return [playground.kinds, playground.canvas.camera(), { x, y }];
  });
  const scene = createScene(sceneOfScenario(JSON.parse(await saved(page))), indexKinds(JSON.parse(kinds)));
  const { x, y, zoom } = JSON.parse(camera);
  const screen = (/** @type {number} */ worldX, /** @type {number} */ worldY) => ({ x: box.x + (worldX - x) * zoom, y: box.y + (worldY - y) * zoom });
  return { scene, screen, zoom };
}

/** @typedef {Awaited<ReturnType<typeof drawn>>} Drawn */

/**
 * Where a node's title is, in pixels of the window.
 * @param {Drawn} drawn
 * @param {string} id
 */
export function nodeAt({ scene, screen }, id) {
  const node = scene.nodeById.get(id);
  if (!node) throw new Error(`there is no node ${id}`);
  return screen(node.x + node.width / 2, node.y + 20);
}

/**
 * Where a port is, in pixels of the window.
 * @param {Drawn} drawn
 * @param {string} id
 * @param {string} title of the port: "Receive"
 */
export function portAt({ scene, screen }, id, title) {
  const node = scene.nodeById.get(id);
  const handle = node?.handles.find((h) => h.title === title);
  if (!node || !handle) throw new Error(`there is no port ${title} of ${id}`);
  return screen(node.x + handle.x, node.y + handle.y);
}

/**
 * The middle of a wire, in pixels of the window.
 * @param {Drawn} drawn
 * @param {string} key
 */
export function wireAt({ scene, screen }, key) {
  const wire = scene.wireByKey.get(key);
  if (!wire) throw new Error(`there is no wire ${key}`);
  const [x1, y1, x2, y2, x3, y3, x4, y4] = wire.cubic;
  return screen((x1 + 3 * x2 + 3 * x3 + x4) / 8, (y1 + 3 * y2 + 3 * y3 + y4) / 8);
}

/**
 * Presses at one place and lets go at another, on the way as a hand does.
 * @param {Page} page
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 */
export async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/**
 * Waits until the live region has said something.
 * @param {Page} page
 * @param {RegExp} words
 */
export const heard = (page, words) =>
  until(page, `the live region to say ${words}`, (pattern) => new RegExp(pattern).test(document.getElementById('live')?.textContent ?? ''), words.source);

/**
 * Waits until the events table has a row for what happened to a node, and returns the row.
 * @param {Page} page
 * @param {string} node
 * @param {string} what
 */
export async function happened(page, node, what) {
  const row = page.getByTestId('events').getByRole('row').filter({ hasText: node }).filter({ hasText: what }).first();
  await row.waitFor({ timeout: patience });
  return row;
}

/**
 * Waits until a gauge or metric of the inspector reads a text.
 * @param {Page} page
 * @param {string} name in CloudWatch's words
 * @param {string} text
 */
export async function reads(page, name, text) {
  const value = page.locator(`#inspector .reading:has(dt[title^="${name}"]) dd`).first();
  await value.waitFor({ timeout: patience });
  await until(page, `${name} to read ${text}`, ({ at, want }) => document.querySelector(at)?.textContent === want, { at: `#inspector .reading:has(dt[title^="${name}"]) dd`, want: text });
}

/**
 * Drags a kind from the palette to a place of the canvas, a part of its width and height.
 * @param {Page} page
 * @param {string} kind
 * @param {number} x from 0 to 1
 * @param {number} y from 0 to 1
 */
export async function place(page, kind, x, y) {
  const from = await page.getByTestId(`palette-${kind}`).boundingBox();
  const to = await page.locator('#canvas-live').boundingBox();
  if (!from || !to) throw new Error(`${kind} or the canvas is not to be seen`);
  await drag(page, { x: from.x + 40, y: from.y + 16 }, { x: to.x + to.width * x, y: to.y + to.height * y });
  await heard(page, /added /);
}

/**
 * @param {Page} page
 * @param {{x: number, y: number}} at
 * @param {Parameters<Page['mouse']['click']>[2]} [how]
 */
export const click = (page, at, how) => page.mouse.click(at.x, at.y, how);

/**
 * Touches a tab of the phone's layout and waits for its panel. A busy machine can hold a finger down so long that the
 * browser takes the touch for a long press, which selects nothing: then it is touched again, as a person would.
 * @param {Page} page
 * @param {'stage' | 'palette' | 'inspector' | 'drawer'} panel
 */
export async function tab(page, panel) {
  const button = page.locator(`#tabs [data-show="${panel}"]`);
  const end = Date.now() + patience;
  do await button.tap();
  while (!(await turns(() => button.getAttribute('aria-selected'), 'true')) && Date.now() < end);
  assert.equal(await button.getAttribute('aria-selected'), 'true', `the tab of ${panel}`);
}

/**
 * Whether something becomes what it should within a second.
 * @template T
 * @param {() => Promise<T>} look
 * @param {T} wanted
 */
async function turns(look, wanted) {
  for (const end = Date.now() + 1000; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
    if ((await look()) === wanted) return true;
  }
  return false;
}

/**
 * Opens a section of the inspector that is folded away.
 * @param {Page} page
 * @param {string} title
 */
export const unfold = (page, title) => page.locator(`#inspector summary:text-is("${title}")`).click();

/**
 * Presses Tab until an element has the focus.
 * @param {Page} page
 * @param {string} selector
 */
export async function tabTo(page, selector) {
  const wanted = page.locator(selector);
  for (let presses = 0; presses < 120; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab was pressed again and again, and ${selector} has no focus`);
}

/**
 * Opens a scene of the gallery, which then plays.
 * @param {Page} page
 * @param {string} file
 */
export async function openScene(page, file) {
  const item = page.getByTestId(`gallery-${file}`);
  const title = await item.locator('.item-title').textContent();
  await item.click();
  await page.getByTestId('toast').filter({ hasText: `Opened “${title}”` }).waitFor({ timeout: patience });
}

/**
 * Chooses how much virtual time goes by in a real second, by the knob.
 * @param {Page} page
 * @param {'1s' | '10s' | '1m'} ratio
 */
export async function speed(page, ratio) {
  const stop = { '1s': '1 virtual second', '10s': '10 virtual seconds', '1m': '1 virtual minute' }[ratio];
  const knob = page.getByTestId('speed');
  for (let position = 0; position <= Number(await knob.getAttribute('max')); position++) {
    await knob.fill(String(position));
    if ((await knob.getAttribute('aria-valuetext')) === `1 s = ${stop}`) return;
  }
  assert.fail(`the knob has no position for ${ratio}`);
}

/**
 * A place of the canvas where nothing is drawn, in pixels of the window: its upper right corner, just inside.
 * @param {Page} page
 */
export async function emptyPlace(page) {
  const box = await page.locator('#canvas-live').boundingBox();
  if (!box) throw new Error('the canvas is not to be seen');
  return { x: box.x + box.width - 6, y: box.y + 6 };
}

/**
 * What a gauge of the inspector reads, as soon as the engine has told it.
 * @param {Page} page
 * @param {string} name
 * @returns {Promise<string>}
 */
export const reading = (page, name) =>
  until(page, `${name} to be told`, (at) => {
    const text = document.querySelector(at)?.textContent;
    return text === '–' ? null : text;
  }, `#inspector .reading:has(dt[title^="${name}"]) dd`);

/**
 * Scrolls through the events table, which has only the rows that can be seen, to what happened to a node.
 * @param {Page} page
 * @param {string} node
 * @param {string} what
 * @returns {Promise<string>} the row's text
 */
export async function listed(page, node, what) {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const found = await page.getByTestId('events').evaluate(searched, [node, what]);
    if (found) return found;
  }
  return assert.fail(`no row says that ${node} ${what}`);
}

/**
 * Looks through a table that keeps only the rows in sight, from its top to its end.
 * @param {Element} grid
 * @param {string[]} wanted
 * @returns {Promise<string>}
 */
async function searched(grid, [who, happened]) {
  const scroll = /** @type {HTMLElement} */ (grid.parentElement);
  for (let top = 0; top < scroll.scrollHeight; top += scroll.clientHeight / 2) {
    scroll.scrollTop = top;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    for (const row of grid.querySelectorAll('[role="row"]:not([hidden])')) {
      const cells = [...row.children].map((cell) => cell.textContent ?? '');
      if (cells[1] === who && cells[2] === happened) return cells.join(' ');
    }
  }
  return '';
}
