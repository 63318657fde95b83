/**
 * The page's side of the Worker: at most one exchange is under way. The scenario as it was at the start and the journal
 * of commands live here, so that a dead Worker loses nothing: a new one starts from them and catches up.
 *
 *     no module --useModule--> idle --tick--> exchange under way --answer--> idle
 *                               ^                    | death: 4 s of silence, an exception, a stopped Go program
 *                               +--- new Worker, start + replay, catch up <---+
 */
import { FLAG, readFrame } from '../canvas/frame.js';
import { atGoal, depart, follow } from './travel.js';
import { STRIKES, recover } from './recover.js';
import { compose, noteWanted, outlineWanted } from './request.js';
import { firstEntries, later, newRun, revisionAt, stamp } from './run.js';

/**
 * @typedef {import('../canvas/frame.js').Frame} Frame
 * @typedef {import('./run.js').Run} Run
 *
 * @typedef {object} WorkerLike
 * @property {(message: any, transfer: Transferable[]) => void} postMessage
 * @property {() => void} terminate
 * @property {((event: any) => any) | null} onmessage
 * @property {((event: any) => any) | null} onerror
 *
 * @typedef {object} Exchange
 * @property {Run} run
 * @property {number} sentAt
 * @property {number} waited real milliseconds
 * @property {number} patience
 * @property {unknown[]} commands
 * @property {boolean} noted whether a note was asked for
 *
 * @typedef {object} Options
 * @property {(module: WebAssembly.Module) => WorkerLike} createWorker
 * @property {(frame: Frame, clock: number) => void} onFrame
 * @property {() => number} clock real milliseconds
 */

const PATIENCE = 4000;
/** A first exchange also starts the program and replays the journal. */
const PATIENCE_AT_START = 30_000;
const BUFFER_BYTES = 64 * 1024;
/** How long an exchange should take at most, in real milliseconds. */
const BUDGET = 12;
const LIMIT_MIN = 200;
const LIMIT_MAX = 2_000_000;
const STATE_EVERY = 100;
const RATE_EVERY = 500;

