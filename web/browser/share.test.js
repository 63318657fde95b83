// Links: the address is always shareable, a link opens as a drawing of its own, a moment opens as it was, and what cannot
// be opened says why and touches nothing.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before } from 'node:test';
import { buildCommand, runFrom } from './command.js';
import { visitTest } from './harness.js';
import * as person from './person.js';

/** @typedef {person.Page} Page */

before(buildCommand);

/** The links that must open for ever, by name. @type {Record<string, string>} */
const corpus = {};
{
  const lines = readFileSync(new URL('../../engine/link/testdata/links.txt', import.meta.url), 'utf8').split('\n');
  for (let i = 0; i + 2 < lines.length; i += 3) corpus[lines[i]] = lines[i + 1];
}
const cascade = corpus['gallery/3-cascade'];

/**
 * Waits until the address bar shows a hash that a function likes.
 * @param {Page} page
 * @param {string} what
 * @param {RegExp} pattern
 */
const address = (page, what, pattern) => person.until(page, what, (source) => (new RegExp(source).test(location.hash) ? location.hash || ' ' : ''), pattern.source);

/**
 * Waits until the run has arrived and stands still.
 * @param {Page} page
 * @param {string} now virtual nanoseconds
 */
const stands = (page, now) =>
  person.until(page, `the run to stand at ${now}`, (want) => {
    const state = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return state.now === want && !state.playing && !state.seeking && !state.restoring && !state.underWay ? state : null;
  }, now);

/** @param {Page} page @param {string} text */
const toast = (page, text) => page.getByTestId('toast').filter({ hasText: text }).waitFor({ timeout: person.patience });

/** @param {Page} page */
const title = (page) => page.getByTestId('title').textContent();

/** @param {Page} page @param {string} hash as somebody who types into the address bar */
const goTo = (page, hash) => page.evaluate((next) => { location.hash = next; }, hash);

/** @param {Page} page */
async function openShare(page) {
  await page.getByTestId('share').click();
  await page.getByTestId('share-link').waitFor();
}

