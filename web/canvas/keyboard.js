/**
 * Everything by keyboard: a table from keys to small functions, and another for while a wire is drawn.
 */
import { reveal } from './camera.js';
import { apply } from './drag.js';
import { kindOf } from './kinds.js';
import { personMoved } from './gestures.js';
import { boxOf } from './scene.js';
import { pan, toScreen, zoomAt } from './camera.js';
import { cameraMoved, redraw, select, selectedThings } from './view.js';
import { beginWire, chooseTarget, dropWire, endWire } from './wiring.js';

/**
 * @typedef {import('./view.js').View} View
 * @typedef {import('./pointer.js').Pointers} Pointers
 * @typedef {import('./drag.js').Drag} Drag
 * @typedef {(keys: Keyboard, event: KeyboardEvent) => boolean | void} Action false lets the browser have the key
 */

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Listens for keys while the canvas has the focus. */
export class Keyboard {
  /**
   * @param {View} view
   * @param {Pointers} pointers
   */
  constructor(view, pointers) {
    this.view = view;
    this.pointers = pointers;
    /** @type {Drag | null} a move by arrows that is not told yet */
    this.nudge = null;
    const { element } = view.live;
    element.addEventListener('keydown', (event) => this.down(event));
    element.addEventListener('keyup', (event) => this.up(event));
    element.addEventListener('pointerdown', () => { delete element.dataset.keys; });
    element.addEventListener('blur', () => this.settle());
    document.addEventListener('paste', (event) => this.paste(event));
  }

