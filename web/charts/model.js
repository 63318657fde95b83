/**
 * What the charts show, worked out without a browser: which metrics, where their points are, numbers in words.
 *
 * @typedef {object} Metric as the engine tells it
 * @property {string} name in CloudWatch's words
 * @property {string} unit "Count", "ns", …
 * @property {'count' | 'gauge' | 'measure'} kind
 * @property {(number | null)[]} values one an interval
 * @property {(number | null)[]} [p50] of measures
 * @property {(number | null)[]} [p99]
 *
 * @typedef {Record<string, Metric[]>} Nodes
 * @typedef {{width: number, nodes: Nodes, branch: {width: number, nodes: Nodes} | null}} Series the branch has intervals of its own
 *
 * @typedef {object} Line
 * @property {'main' | 'p50' | 'p99' | 'other'} role
 * @property {(number | null)[]} values
 *
 * @typedef {object} Chart
 * @property {string} key
 * @property {string} node
 * @property {string} name
 * @property {string} unit
 * @property {Metric['kind']} kind
 * @property {number[]} x nanoseconds
 * @property {Line[]} lines
 *
 * @typedef {{least: number, mean: number, most: number, last: number}} Summary
 */
import { label, short } from '../timeline/scale.js';

/** How many metrics of each node are shown where there are several nodes. */
const METRICS_EACH = 3;

/**
 * @param {string} json the note "series"
 * @returns {Series}
 */
export function readSeries(json) {
  const { width, nodes, branch } = JSON.parse(json) ?? {};
  return { width: Number(width) || 0, nodes: nodes ?? {}, branch: branch ? { width: Number(branch.width) || 0, nodes: branch.nodes ?? {} } : null };
}

/**
 * The charts of some nodes: everything of one, the most telling of several.
 * @param {Series} series
 * @param {string[]} wanted
 * @returns {Chart[]}
 */
export function chartsOf(series, wanted) {
  const told = wanted.filter((node) => Object.hasOwn(series.nodes, node));
  return told.flatMap((node) => {
    const metrics = told.length > 1 ? telling(series.nodes[node]) : byLife(series.nodes[node]);
    return metrics.map((metric) => chartOf(node, metric, counterpart(series, node, metric.name), series.width));
  });
}

/** @param {Metric} metric */
const lives = ({ values }) => values.some((value) => value !== null && value !== 0);

/**
 * What never was anything but zero comes last.
 * @param {Metric[]} metrics
 */
const byLife = (metrics) => [...metrics.filter(lives), ...metrics.filter((metric) => !lives(metric))];

/**
 * @param {Metric[]} metrics
 */
function telling(metrics) {
  const alive = metrics.filter(lives);
  return (alive.length > 0 ? alive : metrics.slice(0, 1)).slice(0, METRICS_EACH);
}

/**
 * The same metric in the future that is compared, in intervals of the one that is shown.
 * @param {Series} series
 * @param {string} node
 * @param {string} name
 * @returns {Metric | undefined}
 */
function counterpart({ branch, width }, node, name) {
  if (!branch || !Object.hasOwn(branch.nodes, node)) return undefined;
  const metric = branch.nodes[node].find((one) => one.name === name);
  return metric && { ...metric, values: refit(metric.values, branch.width, width, metric.kind) };
}

/**
 * Values of other intervals: counts are shared out by time, others are means over it.
 * @param {(number | null)[]} values
 * @param {number} from width of their intervals
 * @param {number} to
 * @param {Metric['kind']} kind
 * @returns {(number | null)[]}
 */
export function refit(values, from, to, kind) {
  if (from === to || !(from > 0) || !(to > 0)) return values;
  return Array.from({ length: Math.floor((values.length * from) / to + 1e-9) }, (_, i) => {
    let sum = 0, weight = 0;
    for (let j = Math.floor((i * to) / from); j < values.length && j * from < (i + 1) * to; j++) {
      const value = values[j];
      const overlap = Math.min((i + 1) * to, (j + 1) * from) - Math.max(i * to, j * from);
      if (value === null || overlap <= 0) continue;
      sum += value * overlap;
      weight += overlap;
    }
    if (weight === 0) return null;
    return kind === 'count' ? sum / from : sum / weight;
  });
}

/**
 * @param {string} node
 * @param {Metric} metric
 * @param {Metric | undefined} other the same metric in the future that is compared
 * @param {number} width of an interval
 * @returns {Chart}
 */
