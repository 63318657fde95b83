/**
 * Failures per interval as the path of small bars.
 */

/**
 * The path of the bars in pixels, standing on a floor. Intervals that share two pixels are added up; heights grow with
 * the square root, so that one failure can be seen beside a thousand.
 * @param {{width: number, counts: number[]}} failures
 * @param {{from: number, to: number}} window
 * @param {number} width pixels
 * @param {number} floor
 * @param {number} height
 * @returns {string}
 */
export function barsPath(failures, window, width, floor, height) {
  const span = window.to - window.from;
  if (!(failures.width > 0) || !(span > 0) || width <= 0) return '';
  const columns = columnsOf(failures, window, width);
  const most = Math.max(...columns.values(), 0);
  let path = '';
  for (const [column, count] of columns) {
    const wide = Math.max(2, Math.min(8, (failures.width / span) * width - 1));
    const high = Math.max(2, Math.sqrt(count / most) * height);
    path += `M${column * 2} ${floor}v${-round(high)}h${round(wide)}v${round(high)}z`;
  }
  return path;
}

/**
 * @param {{width: number, counts: number[]}} failures
 * @param {{from: number, to: number}} window
 * @param {number} width
 * @returns {Map<number, number>} failures by pixel, halved
 */
function columnsOf(failures, window, width) {
  const span = window.to - window.from;
  const columns = new Map();
  const first = Math.max(0, Math.floor(window.from / failures.width));
  const last = Math.min(failures.counts.length - 1, Math.floor(window.to / failures.width));
  for (let i = first; i <= last; i++) {
    if (!(failures.counts[i] > 0)) continue;
    const x = ((i * failures.width - window.from) / span) * width;
    const column = Math.max(0, Math.floor(x / 2));
    columns.set(column, (columns.get(column) ?? 0) + failures.counts[i]);
  }
  return columns;
}

/** @param {number} n */
const round = (n) => Math.round(n * 10) / 10;
