/** QR codes: dark on light whatever the page looks like, since scanners want them so. */
import { correction, generate } from 'lean-qr';
import { h } from '../library/dom.js';
import { QR_MAX } from './words.js';

/** Light modules around a code, as its standard wants. */
const QUIET = 4;

/**
 * A picture of a text as a QR code, or why there is none.
 * @param {string} text
 * @returns {HTMLElement}
 */
export function qrFigure(text) {
  if (text === '' || text.length > QR_MAX) {
    const why = text === '' ? 'There is no link to show.' : `A QR code holds ${QR_MAX.toLocaleString('en')} characters, and this link has ${text.length.toLocaleString('en')}.`;
    return h('p.hint.share-no-code', { 'data-testid': 'share-qr-none' }, why);
  }
  const { size, data } = qrPath(text);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const whole = size + 2 * QUIET;
  const label = `QR code of the link, ${text.length.toLocaleString('en')} characters`;
  for (const [key, value] of [
    ['viewBox', `${-QUIET} ${-QUIET} ${whole} ${whole}`], ['role', 'img'], ['aria-label', label], ['shape-rendering', 'crispEdges'], ['data-testid', 'share-qr'],
  ]) svg.setAttribute(key, value);
  svg.style.setProperty('--modules', String(whole));
  path.setAttribute('d', data);
  svg.append(path);
  return h('figure.share-qr', {}, svg, h('figcaption.hint', {}, 'Point a camera at it'));
}

/**
 * The dark modules of a code as one SVG path, a run of them at a time.
 * @param {string} text
 * @returns {{size: number, data: string}}
 */
export function qrPath(text) {
  const code = generate(text, { minCorrectionLevel: correction.L });
  let data = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const from = x;
      while (code.get(x + 1, y)) x++;
      data += `M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`;
    }
  }
  return { size: code.size, data };
}
