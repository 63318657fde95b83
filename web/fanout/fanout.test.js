import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant, leftOf, minutes, readFanOut, sumWords } from './model.js';

const drawn = [
  { wire: 'notices.subscriptions>orders.in', to: 'orders', port: 'in', filtered: true, deadLetter: '' }, { wire: 'notices.subscriptions>mail.email', to: 'mail', port: 'email', filtered: false, deadLetter: 'lost' },
  { wire: 'notices.subscriptions>mail.email-json', to: 'mail', port: 'email-json', filtered: false, deadLetter: 'lost' }, { wire: 'notices.subscriptions>partner.https', to: 'partner', port: 'https', filtered: false, deadLetter: '' },
];
const inspect = {
  published: 60,
  subscriptions: [
    { wire: 1, Endpoint: 'orders', Protocol: 'sqs', state: 'Confirmed', delivered: 3, filteredOut: 2, underWay: 0 }, { wire: 2, Endpoint: 'mail', Protocol: 'email', state: 'Confirmed', underWay: 1, retrying: 1 },
    { wire: 3, Endpoint: 'mail', Protocol: 'email-json', state: 'PendingConfirmation', underWay: 0 }, { wire: 4, Endpoint: 'partner', Protocol: 'https', state: 'Confirmed', underWay: 1 },
  ],
  messages: [{ number: 59, lineage: 3, at: '59s', Message: 'first' }, { number: 60, lineage: 4, at: '1m02.5s', Subject: 'Soup', Message: 'is ready', MessageAttributes: { dish: { Type: 'String', Value: 'soup' } } }],
  deliveries: [
    { wire: 2, Endpoint: 'mail', lineage: 4, state: 'waiting', attempts: 2, attemptsMost: 51, phase: 'pre-backoff', since: '1m10s', retryAt: '1m20s' },
    { wire: 4, Endpoint: 'partner', lineage: 4, state: 'sent', attempts: 1, attemptsMost: 4, since: '1m02.5s', answerUntil: '1m17.5s' },
    { wire: 2, Endpoint: 'mail', lineage: 4, state: 'held back', attempts: 0, attemptsMost: 51 },
  ],
};
const row = (/** @type {string} */ peer, /** @type {string} */ what) => ({ node: 'notices', peer, what, text: `${what} ${peer}`, why: 'a rule' });
const life = { lineage: 4, leftOut: 0, rows: [row('shop', 'published'), row('orders', 'filtered out'), row('mail', 'not delivered'), { ...row('orders', 'delivered'), node: 'elsewhere' }, row('mail', 'set aside'), row('lost', 'dead-lettered')] };
const told = (/** @type {object} */ more = {}) => readFanOut({ node: 'notices', kind: 'SNS topic', subscriptions: drawn, inspect, life, ...more });

test('an instant is read as a clock shows it', () => {
  assert.deepEqual(['0s', '0.25s', '1m05s', '1h02m03.25s', '3d04h00m00s', '', 'forever', 7].map(instant), [0, 25e7, 65e9, 3723.25e9, 273_600e9, -1, -1, -1]);
});

test('what is published comes newest first; what is due next comes first', () => {
  const { recent, deliveries, underWay, published } = told();
  assert.deepEqual(recent.map((one) => [one.number, one.at, one.subject, one.attributes]), [['60', 62.5e9, 'Soup', [['dish', 'soup']]], ['59', 59e9, '', []]]);
  assert.deepEqual(deliveries.map((one) => [one.key, one.to, one.phase, one.due]), [['4 4 0', 'partner', 'waits for its answer', 77.5e9], ['4 2 0', 'mail', 'pre-backoff', 80e9], ['4 2 1', 'mail', 'waits for its turn', -1]]);
  assert.deepEqual([underWay, published], [2, 60]);
});

test('each subscription has its protocol, its state and its counts', () => {
  assert.deepEqual(told().subscriptions.map((one) => [one.to, one.protocol, one.state, one.counts]), [
    ['orders', 'sqs', '', [['delivered', 3], ['filtered out', 2]]], ['mail', 'email', '', [['retrying', 1]]], ['mail', 'email-json', 'PendingConfirmation', []], ['partner', 'https', '', []],
  ]);
});

test('the copies of one publish: the last record of each counts, and what has none is under way', () => {
  const copies = told().copies ?? [];
  assert.deepEqual(copies.map((one) => [one.to, one.protocol, one.outcome]), [['orders', '', 'filtered'], ['mail', 'email', 'retrying'], ['mail', 'email-json', 'aside'], ['partner', '', 'way']]);
  assert.equal(sumWords(copies), '1 under way, 1 retrying, 1 filtered out, 1 dead-lettered');
  assert.equal(copies[1].text, 'attempt 2 of 51, pre-backoff');
  assert.equal(copies[0].why, 'a rule');
  const lost = told({ life: { ...life, rows: [...life.rows, row('lost', 'not dead-lettered')] } }).copies ?? [];
  assert.equal(lost[2].outcome, 'failed', 'its dead-letter queue did not take it');
  assert.equal(told({ life: null }).copies, null);
  for (const odd of [{}, { inspect: { subscriptions: 7, messages: null } }, { life: { rows: 'x' } }]) assert.deepEqual(readFanOut(odd).recent, []);
});

test('each subscription of one subscriber has a row of its own, named as far as that is known', () => {
  const of = (/** @type {object[]} */ rows, /** @type {boolean} */ filters = false) => (told({ life: { ...life, rows }, inspect: { ...inspect, deliveries: [] }, subscriptions: drawn.map((one) => (one.port === 'email-json' ? { ...one, filtered: filters } : one)) }).copies ?? []).map((one) => [one.protocol, one.outcome, one.key]);
  assert.deepEqual(of([row('mail', 'delivered'), row('mail', 'delivered')]), [['', 'delivered', 'mail 0'], ['', 'delivered', 'mail 1']]);
  assert.deepEqual(of([row('mail', 'filtered out'), row('mail', 'not delivered'), row('mail', 'delivered')], true), [['email-json', 'filtered', 'mail email-json'], ['email', 'delivered', 'mail email']]);
  assert.deepEqual(of([row('mail', 'not delivered')]), [['', 'retrying', 'mail 0']], 'its delivery is not among those that are listed');
  assert.deepEqual(of([]), []);
});

test('a countdown is minutes and seconds, rounded up; a ring is a pure function of time', () => {
  assert.deepEqual([-1, 0, 1, 20e9, 65.2e9, 3600e9].map(minutes), ['0:00', '0:00', '0:01', '0:20', '1:06', '1:00:00']);
  assert.deepEqual([0, 10e9, 15e9, 20e9, 30e9].map((now) => leftOf({ since: 10e9, due: 20e9 }, now)), [1, 1, 0.5, 0, 0]);
  assert.equal(leftOf({ since: 5, due: 5 }, 5), 0);
});
