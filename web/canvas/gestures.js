/**
 * Pointer gestures: one is under way at a time, chosen by what lies under the first press.
 */
import { clamp, pan, toWorld, zoomAt } from './camera.js';
import { apply, cancelDrag, dragBy, drop, lift } from './drag.js';
import { hitTest, inMarquee } from './hit.js';
import { canBreak } from './painters/breakpoints.js';
import { boundsOf } from './scene.js';
import { tokenAt } from './tokens.js';
import { cameraMoved, select } from './view.js';
import { beginWire, dropWire, endWire, moveWire } from './wiring.js';

/**
 * @typedef {import('./view.js').View} View
 * @typedef {import('./hit.js').Hit} Hit
 * @typedef {{x: number, y: number}} Point in CSS pixels from the canvas's corner
 * @typedef {{touch: boolean, shift: boolean, alt: boolean, toggle: boolean}} Press
 *
 * @typedef {object} Gesture
 * @property {(to: Point, press: Press) => void} move
 * @property {(at: Point) => void} up
 * @property {() => void} cancel
 * @property {() => void} [rebind] called when the scene was made anew
 */

/** A press that moves less than this is a click. */
const SLOP = { mouse: 3, touch: 8 };

/**
 * The camera moved by a person: keeps the scene in sight.
 * @param {View} view
 */
export function personMoved(view) {
  clamp(view.camera, boundsOf(view.scene));
  view.fitted = false;
  cameraMoved(view);
}

/**
 * @param {View} view
 * @param {Point} from
 * @returns {Gesture}
 */
export function panGesture(view, from) {
  let { x, y } = from;
  // Whole device pixels: what is drawn can be moved along.
  const whole = (/** @type {number} */ distance) => Math.round(distance * view.ratio) / view.ratio;
  return {
    move(to) {
      const dx = whole(to.x - x), dy = whole(to.y - y);
      pan(view.camera, dx, dy);
      x += dx;
      y += dy;
      personMoved(view);
    },
    up() {},
    cancel() {},
  };
}

/**
 * @param {View} view
 * @param {Point} from
 * @param {Set<string>} before what was selected and stays so
 * @returns {Gesture}
 */
function marqueeGesture(view, from, before) {
  const start = toWorld(view.camera, from.x, from.y);
  return {
    move(to) {
      const end = toWorld(view.camera, to.x, to.y);
      view.marquee = { x1: Math.min(start.x, end.x), y1: Math.min(start.y, end.y), x2: Math.max(start.x, end.x), y2: Math.max(start.y, end.y) };
      select(view, [...before, ...inMarquee(view.scene, view.marquee)]);
    },
    up() {
      view.marquee = null;
      view.liveDirty = true;
    },
    cancel() {
      view.marquee = null;
      select(view, before);
    },
  };
}

/**
 * @param {View} view
 * @param {Point} from
 * @param {string} id
 * @returns {Gesture}
 */
function moveGesture(view, from, id) {
  const start = toWorld(view.camera, from.x, from.y);
  const held = lift(view, id);
  return {
    move(to, press) {
      const end = toWorld(view.camera, to.x, to.y);
      dragBy(view, held, end.x - start.x, end.y - start.y, press.alt);
    },
    up: () => drop(view, held),
    cancel: () => cancelDrag(view, held),
    rebind: () => apply(view, held),
  };
}

/**
 * @param {View} view
 * @param {import('./scene.js').Node} node
 * @param {import('./kinds.js').Handle} handle
 * @returns {Gesture}
 */
function wireGesture(view, node, handle) {
  beginWire(view, node, handle, false);
  return {
    move(to, press) {
      const end = toWorld(view.camera, to.x, to.y);
      moveWire(view, end.x, end.y, press.touch);
    },
    up: () => endWire(view),
    cancel: () => dropWire(view),
    rebind() {
      if (!view.wiring) return; // it was let go, and has changed the scene itself
      const again = view.scene.nodeById.get(node.id);
      if (again) beginWire(view, again, handle, false);
      else dropWire(view);
    },
  };
}

