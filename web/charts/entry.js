/**
 * The panel of charts, loaded when it is opened: small multiples of the metrics of a few nodes, all over the time that
 * the strip shows, with one cursor and one playhead.
 */
import { make } from '../timeline/dom.js';
import { SmallChart } from './chart.js';
import { amount, chartsOf, readSeries, summary } from './model.js';

/**
 * @typedef {import('./model.js').Chart} Chart
 * @typedef {import('./chart.js').Timeline & {follow: (follower: (shown: import('../timeline/strip.js').Shown) => void) => () => void}} Timeline
 */

/** How often the table for screen readers is renewed, in real milliseconds. */
const WORDS_EVERY = 1000;

/** @type {Panel | null} */
let panel = null;

/**
 * Opens the panel in its place, once.
 * @param {HTMLElement} box
 * @param {Timeline} timeline
 */
export function open(box, timeline) {
  panel ??= new Panel(box, timeline);
}

/**
 * Draws what the engine tells.
 * @param {string} series the note "series"
 * @param {string} nodes whose charts are wanted, a JSON list
 */
export function show(series, nodes) {
  panel?.show(series, JSON.parse(nodes));
}

class Panel {
  /**
   * @param {HTMLElement} box
   * @param {Timeline} timeline
   */
  constructor(box, timeline) {
    this.timeline = timeline;
    this.grid = make('div', {});
    this.empty = make('p', { class: 'empty' }, 'Nothing has been measured yet. Press play.');
    this.legend = make('p', { class: 'chart-legend', hidden: '' });
    this.table = make('table', { class: 'visually-hidden', 'data-testid': 'chart-table' });
    /** @type {Map<string, SmallChart>} */
    this.charts = new Map();
    this.shape = '';
    this.saidAt = 0;
    box.replaceChildren(this.empty, this.grid, this.legend, this.table);
    this.shown = /** @type {import('../timeline/strip.js').Shown | null} */ (null);
    timeline.follow((shown) => {
      this.shown = shown;
      if (box.offsetParent !== null) for (const chart of this.charts.values()) chart.follow(shown);
    });
    new ResizeObserver(() => this.#resize()).observe(this.grid);
    this.#followTheme();
  }

  /**
   * @param {string} json
   * @param {string[]} nodes
   */
  show(json, nodes) {
    const series = readSeries(json);
    const charts = chartsOf(series, nodes);
    const shape = JSON.stringify(charts.map(({ key, lines }) => [key, lines.map(({ role }) => role)]));
    if (shape !== this.shape) this.#build(charts, series.width, shape);
    else for (const chart of charts) this.charts.get(chart.key)?.update(chart, series.width);
    this.empty.hidden = charts.length > 0;
    this.empty.textContent = nodes.length > 0 ? 'Nothing has been measured yet. Press play.' : 'There is nothing to measure in an empty drawing. Add a client, a queue and a service.';
    this.#say(charts);
  }

  /**
   * @param {Chart[]} charts
   * @param {number} width
   * @param {string} shape
   */
  #build(charts, width, shape) {
    this.shape = shape;
    for (const chart of this.charts.values()) chart.close();
    this.charts.clear();
    this.grid.replaceChildren();
    const nodes = Map.groupBy(charts, (chart) => chart.node);
    for (const [node, list] of nodes) {
      const group = make('div', { class: 'chart-group' });
      for (const chart of list) {
        const small = new SmallChart(chart, width, this.timeline);
        this.charts.set(chart.key, small);
        group.append(small.box);
      }
      this.grid.append(make('h3', { class: nodes.size > 1 ? 'chart-node' : 'visually-hidden' }, node), group);
    }
    this.#resize();
    const roles = new Set(charts.flatMap(({ lines }) => lines.map(({ role }) => role)));
    const words = [roles.has('p99') ? 'p50 is the thin line, p99 the dotted one' : '', roles.has('other') ? 'the dashed line is the future that is compared' : ''].filter((one) => one !== '').join('; ');
    this.legend.hidden = words === '';
    this.legend.textContent = words === '' ? '' : `${words[0].toUpperCase()}${words.slice(1)}.`;
    this.saidAt = 0;
  }

  #resize() {
    const widths = [...this.charts.values()].map((chart) => chart.box.clientWidth);
    for (const [i, chart] of [...this.charts.values()].entries()) {
      chart.resize(widths[i]);
      if (this.shown) chart.follow(this.shown);
    }
  }

  /** @param {Chart[]} charts */
  #say(charts) {
    const now = performance.now();
    if (now - this.saidAt < WORDS_EVERY) return;
    this.saidAt = now;
    const cells = (/** @type {'td' | 'th'} */ tag, /** @type {string[]} */ texts) => make('tr', {}, ...texts.map((text) => make(tag, {}, text)));
    const rows = charts.map(({ node, name, unit, lines }) => {
      const sums = summary(lines[0].values);
      const texts = sums ? [sums.least, sums.mean, sums.most, sums.last].map((value) => amount(value, unit)) : ['–', '–', '–', '–'];
      return cells('td', [node, name, ...texts]);
    });
    this.table.replaceChildren(make('caption', {}, 'Metrics over the run'), make('thead', {}, cells('th', ['Node', 'Metric', 'Least', 'Mean', 'Most', 'Last'])), make('tbody', {}, ...rows));
  }

  #followTheme() {
    const redraw = () => { for (const chart of this.charts.values()) chart.redraw(); };
    for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']) window.matchMedia(query).addEventListener('change', redraw);
    new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  }
}
