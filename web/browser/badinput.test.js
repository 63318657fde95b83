// Whatever is opened or typed: one sentence beside its place, the drawing and its run untouched, and never markup.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';

const deep = 100_000;
const million = 1_000_000;

/** @type {{name: string, text: string, place: RegExp, sentence: RegExp}[]} */
const files = [
  { name: 'nothing', text: '', place: /^file$/, sentence: /expected a value, found the end/ },
  { name: 'no JSON', text: 'order 7', place: /^file$/, sentence: /expected a value, found "order"/ },
  { name: 'half a file', text: '{"format":1,"nodes":[{"id":"a"', place: /^\/nodes\/0$/, sentence: /expected "," or "}" after a member, found the end/ },
  { name: 'bytes', text: '\u0000\u0001', place: /^file$/, sentence: /expected a value/ },
  { name: 'a list', text: '[]', place: /^file$/, sentence: /is not a scenario/ },
  { name: 'a newer format', text: '{"format":99,"nodes":[]}', place: /^\/format$/, sentence: /format 99, newer than the 1/ },
  { name: 'an unknown kind', text: '{"format":1,"nodes":[{"id":"pot","kind":"teapot"}]}', place: /^\/nodes\/0\/kind$/, sentence: /"teapot" is not known here; there are / },
  { name: 'a dangling wire', text: '{"format":1,"nodes":[{"id":"a","kind":"sqs"}],"wires":[{"from":"ghost.calls","to":"a.in"}]}', place: /^\/wires\/0\/from$/, sentence: /there is no node "ghost"/ },
  { name: 'a wrong type', text: '{"format":1,"nodes":{"a":1}}', place: /^\/nodes$/, sentence: /is not a list/ },
  { name: 'a word for a number', text: '{"format":1,"nodes":[{"id":"a","kind":"sqs","VisibilityTimeout":"soon"}]}', place: /VisibilityTimeout$/, sentence: /"soon" is not a whole number/ },
  { name: 'a negative time', text: '{"format":1,"nodes":[{"id":"a","kind":"service"}],"faults":[{"at":"-5s","fault":"crash","node":"a"}]}', place: /^\/faults\/0\/at$/, sentence: /"-5s" is negative/ },
  { name: 'NaN', text: '{"format":1,"nodes":[{"id":"a","kind":"sqs","VisibilityTimeout":NaN}]}', place: /VisibilityTimeout$/, sentence: /found "NaN"/ },
  { name: '"NaN"', text: '{"format":1,"nodes":[{"id":"a","kind":"sqs","VisibilityTimeout":"NaN"}]}', place: /VisibilityTimeout$/, sentence: /"NaN" is not a whole number/ },
  { name: 'a number without end', text: '{"format":1,"nodes":[{"id":"a","kind":"sqs","VisibilityTimeout":1e999}]}', place: /VisibilityTimeout$/, sentence: /1e999 is not a whole number/ },
  { name: 'depth', text: '['.repeat(deep) + ']'.repeat(deep), place: /^(\/0)+$/, sentence: /nested deeper than the limit/ },
  { name: 'depth in a setting', text: `{"format":1,"nodes":[{"id":"a","kind":"service","FailWhen":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}]}`, place: /^\/nodes\/0\/FailWhen/, sentence: /nested deeper than the limit/ },
  { name: 'a million nodes', text: `{"format":1,"nodes":[${'{},'.repeat(million - 1)}{}]}`, place: /^\/nodes$/, sentence: /1000000 are more than the 2000/ },
  { name: 'markup as a name', text: '{"format":1,"nodes":[{"id":"<img src=x onerror=alert(1)>","kind":"sqs"}]}', place: /^\/nodes\/0\/id$/, sentence: /"<img src=x onerror=alert\(1\)>" is not 1 to 80 letters/ },
];

visitTest('bad files are refused with a sentence beside the place, and the drawing plays on', { timeout: 120_000 }, async ({ page, screenshot }) => {
  await person.ready(page);
  const drawing = await person.saved(page);
  let { now } = await person.run(page);
  for (const { name, text, place, sentence } of files) {
    await person.openFile(page, `${name}.json`, text);
    await page.getByTestId('toast').getByText(`“${name}.json” was not opened`).waitFor({ timeout: person.patience });
    const problems = page.getByTestId('problems').getByRole('listitem');
    assert.equal(await problems.count(), 1, name);
    assert.match(await problems.locator('code').innerText(), place, name);
    assert.match(await problems.locator('.problem').innerText(), sentence, name);
    now = await goesOn(page, now);
  }
  await screenshot('bad-file');
  assert.equal(await person.saved(page), drawing);
  assert.equal((await person.run(page)).restarts, 0);
});

visitTest('a file of thirty megabytes is not even read', {}, async ({ page }) => {
  await person.ready(page);
  const nodes = Array.from({ length: million }, (_, i) => `{"id":"n${i}","kind":"sqs"}`);
  await person.openFile(page, 'huge.json', `{"format":1,"nodes":[${nodes.join()}]}`);
  await page.getByTestId('toast').getByText(/huge\.json”? is larger than .* bytes: no scenario is/).waitFor({ timeout: person.patience });
  await goesOn(page, (await person.run(page)).now);
});

