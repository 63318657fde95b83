import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLES, seenIn, withExample } from './examples.js';
import { countWords, readFilter, readProblem } from './model.js';

const soup = { number: 1, lineage: 4, at: '1000000000', body: '{"dish": "soup", "guests": 4}', attributes: { store: { Type: 'String', Value: 'north' }, price: { Type: 'Number', Value: '12.5' } }, matches: true };
const cake = { number: 2, lineage: 5, at: '2000000000', body: 'cake', matches: false, path: 'store', found: '', wanted: '["north"]' };
const told = (/** @type {object} */ more) => readFilter({ wire: 'w', node: 'notices', to: 'orders', policy: '{"a": [1]}', scope: 'MessageBody', applied: '{\n  "a": [\n    1\n  ]\n}', appliedScope: 'MessageBody', typed: true, judged: { messages: [soup, cake] }, ...more });

test('what the engine tells of a draft is read, the newest message first', () => {
  const { messages, problem, known } = told({});
  assert.deepEqual(messages.map((one) => [one.number, one.matches, one.path, one.at]), [[2, false, 'store', 2e9], [1, true, '', 1e9]]);
  assert.deepEqual([problem, known], [null, true]);
  assert.deepEqual([told({ judged: null }).known, told({ judged: null }).messages], [false, []]);
  for (const odd of [{}, null, { judged: 7, scopes: 'x' }]) assert.deepEqual(readFilter(odd).messages, []);
});

test('a draft is one that says something else, however it is spaced', () => {
  assert.equal(told({}).changed, false);
  assert.equal(told({ policy: '{"a": [2]}' }).changed, true);
  assert.equal(told({ policy: '{' }).changed, true);
  assert.equal(told({ scope: 'MessageAttributes' }).changed, true);
  assert.equal(told({ policy: '{"a": [2]}', typed: false }).changed, false);
});

test('AWS’s message stands without its introduction, and its place in what was typed', () => {
  const typed = '{\n  "price": [\n    {"numeric": ["<", "x y"]}\n  ]\n}';
  const compact = '{"price":[{"numeric":["<","x y"]}]}';
  const { text, place } = readProblem(`FilterPolicy: Value of < must be numeric\n at [Source: (String)"${compact}"; line: 1, column: ${compact.indexOf('"x y"') + 1}]`, typed);
  assert.equal(text, 'Value of < must be numeric');
  assert.deepEqual(place, { line: 3, column: 23, index: typed.indexOf('"x y"') });
  const broken = readProblem('FilterPolicy: failed to parse JSON. Unexpected end-of-input\n at [Source: REDACTED (`x` disabled); line: 2, column: 3]', '{\n  ');
  assert.deepEqual(broken, { text: 'failed to parse JSON. Unexpected end-of-input', place: { line: 2, column: 3, index: 4 } });
  assert.deepEqual(readProblem('FilterPolicy: too large', ''), { text: 'too large', place: null });
});

test('how many match is said in words', () => {
  const { messages } = told({});
  const [no, yes] = messages;
  assert.equal(countWords(messages), '1 of the last 2 messages matches.');
  assert.equal(countWords([yes, yes]), 'All of the last 2 messages match.');
  assert.equal(countWords([no, no]), 'None of the last 2 messages match.');
  assert.equal(countWords([yes]), 'The last message matches.');
});

test('an example speaks of what the messages have, and joins what is typed', () => {
  const { messages } = told({});
  assert.deepEqual(seenIn(messages, 'MessageAttributes', false), { key: 'store', text: 'north', number: 100 });
  assert.deepEqual(seenIn(messages, 'MessageAttributes', true), { key: 'price', text: '12.5', number: 12.5 });
  assert.deepEqual(seenIn(messages, 'MessageBody', false), { key: 'dish', text: 'soup', number: 100 });
  assert.deepEqual(seenIn([], 'MessageBody', true), { key: 'price', text: 'example_corp', number: 100 });
  const prefix = EXAMPLES.find(({ name }) => name === 'prefix') ?? EXAMPLES[0];
  assert.equal(withExample('{"a": [1]}', prefix, messages, 'MessageAttributes'), '{\n  "a": [\n    1\n  ],\n  "store": [\n    {\n      "prefix": "nor"\n    }\n  ]\n}');
  for (const typed of ['', '{', '[1]', 'null']) assert.deepEqual(JSON.parse(withExample(typed, prefix, messages, 'MessageBody')), { dish: [{ prefix: 'sou' }] });
});
