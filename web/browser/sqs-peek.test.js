// A message looked into: all of it is shown, and the run does not notice.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { visitTest } from './harness.js';
import * as person from './person.js';
import { goTo, messages, openAt, scene, xray } from './xray.js';

const md5 = (/** @type {string} */ text) => createHash('md5').update(text).digest('hex');

const attended = scene({
  shop: { Total: 3, Body: '{"order": {{n}}, "dish": "soup é 🍲 <b>hot</b>"}', Attributes: 'card=visa\ncourse:Number=2', MessageGroupId: 'table-7' },
  orders: { VisibilityTimeout: 30 }, kitchen: { Workers: 1, WorkTime: '1h' },
});

visitTest('a message shows its body, attributes, system attributes and digests', {}, async ({ page }) => {
  await openAt(page, attended, 8000);
  await xray(page, 'orders');
  await page.getByTestId('xray-inFlight').getByTestId('xray-message').click();
  const peek = page.getByTestId('peek');
  await peek.getByRole('heading', { name: 'Message #1' }).waitFor();
  const body = '{"order": 1, "dish": "soup é 🍲 <b>hot</b>"}';
  assert.equal(await page.getByTestId('peek-body').textContent(), body, 'as a text, whatever is in it');
  const told = (await peek.innerText()).replaceAll('\u200b', '');
  for (const text of [`MD5OfBody\n${md5(body)}`, 'card\tString\tvisa', 'course\tNumber\t2', 'SentTimestamp', 'ApproximateReceiveCount\n1', 'MessageGroupId\ntable-7', 'ApproximateFirstReceiveTimestamp']) {
    assert.ok(told.includes(text), `${JSON.stringify(text)} in ${JSON.stringify(told)}`);
  }
  assert.match(told, /MessageId\n[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/);
  const attributes = [['card', 'String', 'visa'], ['course', 'Number', '2']];
  const length = (/** @type {string} */ text) => Buffer.from([0, 0, 0, Buffer.byteLength(text)]);
  const bytes = Buffer.concat(attributes.flatMap(([name, type, value]) => [length(name), Buffer.from(name), length(type), Buffer.from(type), Buffer.from([1]), length(value), Buffer.from(value)]));
  assert.ok(told.includes(`MD5OfMessageAttributes\n${createHash('md5').update(bytes).digest('hex')}`), told);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Message #1', 'the focus goes into the message');
  await page.keyboard.press('Escape');
  await peek.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-testid')), 'xray-message', 'and back to its row');
});

visitTest('whoever looks changes nothing: not the trace, not the receive count, not what comes after', {}, async ({ page }) => {
  await openAt(page, attended, 8000);
  const hash = async () => (await person.run(page)).hash;
  const before = await person.run(page);
  await goTo(page, 60_000);
  const future = await hash();
  await goTo(page, 8000);
  assert.equal(await hash(), before.hash);
  await xray(page, 'orders');
  for (const lane of ['visible', 'inFlight']) {
    for (const { number, id } of await messages(page, lane)) {
      await page.locator(`.xray-message[data-number="${number}"]`).click();
      await page.getByTestId('peek').getByRole('heading', { name: `Message ${id}` }).waitFor();
      await page.getByTestId('peek-body').waitFor();
    }
  }
  const after = await person.run(page);
  assert.deepEqual([after.hash, after.now, after.events, after.revision], [before.hash, before.now, before.events, before.revision]);
  assert.deepEqual((await messages(page, 'inFlight')).map((one) => one.receives), ['×1']);
  await goTo(page, 60_000);
  assert.equal(await hash(), future, 'the run goes on as if nobody had looked');
});

visitTest('a message that is open is followed through its states, and stays to be read when it has gone', {}, async ({ page }) => {
  await openAt(page, scene({ shop: { Total: 1 }, orders: { VisibilityTimeout: 30 }, kitchen: { Workers: 1, WorkTime: '5s' } }), 4000);
  await xray(page, 'orders');
  await page.getByTestId('xray-inFlight').getByTestId('xray-message').click();
  const state = page.getByTestId('peek-state');
  await state.filter({ hasText: /^in flight, \d+ s left$/ }).waitFor();
  await goTo(page, 9000);
  await state.filter({ hasText: 'has left the queue' }).waitFor();
  assert.equal(await page.getByTestId('peek-body').textContent(), 'order 1');
  await page.getByTestId('peek-close').click();
  await page.getByTestId('peek').waitFor({ state: 'hidden' });
});

visitTest('a long body is shown in part, and whole on demand', {}, async ({ page }) => {
  await openAt(page, scene({ shop: { Total: 1, Body: 'soup '.repeat(10_000) }, kitchen: { Workers: 1, WorkTime: '1h' } }), 2000);
  await xray(page, 'orders');
  await page.getByTestId('xray-message').first().click();
  const body = page.getByTestId('peek-body');
  await body.waitFor();
  assert.equal((await body.textContent())?.length, 20_000);
  await page.getByTestId('peek').getByRole('button', { name: 'Show all 50\u202f000 characters' }).click();
  assert.equal((await body.textContent())?.length, 50_000);
  assert.ok((await page.getByTestId('peek').innerText()).includes(md5('soup '.repeat(10_000))));
});