visitTest('every problem of a file is listed at once', {}, async ({ page }) => {
  await person.ready(page);
  await person.openFile(page, 'three.json', '{"format":1,"seed":-1,"nodes":[{"id":"a","kind":"sqs","DelaySeconds":901}],"wires":[{"from":"a.dead-letter","to":"b.in"}]}');
  const places = page.getByTestId('problems').locator('code');
  await places.nth(2).waitFor();
  assert.deepEqual(await places.allInnerTexts(), ['/seed', '/nodes/0/DelaySeconds', '/wires/0/to']);
});

/**
 * The run goes on from where it was.
 * @param {person.Page} page
 * @param {string} was
 */
async function goesOn(page, was) {
  return person.until(page, 'the run to go on', (before) => {
    const { now, playing } = JSON.parse(/** @type {any} */ (globalThis).playground.link.state());
    return playing && BigInt(now) > BigInt(before) && now;
  }, was);
}

/** What is typed into fields of a node, and what is said beside them. */
const fields = [
  { node: 'orders', field: 'VisibilityTimeout', typed: ['-1', '43201', 'NaN', '1e999', 'soon', '7.5', '٣'], said: /below|above|number/ },
  { node: 'kitchen', field: 'WorkTime', typed: ['-5s', 'NaN', 'uniform 2s 1s', 'soon', '5 parsecs'], said: /duration|distribution|negative|below|number/ },
  { node: 'kitchen', field: 'FailWhen', typed: ['{', '[]', '{"card": 7', `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`], said: /./ },
  { node: 'shop', field: 'Rate', typed: ['-1/s', 'NaN/s', 'often', '1/fortnight'], said: /rate|negative/ },
];

visitTest('bad values are refused beside their field, and what was typed stays', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  const drawing = await person.saved(page);
  const drawn = await person.drawn(page);
  for (const { node, field, typed, said } of fields) {
    await person.click(page, person.nodeAt(drawn, node));
    const control = page.getByTestId(`field-${field}`);
    for (const text of typed) {
      await control.fill(text);
      await control.press('Tab');
      const problem = page.locator(`#field-${field}-problem`);
      await problem.waitFor();
      assert.match(await problem.innerText(), said, `${field}: ${text}`);
      assert.equal(await control.getAttribute('aria-invalid'), 'true');
      assert.equal(await control.inputValue(), text);
    }
    await screenshot(`bad-${field}`);
  }
  assert.equal(await person.saved(page), drawing);
});

visitTest('bad names and seeds are refused', {}, async ({ page }) => {
  await person.ready(page);
  const drawing = await person.saved(page);
  const drawn = await person.drawn(page);
  await person.click(page, await person.emptyPlace(page));
  for (const seed of ['-1', 'NaN', '7.5', '99999999999999999999999']) {
    await page.getByTestId('seed').fill(seed);
    await page.keyboard.press('Enter');
    assert.match(await page.locator('#seed-problem').innerText(), / /, seed);
  }
  await person.click(page, person.nodeAt(drawn, 'orders'));
  for (const name of ['', 'a b', 'kitchen', '<b>x</b>', 'orders.in']) {
    await page.getByTestId('name').fill(name);
    await page.keyboard.press('Enter');
    await page.getByTestId('toast').waitFor();
    assert.match(await page.getByTestId('toast').innerText(), / /, name);
    await page.getByTestId('toast').getByRole('button', { name: 'Dismiss' }).click();
  }
  assert.equal(await person.saved(page), drawing);
});

const markup = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>';

visitTest('markup from a scenario is shown as text everywhere', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.openFile(page, `${markup}.json`, JSON.stringify({
    format: 1, title: markup, seed: 7,
    nodes: [
      { id: 'shop', kind: 'traffic', x: 0, y: 0, Rate: '5/s', Body: markup, Attributes: `card=${markup}` },
      { id: 'orders', kind: 'sqs', x: 320, y: 0 },
    ],
    wires: [{ from: 'shop.calls', to: 'orders.in' }],
    notes: [{ id: 'why', x: 0, y: 240, text: markup }],
  }));
  await page.getByRole('button', { name: `Title: ${markup}. Rename` }).waitFor();
  assert.equal(await page.getByTestId('title').textContent(), markup);
  assert.ok((await page.title()).startsWith(markup));
  await person.happened(page, 'orders', 'sent');
  const drawn = await person.drawn(page);
  await person.click(page, person.nodeAt(drawn, 'orders'));
  await page.getByTestId('xray-open').click();
  await page.getByTestId('xray').getByText('onerror').first().waitFor();
  await page.getByTestId('xray-message').first().click();
  await page.getByTestId('peek-body').getByText('onerror').waitFor();
  await page.getByTestId('peek-attributes').getByText('onerror').waitFor();
  await person.click(page, person.nodeAt(drawn, 'shop'));
  assert.equal(await page.getByTestId('field-Body').inputValue(), markup);
  await page.getByTestId('field-Body').fill(`${markup} again`);
  await page.getByTestId('field-Body').blur();
  await page.getByTestId('palette-filter').fill(markup);
  await page.getByTestId('palette-filter').fill('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.getByTestId('find-field').fill(markup);
  await screenshot('markup');
  const strange = await page.evaluate(() => [/** @type {any} */ (globalThis).hacked, document.querySelectorAll('img, #window script').length]);
  assert.deepEqual(strange, [undefined, 0]);
});
