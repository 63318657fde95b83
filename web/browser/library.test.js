// Documents on this device: whatever is drawn is saved by itself, listed, had back, and never lost or written over.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { visitTest, watch } from './harness.js';
import * as person from './person.js';
import { addQueue, broken, documents, fill, openLibrary, put, reload, said, settled, state, stored, versions } from './shelf.js';

visitTest('an edit becomes a draft on this device, which another tab lists and opens', {}, async ({ page, context, host }) => {
  await person.ready(page);
  await said(page, /^Gallery scene · keep a copy$/);
  assert.deepEqual(await documents(page), [], 'looking at a scene stores nothing');
  await addQueue(page);
  await said(page, /^Draft saved \d\d:\d\d:\d\d on this device$/);
  const drawing = await person.saved(page);
  const [draft] = await documents(page);
  assert.deepEqual([draft.text, draft.origin, draft.kept, draft.rev], [drawing, 'gallery', false, 1]);
  assert.match(draft.id, /^[0-9a-f]{24}$/);

  const other = await context.newPage();
  await other.goto(host.address);
  await person.ready(other);
  await other.getByTestId('stored').click();
  await other.getByTestId('toast').getByText('Opened “').waitFor();
  assert.equal(await person.saved(other), drawing);
  await said(other, /^Draft saved/);
});

visitTest('a reload goes on at the newest edit, stored or not', {}, async ({ page }) => {
  await settled(page);
  for (let times = 0; times < 3; times++) {
    await addQueue(page);
    const drawing = await person.saved(page);
    await reload(page);
    assert.equal(await person.saved(page), drawing);
    await said(page, /^Draft saved/);
    await stored(page, [drawing]);
  }
});

visitTest('what is opened is a document of its own: stored when it is kept or changed, and undo leads back to the other', {}, async ({ page }) => {
  await person.ready(page);
  await addQueue(page);
  await said(page, /^Draft saved/);
  const first = await person.saved(page);
  await person.openScene(page, '2-ticket-window.json');
  await said(page, /^Gallery scene · keep a copy$/);
  const second = await person.saved(page);
  await stored(page, [first]);
  await page.getByTestId('state-keep-copy').click();
  await said(page, /^Saved \d\d:\d\d:\d\d on this device$/);
  await stored(page, [first, second]);
  assert.deepEqual((await documents(page)).map(({ kept }) => kept).sort(), [false, true]);

  await person.openFile(page, 'mine.json', '{"format":1,"title":"Mine","nodes":[{"id":"a","kind":"sqs"}]}');
  await said(page, /^Opened from a file · keep a copy$/);
  await addQueue(page);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await said(page, /^Saved \d\d:\d\d:\d\d on this device$/);
  assert.equal(await person.saved(page), second, 'the document before is back, as it was');
  await page.keyboard.press('Control+z');
  await said(page, /^Draft saved/);
  await addQueue(page);
  const changed = await person.saved(page);
  await stored(page, [changed, second]);
});

visitTest('the drawing that is left is stored as it was left', {}, async ({ page }) => {
  await person.ready(page);
  await addQueue(page);
  const drawing = await person.saved(page);
  await person.openScene(page, '3-cascade.json'); // before the draft had time to settle
  await stored(page, [drawing]);
});

visitTest('versions are kept by name, opened as a step that undo takes back, deleted and had back', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  await addQueue(page);
  const before = await person.saved(page);
  await page.keyboard.press('Control+Shift+s');
  assert.match(await page.getByTestId('version-name').inputValue(), /^\d\d:\d\d · add queue$/);
  await page.getByTestId('version-name').fill('Before the storm');
  await page.getByTestId('version-keep').click();
  const row = page.getByTestId('version-row').filter({ hasText: 'Before the storm' });
  await row.waitFor();
  await screenshot('library-versions');
  await page.keyboard.press('Escape');
  await addQueue(page);
  const after = await person.saved(page);
  await page.keyboard.press('Control+Shift+s');
  await row.getByTestId('version-open').click();
  await page.getByTestId('toast').getByText('Opened the version “Before the storm”').waitFor();
  assert.equal(await person.saved(page), before);
  await stored(page, [before]);
  await page.keyboard.press('Control+z');
  assert.equal(await person.saved(page), after);
  await stored(page, [after]);

  await page.keyboard.press('Control+Shift+s');
  await row.getByTestId('library-trash').click();
  await row.waitFor({ state: 'detached' });
  assert.deepEqual(await versions(page), []);
  await page.getByTestId('library-undo').click();
  await row.waitFor();
  assert.deepEqual((await versions(page)).map(({ name, text, auto }) => ({ name, text, auto })), [{ name: 'Before the storm', text: before, auto: false }]);
});

