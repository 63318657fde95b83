import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { toScreen } from './camera.js';
import { pinch, pressGesture } from './gestures.js';
import { speech } from './keyboard.js';
import { indexKinds } from './kinds.js';
import { recordingContext } from './record.js';
import { createScene, sceneOfScenario } from './scene.js';
import { createView, cull } from './view.js';
import { beginWire, chooseTarget, endWire, legalTargets } from './wiring.js';

const kinds = indexKinds(JSON.parse(readFileSync(new URL('testdata/kinds.json', import.meta.url), 'utf8')));
const document = JSON.parse(readFileSync(new URL('testdata/scene.json', import.meta.url), 'utf8'));
const mouse = { touch: false, shift: false, alt: false, toggle: false };

function setUp() {
  const canvas = /** @type {any} */ ({ getContext: () => recordingContext().ctx, style: {} });
  const view = createView(canvas, canvas, kinds);
  view.scene = createScene(sceneOfScenario(document), kinds);
  Object.assign(view.camera, { width: 1200, height: 800, x: -20, y: -20, zoom: 1 });
  cull(view);
  /** @type {any[]} */
  const intents = [];
  view.tell = (intent) => intents.push(intent);
  /** @param {string} id @param {number} dx @param {number} dy */
  const at = (id, dx, dy) => {
    const node = /** @type {import('./scene.js').Node} */ (view.scene.nodeById.get(id));
    return toScreen(view.camera, node.x + dx, node.y + dy);
  };
  /** @param {{x: number, y: number}} from @param {{x: number, y: number}[]} path @param {Partial<typeof mouse>} [how] */
  const drag = (from, path, how = {}) => {
    const press = { ...mouse, ...how };
    const gesture = pressGesture(view, from, press, false);
    for (const to of path) gesture.move(to, press);
    gesture.up(path.at(-1) ?? from);
  };
  return { view, intents, at, drag };
}

test('a click selects, a click beside clears', () => {
  const { intents, at, drag } = setUp();
  drag(at('shop', 40, 20), []);
  drag({ x: 600, y: 780 }, []);
  assert.deepEqual(intents, [{ intent: 'select', ids: ['shop'] }, { intent: 'select', ids: [] }]);
});

test('a node is moved locally until the drop, then one intent tells it, on the grid', () => {
  const { view, intents, at, drag } = setUp();
  const from = at('orders-dlq', 40, 20);
  drag(from, [{ x: from.x + 50, y: from.y + 90 }, { x: from.x + 71, y: from.y + 141 }]);
  const moves = intents.filter((i) => i.intent === 'move');
  assert.equal(moves.length, 1);
  assert.deepEqual(moves[0].nodes, [{ id: 'orders-dlq', x: 928, y: 552 }]);
  assert.equal(view.lifted.size, 0);
});

test('near another node its edge is taken, and a guide shows it', () => {
  const { view, at, intents } = setUp();
  const from = at('orders-dlq', 40, 20);
  const gesture = pressGesture(view, from, mouse, false);
  gesture.move({ x: from.x + 30, y: from.y + 90 }, mouse);
  gesture.move({ x: from.x + 3, y: from.y + 60 }, mouse);
  assert.ok(view.guides.some((guide) => guide.axis === 'x'));
  gesture.up(from);
  assert.equal(intents.at(-1).nodes[0].x, 856);
});

test('a cancelled drag puts everything back and tells nothing', () => {
  const { view, at, intents } = setUp();
  const from = at('shop', 40, 20);
  const gesture = pressGesture(view, from, mouse, false);
  gesture.move({ x: from.x + 200, y: from.y }, mouse);
  gesture.cancel();
  assert.equal(view.scene.nodeById.get('shop')?.x, 0);
  assert.ok(!intents.some((i) => i.intent === 'move'));
});

test('a drag goes on when the scene is made anew under it', () => {
  const { view, at, intents } = setUp();
  const from = at('shop', 40, 20);
  const gesture = pressGesture(view, from, mouse, false);
  gesture.move({ x: from.x + 200, y: from.y + 200 }, mouse);
  view.scene = createScene(sceneOfScenario(document), kinds);
  gesture.rebind?.();
  assert.equal(view.scene.nodeById.get('shop')?.x, 200);
  gesture.up(from);
  assert.equal(intents.at(-1).intent, 'move');
});

