/**
 * One small chart: a metric over virtual time, with the playhead on it. A drag chooses a span of time, a click goes there.
 */
import uPlot from 'uplot';
import { make } from '../timeline/dom.js';
import { axisSteps, clock, label, multiples, nanoseconds, roundTo } from '../timeline/scale.js';
import { amount, axisAmount, chartWords, pointAt, unitWords } from './model.js';

/**
 * @typedef {import('./model.js').Chart} Chart
 * @typedef {import('../timeline/strip.js').Shown} Shown
 *
 * @typedef {object} Timeline
 * @property {(at: string) => void} seek
 * @property {(span: {from: number, to: number} | null) => void} chooseSpan
 */

const HEIGHT = 92;
const Y_AXIS = 48;
const X_AXIS = 18;
/** A press that moves less is a click, in pixels. */
const STILL = 4;
const SYNC = 'metrics';

/** @param {string} name of a custom property */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim() || 'gray';

/** How each line looks: colour, width, dashes. Dashes tell lines apart without colour. */
const LOOKS = {
  main: { colour: '--accent', width: 1.75, dash: [] },
  p50: { colour: '--ink-3', width: 1, dash: [] },
  p99: { colour: '--warn', width: 1.25, dash: [2, 2] },
  other: { colour: '--ink-2', width: 1.5, dash: [6, 4] },
};

export class SmallChart {
  /**
   * @param {Chart} chart
   * @param {number} interval nanoseconds
   * @param {Timeline} timeline
   */
  constructor(chart, interval, timeline) {
    this.chart = chart;
    this.interval = interval;
    this.timeline = timeline;
    this.unit = make('span', { class: 'chart-unit' });
    this.reading = make('span', { class: 'chart-value' });
    this.plot = make('div', { class: 'chart-plot' });
    this.box = make('figure', { class: 'chart', 'data-testid': `chart-${chart.name}` }, make('figcaption', { class: 'chart-head' }, make('b', { title: chart.name }, spaced(chart.name)), this.unit, this.reading), this.plot);
    this.now = make('div', { class: 'chart-now' });
    this.brush = make('div', { class: 'chart-brush', hidden: '' });
    this.u = new uPlot(this.#options(), this.#data(), this.plot);
    this.u.over.append(this.brush, this.now);
    this.#listen();
    this.#words();
  }

  /** @returns {uPlot.AlignedData} */
  #data() {
    return /** @type {uPlot.AlignedData} */ ([this.chart.x, ...this.chart.lines.map(({ values }) => values)]);
  }

