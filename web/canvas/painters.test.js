import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Activity } from './activity.js';
import { TABLE, along } from './curve.js';
import { encodeFrame } from './encode.js';
import { ITEM, LANE, NODE, SHAPE, readFrame } from './frame.js';
import { indexKinds } from './kinds.js';
import { FAMILY, HUES, detailAt, lineageHues, variableColours } from './look.js';
import { WIDE } from './painters/envelope.js';
import { paintLive, paintStill } from './painters/index.js';
import { idle } from './painters/live.js';
import { count, duration, ellipsis, failureName, forgetWidths } from './painters/text.js';
import { FLOW_FROM } from './painters/wires.js';
import { recordingContext } from './record.js';
import { createScene, sceneOfScenario } from './scene.js';
import { paintTokens, tokenAt } from './tokens.js';

const kinds = indexKinds(JSON.parse(readFileSync(new URL('testdata/kinds.json', import.meta.url), 'utf8')));
const scene = createScene(sceneOfScenario(JSON.parse(readFileSync(new URL('testdata/scene.json', import.meta.url), 'utf8'))), kinds);
/** @type {import('./look.js').Look} */
const look = { colours: variableColours(), hues: lineageHues(0.64, 0.15), zoom: 1, detail: 2, reduced: false, follow: 0, labels: [], family: FAMILY };

/**
 * Draws the instrument of a node from a row and items that rest in it.
 * @param {string} id
 * @param {import('./encode.js').NodeRow & {label?: any}} row
 * @param {import('./encode.js').ItemRow[]} items
 * @param {Partial<import('./painters/live.js').Live>} [more]
 */
function instrument(id, row, items, more = {}) {
  forgetWidths();
  const buffer = encodeFrame({ nodes: [row], items });
  const record = recordingContext();
  const live = { ...idle(), frame: readFrame(buffer, buffer.byteLength), state: row.state ?? 0, gauges: Float64Array.from([...(row.gauges ?? []), 0, 0, 0, 0, 0, 0]), order: Int32Array.from(items.keys()), end: items.length, ...more };
  paintLive(record.ctx, nodeOf(id), live, look, false);
  return record;
}

/** @param {string} id */
function nodeOf(id) {
  return /** @type {import('./scene.js').Node} */ (scene.nodeById.get(id));
}

test('a queue contains its messages: one envelope each, the oldest at the head on the right', () => {
  const items = [0, 1, 2].map((slot) => ({ lane: LANE.visible, slot, lineage: slot + 1 }));
  const { calls, texts } = instrument('orders', { gauges: [3, 0, 0, 12e9] }, items);
  const envelopes = calls.filter((c) => c.call === 'fillRect' && c.args[2] === WIDE);
  assert.equal(envelopes.length, 3);
  assert.ok(envelopes[0].args[0] > envelopes[1].args[0] && envelopes[1].args[0] > envelopes[2].args[0]);
  assert.deepEqual(envelopes.map((c) => c.fill), [look.hues[1], look.hues[2], look.hues[3]]);
  assert.ok(texts().includes('3') && texts().includes('12 s'));
});

test('past a few dozen a lane is a level with a number', () => {
  const items = Array.from({ length: 60 }, (_, slot) => ({ lane: LANE.visible, slot, lineage: 1 }));
  const { calls, texts } = instrument('orders', { gauges: [54321, 0, 0, 0] }, items);
  assert.equal(calls.filter((c) => c.call === 'fillRect' && c.args[2] === WIDE).length, 0);
  assert.ok(texts().includes('54.3k'));
});

test('what is in flight is dimmed and has an arc of the time that is left', () => {
  const { calls } = instrument('orders', { gauges: [0, 1, 0, 0] }, [{ lane: LANE.inFlight, lineage: 1, from: -10e9, until: 30e9 }]);
  assert.equal(calls.find((c) => c.call === 'fillRect' && c.args[2] === WIDE)?.alpha, 0.45);
  const arc = calls.find((c) => c.call === 'arc');
  assert.ok(arc && Math.abs(arc.args[4] - arc.args[3] - Math.PI * 2 * 0.75) < 1e-9);
});

