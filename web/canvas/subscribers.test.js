import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { encodeFrame } from './encode.js';
import { LANE, readFrame } from './frame.js';
import { indexKinds } from './kinds.js';
import { FAMILY, detailAt, lineageHues, variableColours } from './look.js';
import { WIDE } from './painters/envelope.js';
import { paintLive, paintStill } from './painters/index.js';
import { idle } from './painters/live.js';
import { forgetWidths, paragraph } from './painters/text.js';
import { recordingContext } from './record.js';
import { createScene, moveNodes } from './scene.js';

const kinds = indexKinds(JSON.parse(readFileSync(new URL('testdata/kinds.json', import.meta.url), 'utf8')));
/** @type {import('./look.js').Look} */
const look = { colours: variableColours(), hues: lineageHues(0.64, 0.15), zoom: 1, detail: 2, reduced: false, follow: 0, labels: [], family: FAMILY };
const SUBSCRIBERS = ['inbox', 'phone', 'endpoint', 'sink'];
/** A topic with one subscriber of each kind, in an order that is not that of their places. */
const scene = createScene({
  nodes: [{ id: 'news', kind: 'sns', x: 0, y: 200 }, ...[...SUBSCRIBERS, 'sqs'].map((kind, i) => ({ id: kind, kind, x: 300, y: 600 - 150 * i }))],
  wires: [['inbox', 'email'], ['phone', 'sms'], ['endpoint', 'https'], ['sink', 'firehose'], ['sqs', 'in']].map(([to, toPort]) => ({ from: 'news', fromPort: 'subscriptions', to, toPort })),
}, kinds);

/**
 * Draws the instrument of a node from its gauges and the items that rest in it.
 * @param {string} id
 * @param {number[]} gauges
 * @param {import('./encode.js').ItemRow[]} [items]
 * @param {Partial<import('./painters/live.js').Live>} [more]
 * @param {import('./scene.js').Scene} [of]
 */
function instrument(id, gauges, items = [], more = {}, of = scene) {
  forgetWidths();
  const buffer = encodeFrame({ nodes: [{ gauges }], items });
  const record = recordingContext();
  const live = { ...idle(), frame: readFrame(buffer, buffer.byteLength), gauges: Float64Array.from([...gauges, 0, 0, 0, 0, 0, 0]), order: Int32Array.from(items.keys()), end: items.length, ...more };
  paintLive(record.ctx, /** @type {import('./scene.js').Node} */ (of.nodeById.get(id)), live, look, false);
  return record;
}

/** @param {number} n @param {number} [lane] */
const arrived = (n, lane = LANE.visible) => Array.from({ length: n }, (_, slot) => ({ lane, slot, lineage: n - slot }));

test('an inbox shows the newest subject, the mails before it, and how many are unread', () => {
  const { calls, texts } = instrument('inbox', [5, 2], arrived(5), { caption: 'Soup is ready' });
  assert.deepEqual(texts(), ['Soup is ready', '2', 'unread']);
  assert.ok(calls.some((c) => c.call === 'fill' && c.fill === look.hues[5]), 'the newest has its hue');
  assert.deepEqual(calls.filter((c) => c.call === 'fillRect' && c.args[2] === WIDE).map((c) => c.fill), [4, 3, 2, 1].map((n) => look.hues[n]));
  assert.deepEqual(instrument('inbox', [0, 0]).texts(), ['no mail yet']);
  assert.ok(instrument('inbox', [104, 0], arrived(12)).texts().includes('104'), 'more than there is room for');
});

test('a phone shows the newest message in its bubble, in two lines at most', () => {
  const { calls, texts } = instrument('phone', [3, 1], arrived(3), { caption: 'Your table at the window is ready, and so is the soup that you have ordered' });
  const lines = texts().slice(0, 2);
  assert.equal(lines.join(' ').replace('…', ''), 'Your table at the window is ready, and so'.slice(0, lines.join(' ').length - 1));
  assert.ok(lines[1].endsWith('…'), lines.join('|'));
  assert.deepEqual(texts().slice(2), ['3 received', '1', 'unread']);
  assert.ok(calls.some((c) => c.call === 'fill' && c.fill === look.hues[3]));
  assert.ok(instrument('phone', [0, 0]).texts().includes('no message yet'));
});

