/**
 * The canvas: what the panels and the link talk to. Arguments and answers are JSON texts, so that Go needs no bindings.
 */
import { orderFor } from './activity.js';
import { fit, toWorld, zoomAt } from './camera.js';
import { personMoved } from './gestures.js';
import { Keyboard, focusNode } from './keyboard.js';
import { kindOf } from './kinds.js';
import { startLoop } from './loop.js';
import { createMinimap } from './minimap.js';
import { forgetWidths } from './painters/text.js';
import { sizeOf } from './painters/sizes.js';
import { Pointers } from './pointer.js';
import { boundsOf, createScene } from './scene.js';
import { cameraMoved, createView, redraw, takeTheme } from './view.js';
import { beginWire, legalTargets } from './wiring.js';

/**
 * @typedef {import('./view.js').View} View
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./kinds.js').Kinds} Kinds
 * @typedef {import('./scene.js').SceneData} SceneData
 *
 * @typedef {object} Elements
 * @property {HTMLElement} stage
 * @property {HTMLCanvasElement} still
 * @property {HTMLCanvasElement} live
 * @property {HTMLCanvasElement} minimap
 */

/** How many orders of rows are remembered: commands that the engine has not handled yet. */
const ORDERS = 64;

/**
 * Makes the canvas and starts drawing.
 * @param {Elements} elements
 * @param {Kinds} kinds
 * @param {(clock: number) => void} tick called at the beginning of each animation frame
 */
export function createCanvas(elements, kinds, tick) {
  const view = createView(elements.still, elements.live, kinds);
  const pointers = new Pointers(view);
  const keyboard = new Keyboard(view, pointers);
  const paintMinimap = createMinimap(elements.minimap, view);
  followTheme(view);
  followSize(view, elements, startLoop(view, paintMinimap, tick));
  return { view, setScene: (/** @type {SceneData} */ data) => setScene(view, pointers, keyboard, data), setFrame: (/** @type {Frame} */ frame, /** @type {number} */ clock) => setFrame(view, frame, clock), api: createApi(view, elements, pointers, keyboard) };
}

/**
 * What the canvas is told about what the scene does, and shows from then on.
 * @param {View} view
 */
function createTold(view) {
  return {
    setFollow: (/** @type {number} */ lineage) => {
      view.look.follow = lineage;
      view.liveDirty = true;
    },
    setLabels: (/** @type {string} */ json) => {
      view.look.labels = JSON.parse(json);
      view.liveDirty = true;
    },
    setCaptions: (/** @type {string} */ json) => {
      view.captions = new Map(Object.entries(JSON.parse(json)));
      view.liveDirty = true;
    },
    setProblems: (/** @type {string} */ json) => {
      view.problems = new Map(JSON.parse(json).map((/** @type {{id: string, text: string}} */ problem) => [problem.id, problem.text]));
      view.liveDirty = true;
    },
    setBreakpoints: (/** @type {string} */ json) => {
      view.breakpoints = new Map();
      for (const { node, port, off } of JSON.parse(json)) view.breakpoints.set(node, [...(view.breakpoints.get(node) ?? []), { port, off }]);
      view.liveDirty = true;
    },
    setStopped: (/** @type {string} */ json) => {
      view.paused = JSON.parse(json);
      view.liveDirty = true;
    },
  };
}

/**
 * @param {View} view
 * @param {Elements} elements
 * @param {Pointers} pointers
 * @param {Keyboard} keyboard
 */
function createApi(view, elements, pointers, keyboard) {
  return {
    ...createTold(view),
    setScene: (/** @type {string} */ json) => setScene(view, pointers, keyboard, JSON.parse(json)),
    setSelection: (/** @type {string} */ json) => {
      view.selection = new Set(JSON.parse(json));
      view.liveDirty = true;
    },
    onIntent: (/** @type {(json: string) => void} */ receive) => { view.tell = (intent) => receive(JSON.stringify(intent)); },
    fit: () => fitScene(view),
    focus: (/** @type {string} */ id) => {
      elements.live.focus({ preventScroll: true });
      focusNode(view, id);
    },
    reveal: (/** @type {string} */ id) => focusNode(view, id),
    startAdd: (/** @type {string} */ kind, /** @type {number} */ x, /** @type {number} */ y) => startAdd(view, kind, x, y),
    startWire: (/** @type {string} */ id, /** @type {string} */ port) => {
      const node = view.scene.nodeById.get(id);
      const handle = node?.handles.find((h) => h.port === port);
      elements.live.focus({ preventScroll: true });
      if (node && handle) beginWire(view, node, handle, true);
    },
    zoomBy: (/** @type {number} */ factor) => {
      zoomAt(view.camera, factor, view.camera.width / 2, view.camera.height / 2);
      personMoved(view);
    },
    setTheme: (/** @type {string} */ theme) => {
      document.documentElement.dataset.theme = theme;
      readTheme(view);
    },
    setMinimap: (/** @type {boolean} */ shown) => {
      view.minimap = shown;
      elements.minimap.hidden = !shown;
      view.stillDirty = true;
    },
    legalTargets: (/** @type {string} */ id, /** @type {string} */ port) => JSON.stringify(legalTargets(view, id, port)),
    camera: () => JSON.stringify(view.camera),
    worldAt: (/** @type {number | undefined} */ clientX, /** @type {number | undefined} */ clientY) => JSON.stringify(worldAt(view, clientX, clientY)),
  };
}

/**
 * @param {View} view
 * @param {Pointers} pointers
 * @param {Keyboard} keyboard
 * @param {SceneData} data
 */