test('from port to port: legal targets are known, the drop connects', () => {
  const { view, at, intents, drag } = setUp();
  const topic = /** @type {import('./scene.js').Node} */ (view.scene.nodeById.get('orders-topic'));
  const port = topic.handles.find((h) => h.port === 'subscriptions');
  const from = at('orders-topic', port?.x ?? 0, port?.y ?? 0);
  drag(from, [{ x: from.x + 60, y: from.y + 60 }, at('orders-dlq', 100, 60)]);
  assert.deepEqual(intents, [{ intent: 'connect', from: 'orders-topic', fromPort: 'subscriptions', to: 'orders-dlq', toPort: 'in' }]);
  drag(from, [{ x: from.x + 60, y: from.y + 60 }, at('orders', 100, 60)]);
  assert.deepEqual(intents[1], { intent: 'refused', text: 'this wire is there already' });
  drag(from, [{ x: from.x + 60, y: from.y + 60 }, { x: 500, y: 790 }]);
  assert.equal(intents.length, 2, 'let go over nothing: nothing');
});

test('a wire that is let go is done with, although it makes the scene anew', () => {
  const { view, at } = setUp();
  const topic = /** @type {import('./scene.js').Node} */ (view.scene.nodeById.get('orders-topic'));
  const port = topic.handles.find((h) => h.port === 'subscriptions');
  const gesture = pressGesture(view, at('orders-topic', port?.x ?? 0, port?.y ?? 0), mouse, false);
  view.tell = () => gesture.rebind?.();
  gesture.move(at('orders-dlq', 60, 60), mouse);
  gesture.move(at('orders-dlq', 100, 60), mouse);
  gesture.up(at('orders-dlq', 100, 60));
  assert.equal(view.wiring, null);
});

test('shift drags a marquee; a plain drag of the background pans', () => {
  const { view, intents, drag } = setUp();
  drag({ x: 5, y: 60 }, [{ x: 240, y: 300 }], { shift: true });
  assert.deepEqual(intents.at(-1).ids, ['shop']);
  assert.equal(view.marquee, null);
  const before = view.camera.x;
  drag({ x: 500, y: 700 }, [{ x: 550, y: 700 }]);
  assert.equal(view.camera.x, before - 50);
});

test('two fingers keep the points of the world under them', () => {
  const { view } = setUp();
  const world = { x: 400 / view.camera.zoom + view.camera.x, y: 300 / view.camera.zoom + view.camera.y };
  pinch(view, { x: 300, y: 300 }, { x: 500, y: 300 }).move({ x: 250, y: 340 }, { x: 650, y: 340 });
  const screen = toScreen(view.camera, world.x, world.y);
  assert.ok(Math.hypot(screen.x - 450, screen.y - 340) < 1e-9);
  assert.equal(view.camera.zoom, 2);
});

test('a wire by keyboard: targets are walked and said, Enter connects', () => {
  const { view, intents } = setUp();
  const topic = /** @type {import('./scene.js').Node} */ (view.scene.nodeById.get('orders-topic'));
  beginWire(view, topic, topic.handles[1], true);
  assert.match(intents[0].text, /^Subscriptions of orders-topic to Calls of kitchen\. Enter connects/);
  chooseTarget(view, 1);
  chooseTarget(view, 1);
  assert.match(intents[2].text, /orders-dlq/);
  endWire(view);
  assert.deepEqual(intents[3], { intent: 'connect', from: 'orders-topic', fromPort: 'subscriptions', to: 'orders-dlq', toPort: 'in' });
});

test('a node says what it is and where messages go, polling wires by the way of the messages', () => {
  const { view } = setUp();
  assert.equal(speech(view, 'orders'), 'orders, SQS queue. to kitchen. from orders-topic');
  assert.equal(legalTargets(view, 'orders-topic', 'subscriptions').find((t) => t.id === 'orders')?.why, 'this wire is there already');
});
