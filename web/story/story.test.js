import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differ, nextLife, older, readLife } from './life.js';
import { laySequence, STEPS_MAX, stepsOf, TIMES } from './sequence.js';
import { axisOf, lanesOf, layWaterfall, NAMES } from './waterfall.js';

const second = (/** @type {number} */ n) => String(BigInt(n * 1000) * 1_000_000n);

/** A poisoned message: received twice, then set aside. */
const told = () => ({
  lineage: 7, id: '1-6955b900-137c1263c7d02036a2230d89', born: second(1), ended: '', now: second(100), outcome: 'aside', ending: 'set aside at orders-dlq',
  total: second(20), waiting: second(3), hidden: second(12), work: second(2), attempts: 2, leftOut: 0, mermaid: 'sequenceDiagram\n',
  rows: [
    row(1, 1, 'shop', 'sent', 0, false), row(2, 2, 'orders', 'sent', 1, false), row(3, 2, 'orders', 'received', 1, false), row(4, 2.5, 'kitchen', 'started', 2, false),
    row(5, 3.5, 'kitchen', 'failed', 2, true), row(6, 8, 'orders', 'visible again', 1, true), row(7, 9, 'orders', 'received', 1, false), row(8, 9.5, 'kitchen', 'started', 3, false),
    row(9, 10.5, 'kitchen', 'failed', 3, true), row(10, 20, 'orders', 'dead-lettered', 1, false), row(11, 21, 'orders-dlq', 'moved in', 4, false),
  ],
  copies: [
    copy(0, 'shop', 1, 3, 'passed', 'orders'), copy(1, 'orders', 2, 20, 'passed'), copy(2, 'kitchen', 2.5, 3.5, 'failed'), copy(3, 'kitchen', 9.5, 10.5, 'failed'),
    copy(4, 'orders-dlq', 21, -1, 'aside'),
  ],
  spans: [
    span(0, 'shop', 1, 3, 'way'), span(1, 'orders', 2, 8, 'hidden'), span(2, 'kitchen', 2.5, 3.5, 'work'), span(1, 'orders', 8, 9, 'waiting'), span(1, 'orders', 9, 15, 'hidden'),
    span(3, 'kitchen', 9.5, 10.5, 'work'), { ...span(4, 'orders-dlq', 21, 100, 'aside'), open: true },
  ],
  hops: [
    hop(1, 'shop', 'orders', 1, 2), hop(3, 'orders', 'kitchen', 2, 2.5), hop(7, 'orders', 'kitchen', 9, 9.5), { ...hop(10, 'orders', 'orders-dlq', 20, 21), failure: true },
  ],
});

/** @type {(n: number, at: number, node: string, what: string, copy: number, note: boolean) => any} */
function row(n, at, node, what, id, note) {
  return { n, at: `${at}s`, atNs: second(at), node, what, text: `text of ${n}`, why: `rule ${n}`, copy: id, note, failure: what === 'failed' };
}

/** @type {(id: number, node: string, born: number, ended: number, state: string, peer?: string) => any} */
function copy(id, node, born, ended, state, peer = '') {
  return { id, node, peer, born: second(born), ended: ended < 0 ? '' : second(ended), state, label: state };
}

/** @type {(id: number, node: string, from: number, to: number, state: string) => any} */
function span(id, node, from, to, state) {
  return { copy: id, node, from: second(from), to: second(to), state, label: `${state} at ${node}`, open: false };
}

/** @type {(n: number, from: string, to: string, at: number, arrive: number) => any} */
function hop(n, from, to, at, arrive) {
  return { n, from, to, at: second(at), arrive: second(arrive), kind: 'message', label: 'sent', failure: false, open: false };
}

const life = () => /** @type {import('./life.js').Life} */ (readLife(told()));

test('times become numbers, and what is no life is none', () => {
  assert.equal(life().spans[1].from, 2e9);
  assert.equal(life().ended, -1);
  assert.equal(life().progress, 1000);
  for (const none of [null, undefined, 7, {}, { lineage: 0 }]) assert.equal(readLife(none), null);
  assert.equal(readLife({ lineage: 7, progress: 300 })?.progress, 300);
});

