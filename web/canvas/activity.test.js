import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Activity, orderFor } from './activity.js';
import { encodeFrame } from './encode.js';
import { LANE, readFrame } from './frame.js';
import { indexKinds } from './kinds.js';
import { markStrength } from './marks.js';
import { createScene } from './scene.js';

const scene = createScene({
  nodes: [{ id: 'a', kind: 'x' }, { id: 'b', kind: 'x' }],
  wires: [{ from: 'a', fromPort: 'o', to: 'b', toPort: 'i' }],
}, indexKinds([]));
const rows = { revision: 0, nodes: ['a', 'b'], wires: ['a.o>b.i'] };

/** @param {import('./encode.js').FrameRows} content */
function frameOf(content) {
  const buffer = encodeFrame(content);
  return readFrame(buffer, buffer.byteLength);
}

test('items are sorted by node, in the order of the frame, and moving ones by wire', () => {
  const activity = new Activity();
  activity.match(scene, rows);
  activity.sort(frameOf({ nodes: [{}, {}], wires: [{}], items: [
    { place: 1, lane: LANE.visible }, { place: 0, lane: LANE.forth }, { place: 0, lane: LANE.cell }, { place: 1, lane: LANE.delayed }, { place: 0, lane: LANE.back }, { place: 7, lane: LANE.visible }, { place: 9, lane: LANE.forth },
  ] }));
  assert.deepEqual([...activity.nodeStart], [0, 1, 3]);
  assert.deepEqual([...activity.order.subarray(0, 3)], [2, 0, 3]);
  assert.deepEqual([...activity.moving.subarray(0, activity.movingCount)], [1, 4]);
  assert.equal(activity.wires.onWire[0], 2);
});

test('a call that came and went between two frames leaves a glow; the first frame leaves none', () => {
  const activity = new Activity();
  activity.match(scene, rows);
  const frame = (/** @type {number} */ calls, /** @type {number} */ now) => frameOf({ now: BigInt(now) * 1_000_000n, nodes: [{}, {}], wires: [{ calls, answers: calls }] });
  activity.take(frame(5, 0), scene, 1000);
  assert.ok(!activity.stirring(1000));
  activity.take(frame(6, 16), scene, 1016);
  assert.equal(activity.wires.glowForth[0], 1016);
  assert.equal(activity.wires.glowBack[0], 1016);
  assert.equal(activity.pulse[0], 1016);
  assert.ok(activity.stirring(1100));
  assert.ok(!activity.stirring(1900));
});

test('a frame written before a node was removed keeps its rows', () => {
  const orders = [{ revision: 0, nodes: ['a', 'b'], wires: ['a.o>b.i'] }, { revision: 4, nodes: ['b'], wires: [] }];
  assert.equal(orderFor(orders, frameOf({ revision: 3, nodes: [{}, {}], wires: [{}] })), orders[0]);
  assert.equal(orderFor(orders, frameOf({ revision: 4, nodes: [{}] })), orders[1]);
});

test('a cut wire asks for what is drawn seldom to be drawn anew, once', () => {
  const activity = new Activity();
  activity.match(scene, rows);
  const cut = frameOf({ nodes: [{}, {}], wires: [{ state: 1 }] });
  activity.take(cut, scene, 10);
  assert.ok(activity.stateChanged);
  activity.stateChanged = false;
  activity.take(cut, scene, 20);
  assert.ok(!activity.stateChanged);
});

test('a mark stands at its node for a moment of a run that goes on, and stays while the run stands', () => {
  const activity = new Activity();
  activity.match(scene, rows);
  const frame = (/** @type {number} */ marked, /** @type {number} */ now) => frameOf({ now: BigInt(now) * 1_000_000n, nodes: [{ state: 2 << 8 | marked << 16 }, {}], wires: [{}] });
  const strength = () => markStrength(activity.marks, 0);
  activity.take(frame(7, 0), scene, 1000);
  assert.equal(strength(), 0, 'what happened before anybody looked');
  activity.take(frame(9, 16), scene, 1016);
  assert.deepEqual([strength(), activity.marks.code[0], activity.marks.times[0]], [1, 2, 2]);
  activity.take(frame(9, 16), scene, 9016);
  assert.equal(strength(), 1, 'the run stands');
  activity.take(frame(10, 32), scene, 9032);
  assert.equal(activity.marks.times[0], 3);
  let clock = 9032, now = 32;
  for (let i = 0; i < 5; i++) activity.take(frame(10, now += 400), scene, clock += 400);
  assert.ok(strength() > 0 && strength() < 1, 'it fades');
  activity.take(frame(10, now += 450), scene, clock += 450);
  assert.equal(strength(), 0);
  activity.take(frame(11, now += 16), scene, clock += 16);
  assert.deepEqual([strength(), activity.marks.times[0]], [1, 1]);
  activity.take(frame(4, 8), scene, clock += 16);
  assert.equal(strength(), 0, 'the run went back');
});