function chartOf(node, metric, other, width) {
  const { name, unit, kind } = metric;
  const length = Math.max(metric.values.length, other?.values.length ?? 0);
  /** @type {Line[]} */
  const lines = [{ role: 'main', values: fitted(metric.values, length, kind) }];
  if (metric.p50) lines.push({ role: 'p50', values: fitted(metric.p50, length, kind) });
  if (metric.p99) lines.push({ role: 'p99', values: fitted(metric.p99, length, kind) });
  if (other) lines.push({ role: 'other', values: fitted(other.values, length, kind) });
  return { key: `${node} ${name}`, node, name, unit, kind, x: places(length, width, kind), lines };
}

/**
 * Counts are steps, each as long as its interval; the last has an end. Others stand in the middle of their intervals.
 * @param {number} length
 * @param {number} width
 * @param {Metric['kind']} kind
 */
function places(length, width, kind) {
  if (kind === 'count') return Array.from({ length: length + 1 }, (_, i) => i * width);
  return Array.from({ length }, (_, i) => (i + 0.5) * width);
}

/**
 * @param {(number | null)[]} values
 * @param {number} length
 * @param {Metric['kind']} kind
 */
function fitted(values, length, kind) {
  const all = [...values, ...Array(Math.max(0, length - values.length)).fill(null)];
  return kind === 'count' ? [...all, all[all.length - 1] ?? null] : all;
}

/**
 * The point of a chart that belongs to a time.
 * @param {Chart} chart
 * @param {number} at
 * @param {number} width of an interval
 */
export function pointAt(chart, at, width) {
  const last = chart.x.length - (chart.kind === 'count' ? 2 : 1);
  return Math.max(0, Math.min(last, Math.floor(at / Math.max(1, width))));
}

/**
 * @param {(number | null)[]} values
 * @returns {Summary | null} null when there is no value
 */
export function summary(values) {
  const known = /** @type {number[]} */ (values.filter((value) => value !== null && Number.isFinite(value)));
  if (known.length === 0) return null;
  const sum = known.reduce((total, value) => total + value, 0);
  return { least: known.reduce((a, b) => Math.min(a, b)), mean: sum / known.length, most: known.reduce((a, b) => Math.max(a, b)), last: known[known.length - 1] };
}

/**
 * A value with its unit, in few characters.
 * @param {number | null | undefined} value
 * @param {string} unit
 */
export function amount(value, unit) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (isTime(unit)) return value === 0 ? '0 s' : short(value);
  const n = Math.abs(value) >= 1e4 ? compact(value) : String(Math.round(value * 100) / 100);
  return unit === '' || /^counts?$/i.test(unit) ? n : `${n} ${unit}`;
}

/** @param {string} unit */
const isTime = (unit) => unit === 'ns' || unit === 'age' || unit === 'nanoseconds';

/** @param {number} value */
function compact(value) {
  for (const [from, sign] of /** @type {[number, string][]} */ ([[1e9, 'G'], [1e6, 'M'], [1e3, 'k']])) {
    if (Math.abs(value) >= from) return `${Math.round((value / from) * 10) / 10}${sign}`;
  }
  return String(value);
}

/**
 * What stands beside the lines of a value axis: short, and without the unit where it says itself.
 * @param {number} value
 * @param {string} unit
 */
export const axisAmount = (value, unit) => amount(value, isTime(unit) ? unit : '');

/**
 * What a metric is counted in, for people.
 * @param {string} unit
 * @param {Metric['kind']} kind
 * @param {number} width of an interval
 */
export function unitWords(unit, kind, width) {
  const what = isTime(unit) ? '' : unit === '' || /^counts?$/i.test(unit) ? 'Count' : unit;
  if (kind !== 'count' || width <= 0) return what;
  return `${what || 'Count'} per ${label(width, width)}`.replace('per 1 s', 'per second');
}

/**
 * A chart in words, for those who do not see it.
 * @param {Chart} chart
 */
export function chartWords({ node, name, unit, lines }) {
  const sums = summary(lines[0].values);
  if (!sums) return `${name} of ${node}: nothing was measured yet`;
  return `${name} of ${node}: last ${amount(sums.last, unit)}, from ${amount(sums.least, unit)} to ${amount(sums.most, unit)}`;
}
