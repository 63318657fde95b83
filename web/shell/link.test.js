import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeFrame } from '../canvas/encode.js';
import { FLAG } from '../canvas/frame.js';
import { Link } from './link.js';

const MODULE = /** @type {any} */ ({});

/** An engine that advances as told, and can be made to fall silent or die. */
class FakeWorker {
  /** @param {any[]} log */
  constructor(log) {
    this.log = log;
    this.now = 0n;
    this.events = 0;
    this.revision = 0;
    this.silent = false;
    this.ended = false;
    /** @type {any} */
    this.onmessage = null;
    /** @type {any} */
    this.onerror = null;
    /** @type {any} */
    this.pending = null;
    /** @type {{at: string, events: string} | null} where a replay ends */
    this.until = null;
  }

  /** @param {any} message */
  postMessage(message) {
    assert.equal(this.pending, null, 'two exchanges at once');
    this.pending = { request: JSON.parse(new TextDecoder().decode(message.request)), buffer: message.buffer };
    this.log.push(this.pending.request);
  }

  /**
   * A replay takes two exchanges: the first stops short.
   * @param {any} request
   * @returns {number} the frame's flags
   */
  replay(request) {
    if (request.start && request.seek) {
      this.until = request.seek;
      return FLAG.behind;
    }
    if (this.until) {
      this.now = BigInt(this.until.at);
      this.events = Number(this.until.events);
      this.until = null;
    }
    return 0;
  }

  terminate() {
    this.ended = true;
  }

  answer() {
    const { request, buffer } = this.pending;
    this.pending = null;
    if (request.commands.some((/** @type {any} */ c) => c.do === 'poison')) return this.onmessage({ data: { dead: 'RangeError: stack' } });
    const flags = this.replay(request);
    this.revision += request.commands.length + (request.journal?.length ?? 0);
    const stampedAt = String(this.now);
    this.now += BigInt(request.advance);
    this.events += Number(request.advance) > 0 ? 10 : 0;
    const frame = encodeFrame({ now: this.now, events: this.events, revision: this.revision, flags });
    new Uint8Array(buffer).set(new Uint8Array(frame));
    const stamps = request.commands.map((/** @type {any} */ _, /** @type {number} */ i) => ({ revision: this.revision - request.commands.length + i + 1, at: stampedAt, events: String(this.events) }));
    const note = request.wantNote ? new TextEncoder().encode(JSON.stringify({ stamps, events: [{ n: 40 }] })) : null;
    this.onmessage({ data: { frame: buffer, length: frame.byteLength, note } });
  }
}

function setUp() {
  /** @type {any[]} */
  const log = [];
  /** @type {FakeWorker[]} */
  const workers = [];
  /** @type {any[]} */
  const frames = [];
  let clock = 0;
  const link = new Link({
    createWorker: () => workers[workers.push(new FakeWorker(log)) - 1],
    onFrame: (frame) => frames.push(frame),
    clock: () => clock,
  });
  /** @param {number} [ms] @param {boolean} [answers] */
  const turn = (ms = 16, answers = true) => {
    clock += ms;
    link.tick(clock);
    const worker = workers.at(-1);
    if (answers && worker?.pending && !worker.silent && !worker.ended) worker.answer();
  };
  link.useModule(MODULE);
  link.start('{"scenario":{"seed":7}}');
  return { link, log, workers, frames, turn };
}

test('the first exchange starts the scenario; while paused none follows', () => {
  const { log, turn, frames } = setUp();
  turn();
  turn();
  turn();
  assert.equal(log.length, 1);
  assert.deepEqual(log[0].start, { seed: 7 });
  assert.equal(frames.length, 1);
});

test('while playing, time advances by the ratio, one exchange each tick', () => {
  const { link, log, turn } = setUp();
  turn();
  link.setRatio(4);
  link.play();
  turn(16);
  turn(16);
  assert.deepEqual(log.slice(1).map((request) => request.advance), ['64000000', '64000000']);
});