  /** @returns {uPlot.Options} */
  #options() {
    const font = '11px system-ui, sans-serif';
    const grid = { stroke: () => token('--line'), width: 1 };
    return {
      width: 240, height: HEIGHT, legend: { show: false }, pxAlign: 1, padding: [6, 16, 0, 0],
      scales: { x: { time: false, auto: false, min: 0, max: 10e9 }, y: { range: (_u, _least, most) => [0, most > 0 ? most * 1.12 : 1] } },
      axes: [
        { size: X_AXIS, gap: 3, font, stroke: () => token('--ink-3'), grid: { show: false }, ticks: { stroke: () => token('--line-strong'), size: 3, width: 1 }, splits: (u, _i, from, to) => multiples(from, to, axisSteps(to - from, u.over.clientWidth || 180, 76).major), values: (_u, splits) => splits.map((at) => label(at, splits.length > 1 ? splits[1] - splits[0] : 1e9)) },
        { size: Y_AXIS, gap: 4, font, space: 26, stroke: () => token('--ink-3'), grid, ticks: { show: false }, values: (_u, splits) => splits.map((value) => axisAmount(value, this.chart.unit)) },
      ],
      series: [{}, ...this.chart.lines.map(({ role }) => this.#line(role))],
      cursor: { sync: { key: SYNC, scales: ['x', null] }, y: false, points: { size: 6 }, drag: { x: true, y: false, setScale: false, dist: STILL }, dataIdx: (u, _line, _closest, at) => pointAt(this.chart, at, this.interval) },
      hooks: { setCursor: [() => this.#read()], setSelect: [(u) => this.#selected(u)] },
    };
  }

  /**
   * @param {keyof typeof LOOKS} role
   * @returns {uPlot.Series}
   */
  #line(role) {
    const { colour, width, dash } = LOOKS[role];
    const stepped = this.chart.kind === 'count';
    return {
      stroke: () => token(colour), width, dash, points: { show: (_u, _i, from, to) => to - from < 3 && !stepped, size: 4 }, spanGaps: this.chart.kind === 'measure',
      paths: stepped ? uPlot.paths.stepped?.({ align: 1 }) : uPlot.paths.linear?.(),
      fill: role === 'main' ? () => token('--accent-soft') : undefined,
    };
  }

  #listen() {
    const { over } = this.u;
    let pressed = 0;
    over.addEventListener('pointerdown', (event) => { pressed = event.clientX; });
    over.addEventListener('click', (event) => {
      if (Math.abs(event.clientX - pressed) < STILL) this.timeline.seek(nanoseconds(this.#timeAt(event.clientX - over.getBoundingClientRect().left)));
    });
  }

  /** @param {number} x */
  #timeAt(x) {
    const { min = 0, max = 1 } = this.u.scales.x;
    return roundTo(this.u.posToVal(x, 'x'), (max - min) / Math.max(1, this.u.over.clientWidth));
  }

  /** @param {uPlot} u */
  #selected(u) {
    const { left, width } = u.select;
    if (width < STILL) return;
    const span = { from: this.#timeAt(left), to: this.#timeAt(left + width) };
    u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    if (span.to > span.from) this.timeline.chooseSpan(span);
  }

  /** The values under the cursor, or the last ones. */
  #read() {
    const { lines, unit, x } = this.chart;
    const at = this.u?.cursor.left ?? -1;
    const under = this.u && at >= 0 ? pointAt(this.chart, this.u.posToVal(at, 'x'), this.interval) : -1;
    const told = under >= 0 ? lines : lines.filter(({ role }) => role === 'main' || role === 'other');
    const parts = told.map(({ role, values }) => {
      const value = under >= 0 ? values[under] : values.findLast((one) => one !== null);
      return `${role === 'main' ? '' : role === 'other' ? 'there ' : `${role} `}${amount(value, unit)}`;
    });
    const when = under >= 0 && x.length > 0 ? `${clock(under * this.interval, this.interval)}  ` : '';
    this.reading.textContent = when + parts.join(' · ');
    this.reading.title = this.reading.textContent;
    this.box.classList.toggle('pointed', under >= 0);
  }

  #words() {
    const { over } = this.u;
    over.setAttribute('role', 'img');
    over.setAttribute('aria-label', chartWords(this.chart));
    this.unit.textContent = unitWords(this.chart.unit, this.chart.kind, this.interval);
    this.#read();
  }

  /**
   * @param {Chart} chart of the same metric
   * @param {number} interval
   */
  update(chart, interval) {
    this.chart = chart;
    this.interval = interval;
    this.u.setData(this.#data(), false);
    this.u.redraw(true, false);
    this.#words();
  }

  /** @param {number} width pixels */
  resize(width) {
    if (width > 0 && width !== this.u.width) this.u.setSize({ width, height: HEIGHT });
  }

  /** @param {Shown} shown */
  follow({ now, window, brush }) {
    const { u } = this;
    const { x } = u.scales;
    if (x.min !== window.from || x.max !== window.to) u.setScale('x', { min: window.from, max: window.to });
    const width = u.over.clientWidth;
    const place = (/** @type {number} */ at) => ((at - window.from) / (window.to - window.from)) * width;
    const at = place(now);
    this.now.hidden = at < 0 || at > width;
    this.now.style.transform = `translateX(${at.toFixed(1)}px)`;
    this.brush.hidden = brush === null;
    if (!brush) return;
    const from = Math.max(0, place(brush.from)), to = Math.min(width, place(brush.to));
    this.brush.style.transform = `translateX(${from.toFixed(1)}px)`;
    this.brush.style.width = `${Math.max(0, to - from).toFixed(1)}px`;
  }

  redraw() {
    this.u.redraw(false, true);
  }

  close() {
    this.u.destroy();
    this.box.remove();
  }
}

/** A long name may wrap before its capitals. @param {string} name */
const spaced = (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '\u200b');