visitTest('the library searches, sorts, renames, duplicates, deletes and takes back', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  for (const title of ['Apples', 'Pears', 'Apple pie']) {
    await person.openFile(page, `${title}.json`, `{"format":1,"title":"${title}","nodes":[{"id":"a","kind":"sqs"}]}`);
    await page.getByTestId('state-keep-copy').click();
    await said(page, /^Saved/);
  }
  await openLibrary(page);
  const titles = () => page.getByTestId('library-row').locator('.item-title').allTextContents();
  assert.deepEqual(await titles(), ['Apple pie', 'Pears', 'Apples']);
  await page.getByTestId('library-order').selectOption('title');
  assert.deepEqual(await titles(), ['Apple pie', 'Apples', 'Pears']);
  await page.getByTestId('library-search').fill('apple');
  assert.deepEqual(await titles(), ['Apple pie', 'Apples']);
  await page.getByTestId('library-search').fill('');

  const row = (/** @type {string} */ title) => page.getByTestId('library-row').filter({ has: page.getByText(title, { exact: true }) });
  await row('Pears').getByTestId('library-rename').click();
  await page.getByTestId('library-title').fill('Plums');
  await page.keyboard.press('Enter');
  await row('Plums').waitFor();
  await row('Apple pie').getByTestId('library-rename').click();
  await page.getByTestId('library-title').fill('Cake');
  await page.keyboard.press('Enter');
  await row('Cake').waitFor();
  assert.equal(await page.getByTestId('title').textContent(), 'Cake', 'the document that is open is renamed as an edit');
  await row('Plums').getByTestId('library-copy').click();
  await row('Plums (2)').waitFor();
  for (const { title, text } of await documents(page)) assert.equal(JSON.parse(text).title, title);
  await screenshot('library');

  await row('Plums').getByTestId('library-trash').click();
  await page.getByTestId('library-deleted').filter({ hasText: 'Plums' }).waitFor();
  await page.getByTestId('library-undo').click();
  await row('Plums').waitFor();
  await row('Cake').getByTestId('library-trash').click();
  await page.getByTestId('library-deleted').filter({ hasText: 'Cake' }).getByTestId('library-restore').click();
  await row('Cake').waitFor();
  await page.keyboard.press('Escape');
  await addQueue(page);
  await said(page, /^Saved/);
  assert.equal((await documents(page)).length, 4, 'deleting and having back makes no copy');
});

visitTest('everything goes into one file, and comes back on another device', { timeout: 90_000 }, async ({ page, context, host }) => {
  await person.ready(page);
  await addQueue(page);
  await page.keyboard.press('Control+Shift+s');
  await page.getByTestId('version-keep').click();
  await page.getByTestId('version-row').waitFor();
  await page.keyboard.press('Escape');
  await openLibrary(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('library-export').click()]);
  const file = readFileSync(await download.path(), 'utf8');
  const [drawing] = await documents(page);
  const kept = await versions(page);
  await page.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase('playground.library').onsuccess = done; }));
  await page.close();

  const other = await context.newPage();
  await other.goto(host.address);
  await person.ready(other);
  await openLibrary(other);
  for (const report of [/1 added/, /0 added, 1 already here/]) {
    await other.getByTestId('library-file').setInputFiles({ name: 'all.json', mimeType: 'application/json', buffer: Buffer.from(file) });
    await other.getByTestId('library-said').getByText(report).waitFor();
  }
  const back = await documents(other);
  assert.deepEqual(back.map(({ id, title, text, at }) => ({ id, title, text, at })), [{ id: drawing.id, title: drawing.title, text: drawing.text, at: drawing.at }]);
  assert.deepEqual(await versions(other), kept);
  await other.getByTestId('library-file').setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{"format":1}') });
  await other.getByTestId('library-said').getByText('is not a library').waitFor();
  assert.equal((await documents(other)).length, 1);
});

visitTest('records that cannot be opened are listed with the reason, saved as they are, and never changed', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  await openLibrary(page);
  await page.keyboard.press('Escape');
  await put(page, 'documents', broken);
  await openLibrary(page);
  const rows = page.getByTestId('library-broken');
  await person.until(page, 'every broken record to be listed', (count) => document.querySelectorAll('[data-testid="library-broken"]').length === count, broken.length);
  const words = (await rows.allTextContents()).join('\n');
  for (const why of [/its text is missing/, /format 99, newer than the 1/, /expected a value/, /its rev is "x"/]) assert.match(words, why);
  await screenshot('library-broken');
  const half = rows.filter({ hasText: 'Half' });
  const [download] = await Promise.all([page.waitForEvent('download'), half.getByTestId('library-save').click()]);
  assert.equal(readFileSync(await download.path(), 'utf8'), broken[0].text);
  assert.deepEqual(await documents(page), [...broken].sort((a, b) => (a.id < b.id ? -1 : 1)));
  await half.getByTestId('library-trash').click();
  await half.waitFor({ state: 'detached' });
  await page.getByTestId('library-undo').click();
  await half.waitFor();
  assert.deepEqual(await documents(page), [...broken].sort((a, b) => (a.id < b.id ? -1 : 1)), 'undo brings it back to the byte');
});

