/**
 * The strip between stage and drawer: virtual time as a line that one can drag along, with what happened on it.
 *
 *     ┌──────────────────────────────────────────────────────────┬─────┐
 *     │   ϟ      ◇   ϟ            ⬡                marks          │ ⏴ ⇔ │
 *     │ ▁▂▁  ▃ ▁▁▂▅▇                               failures       │     │
 *     │ ━━━━━━━━━━━━━━━●────────────┄┄┄┄           past, known    │     │
 *     │ 0    10 s   0:00:21    30 s                ticks          │     │
 *     └──────────────────────────────────────────────────────────┴─────┘
 *
 * The page's animation loop calls tick with the time of the picture that is drawn, so that playhead and canvas agree.
 */
import { barsPath } from './bars.js';
import { PADDING, buildStrip, make } from './dom.js';
import { listenAxis } from './gestures.js';
import { MarkView } from './markview.js';
import { forkMarks, readMarks } from './marks.js';
import { axisSteps, clock, label, multiples, nanoseconds, roundTo, short, words } from './scale.js';
import { Scrubber } from './scrubber.js';
import { around, extentOf, follow, wholeWindow } from './window.js';

/**
 * @typedef {import('./scrubber.js').Run & {back: () => void}} Run
 * @typedef {import('./marks.js').Mark} Mark
 * @typedef {import('./window.js').Window} Window
 *
 * @typedef {{from: number, to: number}} Span
 *
 * @typedef {object} Shown what followers are told
 * @property {number} now
 * @property {Window} window
 * @property {Span | null} brush
 */

const FLOOR = 27;
const BARS = 12;
const LABELS_APART = 92;
/** How near to the end a hand is drawn to it, in pixels. */
const ATTRACTED = 4;
/** How often what a screen reader hears is renewed while the run plays, in real milliseconds. */
const WORDS_EVERY = 1000;

export class Strip {
  /**
   * @param {HTMLElement} root
   * @param {Run} run
   */
  constructor(root, run) {
    this.run = run;
    this.parts = buildStrip(root);
    this.scrubber = new Scrubber(run);
    this.now = 0;
    this.end = 0;
    /** @type {Mark[]} */
    this.given = [];
    /** @type {Mark[]} */
    this.forks = [];
    /** @type {{width: number, counts: number[]}} */
    this.failures = { width: 0, counts: [] };
    this.extent = extentOf(0, []);
    this.window = wholeWindow(this.extent);
    /** @type {Span | null} */
    this.brush = null;
    this.width = 0;
    this.saidAt = 0;
    this.shownX = NaN;
    /** @type {Set<(json: string) => void>} */
    this.receivers = new Set();
    /** @type {Set<(shown: Shown) => void>} */
    this.followers = new Set();
    this.markView = new MarkView(this);
    listenAxis(this);
    this.parts.back.addEventListener('click', () => run.back());
    new ResizeObserver(() => this.#resize()).observe(this.parts.axis);
    this.#resize();
  }

  // ---- what is told

  /** @param {string} json {"branches","failures"}: times as decimal nanoseconds */
  setTimeline(json) {
    const { branches = [], failures } = JSON.parse(json);
    this.failures = { width: Number(failures?.width) || 0, counts: failures?.counts ?? [] };
    this.#drawBars();
    const forks = forkMarks(branches);
    if (JSON.stringify(forks) === JSON.stringify(this.forks)) return;
    this.forks = forks;
    this.markView.draw();
  }

  /** @param {string} json marks; see marks.js */
  setMarks(json) {
    this.given = readMarks(json);
    this.#extend();
    this.markView.draw();
  }

  /** @param {number} end how far this future has been seen */
  setEnd(end) {
    if (end === this.end) return;
    this.end = end;
    this.#extend();
    this.shownX = NaN;
  }

  /** Another run begins: nothing of the last one holds. */
  reset() {
    this.end = 0;
    this.forks = [];
    this.failures = { width: 0, counts: [] };
    this.brush = null;
    this.window = wholeWindow(this.extent);
    this.now = 0;
    this.#extend();
    this.redraw();
  }

  /** @param {string} json {"from","to"} or null */
  setBrush(json) {
    const span = JSON.parse(json);
    this.brush = span ? { from: Number(span.from), to: Number(span.to) } : null;
    this.#drawBrush();
    this.#tell();
  }

  /**
   * Once in each animation frame.
   * @param {number} at the time of the picture that is drawn
   * @param {number} realClock
   */
  tick(at, realClock) {
    this.scrubber.tick();
    const now = this.scrubber.at ?? at;
    const before = this.now;
    this.now = now;
    if (now > this.end) this.setEnd(now);
    const next = follow(this.window, before, now, this.extent);
    if (next !== this.window) this.show(next);
    else if (now !== before || Number.isNaN(this.shownX)) this.#drawHead();
    if ((now === 0) !== this.parts.back.disabled) this.parts.back.disabled = now === 0;
    if (now !== before && (!this.run.playing() || realClock - this.saidAt > WORDS_EVERY)) this.#say(realClock);
  }

  // ---- what is asked for

  /** @param {object} intent */
  emit(intent) {
    const json = JSON.stringify(intent);
    for (const receive of this.receivers) receive(json);
  }

  /**
   * A span of time is chosen; null shows all again.
   * @param {Span | null} span
   */
  chooseSpan(span) {
    this.brush = span;
    this.#drawBrush();
    this.emit({ intent: 'brush', from: span ? nanoseconds(span.from) : '', to: span ? nanoseconds(span.to) : '' });
    this.#tell();
  }

  /** @param {Window} window */
  show(window) {
    this.window = window;
    this.redraw();
  }

  /**
   * Comes so near that a span fills half of the strip.
   * @param {Span} span
   */
  showSpan({ from, to }) {
    this.show(around(from, to, this.extent));
  }

  /** @returns {Mark[]} */
  get marks() {
    return [...this.given, ...this.forks].sort((a, b) => a.at - b.at);
  }

  // ---- places

  get pixel() {
    return (this.window.to - this.window.from) / Math.max(1, this.width);
  }

  /** @param {number} at */
  placeOf(at) {
    return (at - this.window.from) / this.pixel;
  }

  /** @param {number} x pixels from the beginning of the axis */
  timeAt(x) {
    const within = Math.max(0, Math.min(this.width, x));
    return roundTo(this.window.from + within * this.pixel, this.pixel);
  }

  /** @returns {Shown} */
  get shown() {
    return { now: this.now, window: this.window, brush: this.brush };
  }

  /**
   * Where a hand takes the run: the end of what has been seen attracts it, so that one comes back to it exactly.
   * @param {number} x pixels from the beginning of the axis
   */
  goalAt(x) {
    return Math.abs(x - this.placeOf(this.end)) <= ATTRACTED ? this.end : this.timeAt(x);
  }

  // ---- drawing

  redraw() {
    this.#drawTicks();
    this.#drawBars();
    this.#drawHead();
    this.#drawBrush();
    this.markView.draw();
    this.#say(performance.now());
    this.#tell();
  }

  #resize() {
    const { width } = this.parts.axis.getBoundingClientRect();
    this.width = Math.max(0, width - 2 * PADDING);
    if (this.width > 0) this.redraw();
  }

