/**
 * Hands and keys on the axis: drag along it, choose a span, zoom, walk by keys.
 */
import { PADDING } from './dom.js';
import { clock, nanoseconds } from './scale.js';
import { pan, wholeWindow, zoom } from './window.js';

/** @typedef {import('./strip.js').Strip} Strip */

/** A press that moves less is a click, in pixels. */
const STILL = 4;
/** Two presses within this time are one double click, in real milliseconds. */
const TWICE = 400;
const ZOOM_STEP = 1.25;
/** A press so near to the playhead takes hold of it, in pixels. */
const GRAB = 7;

/** @param {Strip} strip */
export function listenAxis(strip) {
  const { axis, span } = strip.parts;
  const hands = new Hands(strip);
  axis.addEventListener('pointerdown', (event) => hands.down(event));
  axis.addEventListener('pointermove', (event) => hands.move(event));
  axis.addEventListener('pointerup', (event) => hands.up(event));
  axis.addEventListener('pointercancel', () => hands.cancel());
  axis.addEventListener('pointerleave', () => { strip.parts.hover.hidden = true; });
  axis.addEventListener('wheel', (event) => wheel(strip, event), { passive: false });
  axis.addEventListener('dblclick', () => hands.twice());
  axis.addEventListener('contextmenu', (event) => menu(strip, event));
  axis.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && hands.doing) hands.cancel();
    else if (!axisKey(strip, event)) return;
    event.preventDefault();
  });
  span.addEventListener('click', () => {
    if (strip.brush) strip.chooseSpan(null);
    else span.setAttribute('aria-pressed', String(span.getAttribute('aria-pressed') !== 'true'));
  });
}

/**
 * Where on the axis a pointer is.
 * @param {Strip} strip
 * @param {MouseEvent} event
 */
export const offsetOf = (strip, event) => event.clientX - strip.parts.axis.getBoundingClientRect().left - PADDING;

class Hands {
  /** @param {Strip} strip */
  constructor(strip) {
    this.strip = strip;
    /** @type {Map<number, number>} where each pointer is */
    this.pointers = new Map();
    /** @type {'' | 'scrub' | 'span' | 'pinch'} */
    this.doing = '';
    this.pressedAt = 0;
    this.startX = 0;
    /** Where the run was before the first of two presses. */
    this.before = 0;
    this.apart = 0;
    /** The playhead itself was pressed, and has not been moved yet. */
    this.grabbed = false;
  }

  /** @param {PointerEvent} event */
  down(event) {
    if (event.button !== 0) return;
    const { strip } = this;
    const x = offsetOf(strip, event);
    this.pointers.set(event.pointerId, x);
    strip.parts.axis.setPointerCapture(event.pointerId);
    strip.parts.axis.focus({ preventScroll: true });
    if (this.pointers.size === 2) return this.#pinch();
    if (this.pointers.size > 2) return;
    if (event.timeStamp - this.pressedAt > TWICE) this.before = strip.now;
    this.pressedAt = event.timeStamp;
    this.startX = x;
    const chooses = event.shiftKey || strip.parts.span.getAttribute('aria-pressed') === 'true';
    this.doing = chooses ? 'span' : 'scrub';
    strip.parts.hover.hidden = true;
    this.grabbed = Math.abs(x - strip.placeOf(strip.now)) <= GRAB;
    if (chooses) return;
    strip.scrubber.hold();
    if (!this.grabbed) strip.scrubber.to(strip.goalAt(x));
  }

  /** @param {PointerEvent} event */
  move(event) {
    const { strip } = this;
    const x = offsetOf(strip, event);
    if (this.pointers.has(event.pointerId)) this.pointers.set(event.pointerId, x);
    if (this.doing === 'pinch') this.#spread();
    else if (this.doing === 'scrub') this.#scrub(x);
    else if (this.doing === 'span') this.#span(x);
    else if (event.pointerType !== 'touch') hover(strip, x);
  }

  /** @param {PointerEvent} event */
  up(event) {
    const { strip } = this;
    const x = offsetOf(strip, event);
    this.pointers.delete(event.pointerId);
    const { doing } = this;
    if (doing === 'pinch' && this.pointers.size > 0) return;
    this.doing = '';
    if (doing === 'scrub') strip.scrubber.release();
    if (doing !== 'span') return;
    strip.parts.span.setAttribute('aria-pressed', 'false');
    if (Math.abs(x - this.startX) < STILL) strip.chooseSpan(null);
    else strip.chooseSpan(spanOf(strip, this.startX, x));
  }

  /** What is under way is taken back. */
  cancel() {
    const { strip, doing } = this;
    this.pointers.clear();
    this.doing = '';
    if (doing === 'scrub') {
      strip.scrubber.to(this.before);
      strip.scrubber.release();
    }
    if (doing === 'span') strip.chooseSpan(null);
  }

  /** A double click shows everything, and leaves the run where it was. */
  twice() {
    const { strip } = this;
    if (strip.window.whole) return;
    strip.show(wholeWindow(strip.extent));
    strip.scrubber.to(this.before);
  }

