// One publish, many copies: what became of each, which are tried again and when, and the life of each copy by itself.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';
import { looks, scene, wide } from './topic.js';
import { goTo, openAt, pick, reads, shows, unfair, xray } from './xray.js';

/** The partner is broken, the phone out of coverage: their copies are tried again. */
const broken = scene({ shop: { Total: 1, Attributes: 'dish=cake' }, partner: { Answers: '503 Service Unavailable', ResponseTime: '0s' }, phone: { InCoverage: false } });

/** @param {person.Page} page @returns {Promise<Record<string, string>>} what became of the copies, by subscriber */
const copies = async (page) => Object.fromEntries(await page.getByTestId('fan-copy').evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-to') ?? '', row.querySelector('.fan-outcome')?.textContent ?? ''])));

visitTest('a publish opens to its copies: delivered, filtered out and why, retrying', {}, async ({ page }) => {
  await openAt(page, broken, 5000);
  await xray(page, 'notices');
  await reads(page, 'fan-total', '1');
  await page.getByTestId('fan-message').click();
  await reads(page, 'fan-sum', '1 delivered, 2 retrying, 1 filtered out');
  assert.deepEqual(await copies(page), { orders: 'filtered out', mail: 'delivered', phone: 'retrying', partner: 'retrying' });
  const why = await page.locator('[data-testid="fan-copy"][data-to="orders"]').textContent();
  assert.match(why ?? '', /FilterPolicy of the subscription of orders/);
});

visitTest('what is tried again counts down to its next attempt, with its phase, as a function of virtual time', {}, async ({ page, screenshot }) => {
  await openAt(page, broken, 5000);
  await xray(page, 'notices');
  await reads(page, 'fan-under-way', '2');
  const read = () => page.getByTestId('fan-delivery').evaluateAll((rows) => rows.map((row) => ['fan-to', 'fan-attempt', 'fan-phase', 'xray-time'].map((part) => row.querySelector(`.${part}`)?.textContent)));
  assert.deepEqual(await read(), [['#1 to phone', 'attempt 1 of 51', 'pre-backoff', '0:05'], ['#1 to partner', 'attempt 1 of 4', 'backoff', '0:15']]);
  await screenshot('sns-retries');
  await goTo(page, 13_000);
  await person.until(page, 'the next attempt', () => document.querySelector('[data-testid="fan-attempt"]')?.textContent === 'attempt 2 of 51');
  assert.deepEqual((await read()).map((row) => row[3]), ['0:07', '0:07']);
});

visitTest('two subscriptions of one inbox have a row each, and one reads which is which', {}, async ({ page, screenshot }) => {
  const twice = JSON.parse(scene({ shop: { Total: 1, Attributes: 'dish=cake' } }));
  twice.wires.push({ from: 'notices', to: 'mail.email-json', latency: '0s', FilterPolicy: { dish: ['soup'] } });
  await openAt(page, JSON.stringify(twice), 5000);
  await xray(page, 'notices');
  await page.getByTestId('fan-message').click();
  await reads(page, 'fan-sum', '3 delivered, 2 filtered out');
  const rows = await page.locator('[data-testid="fan-copy"][data-to="mail"]').evaluateAll((all) => all.map((row) => ['.fan-to', '.fan-outcome'].map((part) => row.querySelector(part)?.textContent)));
  assert.deepEqual(rows.sort(), [['mail (email)', 'delivered'], ['mail (email-json)', 'filtered out']]);
  assert.equal(await page.getByTestId('fan-subscription').count(), 5);
  await screenshot('sns-two-of-one');
});

visitTest('a copy that cannot be delivered is dead-lettered, and leads to that queue', {}, async ({ page }) => {
  await openAt(page, broken, 90_000);
  await xray(page, 'notices');
  await page.getByTestId('fan-message').click();
  await person.until(page, 'the dead letter', () => /dead-lettered/.test(document.querySelector('[data-to="partner"]')?.textContent ?? ''));
  await page.locator('[data-testid="fan-dead-letter"]:visible').click();
  await shows(page, 'lost');
  await reads(page, 'xray-visible-total', '1');
});

visitTest('each copy has its own biography, which leaves out the others', {}, async ({ page, screenshot }) => {
  await openAt(page, scene({ shop: { Total: 1, Attributes: 'dish=soup' } }), 5000);
  await xray(page, 'notices');
  await page.getByTestId('fan-message').click();
  await page.locator('[data-testid="fan-copy"][data-to="mail"]').click();
  await page.getByRole('heading', { name: 'Message #1' }).waitFor();
  const nodes = () => page.getByTestId('story-row').locator('.story-node').evaluateAll((cells) => [...new Set(cells.map((cell) => cell.textContent))]);
  await person.until(page, 'its rows', () => document.querySelectorAll('[data-testid="story-row"]').length > 2);
  assert.deepEqual((await nodes()).sort(), ['mail', 'notices', 'shop']);
  await screenshot('sns-copy');
  await page.getByTestId('story-copies').selectOption({ label: 'Copy for orders' });
  await person.until(page, 'the other copy', () => /kitchen/.test(document.querySelector('.story-rows')?.textContent ?? ''));
  assert.equal((await nodes()).includes('mail'), false);
  await page.getByTestId('story-copies').selectOption({ label: 'All copies' });
  await person.until(page, 'all of them', () => /partner/.test(document.querySelector('.story-rows')?.textContent ?? ''));
});

visitTest('the dead-letter queue of a subscription is chosen from those at the end of the topic’s wires', {}, async ({ page }) => {
  await openAt(page, broken, 1000);
  await pick(page, 'notices.subscriptions>mail.email');
  const choice = page.locator('#field-DeadLetterQueue');
  assert.deepEqual(await choice.locator('option').allTextContents(), ['none', 'lost']);
  await choice.selectOption('lost');
  const wire = JSON.parse(await person.saved(page)).wires.find((/** @type {any} */ one) => one.to === 'mail.email');
  assert.equal(wire.DeadLetterQueue, 'lost');
});

for (const { viewport, colorScheme } of looks) {
  visitTest(`the fan-out at ${viewport.width}, ${colorScheme}: nothing scrolls sideways, and all can use it`, { context: { viewport, colorScheme } }, async ({ page, screenshot }) => {
    await openAt(page, broken, 5000);
    await xray(page, 'notices');
    await page.getByTestId('fan-message').click();
    await page.getByTestId('fan-copy').first().waitFor();
    await screenshot(`sns-fanout-${viewport.width}-${colorScheme}`);
    assert.deepEqual(await unfair(page, '[data-testid="xray"]'), []);
    assert.deepEqual(await wide(page), []);
  });
}
