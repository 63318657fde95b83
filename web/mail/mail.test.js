import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newsWords, readMail, readable, senderOf } from './model.js';

const mail = { number: '7', lineage: 4, at: '61000000000', protocol: 'email', from: 'notices', sender: 'The shop', type: 'Notification', subject: 'Soup', body: 'is ready', bytes: 8, attempt: 2, state: 'unread' };
const told = (/** @type {object} */ more) => ({ node: 'inbox', kind: 'Email inbox', picture: 'inbox', commands: ['MarkRead'], inspect: { received: 7, unread: 1, messages: [mail] }, ...more });

test('what a subscriber got is read into numbers', () => {
  const { messages: [got], received, unread, known } = readMail(told({}));
  assert.deepEqual([got.number, got.at, got.attempt, got.due, got.parts, got.duplicate, got.confirmation], ['7', 61e9, 2, -1, 0, false, '']);
  assert.deepEqual([received, unread, known], [7, 1, true]);
  for (const odd of [{}, { node: 'x', inspect: null }, { inspect: { messages: 7 } }]) assert.deepEqual([readMail(odd).messages, readMail(odd).known], [[], false]);
});

test('the message that is open comes whole, or is gone, or is not told yet', () => {
  const message = { ...mail, body: 'is ready, at last', headers: { 'x-amz-sns-message-type': 'Notification' }, attributes: [{ Name: 'a', DataType: 'String', Value: 'b' }], TopicArn: 'arn:topic', Token: '' };
  const { whole, number } = readMail(told({ peek: { node: 'inbox', number: '7', message } }));
  assert.equal(number, '7');
  assert.equal(whole?.got.body, 'is ready, at last');
  assert.deepEqual([whole?.headers, whole?.facts], [[['x-amz-sns-message-type', 'Notification']], [['TopicArn', 'arn:topic']]]);
  assert.equal(readMail(told({ peek: { number: '7', message: null } })).whole, null);
  assert.equal(readMail(told({ peek: null })).whole, undefined);
});

test('what comes is announced, and nothing when one goes back in time or turns to another', () => {
  const now = readMail(told({}));
  const before = (/** @type {number} */ received, node = 'inbox') => readMail(told({ node, inspect: { received, messages: [] } }));
  assert.equal(newsWords(before(6), now), 'New message from The shop: Soup');
  assert.equal(newsWords(before(3), now), '4 new messages');
  for (const quiet of [null, before(7), before(9), before(6, 'phone'), readMail({ node: 'inbox' })]) assert.equal(newsWords(quiet, now), '');
});

test('a sender has a name, or is a node; JSON is spread over lines', () => {
  const got = readMail(told({})).messages[0];
  assert.deepEqual([senderOf(got), senderOf({ ...got, sender: '' }), senderOf({ ...got, sender: '', from: '' })], ['The shop', 'notices', 'somebody']);
  assert.equal(readable('{"a":1}'), '{\n  "a": 1\n}');
  for (const text of ['{a', 'soup', '7', '<b>']) assert.equal(readable(text), text);
});