visitTest('a page that is opened on a link shows it, and not the first scene for a moment', { address: cascade }, async ({ page }) => {
  await person.ready(page);
  await toast(page, 'Opened “The cascade”');
  assert.equal(await title(page), 'The cascade');
  assert.match(await page.locator('#topbar').innerText(), /keep a copy/);
  await person.until(page, 'it to run', () => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).events > 5);
  assert.ok((await address(page, 'the link to stay', /^#1\./)).startsWith(cascade));
});

visitTest('the moment of a run opens as it was, and as the command line runs it', { address: corpus['a run'] }, async ({ page }) => {
  await person.ready(page);
  const { hash, events } = await stands(page, '75000000000');
  assert.deepEqual({ hash, events }, await runFrom(corpus['a run'], '75000000000'));
  assert.equal(await page.getByTestId('name').inputValue(), 'orders', 'what was selected is');
  assert.match(await person.saved(page), /"VisibilityTimeout": *9/);
  await new Promise((done) => { setTimeout(done, 1500); });
  assert.equal(await page.evaluate(() => location.hash), corpus['a run'], 'the address is still that of the moment');
  await person.play(page);
  await person.until(page, 'the run to go on', () => BigInt(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > 76_000_000_000n);
});

visitTest('a time in a link is where the run stands', { address: `${cascade}&t=25s&select=nobody&seed=7` }, async ({ page }) => {
  await person.ready(page);
  const { hash, events } = await stands(page, '25000000000');
  assert.deepEqual({ hash, events }, await runFrom(`${cascade}&seed=7`, '25000000000'));
  await toast(page, 'There is no node or wire "nobody"'.replace('There', 'there'));
});

visitTest('a time that is years away does not hang the page', { address: `${cascade}&t=50y` }, async ({ page }) => {
  await person.ready(page);
  await person.until(page, 'the run to be on its way', () => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).restoring);
  await page.getByTestId('title').click();
  await page.getByTestId('title-input').fill('Still here');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Title: Still here' }).waitFor();
  assert.match(await person.saved(page), /"title": *"Still here"/);
  await goTo(page, `${cascade}&t=25s`);
  await stands(page, '25000000000');
  assert.equal((await person.run(page)).restarts, 0);
});

visitTest('the address follows the drawing and leaves a scene of the gallery plain', {}, async ({ page, context, host }) => {
  await person.ready(page);
  const drawn = await person.drawn(page);
  await person.click(page, person.nodeAt(drawn, 'orders'));
  await new Promise((done) => { setTimeout(done, 1500); });
  assert.equal(await page.evaluate(() => location.href), host.address, 'nothing was changed yet');
  await page.getByTestId('field-VisibilityTimeout').fill('9');
  await page.keyboard.press('Enter');
  const playing = await address(page, 'the link of the changed drawing', /^#1\.[\w-]+&select=orders$/);
  assert.equal(await page.evaluate(() => history.length), 2, 'the way back is not filled with every change');

  const other = await context.newPage();
  await other.goto(host.address + playing);
  await person.ready(other);
  assert.equal(await person.saved(other), await person.saved(page));

  await person.click(page, await person.emptyPlace(page));
  await page.getByTestId('again').click();
  await person.pause(page);
  await address(page, 'the time of a run that stands and in which nothing was done', /&t=[\d.]+(s|ms|us|ns|µs)$/);
  await person.reload(page);
  assert.match(await person.saved(page), /"VisibilityTimeout": *9/, 'a tab that is loaded anew goes on with its own drawing');
  assert.equal(await page.getByTestId('toast').filter({ hasText: 'Opened' }).count() > 0 && await page.getByTestId('toast').isVisible(), false);
});

visitTest('this very moment is sent with what was done by hand', { context: { permissions: ['clipboard-read', 'clipboard-write'] } }, async ({ page, context }) => {
  await person.ready(page);
  await person.until(page, 'twelve seconds', () => BigInt(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > 2_000_000_000n);
  const drawn = await person.drawn(page);
  await person.click(page, person.nodeAt(drawn, 'orders'));
  await page.getByTestId('field-VisibilityTimeout').fill('3');
  await page.keyboard.press('Enter');
  await page.getByTestId('command-SendMessage').click();
  await person.click(page, person.nodeAt(drawn, 'kitchen'));
  await page.getByTestId('fault-slow').click();
  await person.happened(page, 'kitchen', 'slowed');
  const there = await person.pause(page);
  const drawing = await person.saved(page);

  await openShare(page);
  await page.getByTestId('share-moment').click();
  assert.match(await page.locator('.share-choices').innerText(), /with 3 changes made by hand/);
  await page.getByTestId('share-copy').click();
  await page.getByTestId('share-status').filter({ hasText: 'Copied.' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /#2\.[\w-]+&t=/);
  assert.match(await page.getByTestId('share-size').innerText(), /^[\d,]+ characters: fits in a chat$/);
  assert.ok(copied.length < 2000);
  assert.match(await page.getByTestId('share-qr').getAttribute('aria-label') ?? '', /^QR code of the link, [\d,]+ characters$/);

  const other = await context.newPage();
  await other.goto(copied);
  await person.ready(other);
  const { hash, events } = await stands(other, there.now);
  assert.deepEqual({ hash, events }, { hash: there.hash, events: there.events });
  assert.equal(await person.saved(other), drawing);
  assert.deepEqual({ hash, events }, await runFrom(copied, there.now));
});

visitTest('the moment is a file too, which opens as the moment', {}, async ({ page }) => {
  await person.ready(page);
  await goTo(page, corpus['a run']);
  const there = await stands(page, '75000000000');
  await openShare(page);
  await page.getByTestId('share-moment').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('share-save').click()]);
  assert.match(download.suggestedFilename(), /-at-1m15s\.json$/);
  const text = readFileSync(await download.path(), 'utf8');
  await page.keyboard.press('Escape');
  await person.newDrawing(page);
  await person.openFile(page, 'moment.json', text);
  const again = await stands(page, '75000000000');
  assert.deepEqual([again.hash, again.events], [there.hash, there.events]);
});

visitTest('a link that is opened later is a drawing of its own, and undo brings the other back', {}, async ({ page }) => {
  await person.ready(page);
  await person.newDrawing(page);
  await page.getByTestId('palette-service').click();
  await page.locator('#outline').getByText(/^service/).first().waitFor({ state: 'attached' });
  const own = await person.saved(page);
  await goTo(page, cascade);
  await toast(page, 'Opened “The cascade”');
  assert.notEqual(await person.saved(page), own);
  await page.getByTestId('undo').click();
  assert.equal(await person.saved(page), own);
});

/** What is wrong with some links, in the words that are shown. */
const refusals = /** @type {const} */ ([
  [cascade.slice(0, -37), 'this link is cut: 37 of '],
  [`${cascade.slice(0, 80)}zz${cascade.slice(82)}`, 'this link was altered: '],
  ['#9.abc', 'this link is of format 9, newer than'],
  [`${cascade}&colour=red`, 'is not known at the end of a link'],
  [`${cascade}&p.nobody.Rate=5`, 'there is no node "nobody"'],
  ['#url=http://example.org/a.json', 'is not an address that begins with https://'],
  ['#hello', 'this is not a share link'],
]);

visitTest('a link that cannot be opened says why and leaves what is open alone', { address: refusals[0][0] }, async ({ page }) => {
  await person.ready(page);
  await toast(page, refusals[0][1]);
  const drawing = await person.saved(page);
  for (const [hash, told] of refusals.slice(1)) {
    await goTo(page, hash);
    await toast(page, told);
    await page.getByTestId('problems').getByText(told).waitFor({ state: 'attached' });
    assert.equal(await person.saved(page), drawing);
  }
  assert.ok(await page.getByTestId('undo').isDisabled(), 'nothing was done');
});

/** Random texts from a seed, so that a failure can be had again. @param {number} seed */
function randomHashes(seed) {
  let state = seed;
  const below = (/** @type {number} */ n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const alphabet = 'ABCabc019-_.&=%#/:\u00e9\u{1f600}"<>\u0000 ';
  const letters = [...alphabet];
  const noise = (/** @type {number} */ length) => Array.from({ length }, () => letters[below(letters.length)]).join('');
  const links = Object.values(corpus);
  return Array.from({ length: 120 }, () => {
    const link = links[below(links.length)], at = below(link.length);
    const ways = [
      () => noise(below(40)), () => `1.${noise(below(200))}`, () => `2.${noise(below(200))}`, () => `url=${noise(below(60))}`,
      () => link.slice(1, at), () => link.slice(1, at) + noise(1 + below(4)) + link.slice(at + 1), () => `${link}&${noise(12)}=${noise(12)}`.slice(1),
      () => `1.${'A'.repeat(below(40_000))}`,
    ];
    return ways[below(ways.length)]();
  });
}

visitTest('whatever stands behind the #, nothing breaks and no drawing is touched', { timeout: 120_000 }, async ({ page }) => {
  await person.ready(page);
  await person.newDrawing(page);
  await page.getByTestId('palette-service').click();
  await page.locator('#outline').getByText(/^service/).first().waitFor({ state: 'attached' });
  const own = await person.saved(page);
  for (const hash of randomHashes(7)) {
    await goTo(page, hash);
    await page.evaluate(() => new Promise((done) => { setTimeout(done); }));
    if (await page.getByTestId('ask-cancel').isVisible()) await page.getByTestId('ask-cancel').click();
  }
  assert.ok(await page.getByTestId('bug').isHidden());
  assert.ok((await person.run(page)).alive);
  const undo = page.getByTestId('undo');
  const drawings = [await person.saved(page)];
  while (drawings.at(-1) !== own && (await undo.isEnabled())) {
    await undo.click();
    drawings.push(await person.saved(page));
  }
  assert.equal(drawings.at(-1), own, 'the drawing is where it was, below what was opened over it');
});

const remote = 'https://files.example/scene.json';
const remoteHash = `#url=${encodeURIComponent(remote)}&t=25s`;

/**
 * A site that answers as it is told, from before the page is there; requests to it are expected.
 * @param {(route: import('playwright-core').Route) => Promise<void>} answer
 */
function site(answer) {
  /** @type {Record<string, string>[]} */
  const asked = [];
  const before = (/** @type {import('playwright-core').BrowserContext} */ context) =>
    context.route('https://files.example/**', async (route) => {
      asked.push(route.request().headers());
      await answer(route);
    });
  const expected = (/** @type {string[]} */ problems) => { problems.splice(0, problems.length, ...problems.filter((problem) => !/files\.example|ERR_FAILED|status of 404/.test(problem))); };
  return { asked, before, expected };
}

visitTest('a page that is opened on the address of a file asks first', { address: remoteHash }, async ({ page }) => {
  await person.ready(page);
  await page.getByTestId('ask-host').filter({ hasText: 'files.example' }).waitFor();
  await person.reload(page);
  await page.getByTestId('ask-cancel').click();
  await page.getByTestId('ask-host').waitFor({ state: 'detached' });
  assert.equal(await title(page), 'The poison pill and its dead-letter queue');
});

const cascadeText = readFileSync(new URL('../../static/gallery/3-cascade.json', import.meta.url), 'utf8');
const helpful = site((route) => route.fulfill({ body: cascadeText, contentType: 'image/png', headers: { 'access-control-allow-origin': '*' } }));

visitTest('a file of another site is fetched after a question, and says nothing of who asks', { before: helpful.before }, async ({ page, problems }) => {
  const { asked, expected } = helpful;
  await person.ready(page);
  await goTo(page, remoteHash);
  await page.getByTestId('ask-host').filter({ hasText: 'files.example' }).waitFor();
  assert.equal(asked.length, 0, 'nothing is fetched before it is wanted');
  await page.getByTestId('ask-cancel').click();
  await page.getByTestId('ask-host').waitFor({ state: 'detached' });
  assert.equal(await title(page), 'The poison pill and its dead-letter queue');

  await goTo(page, '');
  await goTo(page, remoteHash);
  await page.getByTestId('ask-open').click();
  await toast(page, 'Opened “The cascade”');
  await stands(page, '25000000000');
  expected(problems);
  assert.equal(asked.length, 1);
  assert.equal(asked[0].referer, undefined);
  assert.equal(asked[0].cookie, undefined);
});

const cors = { 'access-control-allow-origin': '*' };
/** @type {[RegExp, (route: import('playwright-core').Route) => Promise<void>][]} */
const answers = [
  [/^▲? ?files\.example has no such file: it answered 404\.$/, (route) => route.fulfill({ status: 404, headers: cors })],
  [/larger than 1 MB/, (route) => route.fulfill({ body: 'x'.repeat(2 << 20), headers: cors })],
  [/sends on to another address/, (route) => route.fulfill({ status: 302, headers: { ...cors, location: 'https://elsewhere.example/' } })],
  [/cannot be reached, or does not let other pages read it/, (route) => route.abort()],
  [/not text in UTF-8/, (route) => route.fulfill({ body: Buffer.from([0xff, 0xfe, 0x00]), headers: cors })],
];
let turn = 0;
const unhelpful = site((route) => answers[turn][1](route));

visitTest('a file that cannot be had is told in the dialog, where it can be tried again', { before: unhelpful.before }, async ({ page, problems }) => {
  await person.ready(page);
  const drawing = await person.saved(page);
  await openShare(page);
  await page.getByTestId('share-remote-summary').click();
  await page.getByTestId('share-remote').fill('http://files.example');
  await page.getByTestId('share-remote-open').click();
  await page.getByTestId('share-remote-problem').filter({ hasText: 'begins with https://' }).waitFor();
  await page.getByTestId('share-remote').fill(remote);
  await page.getByTestId('share-remote-open').click();
  for (; turn < answers.length; turn++) {
    await page.getByTestId('ask-open').click();
    await page.getByTestId('ask-status').filter({ hasText: answers[turn][0] }).waitFor();
  }
  unhelpful.expected(problems);
  await page.keyboard.press('Escape');
  assert.equal(await person.saved(page), drawing);
});

visitTest('twenty links in twenty tabs: each is edited, and all of them are kept', { timeout: 400_000 }, async ({ page, context, host }) => {
  await person.ready(page);
  await person.pause(page);
  const longer = 120_000; // twenty pages start on as many cores as there are
  const links = Object.values(corpus);
  const tabs = [];
  for (let n = 0; n < 20; n++) {
    const tab = await context.newPage();
    await tab.goto(host.address + links[n % links.length], { waitUntil: 'commit', timeout: longer });
    await tab.locator('#window[data-ready]').waitFor({ timeout: longer });
    await tab.evaluate(() => /** @type {any} */ (globalThis).playground.link.pause());
    tabs.push(tab);
  }
  const drawings = await Promise.all(tabs.map(async (tab, n) => {
    await tab.getByTestId('title').click();
    await tab.getByTestId('title-input').fill(`Tab ${n + 1} of twenty`);
    await tab.keyboard.press('Enter');
    await tab.getByRole('button', { name: `Title: Tab ${n + 1} of twenty` }).waitFor({ timeout: longer });
    await tab.locator('#topbar').filter({ hasText: /Draft saved/ }).waitFor({ timeout: longer });
    return tab.title();
  }));
  assert.equal(new Set(drawings).size, 20);
  const left = await Promise.all(tabs.map((tab) => person.saved(tab)));
  await Promise.all(tabs.map((tab) => tab.close()));
  await person.reload(page);
  const kept = await page.evaluate(async () => {
    const open = indexedDB.open('playground.library');
    await new Promise((done, failed) => { open.onsuccess = done; open.onerror = failed; });
    const all = open.result.transaction('documents').objectStore('documents').getAll();
    await new Promise((done, failed) => { all.onsuccess = done; all.onerror = failed; });
    open.result.close();
    return all.result.map((/** @type {{text: string}} */ document) => document.text);
  });
  for (const text of left) assert.ok(kept.some((other) => JSON.stringify(JSON.parse(other)) === JSON.stringify(JSON.parse(text))), `${JSON.parse(text).title} is not kept`);
});

visitTest('the share dialog can be used by keyboard and on a phone', { context: { viewport: { width: 360, height: 740 }, hasTouch: true } }, async ({ page }) => {
  await person.ready(page);
  await page.getByTestId('more').click();
  await page.getByTestId('menu-share').click();
  const field = page.getByTestId('share-link');
  await field.waitFor();
  await person.until(page, 'the link to have the focus', () => document.activeElement?.id === 'share-link');
  const box = await page.locator('dialog[open]').boundingBox();
  assert.ok(box && box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box));
  assert.equal(await page.evaluate(() => document.querySelector('dialog[open]')?.scrollWidth === document.querySelector('dialog[open]')?.clientWidth), true, 'nothing has to be scrolled sideways');
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
});

