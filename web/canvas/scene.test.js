import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as camera from './camera.js';
import { STEPS, TABLE, along } from './curve.js';
import { Grid } from './grid.js';
import { hitTest, inMarquee } from './hit.js';
import { indexKinds } from './kinds.js';
import { refusal, targetAt, targets } from './rules.js';
import { boundsOf, createScene, handleOf, moveNodes, sceneOfScenario } from './scene.js';

const kinds = indexKinds(JSON.parse(readFileSync(new URL('testdata/kinds.json', import.meta.url), 'utf8')));
const document = JSON.parse(readFileSync(new URL('testdata/scene.json', import.meta.url), 'utf8'));
const fresh = () => createScene(sceneOfScenario(document), kinds);

/** @param {import('./scene.js').Scene} scene @param {string} id */
const node = (scene, id) => /** @type {import('./scene.js').Node} */ (scene.nodeById.get(id));
/** @param {import('./scene.js').Node} n @param {string} port @param {boolean} [reverse] */
const handle = (n, port, reverse = false) => /** @type {import('./kinds.js').Handle} */ (handleOf(n, port, reverse));

test('a scenario becomes nodes and wires; polling wires are reversed by their kind', () => {
  const scene = fresh();
  assert.equal(scene.nodes.length, 7);
  assert.deepEqual(scene.wires.map((w) => w.reverse), [false, false, false, true, true, false]);
  assert.equal(scene.wires[3].key, 'kitchen.poll>orders.in');
});

test('a wire to a node that is not there is left out', () => {
  const scene = createScene({ nodes: [{ id: 'a', kind: 'sqs' }], wires: [{ from: 'a', fromPort: 'x', to: 'b', toPort: 'in' }] }, kinds);
  assert.equal(scene.wires.length, 0);
});

test('the points of a wire are spaced evenly, from port to port', () => {
  const scene = fresh();
  for (const wire of scene.wires) {
    const at = wire.index * TABLE;
    for (let k = 0; k < STEPS; k++) {
      const step = Math.hypot(scene.tables[at + 2 * k + 2] - scene.tables[at + 2 * k], scene.tables[at + 2 * k + 3] - scene.tables[at + 2 * k + 1]);
      assert.ok(Math.abs(step - wire.length / STEPS) < wire.length * 0.004 + 0.01, `step ${k} of ${wire.key} is ${step}`);
    }
    assert.equal(along(scene.tables, at, 0, 0), wire.cubic[0]);
    assert.equal(along(scene.tables, at, 1, 1), wire.cubic[7]);
  }
});

test('a polled queue gives its messages on the side opposite to where they came in', () => {
  const queue = node(fresh(), 'orders');
  assert.equal(handle(queue, 'in').side, 'left');
  assert.equal(handle(queue, 'in', true).side, 'right');
});

test('what moves takes its wires along, and the index finds both where they are now', () => {
  const scene = fresh();
  const shop = node(scene, 'shop');
  moveNodes(scene, [{ node: shop, x: -400, y: -400 }]);
  assert.equal(scene.wires[0].cubic[0], -400 + shop.width);
  assert.equal(hitTest(scene, -390, -390, 1)?.what, 'node');
  assert.equal(hitTest(scene, 8, 104, 1), null);
});

test('a pointer finds ports first, then nodes, then wires by a wide area, then nothing', () => {
  const scene = fresh();
  const shop = node(scene, 'shop');
  const port = handle(shop, 'calls');
  assert.equal(hitTest(scene, shop.x + port.x + 6, shop.y + port.y, 1)?.what, 'port');
  assert.equal(hitTest(scene, shop.x + 40, shop.y + 20, 1)?.what, 'node');
  const x = along(scene.tables, 0, 0.5, 0), y = along(scene.tables, 0, 0.5, 1);
  assert.equal(hitTest(scene, x, y + 7, 1)?.what, 'wire');
  assert.equal(hitTest(scene, x, y + 12, 1), null);
  assert.equal(hitTest(scene, x, y + 12, 1, true)?.what, 'wire', 'a finger needs less precision');
  assert.equal(hitTest(scene, 10, 300, 1)?.what, 'note');
});

test('a marquee takes what it touches, and wires that lie in it', () => {
  assert.deepEqual(inMarquee(fresh(), { x1: -10, y1: 60, x2: 300, y2: 250 }), ['shop', 'orders-topic', 'shop.calls>orders-topic.in']);
});

