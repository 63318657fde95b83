import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsPath } from './bars.js';
import { forkMarks, groupMarks, groupWords, kindOf, readMarks } from './marks.js';
import { DAY, HOUR, MINUTE, SECOND, axisSteps, clock, label, multiples, roundEnd, roundTo, short, stepFrom, stepUpTo, words } from './scale.js';
import { Scrubber } from './scrubber.js';
import { around, extentOf, follow, pan, wholeWindow, zoom } from './window.js';

test('an axis has round steps with labels that do not touch, from milliseconds to years', () => {
  for (let span = 10e6; span < 400 * DAY; span *= 1.37) {
    for (const width of [220, 700, 1800]) {
      const { major, minor } = axisSteps(span, width, 92);
      assert.equal(stepFrom(major), major, 'a labelled step is round');
      assert.ok((major / span) * width >= 92 - 1e-6, `${span}: labels ${(major / span) * width} pixels apart`);
      assert.ok((minor / span) * width >= 6 - 1e-6 || minor === major);
      assert.ok(Math.abs(major / minor - Math.round(major / minor)) < 1e-9, 'small steps divide the labelled one');
    }
  }
});

test('ticks are the multiples of a step', () => {
  assert.deepEqual(multiples(0, 30 * SECOND, 10 * SECOND).map((at) => at / SECOND), [0, 10, 20, 30]);
  assert.deepEqual(multiples(11 * SECOND, 29 * SECOND, 10 * SECOND).map((at) => at / SECOND), [20]);
  assert.ok(multiples(0, 1e18, 1).length <= 2000);
});

test('labels name the parts of a time that are not zero', () => {
  const cases = /** @type {[number, number, string][]} */ ([
    [0, SECOND, '0'], [250e6, 10e6, '250 ms'], [1.5e6, 1e5, '1.5 ms'], [200e3, 1e5, '200 µs'], [30 * SECOND, 10 * SECOND, '30 s'], [12.5 * SECOND, 0.5 * SECOND, '12.5 s'],
    [MINUTE, 10 * SECOND, '1 min'], [90 * SECOND, 10 * SECOND, '1 min 30 s'], [HOUR + 5 * MINUTE, MINUTE, '1 h 5 min'],
    [2 * DAY + 3 * HOUR, HOUR, '2 d 3 h'], [HOUR + 2 * MINUTE + 3 * SECOND, SECOND, '2 min 3 s'], [59.9999 * SECOND, SECOND, '1 min'],
  ]);
  for (const [at, step, want] of cases) assert.equal(label(at, step), want);
});

test('the clock keeps its digits in their places, as exactly as a pixel tells', () => {
  assert.equal(clock(12.5 * SECOND, 0.1 * SECOND), '0:00:12.5');
  assert.equal(clock(12.34 * SECOND, 2 * SECOND), '0:00:12');
  assert.equal(clock(3 * DAY + 4 * HOUR + 5 * SECOND, MINUTE), '3 d 4:00:05');
  assert.equal(clock(-5, SECOND), '0:00:00');
  assert.match(clock(1.2345 * SECOND, 1e6), /^0:00:01\.2/);
});

test('times are said in words', () => {
  assert.equal(words(0), '0 seconds');
  assert.equal(words(SECOND), '1 second');
  assert.equal(words(62.5 * SECOND), '1 minute 2.5 seconds');
  assert.equal(words(0.25 * SECOND), '250 milliseconds');
  assert.equal(words(2 * DAY + HOUR), '2 days 1 hour');
  assert.equal(short(1.234 * SECOND), '1.23 s');
  assert.equal(short(200 * SECOND), '3 min 20 s');
});

test('the axis grows in few round steps, and always has room for the end', () => {
  const seen = new Set();
  for (let end = 0; end < 40 * DAY; end += 1 + end * 0.01) {
    const extent = roundEnd(end);
    assert.ok(extent >= end * 1.04, `${extent} for ${end}`);
    assert.ok(extent <= Math.max(10 * SECOND, end * 2), `${extent} is far beyond ${end}`);
    seen.add(extent);
  }
  assert.ok(seen.size < 60, `${seen.size} sizes`);
});

