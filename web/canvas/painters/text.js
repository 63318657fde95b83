/**
 * Text on the canvas: measured once, shortened with an ellipsis, numbers and durations in few characters.
 */

/**
 * @typedef {CanvasRenderingContext2D} Context every painter draws into any context of this shape
 * @typedef {import('../look.js').Look} Look
 */

/** @type {Map<string, number>} */
const widths = new Map();

/** From this zoom on outwards text shrinks less than what is around it, as far as there is room. */
const SMALL = 0.8;
const GROW_MOST = 1.15;

/**
 * @param {Look} look
 * @param {number} size in pixels of the world
 * @param {number} [weight]
 */
export function font(look, size, weight = 400) {
  const grown = look.detail === 2 ? size * Math.max(1, Math.min(GROW_MOST, SMALL / look.zoom)) : size;
  return `${weight} ${Math.round(grown * 2) / 2}px ${look.family}`;
}

/**
 * @param {Context} ctx
 * @param {string} text
 */
export function widthOf(ctx, text) {
  const key = `${ctx.font}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 4000) widths.clear();
    width = ctx.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** Forgets what was measured: call when fonts or contexts change. */
export function forgetWidths() {
  widths.clear();
}

/** @type {Map<string, string>} */
const shortened = new Map();

/**
 * The text, or as much of it as fits with an ellipsis.
 * @param {Context} ctx
 * @param {string} text
 * @param {number} room
 */
export function ellipsis(ctx, text, room) {
  if (widthOf(ctx, text) <= room) return text;
  const key = `${ctx.font}|${room}|${text}`;
  let short = shortened.get(key);
  if (short === undefined) {
    let low = 0, high = Math.min(text.length, 400);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (ctx.measureText(`${text.slice(0, middle)}…`).width <= room) low = middle;
      else high = middle - 1;
    }
    short = low > 0 ? `${text.slice(0, low).trimEnd()}…` : '';
    if (shortened.size > 2000) shortened.clear();
    shortened.set(key, short);
  }
  return short;
}

/**
 * Writes one line; `align` says what x means.
 * @param {Context} ctx
 * @param {string} text
 * @param {number} x
 * @param {number} y baseline
 * @param {string} colour
 * @param {CanvasTextAlign} [align]
 */
export function write(ctx, text, x, y, colour, align = 'left') {
  ctx.fillStyle = colour;
  ctx.textAlign = align;
  ctx.fillText(text, x, y);
}

/**
 * Writes a text in so many lines at most, broken between words where that is possible; the last ends in an ellipsis when
 * there is more.
 * @param {Context} ctx
 * @param {string} text
 * @param {number} x
 * @param {number} y baseline of the first line
 * @param {number} room
 * @param {number} most
 * @param {number} pitch
 * @param {string} colour
 */
export function paragraph(ctx, text, x, y, room, most, pitch, colour) {
  let rest = text.replace(/\s+/g, ' ').trim();
  for (let i = 1; rest; i++, y += pitch) {
    const whole = widthOf(ctx, rest) <= room, shown = ellipsis(ctx, rest, room);
    if (whole || i === most || !shown) return write(ctx, shown, x, y, colour);
    const cut = shown.length - 1, space = rest.lastIndexOf(' ', cut);
    const line = rest.slice(0, space > 0 ? space : cut);
    write(ctx, line, x, y, colour);
    rest = rest.slice(line.length).trimStart();
  }
}

/**
 * A count in at most five characters: 987, 9,876, 12.3k, 1.2M.
 * @param {number} n
 */
export function count(n) {
  if (!Number.isFinite(n)) return '–';
  if (n < 1000) return String(Math.round(n * 10) / 10);
  if (n < 10_000) return Math.round(n).toString().replace(/(\d)(?=(\d{3})$)/, '$1,');
  if (n < 1e6) return `${(n / 1000).toFixed(n < 1e5 ? 1 : 0)}k`;
  if (n < 1e9) return `${(n / 1e6).toFixed(n < 1e7 ? 1 : 0)}M`;
  return `${(n / 1e9).toFixed(1)}G`;
}

/** @type {[number, number, string][]} */
const UNITS = [[1, 1000, 'ms'], [60, 1, 's'], [3600, 60, 'min'], [172_800, 3600, 'h'], [Infinity, 86_400, 'd']];

/**
 * A duration in seconds as people say it: 40 ms, 12 s, 4 min.
 * @param {number} seconds
 */
export function duration(seconds) {
  if (!(seconds > 0)) return '0 s';
  const [, scale, unit] = UNITS.find(([below]) => seconds < below) ?? UNITS[4];
  const n = unit === 'ms' ? seconds * scale : seconds / scale;
  return `${n < 10 && unit !== 'ms' && unit !== 's' ? Math.floor(n * 10) / 10 : Math.floor(n)} ${unit}`;
}

/**
 * What went wrong, in the service's own word without its namespace: `AWS.SimpleQueueService.NonExistentQueue` is
 * `NonExistentQueue`.
 * @param {string} label
 */
export function failureName(label) {
  return label.slice(Math.max(label.lastIndexOf('.'), label.lastIndexOf('#')) + 1) || label;
}
