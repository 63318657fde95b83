// From an empty canvas to a message that was handled: by mouse, and by keyboard alone.

import assert from 'node:assert/strict';
import { visitTest } from './harness.js';
import * as person from './person.js';

/**
 * What both stories end with: the message was sent, received and deleted, and the queue's instruments say so.
 * @param {person.Page} page
 */
async function handled(page) {
  for (const what of ['sent', 'received', 'deleted']) await person.happened(page, 'queue', what);
  assert.match(await (await person.happened(page, 'queue', 'deleted')).innerText(), /by service/);
  await person.reads(page, 'NumberOfMessagesSent', '1');
  await person.reads(page, 'NumberOfMessagesDeleted', '1');
  await person.reads(page, 'ApproximateNumberOfMessagesVisible', '0');
  await person.reads(page, 'ApproximateNumberOfMessagesNotVisible', '0');
}

visitTest('a queue is wired to a service by mouse, and a message is sent, handled and deleted', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.newDrawing(page);
  await person.place(page, 'sqs', 0.3, 0.4);
  await person.place(page, 'service', 0.75, 0.4);
  const drawn = await person.drawn(page);
  await person.drag(page, person.portAt(drawn, 'queue', 'Receive'), person.portAt(drawn, 'service', 'Polls queues'));
  await person.heard(page, /wired service to queue/);
  await person.click(page, person.nodeAt(drawn, 'queue'));
  await page.getByTestId('command-SendMessage').click();
  await person.unfold(page, 'Metrics');
  await handled(page);
  await screenshot('wired-by-mouse');
  assert.deepEqual(JSON.parse(await person.saved(page)).wires, [{ from: 'service.poll', to: 'queue.in' }]);
});

/**
 * Chooses in the command palette by typing.
 * @param {person.Page} page
 * @param {string} words
 */
async function find(page, words) {
  await page.keyboard.press('/');
  await page.getByTestId('find-field').waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.getByTestId('find-field').waitFor({ state: 'detached' });
}

/**
 * Presses a key until the live region has said something.
 * @param {person.Page} page
 * @param {string} key
 * @param {RegExp} words
 */
async function pressUntilHeard(page, key, words) {
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press(key);
    if (words.test((await page.locator('#live').textContent()) ?? '')) return;
  }
  assert.fail(`${key} was pressed again and again, and nobody said ${words}`);
}

visitTest('the same by keyboard alone', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  await find(page, 'New drawing');
  await find(page, 'SQS queue');
  await find(page, 'Service');
  await person.tabTo(page, '#canvas-live');
  await pressUntilHeard(page, 'Shift+Tab', /^queue, SQS queue/);
  await pressUntilHeard(page, 'w', /^Receive of queue to Polls queues of service\. Enter connects/);
  await page.keyboard.press('Enter');
  await person.heard(page, /wired service to queue/);
  await pressUntilHeard(page, 'Tab', /^queue, SQS queue\. to service/);
  await page.keyboard.press('Shift+F10');
  await page.getByTestId('menu').waitFor();
  await pressUntilFocused(page, 'ArrowDown', '[data-testid="menu-command-SendMessage"]');
  await page.keyboard.press('Enter');
  await person.happened(page, 'queue', 'deleted');
  await page.keyboard.press('Enter');
  await person.tabTo(page, 'summary:text-is("Metrics")');
  await page.keyboard.press('Enter');
  await handled(page);
  await screenshot('wired-by-keyboard');
  await page.keyboard.press('Control+z');
  await person.heard(page, /^Undone: wire service to queue/);
});

/**
 * @param {person.Page} page
 * @param {string} key
 * @param {string} selector
 */
async function pressUntilFocused(page, key, selector) {
  for (let presses = 0; presses < 12; presses++) {
    if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${key} was pressed again and again, and ${selector} has no focus`);
}

visitTest('a message rests in a queue until somebody polls it', {}, async ({ page }) => {
  await person.ready(page);
  await person.newDrawing(page);
  await person.place(page, 'sqs', 0.3, 0.4);
  await page.getByTestId('options-SendMessage').click();
  await page.getByTestId('argument-MessageBody').fill('one dish');
  await page.getByTestId('command-SendMessage').click();
  await person.happened(page, 'queue', 'sent');
  await person.reads(page, 'ApproximateNumberOfMessagesVisible', '1');
  await page.getByTestId('xray-open').click();
  await page.getByTestId('xray-visible').getByText('one dish').waitFor();
  await page.getByTestId('tab-events').click();
  await person.place(page, 'service', 0.75, 0.4);
  const drawn = await person.drawn(page);
  await person.drag(page, person.portAt(drawn, 'service', 'Polls queues'), person.portAt(drawn, 'queue', 'Receive'));
  await person.happened(page, 'queue', 'deleted');
  await person.click(page, person.nodeAt(drawn, 'queue'));
  await person.reads(page, 'ApproximateNumberOfMessagesVisible', '0');
});

visitTest('an illegal wire is refused, and the reason is shown and spoken', {}, async ({ page, screenshot }) => {
  await person.ready(page);
  await person.newDrawing(page);
  await person.place(page, 'sqs', 0.3, 0.4);
  await person.place(page, 'service', 0.75, 0.4);
  const drawn = await person.drawn(page);
  await person.drag(page, person.portAt(drawn, 'queue', 'Dead-letter queue'), person.portAt(drawn, 'service', 'Requests'));
  const reason = /service takes Request or Invoke; queue makes SendMessage/;
  const toast = page.getByTestId('toast');
  await toast.waitFor();
  assert.match(await toast.innerText(), reason);
  await person.heard(page, reason);
  await screenshot('refused');
  assert.equal(JSON.parse(await person.saved(page)).wires, undefined);
  await person.drag(page, person.portAt(drawn, 'service', 'Calls'), person.portAt(drawn, 'queue', 'Send and receive'));
  await person.heard(page, /wired service to queue/);
  await person.drag(page, person.portAt(drawn, 'service', 'Calls'), person.portAt(drawn, 'queue', 'Send and receive'));
  await person.heard(page, /[Tt]his wire is there already/);
  assert.equal(JSON.parse(await person.saved(page)).wires.length, 1);
});

visitTest('every entry of the menus does something', {}, async ({ page }) => {
  await person.ready(page);
  await person.newDrawing(page);
  const box = await page.locator('#canvas-live').boundingBox();
  if (!box) throw new Error('the canvas is not to be seen');
  await page.mouse.click(box.x + 100, box.y + 100, { button: 'right' });
  await page.getByTestId('menu').getByRole('menuitem', { name: /^Add/ }).click();
  await page.getByTestId('find-field').fill('queue');
  await page.keyboard.press('Enter');
  await page.locator('#outline').getByText(/^queue /).waitFor({ state: 'attached' });
  await person.click(page, await person.emptyPlace(page), { button: 'right' });
  await page.getByTestId('menu').getByRole('menuitem', { name: /^Write a note/ }).click();
  await page.getByTestId('note-text').fill('two words');
  await page.getByTestId('note-text').blur();
  const drawing = JSON.parse(await person.saved(page));
  assert.deepEqual([drawing.nodes.length, drawing.notes[0].text], [1, 'two words']);
});