/**
 * Two fingers: the points of the world under them stay under them.
 * @param {View} view
 * @param {Point} a
 * @param {Point} b
 * @returns {{move: (a: Point, b: Point) => void}}
 */
export function pinch(view, a, b) {
  let distance = Math.hypot(a.x - b.x, a.y - b.y), x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
  return {
    move(p, q) {
      const next = Math.hypot(p.x - q.x, p.y - q.y), nx = (p.x + q.x) / 2, ny = (p.y + q.y) / 2;
      pan(view.camera, nx - x, ny - y);
      if (distance > 0 && next > 0) zoomAt(view.camera, next / distance, nx, ny);
      distance = next;
      x = nx;
      y = ny;
      personMoved(view);
    },
  };
}

/**
 * The press of one pointer: a click until it moves far enough, then the gesture that fits what was pressed.
 * @param {View} view
 * @param {Point} from
 * @param {Press} press
 * @param {boolean} panning pressed with the middle button or the space bar
 * @returns {Gesture & {hit: Hit | null, started: () => boolean}}
 */
export function pressGesture(view, from, press, panning) {
  const world = toWorld(view.camera, from.x, from.y);
  const hit = panning ? null : hitTest(view.scene, world.x, world.y, view.camera.zoom, press.touch);
  /** @type {Gesture | null} */
  let gesture = null;
  const slop = press.touch ? SLOP.touch : SLOP.mouse;
  return {
    hit,
    started: () => gesture !== null,
    move(to, now) {
      if (!gesture && Math.hypot(to.x - from.x, to.y - from.y) < slop) return;
      gesture ??= begin(view, from, hit, now, panning);
      gesture.move(to, now);
    },
    up(at) {
      if (gesture) gesture.up(at);
      else if (!panning) click(view, hit, world, press);
    },
    cancel: () => gesture?.cancel(),
    rebind: () => gesture?.rebind?.(),
  };
}

/**
 * @param {View} view
 * @param {Point} from
 * @param {Hit | null} hit
 * @param {Press} press
 * @param {boolean} panning
 * @returns {Gesture}
 */
function begin(view, from, hit, press, panning) {
  if (panning) return panGesture(view, from);
  if (hit?.what === 'port') return wireGesture(view, hit.node, hit.handle);
  if (press.shift) return marqueeGesture(view, from, view.selection);
  const id = hit?.what === 'node' ? hit.node.id : hit?.what === 'note' ? hit.note.id : '';
  if (!id) return panGesture(view, from);
  if (!view.selection.has(id)) select(view, [id]);
  return moveGesture(view, from, id);
}

/**
 * @param {Hit | null} hit
 */
export function idOf(hit) {
  if (!hit) return '';
  return hit.what === 'wire' ? hit.wire.key : hit.what === 'note' ? hit.note.id : hit.node.id;
}

/**
 * @param {View} view
 * @param {Hit | null} hit
 * @param {Point} world
 * @param {Press} press
 */
function click(view, hit, world, press) {
  if (view.frame && hit?.what !== 'port') {
    const lineage = tokenAt(view.scene, view.frame, view.activity, view.at, world.x, world.y, (press.touch ? 20 : 9) / view.camera.zoom);
    if (lineage > 0) return view.tell({ intent: 'token', lineage });
  }
  if (hit?.what === 'port' && !press.toggle && !press.shift && !press.touch && canBreak(hit.handle)) {
    return view.tell({ intent: 'breakpoint', id: hit.node.id, port: hit.handle.port });
  }
  const id = idOf(hit);
  if (!press.toggle && !press.shift) return select(view, id ? [id] : []);
  if (!id) return;
  const next = new Set(view.selection);
  if (!next.delete(id)) next.add(id);
  select(view, next);
}