for (const [name, from, port, reverse, to, toPort, toReverse, why] of /** @type {[string, string, string, boolean, string, string, boolean, RegExp][]} */ ([
  ['a topic may feed another queue', 'orders-topic', 'subscriptions', false, 'orders-dlq', 'in', false, /^$/],
  ['no node feeds itself', 'kitchen', 'out', false, 'kitchen', 'in', false, /to itself/],
  ['no wire is drawn twice', 'orders-topic', 'subscriptions', false, 'orders', 'in', false, /there already/],
  ['a client has one wire', 'shop', 'calls', false, 'orders', 'in', false, /one wire only/],
  ['two senders do not meet', 'kitchen', 'out', false, 'orders-topic', 'subscriptions', false, /^orders-topic only sends/],
  ['a dead-letter port does not call a service', 'orders', 'dead-letter', false, 'kitchen', 'in', false, /kitchen takes Invoke; orders makes SendMessage/],
  ['a full poller takes no second queue, asked from the queue', 'audit', 'in', true, 'kitchen', 'poll', true, /one wire only/],
])) {
  test(name, () => {
    const scene = fresh();
    const a = node(scene, from), b = node(scene, to);
    assert.match(refusal(scene, a, handle(a, port, reverse), b, handle(b, toPort, toReverse)), why);
  });
}

test('a polling wire may be drawn from either end', () => {
  const scene = createScene({ nodes: [{ id: 'q', kind: 'sqs' }, { id: 's', kind: 'service' }], wires: [] }, kinds);
  const q = node(scene, 'q'), s = node(scene, 's');
  const fromQueue = targetAt(scene, q, handle(q, 'in', true), s);
  assert.deepEqual([fromQueue.handle?.port, fromQueue.why], ['poll', '']);
  const fromService = targetAt(scene, s, handle(s, 'poll', true), q);
  assert.deepEqual([fromService.handle?.port, fromService.handle?.reverse], ['in', true]);
  assert.equal(targets(scene, q, handle(q, 'in', true)).length, 1);
});

test('zooming keeps the point under the pointer', () => {
  const view = { ...camera.createCamera(), width: 800, height: 600, x: 37, y: -12, zoom: 0.7 };
  const before = camera.toWorld(view, 300, 200);
  camera.zoomAt(view, 1.7, 300, 200);
  const after = camera.toWorld(view, 300, 200);
  assert.ok(Math.hypot(before.x - after.x, before.y - after.y) < 1e-9);
  camera.zoomAt(view, 1e9, 0, 0);
  assert.equal(view.zoom, camera.ZOOM_MAX);
});

test('fit shows all; clamp never loses the scene', () => {
  const scene = fresh();
  const view = { ...camera.createCamera(), width: 800, height: 600 };
  const box = boundsOf(scene);
  camera.fit(view, box);
  const seen = camera.visible(view);
  assert.ok(seen.x1 < box.x1 && seen.x2 > box.x2 && seen.y1 < box.y1 && seen.y2 > box.y2);
  camera.pan(view, 1e6, -1e6);
  camera.clamp(view, box);
  const left = camera.visible(view);
  assert.ok(left.x2 > box.x1 && left.y1 < box.y2);
});

test('the index answers like a plain scan, whatever moved', () => {
  const grid = new Grid();
  /** @type {import('./grid.js').Box[]} */
  const boxes = [];
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let i = 0; i < 400; i++) {
    const id = i % 150, x1 = random() * 4000 - 2000, y1 = random() * 4000 - 2000;
    boxes[id] = { x1, y1, x2: x1 + random() * 600, y2: y1 + random() * 90 };
    grid.set(id, boxes[id]);
  }
  for (let i = 0; i < 60; i++) {
    const x1 = random() * 4000 - 2000, y1 = random() * 4000 - 2000, size = random() * (i % 7 === 0 ? 9000 : 400);
    const box = { x1, y1, x2: x1 + size, y2: y1 + size };
    /** @type {number[]} */
    const found = [];
    grid.query(box, (id) => found.push(id));
    const scanned = boxes.map((b, id) => (b.x1 <= box.x2 && b.x2 >= box.x1 && b.y1 <= box.y2 && b.y2 >= box.y1 ? id : -1)).filter((id) => id >= 0);
    assert.deepEqual(found.sort((a, b) => a - b), scanned);
  }
});