test('what is planned soon is on the axis, what is planned for much later is not yet', () => {
  assert.ok(extentOf(0, [60 * SECOND]) >= 60 * SECOND);
  assert.ok(extentOf(0, [HOUR]) < HOUR);
  assert.ok(extentOf(10 * MINUTE, [HOUR]) >= HOUR);
});

test('a hand sets times that a pixel can tell apart', () => {
  assert.equal(roundTo(12.3456 * SECOND, 0.11 * SECOND), 12.3 * SECOND);
  assert.equal(roundTo(100.4 * MINUTE, 1.2 * MINUTE), 100 * MINUTE);
  assert.equal(roundTo(-5, SECOND), 0);
  assert.equal(stepUpTo(119 * SECOND), MINUTE);
});

test('zooming keeps the time under the pointer in its place, and stays within the run', () => {
  const extent = 80 * SECOND;
  const near = zoom(wholeWindow(extent), 0.5, 20 * SECOND, extent);
  assert.deepEqual(near, { from: 10 * SECOND, to: 50 * SECOND, whole: false });
  assert.deepEqual(zoom(near, 4, 20 * SECOND, extent), wholeWindow(extent));
  const edge = zoom(wholeWindow(extent), 0.25, 80 * SECOND, extent);
  assert.equal(edge.to, extent);
  assert.deepEqual(pan(near, -60 * SECOND, extent), { from: 0, to: 40 * SECOND, whole: false });
  assert.deepEqual(pan(near, 600 * SECOND, extent), { from: 40 * SECOND, to: 80 * SECOND, whole: false });
  let window = wholeWindow(extent);
  for (let i = 0; i < 200; i++) window = zoom(window, 0.7, 33 * SECOND, extent);
  assert.ok(window.to - window.from >= 1e6 && window.from <= 33 * SECOND && window.to >= 33 * SECOND);
});

test('a near window turns the page when the present leaves it, and only then', () => {
  const extent = 80 * SECOND;
  const near = { from: 10 * SECOND, to: 20 * SECOND, whole: false };
  assert.equal(follow(near, 15 * SECOND, 16 * SECOND, extent), near);
  const next = follow(near, 19.9 * SECOND, 20.1 * SECOND, extent);
  assert.ok(next.from <= 20.1 * SECOND && next.to > 20.1 * SECOND && next.to - next.from === 10 * SECOND);
  assert.equal(follow(near, 5 * SECOND, 6 * SECOND, extent), near, 'somebody looks elsewhere');
  const far = follow(near, 15 * SECOND, 3 * SECOND, extent);
  assert.ok(far.from <= 3 * SECOND && far.to >= 3 * SECOND);
  assert.deepEqual(follow(wholeWindow(10), 0, 12, 20), wholeWindow(20));
  const { from, to } = around(30 * SECOND, 32 * SECOND, extent);
  assert.ok(from < 30 * SECOND && to > 32 * SECOND);
});

const mark = (/** @type {string} */ id, /** @type {number} */ at, /** @type {any} */ what = 'fault') => ({ id, at, what, title: `${id} happens`, detail: '', movable: true, index: 0 });

test('marks that would cover each other are one group, and none is lost', () => {
  const marks = Array.from({ length: 500 }, (_, i) => mark(`m${i}`, (i * i) % 1000)).sort((a, b) => a.at - b.at);
  const groups = groupMarks(marks, (at) => at * 0.7, 24, 700);
  assert.equal(groups.reduce((sum, group) => sum + group.marks.length, 0), 500);
  groups.slice(1).forEach((group, i) => assert.ok(group.x - groups[i].x >= 24));
  assert.equal(groupMarks(marks, (at) => at * 0.7 - 350, 24, 350).every(({ x }) => x >= -0.5 && x <= 350.5), true, 'what is outside is left out');
});

