/**
 * The page's side of the Worker: at most one exchange is under way. The scenario as it was at the start and the journal
 * of commands live here, so that a dead Worker loses nothing: a new one starts from them and catches up.
 *
 *     no module --useModule--> idle --tick--> exchange under way --answer--> idle
 *                               ^                    | death: 4 s of silence, an exception, a stopped Go program
 *                               +--- new Worker, start + replay, catch up <---+
 */
import { FLAG, readFrame } from '../canvas/frame.js';
import { newRun } from './run.js';

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
const NOTE_EVERY = 125;
/** The whole picture in words, for screen readers. */
const OUTLINE_EVERY = 1000;
const STATE_EVERY = 100;
const RATE_EVERY = 500;
/** So many deaths in a row, and the link gives up. */
const STRIKES = 3;

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
    this.lastOutline = -OUTLINE_EVERY;
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

  /** @param {string} json {"scenario": …} */
  start(json) {
    this.run = newRun(JSON.parse(json).scenario);
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

  play() {
    this.playing = true;
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

  state() {
    const { frame } = this;
    return JSON.stringify({
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
    return !this.run.begun || this.playing || this.run.queue.length > 0 || this.run.stepping !== null || !this.run.watchSent || this.run.restoring || this.#outlineWanted(clock);
  }

  /** @param {number} clock */
  #outlineWanted(clock) {
    return this.outlining && this.run.outlineDue && clock - this.lastOutline >= OUTLINE_EVERY;
  }

  /** @param {number} clock */
  #send(clock) {
    this.worker ??= this.#createWorker();
    const fresh = !this.run.begun;
    /** @type {Record<string, unknown>} */
    const request = { commands: [], advance: '0', limit: this.limit, since: this.run.since, wantNote: false };
    if (fresh) {
      request.start = this.run.scenario;
      if (this.run.restoring) {
        request.replay = this.run.entries;
        request.until = { at: String(this.run.target.at), events: String(this.run.target.events) };
      }
    }
    const { restoring } = this.run;
    const commands = restoring ? [] : this.run.queue.splice(0, this.run.suspect ? 1 : Infinity);
    request.commands = commands;
    const mayGoOn = this.playing && !fresh && !restoring && this.run.stepping === null;
    if (mayGoOn) request.advance = String(BigInt(Math.floor(this.ratio * this.run.elapsed * 1e6)));
    if (!restoring && this.run.stepping) request.step = this.run.stepping;
    const outline = !restoring && this.#outlineWanted(clock);
    if (this.watching && (fresh || outline || !this.run.watchSent)) request.watch = { ...JSON.parse(this.watching), outline };
    if (outline) this.lastOutline = clock;
    this.run.outlineDue = !outline || this.playing;
    request.wantNote = fresh || outline || commands.length > 0 || request.step !== undefined || !this.run.watchSent || (!restoring && clock - this.lastNote >= NOTE_EVERY);
    if (request.step !== undefined) this.run.stepping = null;
    if (request.wantNote) this.lastNote = clock;
    this.run.watchSent = true;
    this.run.begun = true;
    this.run.elapsed = 0;
    this.exchange = { run: this.run, sentAt: clock, waited: 0, patience: fresh ? PATIENCE_AT_START : PATIENCE, commands };
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
      this.#stamp(exchange, note === '' ? null : JSON.parse(note));
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
  #stamp(exchange, note) {
    const stamps = new Map((note?.stamps ?? []).map((/** @type {any} */ stamp) => [Number(stamp.revision), stamp]));
    exchange.commands.forEach((command, i) => {
      const stamp = stamps.get(this.run.entries.length + 1);
      this.run.entries.push({ at: String(stamp?.at ?? this.run.now), events: String(stamp?.events ?? this.run.events), command });
    });
    for (const event of note?.events ?? []) this.run.since = Math.max(this.run.since, Number(event.n) || 0);
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
    this.run.now = frame.now;
    this.run.events = frame.events;
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
   * The Worker is dead: the next tick starts another and catches up. Commands of the fatal exchange are sent once more,
   * one by one; the one that ends the engine again is left out with those that were made after it, and a note says so.
   * @param {string} reason
   */
  die(reason) {
    const { exchange } = this;
    this.worker?.terminate();
    this.worker = null;
    this.exchange = null;
    this.restarts++;
    this.strikes++;
    this.stateDirty = true;
    if (!this.run.restoring) this.run.target = { at: this.run.now, events: this.run.events };
    if (exchange && exchange.run === this.run && exchange.commands.length > 0) this.#retry(exchange.commands);
    this.run.begun = false;
    this.run.watchSent = false;
    this.run.restoring = this.run.entries.length > 0 || this.run.target.at > 0n || this.run.target.events > 0;
    if (this.strikes < STRIKES) return;
    this.death = reason;
    this.playing = false;
  }

  /** @param {unknown[]} commands */
  #retry(commands) {
    const { run } = this;
    run.queue.unshift(...commands);
    if (!run.suspect || commands.length > 1) {
      run.suspect = true;
      return;
    }
    const [fatal, ...later] = run.queue.splice(0);
    run.suspect = false;
    run.revision = run.entries.length;
    this.strikes = 0;
    const text = `this change stopped the engine and was left out: ${JSON.stringify(fatal).slice(0, 120)}`;
    const after = later.length > 0 ? `; so were ${later.length} made after it` : '';
    this.note(JSON.stringify({ dropped: run.entries.length + 1, problems: [{ pointer: '', id: '', text: text + after }] }));
  }
}
