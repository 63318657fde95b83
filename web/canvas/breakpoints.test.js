import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { toScreen } from './camera.js';
import { pressGesture } from './gestures.js';
import { indexKinds } from './kinds.js';
import { breakState, canBreak, paintBreakHint, paintBreakpoints, portWords } from './painters/breakpoints.js';
import { recordingContext } from './record.js';
import { createScene, sceneOfScenario } from './scene.js';
import { createView, cull } from './view.js';

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
  const port = (/** @type {string} */ id, /** @type {(handle: any) => boolean} */ which) => {
    const node = /** @type {import('./scene.js').Node} */ (view.scene.nodeById.get(id));
    const handle = /** @type {import('./kinds.js').Handle} */ (node.handles.find(which));
    return { node, handle, at: toScreen(view.camera, node.x + handle.x, node.y + handle.y) };
  };
  return { view, intents, port };
}

test('a click on a port asks for a breakpoint; a drag from it draws a wire', () => {
  const { view, intents, port } = setUp();
  const { at } = port('shop', (handle) => handle.port === 'calls');
  const click = pressGesture(view, at, mouse, false);
  click.up(at);
  assert.deepEqual(intents, [{ intent: 'breakpoint', id: 'shop', port: 'calls' }]);
  const drag = pressGesture(view, at, mouse, false);
  drag.move({ x: at.x + 40, y: at.y }, mouse);
  assert.ok(view.wiring);
  drag.up({ x: at.x + 40, y: at.y });
  assert.equal(intents.length, 1);
});

test('a finger or a key beside the click selects the node, as ever', () => {
  const { view, intents, port } = setUp();
  const { at } = port('shop', (handle) => handle.port === 'calls');
  pressGesture(view, at, { ...mouse, touch: true }, false).up(at);
  assert.deepEqual(intents, [{ intent: 'select', ids: ['shop'] }]);
});

test('where others poll, messages leave with the answer: there is nothing to click', () => {
  const { view, intents, port } = setUp();
  const { node, handle, at } = port('orders', (one) => one.direction === 'in' && one.reverse);
  assert.equal(canBreak(handle), false);
  assert.equal(portWords(view, node, handle), handle.title);
  pressGesture(view, at, mouse, false).up(at);
  assert.deepEqual(intents, [{ intent: 'select', ids: ['orders'] }]);
});

test('the words of a port say what a click does', () => {
  const { view, port } = setUp();
  const { node, handle } = port('shop', (one) => one.port === 'calls');
  assert.match(portWords(view, node, handle), /click to pause here$/);
  view.breakpoints.set('shop', [{ port: 'calls', off: false }]);
  assert.match(portWords(view, node, handle), /switch the breakpoint off$/);
  view.breakpoints.set('shop', [{ port: 'calls', off: true }]);
  assert.match(portWords(view, node, handle), /remove the breakpoint$/);
});

test('dotted, solid, pale, gone; and a ring where the run was paused', () => {
  const { view, port } = setUp();
  const { node, handle } = port('shop', (one) => one.port === 'calls');
  const drawn = () => {
    const { ctx, calls } = recordingContext();
    paintBreakpoints(ctx, view);
    paintBreakHint(ctx, view, node, handle);
    return { fills: calls.filter((one) => one.call === 'fill').map((one) => one.fill), dashed: calls.some((one) => one.call === 'setLineDash' && one.args[0].length > 0), alphas: new Set(calls.filter((one) => one.call === 'stroke').map((one) => one.alpha)) };
  };
  view.look.colours = { ...view.look.colours, accent: 'accent', surface: 'surface' };
  assert.equal(drawn().dashed, true);
  view.breakpoints.set('shop', [{ port: 'calls', off: false }]);
  assert.equal(breakState(view, 'shop', 'calls'), 'on');
  assert.equal(drawn().dashed, false);
  assert.equal(drawn().fills[0], 'accent');
  view.breakpoints.set('shop', [{ port: 'calls', off: true }]);
  assert.equal(drawn().fills[0], 'surface');
  assert.ok(drawn().alphas.has(0.55));
  view.breakpoints.clear();
  assert.deepEqual(drawn().fills, []);
  view.paused = { node: 'shop', port: 'calls' };
  const { ctx, calls } = recordingContext();
  paintBreakpoints(ctx, view);
  assert.equal(calls.filter((one) => one.call === 'stroke').length, 2);
  view.paused = { node: 'gone', port: '' };
  view.breakpoints.set('gone', [{ port: '', off: false }]);
  const nothing = recordingContext();
  paintBreakpoints(nothing.ctx, view);
  assert.deepEqual(nothing.calls, []);
});