test('a group is called by what matters most in it', () => {
  const group = { x: 0, marks: [mark('a', 1e9, 'command'), mark('b', 1.1e9), mark('c', 1.2e9, 'fork'), mark('d', 2e9)] };
  assert.equal(kindOf(group), 'fault');
  assert.equal(groupWords(group), '4 marks from 1 s: a happens, b happens, c happens, and more');
  assert.equal(groupWords({ x: 0, marks: [mark('a', 90e9)] }), 'a happens, 1 min 30 s');
});

test('marks are read with care: what is none is left out', () => {
  const read = readMarks(JSON.stringify([null, 7, { id: 'x', what: 'constructor', at: '1' }, { id: 'y', what: 'fault', at: 'soon' }, { id: 'b', what: 'burst', at: '2000000000' }, { id: 'a', what: 'fault', at: '1000000000', movable: true, index: 3, title: 'A', detail: 'd' }]));
  assert.deepEqual(read.map(({ id, at, movable, index }) => [id, at, movable, index]), [['a', 1e9, true, 3], ['b', 2e9, false, -1]]);
  assert.deepEqual(readMarks('null'), []);
  const [fork] = forkMarks([{ from: '12000000000', end: '40000000000', commands: 1 }]);
  assert.deepEqual([fork.what, fork.at, fork.title, fork.detail], ['fork', 12e9, 'Another future, left at 12 s', 'seen up to 40 s, 1 change by hand']);
});

test('failures are bars where they happened, the small ones too', () => {
  const failures = { width: 1e9, counts: [0, 1, 0, 1000] };
  const path = barsPath(failures, { from: 0, to: 10e9 }, 100, 30, 12);
  assert.equal(path, 'M10 30v-2h8v2zM30 30v-12h8v12z');
  assert.equal(barsPath(failures, { from: 5e9, to: 10e9 }, 100, 30, 12), '');
  assert.equal(barsPath({ width: 0, counts: [] }, { from: 0, to: 1 }, 100, 30, 12), '');
  const many = barsPath({ width: 1e7, counts: Array(10_000).fill(1) }, { from: 0, to: 100e9 }, 100, 30, 12);
  assert.equal(many.split('M').length - 1, 50, 'not more bars than can be seen');
});

/** A run whose seeks take some frames. */
function slowRun() {
  const run = {
    /** @type {string[]} */
    said: [], left: 0, plays: true,
    seek(/** @type {number} */ at) { run.said.push(`seek ${at}`); run.left = 3; },
    seeking: () => run.left > 0,
    playing: () => run.plays,
    play() { run.plays = true; run.said.push('play'); },
    pause() { run.plays = false; run.said.push('pause'); },
  };
  return run;
}

test('while a seek is under way only the newest wish is kept, and a run that played goes on at the end', () => {
  const run = slowRun();
  const scrubber = new Scrubber(run);
  scrubber.hold();
  for (let at = 1; at <= 10; at++) {
    scrubber.to(at);
    if (at % 4 === 0) run.left = 0;
    scrubber.tick();
  }
  scrubber.release();
  assert.deepEqual(run.said, ['pause', 'seek 1', 'seek 4', 'seek 8'], 'the last wish waits');
  assert.equal(scrubber.at, 10, 'the playhead is at the hand');
  run.left = 0;
  scrubber.tick();
  assert.deepEqual(run.said.slice(4), ['seek 10']);
  scrubber.tick();
  run.left = 0;
  scrubber.tick();
  assert.deepEqual(run.said.slice(5), ['play']);
  assert.equal(scrubber.at, null);
  scrubber.tick();
  assert.equal(run.said.length, 6);
});

test('a run that stood still stands still after a seek', () => {
  const run = slowRun();
  run.plays = false;
  const scrubber = new Scrubber(run);
  scrubber.to(5);
  run.left = 0;
  scrubber.tick();
  scrubber.tick();
  assert.deepEqual(run.said, ['seek 5']);
});