test('there are never two exchanges at once, and a late answer is not waited for twice', () => {
  const { link, log, turn, workers } = setUp();
  turn();
  link.play();
  turn(16, false);
  turn(16, false);
  turn(16, false);
  assert.equal(log.length, 2);
  workers[0].answer();
  turn(16);
  assert.equal(log[2].advance, '48000000', 'what passed meanwhile is made up for');
});

test('commands are numbered, sent once, and stamped into the journal', () => {
  const { link, log, turn } = setUp();
  turn();
  assert.equal(link.command('{"do":"edit"}'), 1);
  assert.equal(link.command('{"do":"fault"}'), 2);
  turn();
  turn();
  assert.equal(log.length, 2);
  assert.equal(log[1].wantNote, true);
  assert.deepEqual(JSON.parse(link.journal()).map((/** @type {any} */ e) => e.command.do), ['edit', 'fault']);
});

test('a killed Worker is replaced: start, journal, then on from where it was; the picture stays meanwhile', () => {
  const { link, log, workers, frames, turn } = setUp();
  turn();
  link.play();
  for (let i = 0; i < 10; i++) turn();
  link.command('{"do":"edit"}');
  turn();
  const before = JSON.parse(link.state());
  const shown = frames.length;
  link.kill();
  assert.ok(workers[0].ended);
  turn();
  assert.deepEqual(log.at(-1).start, { seed: 7 });
  assert.deepEqual(log.at(-1).journal.map((/** @type {any} */ e) => e.command), [{ do: 'edit' }]);
  assert.equal(frames.length, shown, 'nothing older is shown');
  assert.deepEqual([JSON.parse(link.state()).now, JSON.parse(link.state()).restoring], [before.now, true], 'the clock stands meanwhile');
  turn();
  assert.deepEqual(log.at(-2).seek, { at: before.now, events: String(before.events) });
  const after = JSON.parse(link.state());
  assert.deepEqual([after.now, after.events, after.restoring], [before.now, before.events, false], 'it caught up to the very event');
  assert.equal(frames.length, shown + 1);
  turn();
  assert.ok(BigInt(JSON.parse(link.state()).now) > BigInt(before.now));
  assert.equal(JSON.parse(link.state()).alive, true);
});

test('four seconds of silence are death; nothing that was queued is lost', () => {
  const { link, workers, turn, log } = setUp();
  turn();
  workers[0].silent = true;
  link.command('{"do":"edit"}');
  for (let i = 0; i < 260; i++) turn();
  assert.ok(workers[0].ended);
  for (let i = 0; i < 4; i++) turn();
  assert.deepEqual(log.at(-1).commands, [{ do: 'edit' }]);
  assert.equal(JSON.parse(link.journal()).length, 1);
});

test('a command that ends the engine twice is left out, and said', () => {
  const { link, turn, workers } = setUp();
  /** @type {string[]} */
  const notes = [];
  link.note = (json) => notes.push(json);
  turn();
  link.command('{"do":"poison"}');
  for (let i = 0; i < 10; i++) turn();
  assert.equal(workers.length, 3);
  assert.equal(notes.map((json) => JSON.parse(json)).find((note) => note.dropped)?.dropped, 1);
  assert.equal(JSON.parse(link.state()).alive, true);
  assert.equal(link.command('{"do":"edit"}'), 1, 'the number is free again');
});

test('the command that ends the engine is found among others; those after it go with it, those before it stay', () => {
  const { link, log, turn } = setUp();
  /** @type {any[]} */
  const notes = [];
  link.note = (json) => notes.push(JSON.parse(json));
  turn();
  link.play();
  for (let i = 0; i < 10; i++) turn();
  for (const command of ['first', 'second', 'poison', 'built upon it']) link.command(JSON.stringify({ do: command }));
  for (let i = 0; i < 40; i++) turn();
  assert.deepEqual(JSON.parse(link.journal()).map((/** @type {any} */ e) => e.command.do), ['first', 'second']);
  const [dropped, ...others] = notes.filter((note) => note.dropped !== undefined);
  assert.equal(dropped.dropped, 3, 'the revision from which on all is undone');
  assert.match(dropped.problems[0].text, /left out: \{"do":"poison"\}; so were 1 made after it/);
  assert.deepEqual(others, []);
  assert.equal(link.command('{"do":"edit"}'), 3, 'the numbers go on from what the engine has');
  turn();
  assert.deepEqual(log.at(-1).commands, [{ do: 'edit' }]);
  assert.equal(JSON.parse(link.state()).alive, true);
});