visitTest('whatever lies in the database: the page opens, lists, and touches nothing', { timeout: 120_000 }, async ({ page }) => {
  await settled(page);
  await openLibrary(page);
  for (const seed of [1, 2, 3]) {
    const before = await fill(page, seed);
    await reload(page);
    await openLibrary(page);
    await person.until(page, 'the rows', (count) => document.querySelectorAll('.library-row').length >= count, 40);
    const first = page.getByTestId('library-open').first();
    if (await first.count()) await first.click();
    else await page.keyboard.press('Escape');
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).dump()), before, `seed ${seed}`);
  }
});

visitTest('a full disk is said, nothing is lost, and the next edit tries again', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  await page.evaluate(() => {
    const { prototype } = IDBObjectStore;
    const usual = prototype.put;
    prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
    /** @type {any} */ (globalThis).emptied = () => { prototype.put = usual; };
  });
  await addQueue(page);
  await said(page, /^Not saved: this device has no room left for the page · save as a file$/);
  await page.getByTestId('toast').getByText('Not saved: this device has no room left').waitFor();
  await screenshot('library-full');
  const drawing = await person.saved(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('state-save').click()]);
  assert.equal(readFileSync(await download.path(), 'utf8'), drawing);
  await page.evaluate(() => /** @type {any} */ (globalThis).emptied());
  await addQueue(page);
  await said(page, /^Draft saved/);
  await stored(page, [await person.saved(page)]);
});

visitTest('a tab that is left while the disk is full has its work stored at the next visit', {}, async ({ page, context, host }) => {
  await person.ready(page);
  await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await addQueue(page);
  await said(page, /^Not saved/);
  const drawing = await person.saved(page);
  await page.goto('about:blank');
  const other = await context.newPage();
  await other.goto(host.address);
  await person.ready(other);
  await stored(other, [drawing]);
  await person.until(other, 'nothing to wait any more', () => Object.keys(localStorage).every((key) => !key.startsWith('playground.unsaved.')));
});

visitTest('without a database the page says so, and a reload of the tab still goes on', {}, async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
  await settled(page);
  await reload(page);
  await addQueue(page);
  await said(page, /^Not saved: this browser keeps nothing for the page · save as a file$/);
  const drawing = await person.saved(page);
  await openLibrary(page);
  await page.getByTestId('library-list').getByText('The library cannot be read: this browser keeps nothing for the page').waitFor();
  await page.keyboard.press('Escape');
  await reload(page);
  assert.equal(await person.saved(page), drawing);
});

visitTest('a database that is taken away is made anew, and the drawing is stored again', {}, async ({ page }) => {
  await person.ready(page);
  await addQueue(page);
  await said(page, /^Draft saved/);
  await page.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase('playground.library').onsuccess = done; }));
  await addQueue(page);
  await stored(page, [await person.saved(page)]);
  assert.match(await state(page), /^Draft saved/);
});

visitTest('drafts of the page before it had a library are moved in once', {}, async ({ page, context, host }) => {
  await person.ready(page);
  const scene = '{"format":1,"title":"Old","nodes":[{"id":"a","kind":"sqs"}]}';
  await page.evaluate((text) => {
    localStorage.setItem('playground.draft.a1', JSON.stringify({ title: 'Old', at: 1_700_000_000_000, text }));
    localStorage.setItem('playground.draft.b2', 'no JSON');
  }, scene);
  const problems = watch(context, host.origin);
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  await Promise.all(tabs.map((tab) => tab.goto(host.address)));
  for (const tab of tabs) await person.ready(tab);
  await stored(tabs[0], [scene, 'no JSON']);
  await person.until(page, 'the old drafts to be gone', () => Object.keys(localStorage).every((key) => !key.startsWith('playground.draft.')));
  const [old] = (await documents(page)).filter(({ title }) => title === 'Old');
  assert.equal(old.at, 1_700_000_000_000);
  await openLibrary(page);
  await page.getByTestId('library-broken').getByText('cannot be opened').waitFor();
  assert.deepEqual(problems, []);
});

