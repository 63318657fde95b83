// What subscribers got, to read: mails, texts, requests; new ones are announced, and a subscription is confirmed by hand.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';
import { looks, scene, wide } from './topic.js';
import { goTo, openAt, reads, unfair, xray } from './xray.js';

const rows = (/** @type {person.Page} */ page) => page.getByTestId('mail-message');
const some = (/** @type {person.Page} */ page, /** @type {number} */ n) => person.until(page, `${n} messages`, (wanted) => document.querySelectorAll('[data-testid="mail-message"]').length === wanted, n);

visitTest('an inbox lists its mails, opens one whole, and marks it as read on demand', {}, async ({ page }) => {
  await openAt(page, scene({ notices: { DisplayName: 'The shop' } }), 2500);
  await xray(page, 'mail');
  await some(page, 3);
  await reads(page, 'mail-count', '3 unread of 3');
  assert.match(await rows(page).first().textContent() ?? '', /The shop.*AWS Notification Message.*"order": 3/);
  await rows(page).first().click();
  await page.getByTestId('mail-body').getByText('"order": 3').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'xray-peek-title', 'the focus goes along');
  await reads(page, 'mail-count', '3 unread of 3');
  await page.getByTestId('mail-read').click();
  await reads(page, 'mail-count', '2 unread of 3');
  await page.getByTestId('mail-read-all').click();
  await reads(page, 'mail-count', '3');
  await page.getByTestId('mail-reader').press('Escape');
  await page.getByTestId('mail-reader').waitFor({ state: 'hidden' });
});

visitTest('a new message is announced, and none where one goes back in time', {}, async ({ page }) => {
  await openAt(page, scene({ notices: { DisplayName: 'The shop' } }), 2500);
  await xray(page, 'mail');
  await some(page, 3);
  assert.equal(await page.getByTestId('mail-said').textContent(), '');
  await goTo(page, 3500);
  await some(page, 4);
  await reads(page, 'mail-said', 'New message from The shop: AWS Notification Message');
  await goTo(page, 1500);
  await some(page, 2);
  await reads(page, 'mail-said', 'New message from The shop: AWS Notification Message');
});

visitTest('a confirmation is followed by hand: from then on mails come', {}, async ({ page, screenshot }) => {
  await openAt(page, scene({ mail: { ConfirmsSubscriptions: false }, toMail: { PendingConfirmation: true } }), 2500);
  await xray(page, 'mail');
  const command = page.getByTestId('command-ConfirmSubscription');
  await person.until(page, 'the command', () => document.querySelector('[data-testid="command-ConfirmSubscription"]')?.hasAttribute('disabled') === false);
  await some(page, 1);
  await rows(page).first().click();
  await page.getByTestId('mail-confirm').waitFor();
  await screenshot('sns-mail-confirm');
  await page.getByTestId('mail-confirm').click();
  await goTo(page, 4500);
  await some(page, 3);
  await page.getByTestId('mail-reader').getByText('Confirmed: arn:aws:sns').waitFor();
  assert.equal(await page.getByTestId('mail-confirm').count(), 0);
  assert.equal(await command.isDisabled(), true, 'there is nothing left to confirm');
  await person.until(page, 'nothing that asks to be pressed', () => getComputedStyle(/** @type {Element} */ (document.querySelector('[data-testid="command-ConfirmSubscription"]'))).backgroundColor === 'rgba(0, 0, 0, 0)');
});

visitTest('a phone has its texts as bubbles, with the parts that they were sent in', {}, async ({ page, screenshot }) => {
  await openAt(page, scene({ shop: { Body: 'Your order is ready. '.repeat(12) } }), 1500);
  await xray(page, 'phone');
  await some(page, 2);
  assert.match(await rows(page).first().textContent() ?? '', /Your order is ready\..*2 parts/);
  await page.getByRole('list', { name: 'Messages, the oldest first' }).waitFor();
  assert.equal(await page.locator('[data-picture="phone"]').evaluate((list) => getComputedStyle(/** @type {Element} */ (list.querySelector('.mail-message'))).borderTopLeftRadius), '14px');
  await rows(page).first().click();
  await page.getByTestId('mail-reader').getByText('sent in 2 parts').waitFor();
  await screenshot('sns-phone');
});

visitTest('a phone shows its newest text, and new ones as they come, unless somebody reads the old ones', {}, async ({ page }) => {
  await openAt(page, scene(), 29_500);
  await xray(page, 'phone');
  await some(page, 30);
  const newest = page.getByTestId('mail-rows').getByText('"order": 30,');
  await person.until(page, 'the end', () => { const box = document.querySelector('.mail-list'); return box && box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 4; });
  assert.equal(await rows(page).last().getByText('"order": 30,').count(), await newest.count());
  await goTo(page, 30_500);
  await some(page, 31);
  await person.until(page, 'the end', () => { const box = document.querySelector('.mail-list'); return box && box.scrollTop + box.clientHeight >= box.scrollHeight - 4; });
  await page.locator('.mail-list').evaluate((box) => new Promise((resolve) => { box.addEventListener('scroll', resolve, { once: true }); box.scrollTop = 40; }));
  await goTo(page, 31_500);
  await some(page, 32);
  assert.equal(await page.locator('.mail-list').evaluate((box) => box.scrollTop), 40);
});