test('a duplicate is an outline; attempts are notches', () => {
  const { calls } = instrument('orders', { gauges: [2, 0, 0, 0] }, [{ lane: LANE.visible, slot: 0, flags: ITEM.duplicate }, { lane: LANE.visible, slot: 1, attempt: 3 }]);
  assert.equal(calls.filter((c) => c.call === 'strokeRect').length, 1);
  assert.equal(calls.filter((c) => c.call === 'fillRect' && c.args[2] === 1.8).length, 2);
});

test('workers fill with the hue of their message, and crack when they crash', () => {
  const working = instrument('kitchen', { gauges: [1, 6, 2] }, [{ lane: LANE.cell, slot: 4, lineage: 9, from: -1e9, until: 1e9 }]);
  assert.ok(working.calls.some((c) => c.call === 'fill' && c.fill === look.hues[9]));
  assert.ok(working.texts().includes('1/6'));
  const cracks = (/** @type {ReturnType<typeof recordingContext>} */ r) => r.calls.filter((c) => c.call === 'stroke' && c.stroke === look.colours.bad).length;
  assert.equal(cracks(working), 0);
  const crashed = instrument('kitchen', { state: NODE.crashed, gauges: [0, 6, 0] }, []);
  assert.ok(cracks(crashed) >= 6);
  assert.ok(crashed.texts().includes('crashed'), 'not by colour alone');
});

test('failures are named in short and count up', () => {
  const { texts } = instrument('kitchen', { gauges: [0, 6, 0] }, [], { failures: 214, label: 'AWS.SimpleQueueService.NonExistentQueue' });
  assert.ok(texts().some((text) => /^NonExistentQ.* ×214$/.test(text)), texts().join('|'));
});

test('what just happened stands above the failures, and says how often', () => {
  const top = (/** @type {string} */ text, /** @type {Partial<import('./painters/live.js').Live>} */ more) => {
    const { calls } = instrument('orders', { gauges: [0, 0, 0, 0] }, [], more);
    const at = calls.findIndex((c) => c.args[0] === text);
    assert.ok(at >= 0, text);
    return calls.slice(0, at).findLast((c) => c.call === 'translate')?.args[1];
  };
  const mark = { mark: 'delivered twice', markStrength: 0.5 };
  assert.equal(top('delivered twice', { ...mark, marked: 1 }), -28);
  assert.equal(top('delivered twice ×3', { ...mark, marked: 3, failures: 2, label: 'dead-lettered' }), -52);
  assert.equal(top('dead-lettered ×2', { ...mark, marked: 3, failures: 2, label: 'dead-lettered' }), -28);
});

test('every picture draws without a frame, at every detail, and an unknown one is a plain box', () => {
  const strange = createScene({ nodes: [{ id: 'x', kind: 'from-the-future' }, ...['traffic', 'service', 'sqs', 'sns'].map((kind) => ({ id: kind, kind }))], wires: [] }, kinds);
  for (const zoom of [0.1, 0.4, 1]) {
    for (const node of strange.nodes) {
      const { ctx, calls } = recordingContext();
      const at = { ...look, zoom, detail: detailAt(zoom) };
      paintStill(ctx, node, at);
      paintLive(ctx, node, idle(), at, true);
      assert.ok(calls.length > 0);
      assert.ok(!calls.some((c) => c.args.some((a) => Number.isNaN(a))), `NaN in ${node.id}`);
    }
  }
});