/** Runs the exchange with the engine. One for each page. */
export class Link {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    /** @type {WebAssembly.Module | null} */
    this.module = null;
    /** @type {WorkerLike | null} */
    this.worker = null;
    /** @type {Exchange | null} */
    this.exchange = null;
    /** @type {ArrayBuffer[]} */
    this.buffers = [new ArrayBuffer(BUFFER_BYTES), new ArrayBuffer(BUFFER_BYTES)];
    /** @type {Frame | null} the frame that is shown; its buffer is lent to the canvas */
    this.frame = null;
    /** @type {(json: string) => void} */
    this.note = () => {};
    /** @type {(json: string) => void} */
    this.tellState = () => {};
    /** The drawing is going to be that of another moment. @type {(revision: number, branch: number) => void} */
    this.leaving = () => {};
    /** The drawing is that of another moment now; the frame that shows it comes next. @type {(revision: number) => void} */
    this.arrived = () => {};
    /** @type {unknown[]} */
    this.breakpoints = [];
    this.stopped = false;
    this.working = false;
    this.playing = false;
    this.ratio = 1;
    this.limit = 20_000;
    this.watching = '';
    this.behind = false;
    this.eventsPerSecond = 0;
    this.counted = 0;
    this.countedFrom = 0;
    this.lastTick = 0;
    this.interval = 1000 / 60;
    this.frameSentAt = 0;
    this.lastNote = 0;
    this.lastOutline = -Infinity;
    this.outlining = false;
    this.lastState = 0;
    this.stateDirty = true;
    this.strikes = 0;
    this.death = '';
    this.restarts = 0;
    this.run = newRun(null);
  }

  /**
   * Gives the compiled module; the Worker starts with the next tick.
   * @param {WebAssembly.Module} module
   */
  useModule(module) {
    this.module = module;
  }

  /**
   * Begins a run. A journal that was kept elsewhere is given again at its moments, up to a time.
   * @param {string} json {"scenario": …, "journal": […], "at": "ns"}
   */
  start(json) {
    const { scenario, journal = [], at } = JSON.parse(json);
    const run = newRun(scenario);
    this.run = run;
    run.entries = journal;
    if (at !== undefined) {
      run.restoring = true;
      run.target = { at: BigInt(at) };
      run.revision = run.given = revisionAt(run, run.target);
    }
    this.stopped = this.working = false;
    this.strikes = 0;
    this.death = '';
    this.stateDirty = true;
  }

  /**
   * Queues a command and returns its revision.
   * @param {string} json
   */
  command(json) {
    this.run.queue.push(JSON.parse(json));
    return ++this.run.revision;
  }

  /**
   * "since" tells events anew from that number on: another filter holds. "outline" is asked for once a second at most.
   * @param {string} json
   */
  watch(json) {
    const { since, outline } = JSON.parse(json);
    this.watching = json;
    this.outlining = outline === true;
    this.run.since = since ?? this.run.since;
    this.run.watchSent = false;
  }

  /**
   * Goes to a time, to a number of events or into a branch: {"at": "ns"}, {"events": "n"}, {"branch": i, "at": "ns"}.
   * The newest wish counts.
   * @param {string} json
   */
  seek(json) {
    const { branch, at, events } = JSON.parse(json);
    this.run.wish = { branch, at: at === undefined ? undefined : BigInt(at), events: events === undefined ? undefined : Number(events) };
    this.stateDirty = true;
  }

  /** One event back. */
  back() {
    this.pause();
    const { wish, seeking, events } = this.run;
    const from = wish?.events ?? seeking?.events ?? events;
    this.run.wish = from > 0 ? { events: from - 1 } : { at: 0n };
  }

  /**
   * The whole list of breakpoints; they stay for further runs too.
   * @param {string} json
   */
  setBreakpoints(json) {
    this.breakpoints = JSON.parse(json);
    this.run.extras.breakpoints = this.breakpoints;
  }

  /** @param {string} json {"branch": i, "to": "ns"}, or null for no more */
  compare(json) {
    this.run.asked.compare = this.run.extras.compare = JSON.parse(json);
  }

  /** @param {number} lineage of the message whose life is told; 0 for no more */
  story(lineage) {
    this.run.asked.story = this.run.extras.story = lineage > 0 ? { lineage } : null;
  }

  play() {
    this.playing = true;
    this.stopped = false;
    this.run.elapsed = 0;
    this.stateDirty = true;
  }

  pause() {
    this.playing = false;
    this.behind = false;
    this.stateDirty = true;
  }

  /** @param {number} ratio virtual seconds in a real second */
  setRatio(ratio) {
    if (Number.isFinite(ratio) && ratio > 0) this.ratio = ratio;
    this.stateDirty = true;
  }

  /** @param {string} size "event" or "message" */
  step(size) {
    this.pause();
    this.run.stepping = size;
  }

  /** Ends the Worker, as a crash would; the link starts another. */
  kill() {
    this.strikes = 0;
    this.die('ended by hand');
  }

  journal() {
    return JSON.stringify(this.run.entries);
  }

  /** This moment: the scenario at the start, what was done since, and the time. */
  moment() {
    const { scenario, given, now } = this.run;
    return JSON.stringify({ scenario, journal: firstEntries(this.run, given), at: String(now) });
  }

  state() {
    const { frame, run } = this;
    return JSON.stringify({
      seeking: run.wish !== null || run.seeking !== null, stopped: this.stopped, end: String(run.end.at > run.now ? run.end.at : run.now), given: run.given,
      playing: this.playing, ratio: this.ratio, now: String(this.run.now), eventsPerSecond: Math.round(this.eventsPerSecond), behind: this.behind,
      alive: this.death === '', restoring: this.#restoring(), death: this.death, restarts: this.restarts, revision: this.run.revision,
      underWay: this.exchange !== null, events: this.run.events, pending: frame?.pending ?? 0, records: frame?.records ?? 0, flags: frame?.flags ?? 0,
      hash: frame ? frame.hash.toString(16).padStart(16, '0') : '',
    });
  }

  #restoring() {
    return this.run.scenario !== null && (!this.run.begun || this.run.restoring);
  }

  /**
   * How far beyond the shown frame the clock is, in virtual nanoseconds: steady motion also when an answer is late.
   * @param {number} clock
   */
  displayAt(clock) {
    if (!this.playing || this.behind || !this.frame) return 0;
    const late = Math.min(50, clock - this.frameSentAt - this.interval);
    return late > 2 ? late * this.ratio * 1e6 : 0;
  }

  /**
   * Once in each animation frame.
   * @param {number} clock real milliseconds
   */
  tick(clock) {
    const passed = Math.max(0, Math.min(250, clock - this.lastTick));
    this.lastTick = clock;
    if (passed < 50) this.interval += (passed - this.interval) * 0.05;
    if (this.playing) this.run.elapsed = Math.min(100, this.run.elapsed + passed);
    if (this.exchange) {
      this.exchange.waited += passed;
      if (this.exchange.waited > this.exchange.patience) this.die(`no answer for ${this.exchange.patience / 1000} s`);
    } else if (this.module && this.run.scenario !== null && this.strikes < STRIKES && this.#wanted(clock)) this.#send(clock);
    if (this.stateDirty || (this.playing && clock - this.lastState > STATE_EVERY)) {
      this.stateDirty = false;
      this.lastState = clock;
      this.tellState(this.state());
    }
  }

  /** @param {number} clock */
  #wanted(clock) {
    const { run } = this;
    if (!run.begun || this.playing || run.queue.length > 0 || run.stepping !== null || !run.watchSent || run.restoring) return true;
    return run.wish !== null || run.seeking !== null || this.working || Object.keys(run.extras).length > 0 || noteWanted(this, clock) || outlineWanted(this, clock);
  }

  /** @param {number} clock */
  #send(clock) {
    this.worker ??= this.#createWorker();
    if (this.run.wish && this.run.begun && !this.run.restoring && this.run.queue.length === 0) depart(this, this.run.wish);
    const { request, commands, fresh } = compose(this, clock);
    this.exchange = { run: this.run, sentAt: clock, waited: 0, patience: fresh ? PATIENCE_AT_START : PATIENCE, commands, noted: request.wantNote === true };
    const bytes = new TextEncoder().encode(JSON.stringify(request));
    const buffer = this.buffers.pop() ?? new ArrayBuffer(BUFFER_BYTES);
    this.worker.postMessage({ request: bytes, buffer }, [bytes.buffer, buffer]);
  }

  #createWorker() {
    const worker = this.options.createWorker(/** @type {WebAssembly.Module} */ (this.module));
    worker.onmessage = (event) => {
      if (worker === this.worker) this.#answer(event.data);
    };
    worker.onerror = (event) => {
      if (worker === this.worker) this.die(String(event?.message ?? 'the Worker failed'));
    };
    return worker;
  }

  /** @param {{dead?: string, frame?: ArrayBuffer, length?: number, note?: Uint8Array | null}} answer */
  #answer(answer) {
    if (answer.dead !== undefined) return this.die(answer.dead);
    const { exchange } = this;
    this.exchange = null;
    if (!exchange || !answer.frame) return;
    if (exchange.run !== this.run) {
      this.buffers.push(answer.frame);
      return;
    }
    try {
      const note = answer.note ? new TextDecoder().decode(answer.note) : '';
      this.#takeNote(exchange, note === '' ? null : JSON.parse(note));
      this.#show(exchange, answer.frame, answer.length ?? 0);
      if (note !== '') this.note(note);
    } catch (error) {
      this.die(error instanceof Error ? error.message : String(error));
    }
  }

  /**
   * Commands are handled before time advances: where the note tells no stamp, they stand at the time of the frame before.
   * @param {Exchange} exchange
   * @param {any} note
   */
  #takeNote(exchange, note) {
    const { run } = this;
    stamp(run, exchange.commands, note?.stamps ?? []);
    this.working = note?.working === true;
    if (exchange.noted) run.noteDue = false;
    for (const event of note?.events ?? []) run.since = Math.max(run.since, Number(event.n) || 0);
    if (note?.stopped) {
      this.pause();
      this.stopped = true;
    }
  }

  /**
   * @param {Exchange} exchange
   * @param {ArrayBuffer} buffer
   * @param {number} length
   */
  #show(exchange, buffer, length) {
    if (length === 0) {
      this.buffers.push(buffer);
      return;
    }
    const frame = readFrame(buffer, length);
    const clock = this.options.clock();
    this.#measure(frame, clock - exchange.sentAt);
    const restored = this.run.restoring;
    this.run.restoring &&= (frame.flags & (FLAG.behind | FLAG.bug)) === FLAG.behind;
    if (frame.flags & FLAG.bug) this.pause();
    if (this.run.restoring) {
      this.buffers.push(buffer);
      return;
    }
    if (!restored) {
      this.strikes = 0;
      this.run.suspect = false;
    }
    if (!atGoal(this, frame)) {
      this.buffers.push(buffer);
      return;
    }
    this.run.now = frame.now;
    this.run.events = frame.events;
    this.run.end = later(this.run.end, { at: frame.now, events: frame.events });
    follow(this, frame, exchange.commands.length > 0);
    if (this.frame) this.buffers.push(this.frame.buffer);
    this.frame = frame;
    this.frameSentAt = exchange.sentAt;
    if (!this.playing) this.stateDirty = true;
    this.options.onFrame(frame, clock);
  }

  /**
   * @param {Frame} frame
   * @param {number} took real milliseconds
   */
  #measure(frame, took) {
    this.behind = (frame.flags & FLAG.behind) !== 0 && this.playing;
    if (took > BUDGET) this.limit = Math.max(LIMIT_MIN, Math.floor(this.limit * 0.8));
    else if (took < BUDGET * 0.7 && frame.flags & FLAG.behind) this.limit = Math.min(LIMIT_MAX, Math.ceil(this.limit * 1.25));
    this.counted += Math.max(0, frame.events - this.run.events);
    const passed = this.lastTick - this.countedFrom;
    if (passed < RATE_EVERY) return;
    this.eventsPerSecond = (this.counted * 1000) / passed;
    this.counted = 0;
    this.countedFrom = this.lastTick;
  }

  /**
   * The Worker is dead; nothing is lost.
   * @param {string} reason
   */
  die(reason) {
    recover(this, reason);
  }
}