visitTest('an inbox beside an open mail keeps sender and text legible', {}, async ({ page }) => {
  await openAt(page, scene({ notices: { DisplayName: 'The shop' } }), 9500);
  await xray(page, 'mail');
  await some(page, 10);
  await rows(page).first().click();
  await page.getByTestId('mail-body').waitFor();
  const widths = await rows(page).first().evaluate((row) => ['.mail-from', '.mail-body'].map((part) => /** @type {HTMLElement} */ (row.querySelector(part)).offsetWidth));
  assert.ok(Math.min(...widths) >= 180, `sender and text are ${widths} wide`);
});

visitTest('an endpoint is a log of requests, each with its status, headers and body', {}, async ({ page, screenshot }) => {
  await openAt(page, scene({ partner: { Answers: '404 Not Found' } }), 1500);
  await xray(page, 'partner');
  await some(page, 2);
  assert.match(await rows(page).first().textContent() ?? '', /POST https.*Notification.*404 Not Found/);
  await rows(page).first().click();
  const reader = page.getByTestId('mail-reader');
  await reader.getByText('x-amz-sns-message-type', { exact: true }).waitFor();
  await reader.getByText('Amazon Simple Notification Service Agent').waitFor();
  assert.match(await page.getByTestId('mail-body').textContent() ?? '', /"Type": "Notification"/);
  await screenshot('sns-endpoint');
  await page.getByTestId('mail-life').click();
  await page.getByRole('heading', { name: 'Message #2' }).waitFor();
});

visitTest('a delivery stream elsewhere lists what it took; one that is not there loses its copies, and says so', {}, async ({ page }) => {
  const stream = (/** @type {object} */ settings) => JSON.stringify({
    format: 1, seed: 7, title: 'A stream',
    nodes: [{ id: 'shop', kind: 'traffic', Rate: '1/s', Body: 'soup {{n}}' }, { id: 'notices', kind: 'sns', x: 280 }, { id: 'stream', kind: 'sink', x: 640, ...settings }],
    wires: [{ from: 'shop', to: 'notices', latency: '0s' }, { from: 'notices', to: 'stream.firehose', latency: '0s' }],
  });
  await openAt(page, stream({}), 2500);
  await xray(page, 'stream');
  await some(page, 3);
  assert.match(await rows(page).first().textContent() ?? '', /firehose.*soup 3/);
  await rows(page).first().click();
  await page.getByTestId('mail-body').getByText('soup 3').waitFor();
  await openAt(page, stream({ Exists: false }), 2500);
  await xray(page, 'stream');
  await some(page, 0);
  await page.getByTestId('xray').getByText('Nothing came yet.').waitFor();
  await xray(page, 'notices');
  await page.getByTestId('fan-subscription').getByText('3 failed').waitFor();
});

visitTest('markup in a mail is text, and an empty inbox says what it waits for', {}, async ({ page }) => {
  await openAt(page, scene({ shop: { Body: '<img src=x onerror=alert(1)>' }, toMail: { FilterPolicy: { dish: ['soup'] } } }), 9500);
  await xray(page, 'mail');
  await rows(page).first().click();
  await page.getByTestId('mail-body').getByText('<img src=x onerror=alert(1)>').waitFor();
  assert.equal(await page.locator('[data-testid="xray"] img').count(), 0);
  await openAt(page, scene({ shop: { Rate: '0/s' } }), 1000);
  await xray(page, 'mail');
  await page.getByTestId('xray').getByText('No mail yet.').waitFor();
});

for (const { viewport, colorScheme } of looks) {
  visitTest(`a mailbox at ${viewport.width}, ${colorScheme}: nothing scrolls sideways, and all can use it`, { context: { viewport, colorScheme } }, async ({ page, screenshot }) => {
    await openAt(page, scene({ notices: { DisplayName: 'The shop' } }), 9500);
    for (const id of ['phone', 'partner', 'mail']) {
      await xray(page, id);
      await some(page, 10);
      await screenshot(`sns-${id}-${viewport.width}-${colorScheme}`);
      assert.deepEqual(await unfair(page, '[data-testid="xray"]'), []);
      assert.deepEqual(await wide(page), []);
    }
    await rows(page).first().click();
    await page.getByTestId('mail-body').waitFor();
    await screenshot(`sns-mail-open-${viewport.width}-${colorScheme}`);
    assert.deepEqual(await unfair(page, '[data-testid="xray"]'), []);
    assert.deepEqual(await wide(page), []);
  });
}
