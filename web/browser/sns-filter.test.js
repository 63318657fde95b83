// The filter of a subscription: what is typed is held against the recent messages at once, and applied on demand.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';
import { filter, looks, scene, subscription, wide } from './topic.js';
import { act, goTo, openAt, pick, reads, unfair } from './xray.js';

/** @param {person.Page} page @returns {Promise<{mark: string, why: string, id: string}[]>} the recent messages, as one reads them */
const listed = (page) => page.getByTestId('filter-message').evaluateAll((rows) => rows.map((row) => {
  const read = (/** @type {string} */ part) => row.querySelector(`.filter-${part}`)?.textContent ?? '';
  return { mark: read('mark'), why: read('why'), id: read('id') };
}));

/** @param {person.Page} page the policy of the subscription in the drawing */
const applied = async (page) => JSON.parse(await person.saved(page)).wires.find((/** @type {any} */ wire) => wire.to === 'orders.in' && wire.from === 'notices.subscriptions');

visitTest('recent messages are marked, and of those that do not match one reads what stands there and what was wanted', {}, async ({ page }) => {
  await openAt(page, scene(), 9500);
  await filter(page);
  await person.until(page, 'the messages', () => document.querySelectorAll('[data-testid="filter-message"]').length === 10);
  const rows = await listed(page);
  assert.equal(rows[0].id, '#10', 'the newest is the first');
  for (const { mark, why } of rows) assert.ok(mark === '✓ matches' ? why === '' : mark === '✗ filtered out' && why === 'dish is "cake" (String), wanted ["soup"]', `${mark}: ${why}`);
  const soups = rows.filter((row) => row.mark === '✓ matches').length;
  assert.ok(soups > 0 && soups < 10);
  await reads(page, 'filter-count', `${soups} of the last 10 messages ${soups === 1 ? 'matches' : 'match'}.`);
  await goTo(page, 10_500);
  await person.until(page, 'the next message', () => document.querySelectorAll('[data-testid="filter-message"]').length === 11);
});

visitTest('typing judges the draft and changes nothing: neither the drawing nor the trace', {}, async ({ page }) => {
  await openAt(page, scene(), 9500);
  await filter(page);
  const before = await person.run(page), policy = await applied(page);
  const draft = page.getByTestId('filter-draft');
  await draft.fill('{"guests": [{"numeric": [">", 99]}]}');
  await reads(page, 'filter-count', 'None of the last 10 messages match.');
  await reads(page, 'filter-state', 'a draft: not applied');
  assert.match((await listed(page))[0].why, /^guests is "\d" \(Number\), wanted \[\{"numeric":\[">",99\]\}\]$/);
  await draft.fill('');
  await reads(page, 'filter-count', 'All of the last 10 messages match.');
  await draft.fill('{"store": [{"exists": false}]}');
  await reads(page, 'filter-count', 'All of the last 10 messages match.');
  await draft.fill('{"store": ["x"]}');
  await person.until(page, 'the reason', () => document.querySelector('[data-testid="filter-why"]')?.textContent === 'store is not there, wanted ["x"]');
  const after = await person.run(page);
  assert.deepEqual([after.hash, after.events, after.revision], [before.hash, before.events, before.revision]);
  assert.deepEqual(await applied(page), policy);
  await page.getByTestId('filter-leave').click();
  await person.until(page, 'the policy that holds', () => /"soup"/.test(/** @type {HTMLTextAreaElement} */ (document.querySelector('[data-testid="filter-draft"]')).value));
});

visitTest('a draft is applied with its scope as one step, which can be undone', {}, async ({ page }) => {
  await openAt(page, scene(), 9500);
  await filter(page);
  await page.getByTestId('filter-draft').fill('{"dish": [{"prefix": "ca"}]}');
  await page.getByTestId('filter-scope').selectOption('MessageBody');
  await person.until(page, 'the body to be looked at', () => /dish is "soup", wanted/.test(document.querySelector('.filter-rows')?.textContent ?? ''));
  await page.getByTestId('filter-draft').press('Control+Enter');
  await reads(page, 'filter-state', 'applied');
  const { FilterPolicy, FilterPolicyScope } = await applied(page);
  assert.deepEqual([FilterPolicy, FilterPolicyScope], [{ dish: [{ prefix: 'ca' }] }, 'MessageBody']);
  await pick(page, subscription);
  assert.match(await page.locator('#field-FilterPolicy').inputValue(), /prefix/, 'the inspector has it too');
  await act(page, 'undo');
  await person.until(page, 'the policy before', () => /"soup"/.test(/** @type {HTMLTextAreaElement} */ (document.querySelector('[data-testid="filter-draft"]')).value));
  assert.deepEqual([(await applied(page)).FilterPolicy, (await applied(page)).FilterPolicyScope], [{ dish: ['soup'] }, undefined]);
});

