import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Activity, orderFor } from './activity.js';
import { encodeFrame } from './encode.js';
import { LANE, readFrame } from './frame.js';
import { indexKinds } from './kinds.js';
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
