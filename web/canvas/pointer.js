/**
 * Joins the browser's pointer, wheel and touch events to the gestures.
 */
import { pan, toWorld, zoomAt } from './camera.js';
import { idOf, personMoved, pinch, pressGesture } from './gestures.js';
import { hitTest } from './hit.js';
import { select } from './view.js';

/**
 * @typedef {import('./view.js').View} View
 * @typedef {import('./gestures.js').Point} Point
 * @typedef {import('./gestures.js').Press} Press
 */

const LONG_PRESS = 500;
const TAP = 280;

/** Listens on the canvas element; one for each canvas. */
export class Pointers {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    /** @type {Map<number, Point>} */
    this.down = new Map();
    /** @type {ReturnType<typeof pressGesture> | null} */
    this.gesture = null;
    /** @type {ReturnType<typeof pinch> | null} */
    this.pinch = null;
    /** @type {{at: number, moved: boolean} | null} a touch of two fingers that may be a tap */
    this.tap = null;
    this.space = false;
    this.timer = 0;
    /** Whether the touch under way opened the menu: lifting the finger must not press what lies under it. */
    this.held = false;
    const { element } = view.live;
    element.addEventListener('pointerdown', (event) => this.#press(event));
    element.addEventListener('pointermove', (event) => this.#move(event));
    element.addEventListener('pointerup', (event) => this.#release(event, false));
    element.addEventListener('pointercancel', (event) => this.#release(event, true));
    element.addEventListener('pointerleave', () => this.#hover(null));
    element.addEventListener('touchend', (event) => {
      if (this.held) event.preventDefault();
    }, { passive: false });
    element.addEventListener('dblclick', (event) => this.#twice(event));
    element.addEventListener('contextmenu', (event) => this.#menu(event));
    element.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
  }

  /**
   * @param {MouseEvent} event
   * @returns {Point}
   */
  #point(event) {
    const box = this.view.live.element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  /**
   * @param {PointerEvent} event
   * @returns {Press}
   */
  #how(event) {
    return { touch: event.pointerType === 'touch', shift: event.shiftKey, alt: event.altKey, toggle: event.ctrlKey || event.metaKey };
  }

  /** @param {PointerEvent} event */
  #press(event) {
    const { element } = this.view.live;
    element.focus({ preventScroll: true });
    const at = this.#point(event);
    this.down.set(event.pointerId, at);
    this.held = false;
    element.setPointerCapture(event.pointerId);
    if (this.down.size === 2) return this.#second();
    if (this.down.size > 2 || event.button === 2) return;
    if (event.button === 1) event.preventDefault();
    this.gesture = pressGesture(this.view, at, this.#how(event), event.button === 1 || this.space);
    if (event.pointerType === 'touch') this.timer = window.setTimeout(() => this.#long(event), LONG_PRESS);
  }

  #second() {
    window.clearTimeout(this.timer);
    this.gesture?.cancel();
    this.gesture = null;
    const [a, b] = this.down.values();
    this.pinch = pinch(this.view, a, b);
    this.tap = { at: performance.now(), moved: false };
  }

  /** @param {PointerEvent} event */
  #long(event) {
    if (!this.gesture || this.gesture.started()) return;
    const id = idOf(this.gesture.hit);
    this.gesture = null;
    this.held = true;
    if (id) select(this.view, [id]);
    this.view.tell({ intent: 'menu', id, x: event.clientX, y: event.clientY });
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const to = this.#point(event);
    const before = this.down.get(event.pointerId);
    if (!before) return this.#hover(event);
    if (this.tap && Math.hypot(to.x - before.x, to.y - before.y) > 4) this.tap.moved = true;
    this.down.set(event.pointerId, to);
    if (this.pinch && this.down.size >= 2) {
      const [a, b] = this.down.values();
      this.pinch.move(a, b);
      return;
    }
    this.gesture?.move(to, this.#how(event));
    if (this.gesture?.started()) window.clearTimeout(this.timer);
    this.#cursor(this.gesture?.started() ? 'grabbing' : '');
  }

  /**
   * @param {PointerEvent} event
   * @param {boolean} cancelled
   */
  #release(event, cancelled) {
    window.clearTimeout(this.timer);
    const at = this.#point(event);
    this.down.delete(event.pointerId);
    if (this.pinch) return this.#releasePinch(cancelled);
    if (cancelled) this.gesture?.cancel();
    else this.gesture?.up(at);
    this.gesture = null;
    this.#hover(cancelled ? null : event);
  }

  /** @param {boolean} cancelled */
  #releasePinch(cancelled) {
    if (this.down.size > 0) return;
    if (this.tap && !cancelled && !this.tap.moved && performance.now() - this.tap.at < TAP) this.view.tell({ intent: 'undo' });
    this.pinch = null;
    this.tap = null;
  }

  /** @param {PointerEvent | null} event */
  #hover(event) {
    const { view } = this;
    if (view.wiring?.keyboard) return;
    let hit = null;
    if (event && event.pointerType !== 'touch') {
      const at = this.#point(event);
      const world = toWorld(view.camera, at.x, at.y);
      hit = hitTest(view.scene, world.x, world.y, view.camera.zoom);
    }
    this.#cursor(this.space ? 'grab' : hit?.what === 'port' ? 'crosshair' : hit ? 'pointer' : '');
    if (idOf(hit) === idOf(view.hover) && hit?.what === view.hover?.what && !(hit?.what === 'port')) return;
    view.hover = hit;
    view.liveDirty = true;
  }

  /** @param {string} cursor */
  #cursor(cursor) {
    const { style } = this.view.live.element;
    if (style.cursor !== cursor) style.cursor = cursor;
  }

  /** @param {MouseEvent} event */
  #twice(event) {
    const at = this.#point(event);
    const world = toWorld(this.view.camera, at.x, at.y);
    const hit = hitTest(this.view.scene, world.x, world.y, this.view.camera.zoom);
    if (hit?.what === 'port') return; // two clicks on a port are two clicks
    if (hit) this.view.tell({ intent: 'edit', id: idOf(hit) });
    else this.view.tell({ intent: 'palette', x: Math.round(world.x / 8) * 8, y: Math.round(world.y / 8) * 8 });
  }

  /** @param {MouseEvent} event */
  #menu(event) {
    event.preventDefault();
    const at = this.#point(event);
    const world = toWorld(this.view.camera, at.x, at.y);
    const id = idOf(hitTest(this.view.scene, world.x, world.y, this.view.camera.zoom));
    if (id && !this.view.selection.has(id)) select(this.view, [id]);
    this.view.tell({ intent: 'menu', id, x: event.clientX, y: event.clientY });
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    const { camera } = this.view;
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? camera.height : 1;
    if (event.ctrlKey || event.metaKey) {
      const at = this.#point(event);
      zoomAt(camera, Math.exp(-Math.max(-24, Math.min(24, event.deltaY * unit)) * 0.01), at.x, at.y);
    } else if (event.shiftKey && event.deltaX === 0) pan(camera, -event.deltaY * unit, 0);
    else pan(camera, -event.deltaX * unit, -event.deltaY * unit);
    personMoved(this.view);
  }

  /** Space held: the next press pans. */
  holdSpace(/** @type {boolean} */ held) {
    this.space = held;
    this.#cursor(held ? 'grab' : '');
  }

  /** The scene was made anew: a gesture goes on with it. */
  rebind() {
    this.gesture?.rebind?.();
  }

  /** Gives up the gesture under way; true when there was one. */
  cancel() {
    const running = this.gesture?.started() ?? false;
    this.gesture?.cancel();
    this.gesture = null;
    return running;
  }
}