test('an engine that dies as soon as it has caught up is given up', () => {
  const { link, turn, workers } = setUp();
  turn();
  link.play();
  for (let i = 0; i < 10; i++) turn();
  for (let i = 0; i < 60; i++) {
    turn(16, false);
    const worker = workers.at(-1);
    if (!worker?.pending || worker.ended) continue;
    if (worker.pending.request.advance === '0') worker.answer();
    else worker.onmessage({ data: { dead: 'boom' } });
  }
  assert.deepEqual([JSON.parse(link.state()).alive, JSON.parse(link.state()).death, workers.length], [false, 'boom', 3]);
});

test('the outline is asked for once a second while time goes on, and once more when it stands', () => {
  const { link, log, turn } = setUp();
  const asked = () => log.filter((request) => request.watch?.outline).length;
  link.watch('{"nodes":["orders"],"outline":true}');
  turn(16);
  assert.equal(asked(), 1);
  assert.deepEqual(log[0].watch, { nodes: ['orders'], outline: true });
  link.play();
  for (let i = 0; i < 300; i++) turn(10);
  assert.equal(asked(), 4);
  turn(500);
  link.pause();
  for (let i = 0; i < 300; i++) turn(10);
  assert.equal(asked(), 5, 'what happened since the last one is told');
  const exchanges = log.length;
  for (let i = 0; i < 300; i++) turn(10);
  assert.equal(log.length, exchanges, 'and then there is nothing more to ask');
});

test('nobody asks for an outline that no one wants', () => {
  const { link, log, turn } = setUp();
  link.watch('{"nodes":[]}');
  link.play();
  for (let i = 0; i < 300; i++) turn(10);
  assert.ok(log.every((request) => !request.watch?.outline));
});

test('an engine that dies again and again is given up, and starting anew tries again', () => {
  const { link, turn, workers } = setUp();
  for (let i = 0; i < 6; i++) {
    turn(16, false);
    workers.at(-1)?.onmessage({ data: { dead: 'boom' } });
  }
  assert.equal(workers.length, 3);
  assert.deepEqual([JSON.parse(link.state()).alive, JSON.parse(link.state()).death], [false, 'boom']);
  link.start('{"scenario":{}}');
  turn();
  assert.equal(JSON.parse(link.state()).alive, true);
  assert.equal(workers.length, 4);
});

test('an answer that belongs to the scenario before is not shown', () => {
  const { link, turn, workers, frames } = setUp();
  turn(16, false);
  link.start('{"scenario":{"seed":8}}');
  workers[0].answer();
  assert.equal(frames.length, 0);
  turn();
  assert.equal(frames.length, 1);
});

test('the limit falls when an exchange takes too long', () => {
  const { link, turn, workers } = setUp();
  turn();
  link.play();
  const before = link.limit;
  turn(16, false);
  link.options.clock = () => 1e6;
  workers[0].answer();
  assert.ok(link.limit < before);
});

test('a step pauses and is sent once', () => {
  const { link, log, turn } = setUp();
  turn();
  link.play();
  turn();
  link.step('message');
  turn();
  turn();
  assert.equal(log.at(-1).step, 'message');
  assert.equal(log.at(-1).advance, '0');
  assert.equal(JSON.parse(link.state()).playing, false);
});

test('only one picture is lent to the canvas; buffers go round', () => {
  const { link, turn } = setUp();
  turn();
  link.play();
  for (let i = 0; i < 50; i++) turn();
  assert.equal(link.buffers.length, 1);
});