function setScene(view, pointers, keyboard, data) {
  const first = view.orders.length === 0;
  keyboard.nudge = null;
  view.scene = createScene(data, view.kinds);
  view.hover = null;
  view.lifted = new Set();
  const restarted = view.scene.revision < (view.orders.at(-1)?.revision ?? 0);
  if (restarted) view.orders = [];
  view.orders.push({ revision: view.scene.revision, nodes: view.scene.nodes.map((node) => node.id), wires: view.scene.wires.map((wire) => wire.key) });
  if (view.orders.length > ORDERS) view.orders.shift();
  rematch(view);
  pointers.rebind();
  view.live.element.parentElement?.toggleAttribute('data-empty', isEmpty(view));
  if (first && view.fitted) fitScene(view);
  cameraMoved(view);
  redraw(view);
}

/** @type {WeakMap<View, {scene: unknown, order: unknown}>} */
const matched = new WeakMap();

/**
 * Joins the rows of the frame that is shown to the scene.
 * @param {View} view
 */
function rematch(view) {
  const order = view.frame ? orderFor(view.orders, view.frame) : view.orders[0];
  const last = matched.get(view);
  if (!order || (last && last.scene === view.scene && last.order === order)) return;
  matched.set(view, { scene: view.scene, order });
  view.activity.match(view.scene, order);
  if (view.frame) view.activity.sort(view.frame);
}

/**
 * @param {View} view
 * @param {Frame} frame
 * @param {number} clock
 */
function setFrame(view, frame, clock) {
  view.frame = frame;
  view.at = 0;
  const order = orderFor(view.orders, frame);
  while (order && view.orders.length > 1 && view.orders[0] !== order && view.orders[1].revision <= frame.revision) view.orders.shift();
  rematch(view);
  view.activity.take(frame, view.scene, clock);
  view.liveDirty = true;
}

/**
 * What lies on the canvas under a pixel of the window; in the middle of what is shown when none is named.
 * @param {View} view
 * @param {number | undefined} clientX
 * @param {number | undefined} clientY
 */
function worldAt(view, clientX, clientY) {
  const { camera } = view;
  const box = view.live.element.getBoundingClientRect();
  const world = clientX === undefined || clientY === undefined ? toWorld(camera, camera.width / 2, camera.height / 2) : toWorld(camera, clientX - box.left, clientY - box.top);
  return { x: Math.round(world.x), y: Math.round(world.y) };
}

/** @param {View} view */
const isEmpty = (view) => view.scene.nodes.length + view.scene.notes.length === 0;

/** @param {View} view */
function fitScene(view) {
  if (isEmpty(view)) Object.assign(view.camera, { zoom: 1, x: -view.camera.width / 2, y: -view.camera.height / 2 });
  else fit(view.camera, boundsOf(view.scene));
  view.fitted = true;
  cameraMoved(view);
}

/**
 * A node follows the pointer from the palette until it is dropped on the canvas or let go elsewhere.
 * @param {View} view
 * @param {string} kind
 * @param {number} clientX
 * @param {number} clientY
 */
function startAdd(view, kind, clientX, clientY) {
  const { width, height } = sizeOf(kindOf(view.kinds, kind).picture);
  const follow = (/** @type {{clientX: number, clientY: number}} */ event) => {
    const box = view.live.element.getBoundingClientRect();
    const x = event.clientX - box.left, y = event.clientY - box.top;
    const world = toWorld(view.camera, x, y);
    view.ghost = { kind, x: Math.round((world.x - width / 2) / 8) * 8, y: Math.round((world.y - height / 2) / 8) * 8, inside: x >= 0 && y >= 0 && x <= box.width && y <= box.height };
    view.liveDirty = true;
  };
  const end = (/** @type {Event} */ event) => {
    if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
    leave.abort();
    const { ghost } = view;
    view.ghost = null;
    view.liveDirty = true;
    if (event.type === 'pointerup' && ghost?.inside) view.tell({ intent: 'add', kind, x: ghost.x, y: ghost.y });
  };
  const leave = new AbortController();
  window.addEventListener('pointermove', follow, { signal: leave.signal });
  for (const name of ['pointerup', 'pointercancel', 'keydown']) window.addEventListener(name, end, { signal: leave.signal, capture: true });
  follow({ clientX, clientY });
}

/**
 * @param {View} view
 * @param {Elements} elements
 * @param {() => void} paintNow
 */
function followSize(view, elements, paintNow) {
  const resize = () => {
    const box = elements.stage.getBoundingClientRect();
    const { camera } = view;
    const dx = camera.width - box.width, dy = camera.height - box.height;
    if (camera.width > 0 && !view.fitted) {
      camera.x += dx / 2 / camera.zoom;
      camera.y += dy / 2 / camera.zoom;
    }
    camera.width = box.width;
    camera.height = box.height;
    view.ratio = Math.min(2, window.devicePixelRatio || 1);
    for (const { element } of [view.still, view.live]) {
      element.width = Math.max(1, Math.round(box.width * view.ratio));
      element.height = Math.max(1, Math.round(box.height * view.ratio));
    }
    if (view.fitted) fitScene(view);
    else cameraMoved(view);
    paintNow();
  };
  new ResizeObserver(resize).observe(elements.stage);
  resize();
}

/** @param {View} view */
function readTheme(view) {
  const style = getComputedStyle(document.documentElement);
  takeTheme(view, (name) => style.getPropertyValue(name));
}

/** @param {View} view */
function followTheme(view) {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');
  const motion = () => {
    view.look.reduced = still.matches;
    redraw(view);
  };
  still.addEventListener('change', motion);
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']) {
    window.matchMedia(query).addEventListener('change', () => readTheme(view));
  }
  document.fonts?.addEventListener('loadingdone', forgetWidths);
  motion();
  readTheme(view);
}
