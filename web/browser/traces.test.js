// One scenario, seed and journal give one trace, byte for byte, wherever they run.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as anywhere from './anywhere.js';

const histories = 200;
const walks = 60;

before(anywhere.prepare);

/**
 * The first record in which two places differ, as a sentence.
 * @param {string} seed
 * @param {string} name
 * @param {anywhere.Place} place
 */
async function firstDifference(seed, name, place) {
  const [ours, theirs] = (await Promise.all([anywhere.native('trace', seed), place('trace', seed)])).map((text) => text.split('\n'));
  const at = ours.findIndex((line, i) => line !== theirs[i]);
  if (at < 0) return `history ${seed}: ${name} and native print the same records and yet another hash`;
  return `history ${seed}: record ${at} is the first that differs\n  native: ${ours[at]}\n  ${name}: ${theirs[at] ?? '(none)'}`;
}

/**
 * @param {string} name
 * @param {anywhere.Place} place
 */
async function agrees(name, place) {
  const [ours, theirs] = (await Promise.all([anywhere.native('traces', String(histories)), place('traces', String(histories))])).map((text) => text.trim().split('\n'));
  assert.equal(ours.length, histories);
  assert.ok(ours.filter((line) => Number(line.split(' ')[2]) > 100).length > histories / 2, 'most histories have more than a hundred records');
  for (const [i, line] of ours.entries()) {
    if (line !== theirs[i]) assert.fail(await firstDifference(line.split(' ')[0], name, place));
  }
}

/** @type {Record<string, anywhere.Place>} */
const places = { Node: anywhere.node, Chromium: anywhere.chromium };
if (anywhere.fuses()) places['GOAMD64=v3'] = anywhere.fused;
else console.log('this processor has no fused multiply-add that Go would use: the GOAMD64=v3 run is left out');

for (const [name, place] of Object.entries(places)) {
  test(`${histories} random histories leave the same traces natively and in ${name}`, { timeout: 300_000 }, () => agrees(name, place));
}

for (const [name, place] of Object.entries(places)) {
  test(`${walks} random walks through time and futures see the same natively and in ${name}`, { timeout: 300_000 }, async () => {
    const [ours, theirs] = (await Promise.all([anywhere.native('walks', String(walks)), place('walks', String(walks))])).map((text) => text.trim().split('\n'));
    assert.equal(ours.length, walks);
    assert.ok(ours.filter((line) => Number(line.split(' ')[3]) > 0).length > walks / 2, 'most walks leave a future');
    for (const [i, line] of ours.entries()) assert.equal(theirs[i], line, 'seed, hash of all that was seen, events, futures left');
  });
}

test('a difference is named by its first record', async () => {
  const tampered = async (/** @type {string[]} */ ...args) => (await anywhere.native(...args)).replace(/^(.*\n.*\n)(\S+)/, '$1elsewhen');
  const sentence = await firstDifference('3', 'a tampered run', tampered);
  assert.match(sentence, /record 2 is the first that differs\n {2}native: .*\n {2}a tampered run: elsewhen/);
});
