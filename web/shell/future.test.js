// The link and an engine that can go anywhere: whatever a person does, both have the same futures, and every command is
// about the drawing that the person saw.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeFrame } from '../canvas/encode.js';
import { FLAG } from '../canvas/frame.js';
import { Link } from './link.js';

/** @typedef {{at: bigint, events: number, command: any}} Entry */

/** An engine in small: an event every 10 ns, commands that are only remembered. Seeks take two exchanges. */
class Engine {
  constructor() {
    this.now = 0n;
    this.end = 0n;
    /** @type {Entry[]} */
    this.journal = [];
    this.given = 0;
    /** @type {{journal: Entry[], end: bigint}[]} */
    this.branches = [];
    /** @type {any} */
    this.goal = null;
    this.late = false;
    this.quiet = false;
  }

  events() {
    return Number(this.now / 10n);
  }

  /** @param {any} request */
  handle(request) {
    if (request.start) this.#start(request);
    if (request.commands.length > 0 && request.base < this.given) {
      this.now = this.journal[request.base].at;
      this.given = request.base;
    }
    const stamps = request.commands.map((/** @type {any} */ command) => this.#do(command));
    if (request.seek) [this.goal, this.late] = [request.seek, true];
    if (request.seek?.branch !== undefined) this.#enter(request.seek.branch);
    if (this.goal && this.late) {
      this.late = false;
      return { stamps, flags: FLAG.behind };
    }
    if (this.goal) this.#go(this.goal);
    this.goal = null;
    this.#to(this.now + BigInt(request.advance));
    return { stamps, flags: 0 };
  }

  /** @param {any} request */
  #start(request) {
    const read = (/** @type {any[]} */ list) => list.map((entry) => ({ ...entry, at: BigInt(entry.at), events: Number(entry.events) }));
    Object.assign(this, new Engine(), { quiet: this.quiet });
    // Here each command is an entry of its own; folded ones come as many.
    this.journal = read(request.journal ?? []).flatMap((entry) => Array(entry.command.folded ?? 1).fill(entry));
    this.end = BigInt(request.end?.at ?? 0);
    this.branches = (request.branches ?? []).map((/** @type {any} */ b) => ({ journal: read(b.journal), end: BigInt(b.end.at) }));
  }

  /** @param {any} command */
  #do(command) {
    const stamp = { revision: this.given + 1, at: String(this.now), events: String(this.events()), quiet: this.quiet };
    const forked = this.end > this.now || this.journal.length > this.given;
    if (forked) {
      this.branches.push({ journal: this.journal, end: this.end > this.now ? this.end : this.now });
      Object.assign(stamp, { forked: { at: String(this.branches.at(-1)?.end), events: '0' } });
    }
    this.journal = [...this.journal.slice(0, this.given), { at: this.now, events: this.events(), command }];
    this.given++;
    this.end = this.now;
    return stamp;
  }

  /** @param {number} index */
  #enter(index) {
    const branch = this.branches[index];
    this.branches[index] = { journal: this.journal, end: this.end };
    Object.assign(this, { journal: branch.journal, end: branch.end, now: 0n, given: 0 });
  }

  /** @param {any} goal */
  #go(goal) {
    const at = goal.at === undefined ? BigInt(goal.events) * 10n : BigInt(goal.at);
    if (at < this.now) Object.assign(this, { now: 0n, given: 0 });
    this.#to(at);
  }

  /** @param {bigint} at */
  #to(at) {
    while (this.given < this.journal.length && this.journal[this.given].at <= at) this.given++;
    this.now = at;
    if (at > this.end) this.end = at;
  }
}

function setUp() {
  const engine = new Engine();
  /** @type {any} */
  let pending = null;
  const worker = {
    /** @type {any} */
    onmessage: null,
    onerror: null,
    terminate: () => { pending = null; },
    postMessage: (/** @type {any} */ message) => { pending = { request: JSON.parse(new TextDecoder().decode(message.request)), buffer: message.buffer }; },
  };
  const answer = () => {
    if (!pending) return;
    const { request, buffer } = pending;
    pending = null;
    const { stamps, flags } = engine.handle(request);
    const frame = encodeFrame({ now: engine.now, events: engine.events(), revision: engine.given, flags });
    new Uint8Array(buffer).set(new Uint8Array(frame));
    worker.onmessage({ data: { frame: buffer, length: frame.byteLength, note: new TextEncoder().encode(JSON.stringify({ stamps })) } });
  };
  /** @type {any[]} */
  const frames = [];
  let clock = 0;
  const link = new Link({ createWorker: () => worker, onFrame: (frame) => frames.push(frame), clock: () => clock });
  link.useModule(/** @type {any} */ ({}));
  link.start('{"scenario":{}}');
  const turn = () => {
    clock += 16;
    link.tick(clock);
    answer();
  };
  const settle = () => {
    for (let i = 0; i < 12; i++) turn();
  };
  settle();
  return { link, engine, frames, turn, settle };
}

/** The page: what it has drawn is the list of commands before the moment that it shows. */
class Page {
  /** @param {Link} link */
  constructor(link) {
    this.link = link;
    /** @type {number[]} */
    this.drawn = [];
    /** @type {number[]} */
    this.line = [];
    /** @type {number[][]} */
    this.left = [];
    /** @type {{revision: number, line: number[]}[]} */
    this.asides = [];
    this.count = 0;
    link.leaving = (revision, branch) => {
      if (branch >= 0) [this.line, this.left[branch]] = [this.left[branch], this.line];
      this.drawn = this.line.slice(0, revision);
    };
    link.note = (json) => {
      for (const stamp of JSON.parse(json).stamps ?? []) if (stamp.forked) this.#keep(stamp.revision);
    };
  }