  /**
   * The playhead that was pressed itself stays until the hand moves.
   * @param {number} x
   */
  #scrub(x) {
    if (this.grabbed && Math.abs(x - this.startX) < STILL) return;
    this.grabbed = false;
    this.strip.scrubber.to(this.strip.goalAt(x));
  }

  /** @param {number} x */
  #span(x) {
    const { strip } = this;
    strip.setBrush(JSON.stringify(Math.abs(x - this.startX) < STILL ? null : spanOf(strip, this.startX, x)));
  }

  #pinch() {
    if (this.doing === 'scrub') {
      this.strip.scrubber.to(this.before);
      this.strip.scrubber.release();
    }
    this.doing = 'pinch';
    this.apart = this.#apart();
  }

  #apart() {
    const [a, b] = [...this.pointers.values()];
    return Math.max(8, Math.abs(a - b));
  }

  #spread() {
    const { strip } = this;
    if (this.pointers.size < 2) return;
    const [a, b] = [...this.pointers.values()];
    const apart = this.#apart();
    strip.show(zoom(strip.window, this.apart / apart, strip.window.from + ((a + b) / 2) * strip.pixel, strip.extent));
    this.apart = apart;
  }
}

/**
 * @param {Strip} strip
 * @param {number} one
 * @param {number} other
 */
export const spanOf = (strip, one, other) => ({ from: strip.timeAt(Math.min(one, other)), to: strip.timeAt(Math.max(one, other)) });

/**
 * @param {Strip} strip
 * @param {number} x
 */
function hover(strip, x) {
  const { hover: line } = strip.parts;
  line.hidden = x < 0 || x > strip.width;
  if (line.hidden) return;
  const time = /** @type {HTMLElement} */ (line.firstElementChild);
  line.style.transform = `translateX(${x.toFixed(1)}px)`;
  time.textContent = clock(strip.goalAt(x), strip.pixel);
  strip.shift(time, x);
}

/**
 * @param {Strip} strip
 * @param {WheelEvent} event
 */
function wheel(strip, event) {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? 16 : 1;
  const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.shiftKey ? event.deltaY : 0;
  if (sideways !== 0) strip.show(pan(strip.window, sideways * unit * strip.pixel, strip.extent));
  else strip.show(zoom(strip.window, 1.0015 ** (event.deltaY * unit), strip.window.from + offsetOf(strip, event) * strip.pixel, strip.extent));
}

/**
 * @param {Strip} strip
 * @param {MouseEvent} event
 */
function menu(strip, event) {
  event.preventDefault();
  strip.emit({ intent: 'add-fault-at', at: nanoseconds(strip.timeAt(offsetOf(strip, event))), x: event.clientX, y: event.clientY });
}

/**
 * Keys on the axis.
 * @param {Strip} strip
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key was for it
 */
function axisKey(strip, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { minor, major } = strip.step ?? { minor: 1e9, major: 1e9 };
  const from = strip.scrubber.at ?? strip.now;
  /** @type {Record<string, () => number>} */
  const places = {
    ArrowLeft: () => stepped(from, -minor), ArrowDown: () => stepped(from, -minor),
    ArrowRight: () => stepped(from, minor), ArrowUp: () => stepped(from, minor),
    PageDown: () => stepped(from, -major), PageUp: () => stepped(from, major),
    Home: () => 0, End: () => strip.end,
  };
  /** @type {Record<string, () => void>} */
  const views = {
    '+': () => strip.show(zoom(strip.window, 1 / ZOOM_STEP, from, strip.extent)),
    '-': () => strip.show(zoom(strip.window, ZOOM_STEP, from, strip.extent)),
    0: () => strip.show(wholeWindow(strip.extent)),
    Escape: () => { if (strip.brush) strip.chooseSpan(null); },
  };
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    const box = strip.parts.axis.getBoundingClientRect();
    strip.emit({ intent: 'add-fault-at', at: nanoseconds(from), x: box.left + PADDING + strip.placeOf(from), y: box.top });
    return true;
  }
  if (event.key === 'Escape' && !strip.brush) return false;
  if (event.shiftKey && places[event.key]) return keySpan(strip, from, places[event.key]());
  if (places[event.key]) strip.scrubber.to(places[event.key]());
  else if (views[event.key]) views[event.key]();
  else return false;
  return true;
}

/**
 * Shift and a key choose a span that begins at the present moment and grows with each press.
 * @param {Strip} strip
 * @param {number} from
 * @param {number} to
 */
function keySpan(strip, from, to) {
  const { brush } = strip;
  const grows = to - from;
  const span = brush ? { from: Math.max(0, grows < 0 ? brush.from + grows : brush.from), to: grows > 0 ? brush.to + grows : brush.to } : { from: Math.min(from, to), to: Math.max(from, to) };
  strip.chooseSpan(span);
  return true;
}

/**
 * The next multiple of a step in a direction.
 * @param {number} at
 * @param {number} step negative goes back
 */
export function stepped(at, step) {
  const size = Math.abs(step);
  const next = step > 0 ? Math.floor(at / size + 1e-9) + 1 : Math.ceil(at / size - 1e-9) - 1;
  return Math.max(0, next * size);
}