/** @param {import('./encode.js').ItemRow[]} items */
function moving(items) {
  const buffer = encodeFrame({ nodes: scene.nodes.map(() => ({})), wires: scene.wires.map(() => ({})), items });
  const frame = readFrame(buffer, buffer.byteLength);
  const activity = new Activity();
  activity.match(scene, { revision: 0, nodes: scene.nodes.map((n) => n.id), wires: scene.wires.map((w) => w.key) });
  activity.sort(frame);
  const record = recordingContext();
  const draw = (/** @type {number} */ at) => paintTokens(record.ctx, scene, frame, activity, at, look, new Uint8Array(scene.wires.length).fill(1));
  return { ...record, frame, activity, draw };
}

test('a token is where time says, going and coming back', () => {
  const { calls, draw, frame, activity } = moving([{ place: 0, from: -25e6, until: 75e6, lineage: 5 }, { place: 0, lane: LANE.back, from: -25e6, until: 75e6, lineage: 5 }]);
  draw(0);
  const [forth, back] = calls.filter((c) => c.call === 'moveTo');
  assert.equal(forth.args[0], along(scene.tables, 0, 0.25, 0));
  assert.equal(back.args[0], along(scene.tables, 0, 0.75, 0));
  assert.equal(forth.stroke, look.hues[5]);
  assert.equal(tokenAt(scene, frame, activity, 0, forth.args[0] + 2, forth.args[1], 8), 5);
  assert.equal(tokenAt(scene, frame, activity, 0, -999, 0, 8), -1);
});

test('between frames a token moves on by the time that passed', () => {
  const { calls, draw } = moving([{ place: 1, from: -25e6, until: 75e6, lineage: 5 }]);
  draw(25e6);
  assert.equal(calls.find((c) => c.call === 'moveTo')?.args[0], along(scene.tables, TABLE, 0.5, 0));
});

test('a wire with more than sixty messages has no tokens', () => {
  const crowd = moving(Array.from({ length: FLOW_FROM + 1 }, () => ({ place: 0, until: 1e9 })));
  crowd.draw(0);
  assert.equal(crowd.calls.length, 0);
});

test('an answer is thinner than its request; a lost one gets a cross', () => {
  const width = (/** @type {import('./encode.js').ItemRow} */ item) => {
    const { calls, draw } = moving([{ place: 0, from: -1e6, until: 1e6, lineage: 1, ...item }]);
    draw(0);
    return calls.filter((c) => c.call === 'stroke').map((c) => c.width);
  };
  assert.ok(width({ shape: SHAPE.answer })[0] < width({ shape: SHAPE.request })[0] / 2);
  assert.equal(width({ flags: ITEM.lost }).length, 2);
  assert.equal(width({ attempt: 3 }).length, 3);
});

test('hues are distinct, and neighbours in time are far apart', () => {
  assert.equal(new Set(look.hues).size, HUES);
  assert.match(look.hues[0], /^#[0-9a-f]{6}$/);
});

for (const [n, text] of /** @type {[number, string][]} */ ([[0, '0'], [7.25, '7.3'], [999, '999'], [1234, '1,234'], [12345, '12.3k'], [654321, '654k'], [1_200_000, '1.2M'], [NaN, '–']])) {
  test(`the count ${n} is written ${text}`, () => assert.equal(count(n), text));
}

for (const [seconds, text] of /** @type {[number, string][]} */ ([[0, '0 s'], [0.04, '40 ms'], [12.9, '12 s'], [150, '2.5 min'], [3600, '1 h'], [1_209_600, '14 d']])) {
  test(`${seconds} seconds are written ${text}`, () => assert.equal(duration(seconds), text));
}

test('long texts end in an ellipsis and never overflow', () => {
  const { ctx } = recordingContext();
  assert.equal(ellipsis(ctx, 'short', 60), 'short');
  assert.equal(ellipsis(ctx, 'orders-topic-of-the-shop', 60), 'orders-to…');
  assert.equal(ellipsis(ctx, 'anything', 2), '');
  assert.equal(failureName('States.TaskFailed'), 'TaskFailed');
});
