// The engine's benchmarks natively and in a Worker of Chromium, one after the other: each figure with its ratio to a
// yardstick that ran in turns with it. Ends with 1 when a ratio is below its floor.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import * as anywhere from './anywhere.js';

/** The least ratios: the kernel is worth half of a bare heap, and keeps its speed from 1,000 to 1,000,000 pending as well as it (10 % for the machine's noise). A queue keeps its own as well. A copy of a fan-out is worth 500 appends to a slice at most, which is twice what it costs. */
const floors = { 'kernel M/M/1': 0.5, 'kernel hold, kept at most pending': 0.9, 'queue, kept at most held': 0.9, 'fan-out': 0.002 };

test('benchmarks', { timeout: 900_000 }, async () => {
  await anywhere.prepare();
  for (const [name, place] of Object.entries({ native: anywhere.native, Chromium: anywhere.chromium })) {
    const lines = (await place('bench')).trim().split('\n');
    console.log(`${name}\n${lines.map((line) => `  ${line}`).join('\n')}`);
    for (const [figure, floor] of Object.entries(floors)) {
      const line = lines.find((text) => text.startsWith(figure));
      const ratio = Number(/ratio ([0-9.]+)/.exec(line ?? '')?.[1]);
      assert.ok(ratio >= floor, `${name}: ${figure} has ratio ${ratio}, below ${floor}`);
    }
  }
});

