import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { copyGallery, galleryEntry } from './gallery.js';
import { drawnKinds, fillData, fillPicture, inlineJson, joinSheets, linkedSheets, namedFiles } from './page.js';
import { weigh } from './sizes.js';

test('JSON in the page cannot end its script element', () => {
  const json = inlineJson('{"title": "</script><script>alert(1)</script><!--"}');
  assert.ok(!json.includes('<'));
  assert.equal(JSON.parse(json).title, '</script><script>alert(1)</script><!--');
});

test('a slot is filled once and as it is, dollar signs included', () => {
  const html = '<p><script type="application/json" id="kinds">[]</script></p>';
  assert.equal(fillData(html, 'kinds', '["$&", "$1"]'), '<p><script type="application/json" id="kinds">["$&","$1"]</script></p>');
});

test('the canvas needs no words about settings', () => {
  assert.equal(drawnKinds('[{"name":"sqs","help":"Keeps","fields":[{"name":"Delay","help":"How long","source":"the book","default":0}]}]'), '[{"name":"sqs","fields":[{"name":"Delay","default":0}]}]');
});

test('a slot that the page lacks is an error', () => {
  assert.throws(() => fillData('<p></p>', 'kinds', '[]'), /no <script type="application\/json" id="kinds">/);
  assert.throws(() => fillPicture('<p></p>', '<svg></svg>'), /first-picture/);
});

test('the picture must be one', () => {
  const html = '<div class="a" id="first-picture" aria-hidden="true"> </div>';
  assert.equal(fillPicture(html, '<svg></svg>\n'), '<div class="a" id="first-picture" aria-hidden="true"><svg></svg></div>');
  assert.throws(() => fillPicture(html, 'Error: no scene'), /no SVG/);
});

test('style sheets become one, in the place of the first', () => {
  const html = '<head>\n<link rel="stylesheet" href="styles/a.css">\n<link rel="stylesheet" href="styles/b.css">\n</head>';
  assert.deepEqual(linkedSheets(html), ['styles/a.css', 'styles/b.css']);
  assert.equal(joinSheets(html), '<head>\n    <link rel="stylesheet" href="app.css">\n</head>');
});

test('what the page names counts before the first picture, and no other host is among it', () => {
  const html = '<link rel="icon" href="icon.svg"><link rel="stylesheet" href="app.css"><script type="module" src="./app.js"></script>';
  assert.deepEqual(namedFiles(html), ['app.css', 'app.js']);
  assert.throws(() => namedFiles('<script src="https://example.org/x.js"></script>'), /another host/);
});

test('a part over its budget is told, and nothing is weighed twice', () => {
  let reads = 0;
  const read = () => (reads++, new TextEncoder().encode('abcdefghij'.repeat(100)));
  const known = {};
  const [small] = weigh([{ name: 'a', files: ['a'], budget: 5000 }], read, known);
  assert.equal(small.over, false);
  assert.equal(Object.keys(known).length, 1);
  const [large] = weigh([{ name: 'a', files: ['a', 'b'], budget: small.bytes }], read, known);
  assert.deepEqual([large.over, large.bytes], [true, 2 * small.bytes]);
  assert.equal(Object.keys(known).length, 1);
  assert.equal(reads, 3);
});

test('a scene of the gallery has a title and a summary', () => {
  assert.deepEqual(galleryEntry('1-a.json', '{"title":"A","summary":"What","nodes":[]}'), { file: '1-a.json', title: 'A', summary: 'What' });
  assert.throws(() => galleryEntry('1-a.json', '{"summary":"What"}'), /gallery\/1-a\.json has no title/);
  assert.throws(() => galleryEntry('1-a.json', '{"title":"A"}'), /gallery\/1-a\.json has no summary/);
});

test('the gallery is copied in the order of its numbers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gallery-'));
  for (const name of ['10-b', '2-a']) writeFileSync(join(folder, `${name}.json`), JSON.stringify({ title: name, summary: 'What' }));
  assert.deepEqual(copyGallery(folder, join(folder, 'to')).map(({ file }) => file), ['2-a.json', '10-b.json']);
  assert.deepEqual(readdirSync(join(folder, 'to')).sort(), ['10-b.json', '2-a.json', 'index.json']);
  rmSync(folder, { recursive: true });
});