visitTest('what is wrong is said as AWS says it, and where; it cannot be applied', {}, async ({ page, screenshot }) => {
  await openAt(page, scene(), 9500);
  await filter(page);
  const draft = page.getByTestId('filter-draft');
  await draft.fill('{\n  "dish": ["soup"],\n  "guests": [{"numeric": ["<", "many"]}]\n}');
  await reads(page, 'filter-words', 'Value of < must be numeric');
  assert.equal(await page.getByTestId('filter-apply').isDisabled(), true);
  await screenshot('sns-filter-wrong');
  const place = page.getByTestId('filter-place');
  assert.match(await place.textContent() ?? '', /^line 3, column \d+$/);
  await place.click();
  const selected = await draft.evaluate((/** @type {HTMLTextAreaElement} */ area) => [document.activeElement === area, area.value.slice(0, area.selectionStart).split('\n').length]);
  assert.deepEqual(selected, [true, 3]);
  for (const [typed, words] of [['{"dish": "soup"}', '"dish" must be an object or an array'], ['{"dish": []}', 'Empty arrays are not allowed'], ['{"a": {"b": ["c"]}}', 'Filter policy scope MessageAttributes does not support nested filter policy']]) {
    await draft.fill(typed);
    await reads(page, 'filter-words', words);
  }
  await draft.fill('{"dish": [');
  await person.until(page, 'a word on JSON', () => /failed to parse JSON/.test(document.querySelector('[data-testid="filter-words"]')?.textContent ?? ''));
  await page.getByTestId('filter-scope').selectOption('MessageBody');
  await draft.fill('{"a": {"b": ["c"]}}');
  await reads(page, 'filter-words', '');
});

visitTest('an example of each operator is a policy, made of what the messages have', {}, async ({ page }) => {
  await openAt(page, scene(), 9500);
  await filter(page);
  await person.until(page, 'the messages', () => document.querySelectorAll('[data-testid="filter-message"]').length === 10);
  for (const name of ['exact', 'anything-but', 'prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'numeric', 'cidr', 'exists', '$or']) {
    const draft = page.getByTestId('filter-draft');
    await draft.fill('');
    await page.getByTestId(`example-${name}`).click();
    const typed = JSON.parse(await draft.inputValue());
    assert.equal(Object.keys(typed).length, 1, name);
    await person.until(page, `${name} to be judged`, () => document.querySelector('[data-testid="filter-problem"]')?.hasAttribute('hidden') && /messages? match/.test(document.querySelector('[data-testid="filter-count"]')?.textContent ?? ''));
  }
});

visitTest('without a message the editor says what to do', {}, async ({ page }) => {
  await openAt(page, scene({ shop: { Rate: '0/s' } }), 1000);
  await filter(page);
  await page.getByTestId('xray').getByText('No message has come yet.').waitFor();
});

visitTest('a message leads to its life', {}, async ({ page }) => {
  await openAt(page, scene(), 3500);
  await filter(page);
  await page.locator('.filter-id').first().click();
  await page.getByRole('heading', { name: 'Message #4' }).waitFor();
});

visitTest('markup in a message is text, and the editor reads it so', {}, async ({ page }) => {
  await openAt(page, scene({ shop: { Body: '<img src=x onerror=alert(1)>', Attributes: 'dish=<b>soup</b>' } }), 3500);
  await filter(page);
  await person.until(page, 'the markup as text', () => /dish is "<b>soup<\/b>"/.test(document.querySelector('[data-testid="filter-why"]')?.textContent ?? ''));
  assert.equal(await page.locator('[data-testid="xray"] :is(img, b)').count(), 0);
});

for (const { viewport, colorScheme } of looks) {
  visitTest(`the filter editor at ${viewport.width}, ${colorScheme}: nothing scrolls sideways, and all can use it`, { context: { viewport, colorScheme } }, async ({ page, screenshot }) => {
    await openAt(page, scene(), 9500);
    await filter(page);
    await person.until(page, 'the messages', () => document.querySelectorAll('[data-testid="filter-message"]').length === 10);
    await screenshot(`sns-filter-${viewport.width}-${colorScheme}`);
    assert.deepEqual(await unfair(page, '[data-testid="xray"]'), []);
    assert.deepEqual(await wide(page), []);
    const reasons = await page.locator('.filter-why:not(:empty)').evaluateAll((all) => all.map((why) => why.clientWidth));
    assert.ok(reasons.length > 0 && Math.min(...reasons) >= 200, `the reasons are ${reasons} wide`);
    const draft = await page.getByTestId('filter-draft').evaluate((box) => [box.scrollHeight, box.clientHeight]);
    assert.ok(draft[0] <= draft[1] + 1, `${draft[0]} of the policy in ${draft[1]}`);
    assert.equal(await page.locator('.drawer-head .chips').evaluate((chips) => chips.scrollWidth > chips.clientWidth + 1), false, 'what is shown only is legible');
  });
}
