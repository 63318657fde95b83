import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ofCopy, partingOf } from './copies.js';

/** A message that was published to two queues; the worker of one has failed with it. @type {any} */
const life = {
  lineage: 7, born: 0, ended: -1, now: 9e9, outcome: 'going', ending: 'in a queue', waiting: 5e9, hidden: 0, work: 2e9, attempts: 3, leftOut: 0,
  rows: [
    { n: 1, node: 'shop', what: 'sent', copy: 0, peer: 'topic' }, { n: 2, node: 'topic', what: 'published', copy: 1, peer: 'audit' },
    { n: 3, node: 'topic', what: 'filtered out', copy: -1, peer: 'mail' }, { n: 4, node: 'orders', what: 'sent', copy: 2, peer: 'topic' }, { n: 5, node: 'topic', what: 'delivered', copy: 3, peer: 'orders', attempt: 1 },
    { n: 6, node: 'audit', what: 'sent', copy: 4, peer: 'topic' }, { n: 7, node: 'topic', what: 'delivered', copy: 5, peer: 'audit', attempt: 3 }, { n: 8, node: 'kitchen', what: 'failed', copy: 6, peer: 'orders' },
  ],
  copies: [
    { id: 0, node: 'shop', peer: '', ended: 1, state: 'passed', label: 'sent' }, { id: 1, node: 'topic', peer: '', ended: 1, state: 'passed', label: 'passed on' }, { id: 2, node: 'orders', peer: '', ended: -1, state: 'waiting', label: 'visible' },
    { id: 3, node: 'topic', peer: 'orders', ended: 2, state: 'passed', label: 'delivered' }, { id: 4, node: 'audit', peer: '', ended: 8, state: 'done', label: 'deleted' }, { id: 5, node: 'topic', peer: 'audit', ended: 3, state: 'passed', label: 'delivered' },
    { id: 6, node: 'kitchen', peer: '', ended: 7, state: 'failed', label: 'failed' },
  ],
  spans: [{ copy: 2, node: 'orders', from: 2, to: 9, state: 'waiting' }, { copy: 4, node: 'audit', from: 3, to: 5, state: 'waiting' }, { copy: 6, node: 'kitchen', from: 5, to: 7, state: 'work' }],
  hops: [{ from: 'shop', to: 'topic', kind: 'message' }, { from: 'topic', to: 'orders', kind: 'message' }, { from: 'orders', to: 'topic', kind: 'answer' }, { from: 'topic', to: 'audit', kind: 'message' }, { from: 'audit', to: 'topic', kind: 'answer' }],
};

const kitchen = { node: 'topic', to: 'orders', others: ['audit', 'mail'], without: ['audit', 'mail'] };
const audit = { node: 'topic', to: 'audit', others: ['orders', 'mail'], without: ['orders', 'kitchen', 'mail'] };

test('a message parts where a node has copies for several', () => {
  assert.deepEqual(partingOf(life), { node: 'topic', to: ['orders', 'audit'] });
  assert.equal(partingOf({ ...life, copies: life.copies.slice(0, 4) }), null);
});

test('one copy is told from birth, through the parting, to its own end', () => {
  const one = ofCopy(life, kitchen);
  assert.deepEqual(one.rows.map((row) => row.n), [1, 2, 4, 5, 8], 'published by one that is a subscriber, too');
  assert.deepEqual(one.copies.map((copy) => copy.id), [0, 1, 2, 3, 6]);
  assert.deepEqual(one.hops.map(({ from, to }) => `${from} ${to}`), ['shop topic', 'topic orders', 'orders topic']);
  assert.deepEqual([one.waiting, one.work, one.attempts], [7, 2, 1]);
  assert.deepEqual([one.outcome, one.ending, one.ended], ['going', 'visible at orders', -1]);
  const other = ofCopy(life, audit);
  assert.deepEqual(other.rows.map((row) => row.n), [1, 2, 6, 7]);
  assert.deepEqual([other.outcome, other.ending, other.ended, other.attempts], ['done', 'deleted at audit', 8, 3]);
  assert.equal(ofCopy(life, null), life);
});