  #extend() {
    const extent = extentOf(this.end, this.given.filter((mark) => mark.what === 'fault' || mark.what === 'burst').map((mark) => mark.at));
    if (extent === this.extent) return;
    this.extent = extent;
    if (this.window.whole) this.show(wholeWindow(extent));
  }

  #drawTicks() {
    const { from, to } = this.window;
    const { major, minor } = axisSteps(to - from, this.width, LABELS_APART);
    const small = multiples(from, to, minor).map((at) => make('i', { style: `transform:translateX(${this.placeOf(at).toFixed(1)}px)` }));
    const large = multiples(from, to, major).map((at) => this.#tick(at, major));
    this.parts.ticks.replaceChildren(...small, ...large);
    this.step = { major, minor };
  }

  /**
   * @param {number} at
   * @param {number} step
   */
  #tick(at, step) {
    const x = this.placeOf(at);
    const words = make('b', {}, label(at, step));
    this.shift(words, x);
    return make('span', { style: `transform:translateX(${x.toFixed(1)}px)` }, words);
  }

  #drawBars() {
    this.parts.bars.setAttribute('d', barsPath(this.failures, this.window, this.width, FLOOR, BARS));
  }

  #drawHead() {
    const x = this.placeOf(this.now);
    this.shownX = x;
    const clamp = (/** @type {number} */ place) => Math.max(0, Math.min(this.width, place));
    const { head, past, known } = this.parts;
    head.hidden = x < -1 || x > this.width + 1;
    head.style.transform = `translateX(${x.toFixed(1)}px)`;
    setText(/** @type {HTMLElement} */ (head.firstElementChild), clock(this.now, this.pixel));
    this.shift(/** @type {HTMLElement} */ (head.firstElementChild), x);
    past.style.transform = `scaleX(${clamp(x) / Math.max(1, this.width)})`;
    known.style.transform = `scaleX(${clamp(this.placeOf(this.end)) / Math.max(1, this.width)})`;
    this.#tell();
  }

  /**
   * Keeps a label that is centred on a place inside of the strip.
   * @param {HTMLElement} element
   * @param {number} x
   */
  shift(element, x) {
    const half = (element.textContent ?? '').length * 3.5 + 5;
    const over = Math.max(0, half - x - PADDING) - Math.max(0, x + half - this.width - PADDING);
    element.style.marginLeft = `${over.toFixed(1)}px`;
  }

  #drawBrush() {
    const { brush, span } = this.parts;
    brush.hidden = this.brush === null;
    span.classList.toggle('chosen', this.brush !== null);
    if (!this.brush) return;
    const from = Math.max(-PADDING, this.placeOf(this.brush.from)), to = Math.min(this.width + PADDING, this.placeOf(this.brush.to));
    brush.style.transform = `translateX(${from.toFixed(1)}px)`;
    brush.style.width = `${Math.max(0, to - from).toFixed(1)}px`;
    brush.dataset.words = `${short(this.brush.to - this.brush.from)}`;
  }

  /** @param {number} realClock */
  #say(realClock) {
    this.saidAt = realClock;
    const { axis } = this.parts;
    axis.setAttribute('aria-valuemin', '0');
    axis.setAttribute('aria-valuemax', seconds(Math.max(this.end, this.extent)));
    axis.setAttribute('aria-valuenow', seconds(this.now));
    axis.setAttribute('aria-valuetext', `${words(this.now)} of ${words(this.end)}`);
  }

  #tell() {
    for (const follower of this.followers) follower(this.shown);
  }
}

/** @param {number} at */
const seconds = (at) => String(Math.round(at / 1e6) / 1000);

/**
 * @param {HTMLElement} element
 * @param {string} words
 */
function setText(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