  /** @param {KeyboardEvent} event */
  down(event) {
    const control = event.ctrlKey || event.metaKey;
    const name = `${control ? 'Ctrl+' : ''}${event.shiftKey && (control || event.key.length > 1) ? 'Shift+' : ''}${event.key.length === 1 && control ? event.key.toLowerCase() : event.key}`;
    const action = (this.view.wiring ? WIRING : KEYS)[name];
    if (!action) return;
    if (!ARROWS[event.key]) this.settle();
    if (action(this, event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {KeyboardEvent} event */
  up(event) {
    // The ring of the focus is for those who use the keyboard.
    this.view.live.element.dataset.keys = '';
    if (event.key === ' ') this.pointers.holdSpace(false);
    if (ARROWS[event.key]) this.settle();
  }

  /** Tells the move made by arrow keys, as one. */
  settle() {
    const { nudge, view } = this;
    this.nudge = null;
    if (!nudge || (nudge.dx === 0 && nudge.dy === 0)) return;
    view.lifted = new Set();
    redraw(view);
    view.tell({ intent: 'move', nodes: [...nudge.starts].map(([id, start]) => ({ id, x: start.x + nudge.dx, y: start.y + nudge.dy })) });
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    if (document.activeElement !== this.view.live.element) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!text) return;
    event.preventDefault();
    this.view.tell({ intent: 'paste', text });
  }
}

/**
 * @param {Keyboard} keys
 * @param {KeyboardEvent} event
 */
function arrow(keys, event) {
  const { view } = keys;
  const [dx, dy] = ARROWS[event.key];
  const things = selectedThings(view);
  if (things.length === 0) {
    pan(view.camera, -dx * 64, -dy * 64);
    personMoved(view);
    return;
  }
  const step = event.shiftKey ? 1 : 8;
  keys.nudge ??= { lead: things[0].id, starts: new Map(things.map((thing) => [thing.id, { x: thing.x, y: thing.y }])), dx: 0, dy: 0 };
  keys.nudge.dx += dx * step;
  keys.nudge.dy += dy * step;
  apply(view, keys.nudge);
  view.stillDirty = true;
}

/**
 * @param {View} view
 * @param {string} id
 */
export function speech(view, id) {
  const node = view.scene.nodeById.get(id);
  if (!node) return id;
  const wires = node.wires.map((i) => view.scene.wires[i]);
  const leaves = (/** @type {import('./scene.js').Wire} */ wire) => (wire.from === node.index) !== wire.reverse;
  const other = (/** @type {import('./scene.js').Wire} */ wire) => view.scene.nodes[wire.from === node.index ? wire.to : wire.from].id;
  const out = wires.filter(leaves).map(other), into = wires.filter((wire) => !leaves(wire)).map(other);
  const problem = view.problems.get(id);
  return [`${node.title}, ${kindOf(view.kinds, node.kind.name).title}`, out.length > 0 ? `to ${out.join(', ')}` : '', into.length > 0 ? `from ${into.join(', ')}` : '', problem ? `problem: ${problem}` : ''].filter(Boolean).join('. ');
}

/**
 * Walks to the next node in reading order; at the end the focus leaves the canvas.
 * @param {Keyboard} keys
 * @param {1 | -1} step
 */
function walk({ view }, step) {
  const nodes = [...view.scene.nodes].sort((a, b) => a.x - b.x || a.y - b.y || a.index - b.index);
  const current = [...view.selection].at(-1);
  const at = nodes.findIndex((node) => node.id === current);
  const next = at < 0 ? (step > 0 ? 0 : nodes.length - 1) : at + step;
  if (next < 0 || next >= nodes.length) return false;
  focusNode(view, nodes[next].id);
  return true;
}

/**
 * Selects a node, brings it into view and says what it is.
 * @param {View} view
 * @param {string} id
 */
export function focusNode(view, id) {
  const thing = view.scene.nodeById.get(id) ?? view.scene.notes.find((note) => note.id === id);
  const wire = view.scene.wireByKey.get(id);
  const box = thing ? boxOf(thing) : wire ? view.scene.wireGrid.boxes[wire.index] : undefined;
  if (!box) return;
  select(view, [id]);
  reveal(view.camera, box);
  view.fitted = false;
  cameraMoved(view);
  view.tell({ intent: 'say', text: speech(view, id) });
}

/** @param {Keyboard} keys */
function startWire({ view }) {
  const node = view.scene.nodeById.get([...view.selection].at(-1) ?? '');
  const handle = node?.handles.find((h) => h.direction === 'out') ?? node?.handles[0];
  if (!node || !handle) view.tell({ intent: 'say', text: 'select a node to wire from' });
  else beginWire(view, node, handle, true);
}

/** @param {Keyboard} keys */
function nextHandle({ view }) {
  if (!view.wiring) return;
  const { node, handle } = view.wiring;
  const handles = [...node.handles].sort((a, b) => Number(a.direction === 'in') - Number(b.direction === 'in'));
  beginWire(view, node, handles[(handles.indexOf(handle) + 1) % handles.length], true);
}

/** @param {Keyboard} keys */
function openMenu({ view }) {
  const id = [...view.selection].at(-1) ?? '';
  const node = view.scene.nodeById.get(id);
  const box = view.live.element.getBoundingClientRect();
  const at = node ? toScreen(view.camera, node.x + 24, node.y + 24) : { x: view.camera.width / 2, y: view.camera.height / 2 };
  view.tell({ intent: 'menu', id, x: box.left + at.x, y: box.top + at.y });
}

/** @param {string} intent @returns {Action} */
const onSelected = (intent) => ({ view }) => {
  if (view.selection.size > 0) view.tell({ intent, ids: [...view.selection] });
};

/** @param {number} factor @returns {Action} */
const zoom = (factor) => ({ view }) => {
  zoomAt(view.camera, factor, view.camera.width / 2, view.camera.height / 2);
  personMoved(view);
};

/**
 * What is added by keyboard goes to the right of what is selected, else into the middle.
 * @type {Action}
 */
const palette = ({ view }) => {
  const { camera } = view;
  const node = view.scene.nodeById.get([...view.selection].at(-1) ?? '');
  const x = node ? node.x + 288 + 96 : camera.x + camera.width / 2 / camera.zoom;
  const y = node ? node.y + 64 : camera.y + camera.height / 2 / camera.zoom;
  view.tell({ intent: 'palette', x: Math.round(x / 8) * 8, y: Math.round(y / 8) * 8 });
};

/** @type {Record<string, Action>} */
const KEYS = {
  Tab: (keys) => walk(keys, 1),
  'Shift+Tab': (keys) => walk(keys, -1),
  ...Object.fromEntries(Object.keys(ARROWS).flatMap((key) => [[key, arrow], [`Shift+${key}`, arrow]])),
  Enter: ({ view }) => {
    const id = [...view.selection].at(-1);
    if (id) view.tell({ intent: 'edit', id });
  },
  Delete: onSelected('delete'),
  Backspace: onSelected('delete'),
  'Ctrl+c': onSelected('copy'),
  'Ctrl+d': onSelected('duplicate'),
  'Ctrl+a': ({ view }) => select(view, [...view.scene.nodes.map((node) => node.id), ...view.scene.notes.map((note) => note.id)]),
  'Ctrl+z': ({ view }) => view.tell({ intent: 'undo' }),
  'Ctrl+Shift+z': ({ view }) => view.tell({ intent: 'redo' }),
  'Ctrl+y': ({ view }) => view.tell({ intent: 'redo' }),
  '/': palette,
  '?': ({ view }) => view.tell({ intent: 'help' }),
  w: startWire,
  b: ({ view }) => {
    const id = [...view.selection].at(-1) ?? '';
    view.tell({ intent: 'breakpoint', id: view.scene.nodeById.has(id) ? id : '', port: '' });
  },
  ContextMenu: openMenu,
  'Shift+F10': openMenu,
  ' ': (keys) => keys.pointers.holdSpace(true),
  '+': zoom(1.25), '=': zoom(1.25), '-': zoom(0.8), 'Ctrl+=': zoom(1.25), 'Ctrl++': zoom(1.25), 'Ctrl+-': zoom(0.8),
  Escape: (keys) => {
    if (!keys.pointers.cancel()) select(keys.view, []);
  },
};

/** @type {Record<string, Action>} */
const WIRING = {
  Tab: ({ view }) => chooseTarget(view, 1),
  'Shift+Tab': ({ view }) => chooseTarget(view, -1),
  ArrowRight: ({ view }) => chooseTarget(view, 1),
  ArrowDown: ({ view }) => chooseTarget(view, 1),
  ArrowLeft: ({ view }) => chooseTarget(view, -1),
  ArrowUp: ({ view }) => chooseTarget(view, -1),
  Enter: ({ view }) => endWire(view),
  w: nextHandle,
  Escape: ({ view, pointers }) => {
    pointers.cancel();
    dropWire(view);
  },
};
