// Publishing by hand: a FIFO topic wants the group of a message and an id, and a message may have texts by protocol.

import { visitTest } from './harness.js';
import * as person from './person.js';
import { goTo, openAt, pick } from './xray.js';

const drawing = JSON.stringify({
  format: 1, title: 'A topic', seed: 7,
  nodes: [
    { id: 'notices', kind: 'sns', x: 0, y: 0, FifoTopic: true },
    { id: 'orders', kind: 'sqs', x: 360, y: 0, FifoQueue: true },
  ],
  wires: [{ from: 'notices', to: 'orders', latency: '0s', RawMessageDelivery: true }],
});

visitTest('a FIFO topic takes what is published by hand with a group and an id, each once, in the text of the protocol', {}, async ({ page }) => {
  await openAt(page, drawing, 1000);
  await pick(page, 'notices');
  await page.getByTestId('command-Publish').click();
  await person.happened(page, 'notices', 'refused');
  await page.getByTestId('options-Publish').click();
  await page.getByTestId('argument-MessageGroupId').fill('table-7');
  await page.getByTestId('argument-MessageDeduplicationId').fill('one');
  await page.getByTestId('argument-MessageStructure').selectOption('json');
  await page.getByTestId('command-Publish').click();
  await page.getByText('Message Structure - JSON message body failed to parse').first().waitFor({ timeout: person.patience });
  await page.getByTestId('tab-events').click();
  await page.getByTestId('argument-Message').fill('{"default": "order {{n}}", "sqs": "soup {{n}}"}');
  await page.getByTestId('command-Publish').click();
  await person.happened(page, 'notices', 'published');
  await page.getByTestId('command-Publish').click();
  await person.happened(page, 'notices', 'deduplicated');
  await goTo(page, 1500);
  await person.happened(page, 'orders', 'sent');
});