  /** @param {number} revision */
  #keep(revision) {
    const i = this.asides.findIndex((one) => one.revision === revision);
    this.left.push(i < 0 ? this.line.slice(0, revision - 1) : this.asides.splice(i, 1)[0].line);
  }

  edit() {
    const id = ++this.count;
    const revision = this.link.command(JSON.stringify({ id, after: this.drawn }));
    assert.equal(revision, this.drawn.length + 1, 'the revision that the page is told is that of its drawing');
    if (this.line.length > this.drawn.length) this.asides.push({ revision, line: this.line });
    this.drawn = [...this.drawn, id];
    this.line = this.drawn;
  }
}

test('a seek shows nothing on the way, then the moment; the events are told anew', () => {
  const { link, frames, settle, turn } = setUp();
  link.play();
  for (let i = 0; i < 20; i++) turn();
  link.pause();
  const shown = frames.length;
  link.seek('{"at":"50000000"}');
  turn();
  assert.equal(frames.length, shown, 'the picture stays');
  assert.equal(JSON.parse(link.state()).seeking, true);
  settle();
  assert.deepEqual([JSON.parse(link.state()).now, JSON.parse(link.state()).seeking, link.run.since], ['50000000', false, 0]);
  assert.ok(BigInt(JSON.parse(link.state()).end) > 50_000_000n, 'what lies ahead is known');
});

test('one event back', () => {
  const { link, settle } = setUp();
  link.seek('{"at":"1000"}');
  settle();
  link.back();
  settle();
  assert.equal(link.run.events, 99);
  for (let i = 0; i < 3; i++) link.back();
  settle();
  assert.equal(link.run.events, 96, 'each wish builds upon the one before');
});

test('a moment is the start, what was done up to it, and its time', () => {
  const { link, settle } = setUp();
  link.seek('{"at":"1000"}');
  settle();
  link.command('{"id":1}');
  settle();
  link.seek('{"at":"3000"}');
  settle();
  const moment = JSON.parse(link.moment());
  assert.deepEqual(moment, { scenario: {}, journal: [{ at: '1000', events: '100', command: { id: 1 } }], at: '3000' });
  const there = setUp();
  there.link.start(JSON.stringify(moment));
  there.settle();
  assert.deepEqual([there.engine.now, there.engine.given, there.link.run.given], [3000n, 1, 1]);
  assert.equal(there.link.command('{"id":2}'), 2);
});

test('whatever a person does, page, link and engine agree', () => {
  for (let seed = 1; seed <= 200; seed++) {
    let state = seed * 2654435761;
    const dice = (/** @type {number} */ n) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * n);
    };
    const { link, engine, turn, settle } = setUp();
    const page = new Page(link);
    const deeds = [
      () => page.edit(),
      () => link.play(),
      () => link.pause(),
      turn, turn, turn, turn,
      () => link.seek(JSON.stringify({ at: String(dice(40) * 10_000_000) })),
      () => link.back(),
      () => { if (link.run.branches.length > 0 && link.run.queue.length === 0) { settle(); link.seek(JSON.stringify({ branch: dice(link.run.branches.length), at: String(dice(40) * 10_000_000) })); } },
      () => { if (dice(4) === 0) link.kill(); },
    ];
    for (let step = 0; step < 150; step++) {
      deeds[dice(deeds.length)]();
      if (step % 10 === 0) {
        link.pause();
        settle();
        const told = engine.journal.slice(0, engine.given).map((entry) => entry.command.id);
        assert.deepEqual(page.drawn, told, `seed ${seed}, step ${step}`);
        assert.deepEqual(link.run.entries.map((/** @type {any} */ entry) => entry.command.id), engine.journal.map((entry) => entry.command.id));
        assert.equal(link.run.branches.length, engine.branches.length);
        for (const { command } of engine.journal) assert.deepEqual(command.after, engine.journal.slice(0, command.after.length).map((entry) => entry.command.id), 'a command is about what was drawn');
      }
    }
  }
});

test('edits that only move things are folded, and stand for as many commands', () => {
  const { link, engine, settle } = setUp();
  engine.quiet = true;
  for (let i = 0; i < 500; i++) {
    link.command(JSON.stringify({ do: 'edit', edits: [{ part: 'node', id: `n${i % 3}`, value: { x: i } }] }));
    link.seek(JSON.stringify({ at: String((i + 1) * 100) }));
    settle();
  }
  assert.equal(link.run.given, 500);
  assert.equal(link.run.entries.length, 1);
  const [{ command, at }] = link.run.entries;
  assert.deepEqual([command.edits.map((/** @type {any} */ edit) => edit.value.x), command.folded, at], [[497, 498, 499], 500, '0']);
  engine.quiet = false;
  link.command('{"do":"edit","edits":[{"part":"node","id":"n1","value":{"Rate":"5/s"}}]}');
  settle();
  assert.deepEqual([link.run.entries.length, link.run.given], [2, 501]);
  link.kill();
  settle();
  assert.deepEqual([link.run.given, engine.given], [501, 501], 'a new engine counts the same');
});
