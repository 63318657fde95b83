import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overtaken } from './documents.js';
import { draftOf } from './legacy.js';
import { TEXT_MAX, arrange, bytesOf, documentProblem, freeTitle, preview, reasonOf, rowOf, sizeWords, versionProblem } from './records.js';
import { libraryText, plain, readLibrary } from './transfer.js';

const whole = Object.freeze({ id: 'a1', title: 'Orders', at: 1_700_000_000_000, rev: 3, text: '{"format":1}', origin: 'own', kept: false, deleted: 0, by: 'tab' });
const version = Object.freeze({ id: 'v1', document: 'a1', name: '12:03', at: 5, text: '{}', auto: true });

test('a whole record has no problem; any other says which member is wrong', () => {
  assert.equal(documentProblem(whole), '');
  assert.equal(versionProblem(version), '');
  /** @type {[any, RegExp][]} */
  const broken = [
    [null, /the record is null/], [7, /the record is 7/],
    [{ ...whole, text: undefined }, /its text is missing/], [{ ...whole, text: 7 }, /its text is 7/],
    [{ ...whole, text: 'x'.repeat(TEXT_MAX + 1) }, /its text is larger than 4 MB/], [{ ...whole, text: 'ä'.repeat(TEXT_MAX / 2 + 1) }, /its text is larger than 4 MB/],
    [{ ...whole, rev: 0 }, /its rev is 0/], [{ ...whole, rev: 1.5 }, /its rev is 1\.5/], [{ ...whole, at: NaN }, /its at is NaN/], [{ ...whole, at: 1e300 }, /its at is 1e\+300/],
    [{ ...whole, origin: 'moon' }, /its origin is "moon"/], [{ ...whole, kept: 1 }, /its kept is 1/], [{ ...whole, id: '' }, /its id is ""/], [{ ...whole, title: {} }, /its title is \[object Object\]/],
    [{ ...whole, deleted: -1 }, /its deleted is -1/],
  ];
  for (const [record, why] of broken) assert.match(documentProblem(record), why);
  assert.match(versionProblem({ ...version, auto: 'yes' }), /its auto is "yes"/);
});

test('a row can be made of anything', () => {
  const anything = [null, undefined, 7, 'text', [], {}, { id: 7 }, { text: {} }, { ...whole, title: 'x'.repeat(5000) }, Object.create(null), { get text() { return 'x'; } }, new Map(), { ...whole, at: 10n }];
  for (const record of anything) {
    const row = rowOf(record, 1);
    assert.equal(typeof row.title, 'string');
    assert.ok(row.title.length <= 200);
    assert.ok(row.why !== '', String(row.why));
    assert.deepEqual([row.rev, row.deleted, row.kept], [0, 0, false]);
  }
  assert.deepEqual(rowOf(whole, 'a1'), { key: 'a1', id: 'a1', title: 'Orders', at: whole.at, rev: 3, origin: 'own', kept: false, deleted: 0, bytes: 12, versions: 0, why: '' });
});

test('bytes are those of UTF-8', () => {
  for (const text of ['', 'abc', 'äöü', '“Orders”', '😀 and 漢字']) assert.equal(bytesOf(text), new TextEncoder().encode(text).length, text);
  assert.deepEqual([0, 1023, 1024, 1536, 4 * 1024 * 1024, 3 * 2 ** 30].map(sizeWords), ['0 bytes', '1023 bytes', '1 KB', '1.5 KB', '4 MB', '3 GB']);
});

test('a copy gets the next number', () => {
  assert.equal(freeTitle('Orders', []), 'Orders (2)');
  assert.equal(freeTitle('Orders', ['Orders', 'Orders (2)']), 'Orders (3)');
  assert.equal(freeTitle('Orders (2)', ['Orders (2)']), 'Orders (3)');
  assert.equal(freeTitle('', []), 'Untitled (2)');
  assert.ok(freeTitle('x'.repeat(200), []).length <= 200);
});

test('a search wants every word, and the order is stable', () => {
  const rows = ['Orders', 'orders, slow', 'Kitchen', ''].map((title, i) => rowOf({ ...whole, id: `d${i}`, title, at: i }, `d${i}`));
  const ids = (/** @type {string} */ typed, /** @type {string} */ order) => arrange(rows, typed, order).map(({ id }) => id);
  assert.deepEqual(ids('', 'newest'), ['d3', 'd2', 'd1', 'd0']);
  assert.deepEqual(ids('', 'oldest'), ['d0', 'd1', 'd2', 'd3']);
  assert.deepEqual(ids('SLOW ord', 'newest'), ['d1']);
  assert.deepEqual(ids('untitled', 'newest'), ['d3']);
  assert.deepEqual(ids('', 'title'), ['d2', 'd0', 'd1', 'd3']);
  assert.deepEqual(ids('zebra', 'newest'), []);
});

