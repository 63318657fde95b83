/**
 * The elements of the strip. Whatever comes from a scenario is set as text.
 */

/** Distance of the axis' ends from its edges, in pixels; the style sheet says the same. */
export const PADDING = 16;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * A drawing on a square of 16.
 * @param {string} data of a path
 * @param {string} [className]
 */
export function drawing(data, className = 'icon') {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', className);
  svg.append(svgPath(data));
  return svg;
}

/** @param {string} data */
function svgPath(data) {
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', data);
  return path;
}

/**
 * Builds the strip into its place.
 * @param {HTMLElement} root
 */
export function buildStrip(root) {
  const bars = drawing('', 'strip-bars');
  bars.removeAttribute('viewBox');
  const parts = {
    root,
    axis: make('div', { class: 'strip-axis', role: 'slider', tabindex: '0', 'aria-label': 'Virtual time', 'aria-orientation': 'horizontal', 'data-testid': 'timeline' }),
    bars: /** @type {SVGPathElement} */ (bars.firstElementChild),
    known: make('div', { class: 'strip-known' }),
    past: make('div', { class: 'strip-past' }),
    ticks: make('div', { class: 'strip-ticks' }),
    brush: make('div', { class: 'strip-brush', hidden: '' }),
    hover: make('div', { class: 'strip-hover', hidden: '' }, make('span', { class: 'strip-time' })),
    head: make('div', { class: 'strip-head' }, make('span', { class: 'strip-time' })),
    marks: make('div', { class: 'strip-marks', role: 'toolbar', 'aria-label': 'Marks on the timeline', 'aria-orientation': 'vertical' }),
    tip: make('div', { class: 'strip-tip', role: 'tooltip', id: 'strip-tip', hidden: '' }),
    back: make('button', { class: 'icon-button', type: 'button', 'data-testid': 'step-back', 'aria-label': 'One event back', title: 'One event back (<)' }, drawing('M13 8H6.6M9.2 5.2 6.4 8l2.8 2.8M3 3.6v8.8')),
    span: make('button', { class: 'icon-button', type: 'button', 'data-testid': 'brush', 'aria-pressed': 'false', 'aria-label': 'Choose a span of time', title: 'Choose a span of time: the events table shows only that (or Shift and drag)' }, drawing('M3.5 3v10M12.5 3v10M6 8h4M6 8l1.4-1.4M6 8l1.4 1.4M10 8 8.6 6.6M10 8 8.6 9.4')),
  };
  parts.axis.append(make('div', { class: 'strip-track' }), parts.known, parts.past, bars, parts.ticks, parts.brush, parts.hover, parts.head);
  root.replaceChildren(make('div', { class: 'strip' }, parts.axis, parts.marks, parts.tip), make('div', { class: 'strip-tools' }, parts.back, parts.span));
  return parts;
}

/** @typedef {ReturnType<typeof buildStrip>} Parts */
