import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amount, axisAmount, chartWords, chartsOf, pointAt, readSeries, refit, summary, unitWords } from './model.js';

const sent = { name: 'NumberOfMessagesSent', unit: 'Count', kind: 'count', values: [0, 3, 5] };
const age = { name: 'ApproximateAgeOfOldestMessage', unit: 'ns', kind: 'gauge', values: [0, 1.5e9, null] };
const quiet = { name: 'NumberOfEmptyReceives', unit: 'Count', kind: 'count', values: [0, 0, 0] };
const duration = { name: 'Duration', unit: 'ns', kind: 'measure', values: [null, 2e9, 3e9], p50: [null, 2e9, 2e9], p99: [null, 4e9, 9e9] };

const series = (/** @type {object} */ parts) => readSeries(JSON.stringify({ width: '1000000000', ...parts }));

test('one node shows all its metrics, the silent ones last', () => {
  const charts = chartsOf(series({ nodes: { orders: [quiet, sent, age] } }), ['orders']);
  assert.deepEqual(charts.map(({ name }) => name), [sent.name, age.name, quiet.name]);
  assert.deepEqual(charts[0].x, [0, 1e9, 2e9, 3e9], 'counts are steps, and the last has an end');
  assert.deepEqual(charts[0].lines, [{ role: 'main', values: [0, 3, 5, 5] }]);
  assert.deepEqual(charts[1].x, [0.5e9, 1.5e9, 2.5e9]);
  assert.equal(pointAt(charts[0], 2.99e9, 1e9), 2);
  assert.equal(pointAt(charts[0], 99e9, 1e9), 2, 'never beyond the last interval');
  assert.equal(pointAt(charts[1], -1, 1e9), 0);
});

test('several nodes show the most telling metrics of each', () => {
  const nodes = { orders: [sent, quiet, age, { ...sent, name: 'NumberOfMessagesReceived' }, { ...sent, name: 'NumberOfMessagesDeleted' }], dlq: [quiet, { ...quiet, name: 'Other' }] };
  const charts = chartsOf(series({ nodes }), ['orders', 'dlq', 'gone', 'constructor']);
  assert.deepEqual(charts.map(({ node }) => node), ['orders', 'orders', 'orders', 'dlq']);
  assert.ok(!charts.slice(0, 3).some(({ name }) => name === quiet.name));
});

test('a measure shows its percentiles, and a future that is compared is a line of its own', () => {
  const branch = { width: '1000000000', nodes: { kitchen: [{ ...duration, values: [1e9, 1e9, 1e9, 1e9] }] } };
  const [chart] = chartsOf(series({ nodes: { kitchen: [duration] }, branch }), ['kitchen']);
  assert.deepEqual(chart.lines.map(({ role }) => role), ['main', 'p50', 'p99', 'other']);
  assert.ok(chart.lines.every(({ values }) => values.length === chart.x.length), 'the shorter future has gaps');
  assert.equal(chart.lines[0].values[3], null);
});

test('a future with other intervals is drawn over the same time', () => {
  assert.deepEqual(refit([4, 8], 2, 1, 'count'), [2, 2, 4, 4], 'counts are shared out');
  assert.deepEqual(refit([4, 8], 2, 1, 'gauge'), [4, 4, 8, 8]);
  assert.deepEqual(refit([1, 2, 3, 4, 5], 1, 2, 'count'), [3, 7], 'what is left over waits');
  assert.deepEqual(refit([1, null, null, null, 5, 7], 1, 2, 'gauge'), [1, null, 6]);
  assert.deepEqual(refit([1, 2], 0, 2, 'gauge'), [1, 2]);
  const branch = { width: '2000000000', nodes: { orders: [{ ...sent, values: [4, 8] }] } };
  const [chart] = chartsOf(series({ nodes: { orders: [sent] }, branch }), ['orders']);
  assert.deepEqual(chart.lines[1], { role: 'other', values: [2, 2, 4, 4, 4] });
});

test('what is missing is no chart', () => {
  assert.deepEqual(chartsOf(readSeries('null'), ['orders']), []);
  assert.deepEqual(chartsOf(series({}), ['orders']), []);
  assert.deepEqual(chartsOf(series({ nodes: {} }), []), []);
});

test('values have their units', () => {
  assert.equal(amount(1.5e9, 'ns'), '1.5 s');
  assert.equal(amount(0, 'ns'), '0 s');
  assert.equal(amount(250e6, 'ns'), '250 ms');
  assert.equal(amount(1234, 'Count'), '1234');
  assert.equal(amount(12_345, 'Count'), '12.3k');
  assert.equal(amount(1 / 3, 'Count'), '0.33');
  assert.equal(amount(42, 'Bytes'), '42 Bytes');
  assert.equal(amount(null, 'Count'), '–');
  assert.equal(axisAmount(42, 'Bytes'), '42');
  assert.equal(axisAmount(90e9, 'ns'), '1 min 30 s');
  assert.equal(unitWords('Count', 'count', 1e9), 'Count per second');
  assert.equal(unitWords('Count', 'count', 100e6), 'Count per 100 ms');
  assert.equal(unitWords('ns', 'gauge', 1e9), '');
});

test('a chart is said in words', () => {
  const [chart] = chartsOf(series({ nodes: { orders: [age] } }), ['orders']);
  assert.equal(chartWords(chart), 'ApproximateAgeOfOldestMessage of orders: last 1.5 s, from 0 s to 1.5 s');
  const [empty] = chartsOf(series({ nodes: { orders: [{ ...age, values: [null] }] } }), ['orders']);
  assert.match(chartWords(empty), /nothing was measured yet/);
  assert.deepEqual(summary([1, null, 3]), { least: 1, mean: 2, most: 3, last: 3 });
  assert.equal(summary([null]), null);
});
