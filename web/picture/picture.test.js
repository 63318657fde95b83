import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { pictureOf } from './picture.js';

const read = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(`../canvas/testdata/${name}`, import.meta.url), 'utf8'));

test('the first picture shows every node, follows the theme, and is small', () => {
  const svg = pictureOf(read('scene.json'), read('kinds.json'));
  for (const name of ['shop', 'orders-topic', 'kitchen', 'orders-dlq', 'SQS queue']) assert.ok(svg.includes(`>${name}</text>`), name);
  assert.ok(svg.includes('var(--surface)'));
  assert.ok(!/NaN|undefined/.test(svg));
  const packed = gzipSync(svg).length;
  assert.ok(packed < 12 * 1024, `${packed} bytes`);
});

test('names from a scenario are text and never markup', () => {
  const svg = pictureOf({ nodes: [{ id: '<b>&"', kind: 'sqs' }], wires: [], notes: [{ id: 'n', x: 0, y: 0, text: '</svg><script>' }] }, read('kinds.json'));
  assert.ok(svg.includes('&lt;b>&amp;&quot;') && svg.includes('&lt;/svg>&lt;script>'));
  assert.ok(!svg.includes('<script'));
});

test('an empty scene gives an empty picture', () => {
  assert.match(pictureOf({}, []), /^<svg [^>]+><\/svg>$/);
});