test('an endpoint shows its latest answer by number, word and shape, and who waits for one', () => {
  const strokes = (/** @type {ReturnType<typeof recordingContext>} */ r, /** @type {string} */ colour) => r.calls.filter((c) => c.call === 'stroke' && c.stroke === colour).length;
  const good = instrument('endpoint', [9, 0, 200], [], { caption: '200 OK' });
  assert.deepEqual(good.texts(), ['200', 'OK']);
  assert.equal(strokes(good, look.colours.good), 1);
  const bad = instrument('endpoint', [9, 2, 503], [{ lane: LANE.cell, lineage: 7, from: -1e9, until: 3e9 }, { lane: LANE.cell, lineage: 8 }], { caption: '503 Service Unavailable' });
  assert.equal(bad.texts()[0], '503');
  assert.equal(strokes(bad, look.colours.bad), 1);
  assert.deepEqual(bad.texts().slice(2), ['2', 'open']);
  const rings = bad.calls.filter((c) => c.call === 'arc' && c.args[2] === 6);
  assert.ok(Math.abs(rings[0].args[4] - rings[0].args[3] - Math.PI * 1.5) < 1e-9, 'three quarters are left');
  assert.ok(Math.abs(rings[1].args[4] - rings[1].args[3] - Math.PI * 2) < 1e-9, 'no end is known');
  assert.equal(bad.calls.filter((c) => c.call === 'setLineDash' && c.args[0].length > 0).length, 1);
  assert.deepEqual(instrument('endpoint', [0, 0, 0]).texts(), ['–', 'no answer yet']);
});

test('a resource elsewhere counts what it has taken', () => {
  const { calls, texts } = instrument('sink', [1234], arrived(9));
  assert.deepEqual(texts(), ['1,234', 'taken']);
  assert.equal(calls.filter((c) => c.call === 'fillRect' && c.args[2] === WIDE).length, 4);
});

test('subscribers draw without a frame, at every detail, and never hold what they are told too long', () => {
  for (const zoom of [0.1, 0.4, 1]) {
    for (const id of [...SUBSCRIBERS, 'news']) {
      const { ctx, calls, texts } = recordingContext();
      const at = { ...look, zoom, detail: detailAt(zoom) };
      const node = /** @type {import('./scene.js').Node} */ (scene.nodeById.get(id));
      paintStill(ctx, node, at);
      paintLive(ctx, node, { ...idle(), caption: 'x'.repeat(10_000) }, at, true);
      assert.ok(!calls.some((c) => c.args.some((a) => Number.isNaN(a))), `NaN in ${id}`);
      assert.ok(texts().every((text) => text.length * 6 <= node.width), `text beyond ${id}`);
    }
  }
});

test('a topic draws the protocol of each subscription, as long as there is room', () => {
  const news = /** @type {import('./scene.js').Node} */ (scene.nodeById.get('news'));
  assert.deepEqual(news.protocols, ['inbox', 'phone', 'endpoint', 'sink', 'queue']);
  const boxes = (/** @type {import('./scene.js').Node} */ node) => {
    const { ctx, calls } = recordingContext();
    paintStill(ctx, node, look);
    return calls.filter((c) => c.call === 'fillRect').length;
  };
  assert.equal(boxes(news), 5);
  const many = createScene({ nodes: [{ id: 'news', kind: 'sns' }, ...Array.from({ length: 9 }, (_, i) => ({ id: `q${i}`, kind: 'sqs', y: i }))], wires: Array.from({ length: 9 }, (_, i) => ({ from: 'news', fromPort: 'subscriptions', to: `q${i}`, toPort: 'in' })) }, kinds);
  assert.equal(boxes(many.nodes[0]), 0);
});

test('a copy that waits for its next attempt counts down at the ray of its subscription', () => {
  const { calls } = instrument('news', [0, 3], [
    { lane: LANE.waiting, slot: 2, lineage: 1, from: -1e9, until: 1e9 }, { lane: LANE.waiting, slot: 0, lineage: 2, from: -1e9, until: 3e9 }, { lane: LANE.waiting, slot: 2, lineage: 3, from: -1e9, until: 9e9 },
    { lane: LANE.waiting, slot: 99, lineage: 4 },
  ]);
  const arcs = calls.filter((c) => c.call === 'arc' && c.args[2] === 5);
  const news = /** @type {import('./scene.js').Node} */ (scene.nodeById.get('news'));
  assert.deepEqual(arcs.map((c) => c.args[1]), [72 + news.rays[2], 72 + news.rays[0]], 'by the order of the document, the first of each');
  assert.ok(Math.abs(arcs[0].args[4] - arcs[0].args[3] - Math.PI) < 1e-9);
  assert.ok(Math.abs(arcs[1].args[4] - arcs[1].args[3] - Math.PI * 1.5) < 1e-9);
});