test('a draft is overtaken when another tab has gone on with its document, and only then', () => {
  const draft = { id: 'a1', rev: 3, title: 'Orders', text: '{"mine":1}', origin: 'own', kept: false, by: 'me' };
  assert.equal(overtaken(draft, undefined), '', 'nobody has it');
  assert.equal(overtaken(draft, whole), '', 'the revision that is known');
  assert.equal(overtaken(draft, { ...whole, rev: 4 }), 'changed');
  assert.equal(overtaken(draft, { ...whole, rev: 2 }), 'changed', 'an older one is not ours either');
  assert.equal(overtaken(draft, { ...whole, rev: 4, by: 'me' }), '', 'we have written it ourselves, and were not told');
  assert.equal(overtaken(draft, { ...whole, rev: 4, text: draft.text }), '', 'the same text');
  assert.equal(overtaken(draft, { ...whole, rev: 4, deleted: 9 }), 'deleted');
  assert.equal(overtaken({ ...draft, by: '' }, { ...whole, rev: 4, by: '' }), 'changed', 'no name is nobody');
  assert.equal(overtaken(draft, { id: 'a1', garbage: true }), 'changed', 'a record that cannot be read is not written over');
});

test('what waits in localStorage is read, whatever it is', () => {
  const old = draftOf('playground.draft.x1', JSON.stringify({ title: 'Orders', at: 5, text: '{}' }));
  assert.deepEqual(old, { id: 'draft-x1', rev: 0, title: 'Orders', at: 5, text: '{}', origin: 'own', kept: false, by: '' });
  assert.deepEqual(draftOf('playground.draft.x2', 'not JSON'), { id: 'draft-x2', rev: 0, title: '', text: 'not JSON', origin: 'own', kept: false, by: '' });
  const unsaved = draftOf('playground.unsaved.a1', JSON.stringify({ ...whole, by: 'me' }));
  assert.deepEqual(unsaved, { id: 'a1', rev: 3, title: 'Orders', at: whole.at, text: whole.text, origin: 'own', kept: false, by: 'me' });
  for (const bad of ['', 'null', '7', '{}', '{"text":"x"}', '{"text":"x","id":7}', `{"text":"x","id":"${'a'.repeat(101)}"}`]) assert.equal(draftOf('playground.unsaved.a1', bad), null, bad);
  assert.deepEqual(draftOf('playground.unsaved.a1', '{"id":"a1","text":"x","rev":-3,"origin":"moon","at":"noon","by":{}}'), { id: 'a1', rev: 0, title: '', at: undefined, text: 'x', origin: 'own', kept: false, by: '' });
});

test('a library is one file, and comes back', () => {
  const { documents, versions, problems } = readLibrary(libraryText([whole, { id: 'b', odd: 10n, map: new Map(), deep: [[NaN]] }], [version, { ...version, auto: 3 }]));
  assert.deepEqual([documents, versions], [[whole], [version]]);
  assert.deepEqual(problems, ['drawing 2: its text is missing', 'version 2: its auto is 3']);
  /** @type {any} */
  const round = {};
  round.round = round;
  assert.doesNotThrow(() => JSON.stringify(plain(round)));
  /** @type {[string, RegExp][]} */
  const bad = [
    ['', /no JSON/], ['null', /not a library/], ['{"format":1,"nodes":[]}', /not a library; a single drawing is opened with/],
    ['{"library":"loosely-coupled-library","version":2}', /version 2, and this playground reads version 1/], ['{"library":"loosely-coupled-library","version":1,"documents":{}}', /no list of documents/],
  ];
  for (const [text, why] of bad) assert.throws(() => readLibrary(text), why, text);
});

test('reasons are sentences', () => {
  assert.match(reasonOf(new DOMException('x', 'QuotaExceededError')), /no room left/);
  assert.equal(reasonOf(new Error('the drawing is larger than 4 MB')), 'the drawing is larger than 4 MB');
  assert.match(reasonOf(undefined), /does not work/);
  for (const value of [Symbol('s'), () => {}, { toString() { throw new Error('no'); } }, 10n, 'x'.repeat(999)]) assert.ok(preview(value).length <= 40);
});