visitTest('a future that is left is kept as a version; of those that nobody asked for, the newest twenty stay', {}, async ({ page }) => {
  await person.ready(page);
  await person.until(page, 'four seconds', () => BigInt(JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now) > 4_000_000_000n);
  await person.pause(page);
  await addQueue(page);
  const left = await person.saved(page);
  await page.evaluate(() => /** @type {any} */ (globalThis).playground.link.seek('{"at":"2000000000"}'));
  await person.until(page, 'the moment before', () => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now === '2000000000');
  await page.getByTestId('palette-sns').click();
  await person.until(page, 'the toast', () => document.querySelector('[data-testid="toast"]')?.textContent?.includes('You changed the past at'));
  await person.until(page, 'the library to have the drawing', () => document.querySelector('[data-testid="stored"]'));
  await page.keyboard.press('Control+Shift+s');
  await page.getByTestId('version-row').filter({ hasText: 'future left at 2s' }).filter({ hasText: 'kept by the page' }).waitFor();
  const [{ document, text, auto }] = await versions(page);
  assert.deepEqual([text, auto], [left, true]);

  const made = Array.from({ length: 25 }, (_, i) => ({ id: `v${i}`, document, name: `auto ${i}`, at: 1_000 + i, text, auto: true }));
  await put(page, 'versions', [...made, { id: 'named', document, name: 'Mine', at: 1, text, auto: false }]);
  await page.keyboard.press('Escape');
  await page.evaluate(() => /** @type {any} */ (globalThis).playground.link.seek('{"at":"1000000000"}'));
  await person.until(page, 'the moment before', () => JSON.parse(/** @type {any} */ (globalThis).playground.link.state()).now === '1000000000');
  await page.getByTestId('palette-sns').click();
  await person.until(page, 'the older ones to be gone', () => new Promise((done) => {
    const request = indexedDB.open('playground.library');
    request.onsuccess = () => {
      const count = request.result.transaction('versions').objectStore('versions').count();
      count.onsuccess = () => { request.result.close(); done(count.result === 21); };
    };
  }));
  const names = (await versions(page)).map(({ name }) => name);
  assert.ok(names.includes('Mine') && names.includes('auto 24') && !names.includes('auto 6'), names.join());
});

visitTest('storing that takes its time says so, and a newer library is not touched', {}, async ({ page, context, host }) => {
  await person.ready(page);
  await addQueue(page);
  await said(page, /^Draft saved/);
  const other = await context.newPage();
  await other.goto(host.address);
  await other.evaluate(() => new Promise((done) => {
    const request = indexedDB.open('playground.library');
    request.onsuccess = () => {
      const store = request.result.transaction('documents', 'readwrite').objectStore('documents');
      /** @type {any} */ (globalThis).busy = true;
      const again = () => {
        if (/** @type {any} */ (globalThis).busy) store.count().onsuccess = again; // nobody else gets at the store
        else request.result.close();
      };
      again();
      done(null);
    };
  }));
  await addQueue(page);
  await said(page, /^Saving…$/);
  await other.evaluate(() => { /** @type {any} */ (globalThis).busy = false; });
  await said(page, /^Draft saved/);
  await stored(page, [await person.saved(page)]);

  await other.evaluate(() => new Promise((done) => { indexedDB.open('playground.library', 99).onsuccess = (event) => { /** @type {any} */ (event.target).result.close(); done(null); }; }));
  await addQueue(page);
  await said(page, /^Not saved: a newer playground keeps its drawings here: reload the page/);
});

visitTest('the library by keyboard', {}, async ({ page }) => {
  await person.ready(page);
  await addQueue(page);
  await said(page, /^Draft saved/);
  const drawing = await person.saved(page);
  await page.locator('#canvas-live').focus();
  await page.keyboard.press('l');
  await page.getByTestId('library-row').waitFor();
  await person.tabTo(page, '[data-testid="library-rename"]');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Mine');
  await page.keyboard.press('Escape');
  assert.equal(await page.getByRole('dialog', { name: 'Library' }).count(), 1, 'Escape leaves the title as it was, and the dialog open');
  await person.until(page, 'the focus to be where it was', () => document.activeElement?.getAttribute('data-testid') === 'library-rename');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Mine');
  await page.keyboard.press('Enter');
  await page.getByTestId('library-row').getByText('Mine', { exact: true }).waitFor();
  await person.tabTo(page, '[data-testid="library-trash"]');
  await page.keyboard.press('Space');
  await page.getByTestId('library-deleted').waitFor();
  await person.tabTo(page, '[data-testid="library-undo"]');
  await page.keyboard.press('Space');
  await page.getByTestId('library-row').waitFor();
  await page.keyboard.press('Escape');
  assert.deepEqual((await documents(page)).map(({ title, deleted }) => [title, deleted]), [['Mine', 0]]);
  assert.equal(JSON.parse(await person.saved(page)).nodes.length, JSON.parse(drawing).nodes.length);
});
