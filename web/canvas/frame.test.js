import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeFrame } from './encode.js';
import { FLAG, LANE, NODE, SHAPE, fraction, readFrame } from './frame.js';

const rows = {
  now: 12_500_000_000n, hash: 0xfedcba9876543210n, events: 1234, flags: FLAG.behind, revision: 3, pending: 9, records: 5_000_000_000,
  nodes: [{ state: NODE.busy, failures: 214, label: 2, backlog: 7, gauges: [1.5, 2, 3] }],
  wires: [{ state: 4, inFlight: 2, calls: 10, answers: 8, lost: 1, failures: 1, label: 2 }],
  items: [{ from: -10e6, until: 30e6, place: 0, lineage: 42, shape: SHAPE.event, lane: LANE.back, attempt: 2, flags: 1, slot: 5 }, { until: Infinity, lane: LANE.visible }],
};

test('every number of a frame is read where the engine wrote it', () => {
  const buffer = encodeFrame(rows);
  const frame = readFrame(buffer, buffer.byteLength);
  assert.equal(frame.now, 12_500_000_000n);
  assert.equal(frame.hash, 0xfedcba9876543210n);
  assert.deepEqual([frame.events, frame.flags, frame.revision, frame.pending, frame.records], [1234, 2, 3, 9, 5_000_000_000]);
  assert.deepEqual([...frame.u32.subarray(frame.nodesAt / 4, frame.nodesAt / 4 + 4)], [NODE.busy, 214, 2, 7]);
  assert.deepEqual([...frame.f64.subarray(frame.nodesAt / 8 + 2, frame.nodesAt / 8 + 5)], [1.5, 2, 3]);
  assert.deepEqual([...frame.u32.subarray(frame.wiresAt / 4, frame.wiresAt / 4 + 7)], [4, 2, 10, 8, 1, 1, 2]);
  assert.deepEqual([...frame.u8.subarray(frame.itemsAt + 24, frame.itemsAt + 28)], [SHAPE.event, LANE.back, 2, 1]);
  assert.equal(frame.u32[frame.itemsAt / 4 + 5], 42);
  assert.equal(frame.f64[frame.itemsAt / 8 + 5], Infinity);
});

test('a position is a pure function of time, and stays on its wire', () => {
  const buffer = encodeFrame(rows);
  const frame = readFrame(buffer, buffer.byteLength);
  assert.equal(fraction(frame, 0, 0), 0.25);
  assert.equal(fraction(frame, 0, 10e6), 0.5);
  assert.equal(fraction(frame, 0, 90e6), 1);
  assert.equal(fraction(frame, 0, -90e6), 0);
  assert.equal(fraction(frame, 1, 90e6), 0, 'what is open ended has not moved');
});

test('a recycled buffer may be longer than the frame in it', () => {
  const small = encodeFrame({ nodes: [{ failures: 5 }] });
  const large = new ArrayBuffer(4096);
  new Uint8Array(large).set(new Uint8Array(small));
  assert.equal(readFrame(large, small.byteLength).u32[65 - 48], 5);
});

for (const [name, spoil, message] of /** @type {[string, (b: ArrayBuffer) => [ArrayBuffer, number], RegExp][]} */ ([
  ['too short', (b) => [b, 40], /a frame of 40 bytes/],
  ['longer than its buffer', (b) => [b, b.byteLength + 8], /in a buffer of/],
  ['of another format', (b) => { new Uint8Array(b)[0] = 0; return [b, b.byteLength]; }, /not "LCPF"/],
  ['of another version', (b) => { new Uint8Array(b)[4] = 9; return [b, b.byteLength]; }, /frame version 9/],
  ['with more rows than bytes', (b) => { new Uint32Array(b)[10] = 1e6; return [b, b.byteLength]; }, /1000000 items/],
])) {
  test(`a frame ${name} is refused with a sentence`, () => {
    const [buffer, length] = spoil(encodeFrame(rows));
    assert.throws(() => readFrame(buffer, length), message);
  });
}