test('a life grows older, and stays while it is gathered anew', () => {
  const before = life();
  const after = nextLife(before, { lineage: 7, now: second(110) });
  assert.equal(after?.total, 30e9);
  assert.equal(after?.waiting, 3e9, 'what is set aside does not wait');
  assert.equal(after?.spans.at(-1)?.to, 110e9);
  assert.equal(differ(before, after), false, 'nothing but its age has changed');
  assert.equal(nextLife(before, { lineage: 7, progress: 200 }), before);
  assert.equal(nextLife(before, { lineage: 8, progress: 200 })?.progress, 200);
  assert.equal(nextLife(before, null), null);
  assert.equal(older({ ...before, ended: 5e9 }, 200e9).total, before.total, 'what has ended grows no older');
  assert.ok(differ(before, readLife({ ...told(), rows: told().rows.slice(1) })));
});

test('copies of a node share a lane unless they lived at the same time', () => {
  const lanes = lanesOf(life());
  assert.deepEqual(lanes.map((lane) => [lane.node, lane.copies]), [['shop', [0]], ['orders', [1]], ['kitchen', [2, 3]], ['orders-dlq', [4]]]);
  const both = life();
  both.copies[3].born = 3e9;
  assert.deepEqual(lanesOf(both).filter((lane) => lane.node === 'kitchen').map((lane) => lane.copies), [[2], [3]]);
});

test('where a node has a copy for each of several others, its lanes bear their names', () => {
  const fan = life();
  assert.equal(layWaterfall(fan, 640).lanes[0].name, 'shop', 'a client with one wire is one lane');
  fan.copies.push({ ...fan.copies[0], id: 9, peer: 'other' });
  assert.deepEqual(layWaterfall(fan, 640).lanes.slice(0, 2).map((lane) => lane.name), ['→ orders', '→ other']);
});

test('the axis shows what happened, not how long ago it was', () => {
  const [from, to] = axisOf(life());
  assert.equal(from, 1e9);
  assert.ok(to > 21e9 && to < 25e9, `${to}`);
});

test('every span lies on the axis, in the order of time, with its why', () => {
  for (const width of [320, 640, 1920]) {
    const plan = layWaterfall(life(), width);
    for (const lane of plan.lanes) {
      let x = NAMES;
      for (const segment of lane.segments) {
        assert.ok(segment.x >= x - 0.001, `${segment.x} ${x}`);
        assert.ok(segment.width >= 2);
        x = segment.x + Math.min(segment.width, segment.span.to - segment.span.from);
        assert.ok(segment.x + segment.width <= plan.right + 2);
      }
    }
    assert.ok(plan.ticks.length >= 2);
    assert.equal(plan.ticks[0].text, '0');
  }
  assert.equal(layWaterfall(life(), 640).lanes[1].segments[0].why, 'rule 3', 'the record that opened the span says why');
});

test('a sequence has its steps in the order of time and its actors in the order of appearance', () => {
  const plan = laySequence(life(), 800);
  assert.deepEqual(plan.actors.map((actor) => actor.name), ['shop', 'orders', 'kitchen', 'orders-dlq']);
  assert.deepEqual(plan.steps.map((step) => step.n), [1, 3, 5, 6, 7, 9, 10]);
  for (const [i, step] of plan.steps.entries()) {
    assert.ok(i === 0 || step.y > plan.steps[i - 1].y && step.time >= plan.steps[i - 1].time);
    assert.ok(step.from >= TIMES && step.to <= plan.width);
    assert.equal(step.from === step.to, step.hop === null);
  }
  assert.ok(laySequence(life(), 320).width > 320, 'a narrow panel scrolls');
});

test('a long life is drawn in part, and says how much is missing', () => {
  const long = told();
  for (let n = 100; n < 1000; n++) long.rows.push(row(n, n, 'orders', 'visible again', 1, true));
  long.leftOut = 50;
  const all = /** @type {import('./life.js').Life} */ (readLife(long));
  const plan = laySequence(all, 800);
  assert.equal(plan.steps.length, STEPS_MAX);
  assert.equal(plan.left, stepsOf(all).length - STEPS_MAX + 50);
});
