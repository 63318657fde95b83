import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { md5OfAttributes, md5OfText } from './md5.js';
import { byGroup, clock, count, countdown, leftOf, readXRay, span } from './model.js';

const told = {
  node: 'orders', kind: 'SQS queue', to: ['orders-dlq'], from: [], redrive: false, cancel: false,
  inspect: {
    counts: { ApproximateNumberOfMessages: 9000, ApproximateNumberOfMessagesNotVisible: 2, ApproximateNumberOfMessagesDelayed: 0 },
    waitingReceives: 2, oldestArrived: '1000000000',
    lanes: {
      visible: [{ number: '4294967297', lineage: 1, body: 'soup', receives: 0, sent: '1000000000', since: '1000000000' }],
      inFlight: [
        { number: '3', lineage: 3, body: 'b', receives: 1, sent: '0', since: '10000000000', due: '40000000000', duplicate: true },
        { number: '2', lineage: 2, body: 'a', receives: 2, sent: '0', since: '0', due: '30000000000' },
      ],
      delayed: [],
    },
  },
};

test('what the engine tells becomes lanes: what waits for a time, in the order in which that comes', () => {
  const { lanes, known, oldest, waiting, task, groups } = readXRay(told);
  assert.deepEqual([known, oldest, waiting, task, groups], [true, 1e9, 2, null, []]);
  assert.deepEqual(lanes.map((lane) => [lane.name, lane.total, lane.held.map((held) => held.lineage)]), [['visible', 9000, [1]], ['inFlight', 2, [2, 3]], ['delayed', 0, []]]);
  assert.deepEqual([lanes[1].held[1].duplicate, lanes[0].held[0].due], [true, -1]);
});

test('nothing told, or nothing that makes sense, is an empty queue', () => {
  for (const odd of [{}, { node: 'x', inspect: null }, { node: 'x', inspect: { lanes: 7, counts: null, groups: 'x', tasks: {} } }]) {
    assert.deepEqual(readXRay(odd).lanes.map((lane) => lane.total), [0, 0, 0]);
  }
  assert.deepEqual(readXRay({ openable: ['a'] }).openable, ['a']);
});

test('what happened to a message is its label: as the queue holds it, else as the events tell', () => {
  const lane = [{ number: '1', lineage: 1, label: 'delivered twice' }, { number: '2', lineage: 2 }, { number: '3', lineage: 3 }];
  const { lanes } = readXRay({ node: 'x', marked: [[1, 'out of order'], [3, 'out of order']], inspect: { lanes: { visible: lane } } });
  assert.deepEqual(lanes[0].held.map((held) => held.label), ['delivered twice', '', 'out of order']);
});

test('a task that moves dead letters is read by AWS’s names', () => {
  const tasks = [{ Status: 'RUNNING', ApproximateNumberOfMessagesMoved: 3, ApproximateNumberOfMessagesToMove: 9 }];
  assert.deepEqual(readXRay({ inspect: { tasks } }).task, { status: 'RUNNING', moved: 3, toMove: 9, failure: '' });
});

test('a ring is a pure function of time', () => {
  const [, { held: [first] }] = readXRay(told).lanes;
  assert.deepEqual([0, 15e9, 30e9, 31e9, -1].map((now) => leftOf(first, now)), [1, 0.5, 0, 0, 1]);
  assert.equal(leftOf({ ...first, due: first.since }, 5), 0, 'a timeout of no length');
});

test('a countdown is rounded up, an age down', () => {
  assert.deepEqual([0, 999_999_999, 1e9, 59.9e9, 60e9, 125e9, 3600e9, 7260e9, 345_600e9, 349_200e9].map(span), ['0 s', '0 s', '1 s', '59 s', '1 min', '2 min 5 s', '1 h', '2 h 1 min', '4 d', '4 d 1 h']);
  assert.deepEqual([-5, 0, 1, 1e9, 1e9 + 1].map(countdown), ['0 s', '0 s', '1 s', '1 s', '2 s']);
  assert.deepEqual([clock(65_250e6), clock(90_061e9)], ['0:01:05.250', '1 d 1:01:01.000']);
  assert.deepEqual([count(7), count(1234), count(1234567)], ['7', '1\u202f234', '1\u202f234\u202f567']);
});

test('the messages of a FIFO queue stand in their groups, and a group says what it waits for', () => {
  const held = ['a', 'b', 'a', 'c'].map((group, i) => /** @type {any} */ ({ number: String(i), group }));
  const groups = [{ name: 'b', waiting: 1, inFlight: 1, blockedBy: '9' }, { name: 'a', waiting: 2, inFlight: 0, blockedBy: '' }, { name: 'z', waiting: 0, inFlight: 2, blockedBy: '8' }];
  assert.deepEqual(byGroup(held, groups).map((one) => [one.group.name, one.held.map((row) => row.number), one.group.inFlight]), [['a', ['0', '2'], 0], ['b', ['1'], 1], ['c', ['3'], 0], ['z', [], 2]]);
});

test('a digest is MD5, at every length of the last block', () => {
  for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 100_000]) {
    const text = 'soup é 🍲'.repeat(length).slice(0, length);
    assert.equal(md5OfText(text), createHash('md5').update(text.toWellFormed()).digest('hex'), `${length}`);
  }
});

test('the digest of attributes is what AWS answers', () => {
  const text = (/** @type {string} */ Name, /** @type {string} */ StringValue, DataType = 'String') => ({ Name, DataType, StringValue });
  assert.equal(md5OfAttributes([text('timestamp', '1493147359900', 'Number')]), '235c5c510d26fb653d073faed50ae77c');
  assert.equal(md5OfAttributes([text('Help.Me', 'Me'), text('Hello', 'There'), text('General', 'Kenobi')]), '4c360f3fdafd970e05fae2f149d997f5');
});