test('the ray of a subscription that is not confirmed is dotted, with a question mark', () => {
  const dotted = (/** @type {{call: string, args: any[]}[]} */ calls) => calls.filter((c) => c.call === 'setLineDash' && String(c.args[0]) === '2,4').length;
  const pending = instrument('news', [0, 0], [{ lane: LANE.pending, slot: 1 }, { lane: LANE.pending, slot: 99 }]);
  assert.equal(dotted(pending.calls), 1);
  assert.ok(pending.texts().includes('?'));
  const confirmed = instrument('news', [0, 0]);
  assert.equal(dotted(confirmed.calls), 0);
  assert.ok(!confirmed.texts().includes('?'));
  const crowd = createScene({ nodes: [{ id: 'news', kind: 'sns' }, ...Array.from({ length: 6 }, (_, i) => ({ id: `m${i}`, kind: 'inbox', y: 150 * i }))], wires: Array.from({ length: 6 }, (_, i) => ({ from: 'news', fromPort: 'subscriptions', to: `m${i}`, toPort: 'email' })) }, kinds);
  const { calls } = instrument('news', [1, 1], [{ lane: LANE.waiting, slot: 1, from: -1e9, until: 1e9 }, { lane: LANE.pending, slot: 2 }], {}, crowd);
  const mark = calls.find((c) => c.call === 'fillText' && c.args[0] === '?'), arc = calls.find((c) => c.call === 'arc' && c.args[2] === 5);
  assert.ok(mark && arc && mark.args[1] + 6 < arc.args[0] - 8, 'beside the countdown of the ray that is near');
});

test('the counts of a topic never overlap nor leave it, however large they are', () => {
  for (const [underWay, retry, words] of /** @type {[number, number, string[]][]} */ ([
    [60, 60, ['60', 'under way', '60', 'to retry']], [7, 0, ['7', 'under way']], [12_345, 9876, ['12.3k', 'under way', '9,876', '↻']], [100_000, 100_000, ['100k', 'under way', '100k', '↻']],
  ])) {
    const written = instrument('news', [underWay, retry]).calls.filter((c) => c.call === 'fillText');
    assert.deepEqual(written.map((c) => c.args[0]), words);
    written.slice(1).forEach((c, i) => assert.ok(c.args[1] > written[i].args[1] + 6 * written[i].args[0].length, `${words}: ${c.args[0]} is over the one before`));
    const last = /** @type {import('./record.js').Drawn} */ (written.at(-1));
    assert.ok(last.args[1] + 6 * last.args[0].length < (scene.nodeById.get('news')?.width ?? 0), `${words} leave the topic`);
  }
});

test('the rays stand in the order of their targets, whatever is moved', () => {
  const news = /** @type {import('./scene.js').Node} */ (scene.nodeById.get('news')), inbox = /** @type {import('./scene.js').Node} */ (scene.nodeById.get('inbox'));
  assert.ok(news.rays[0] > news.rays[4]);
  moveNodes(scene, [{ node: inbox, x: 300, y: -900 }]);
  assert.ok(news.rays[0] < news.rays[4]);
  assert.deepEqual(news.subscriptions, [0, 1, 2, 3, 4]);
});

for (const [text, lines] of /** @type {[string, string[]][]} */ ([
  ['', []], ['short', ['short']], ['two words here', ['two words', 'here']], ['a  b\n\nc', ['a b c']], ['unbreakableword', ['unbreakabl', 'eword']],
  ['one two three four five six', ['one two', 'three four…']],
])) {
  test(`a paragraph of ${JSON.stringify(text)} has the lines ${JSON.stringify(lines)}`, () => {
    forgetWidths();
    const { ctx, texts } = recordingContext();
    paragraph(ctx, text, 0, 0, 66, 2, 15, 'ink');
    assert.deepEqual(texts(), lines);
  });
}
