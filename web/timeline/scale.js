/**
 * Virtual time as a person reads it: round steps, labels, words. Times are virtual nanoseconds as numbers; beyond a
 * hundred days they are exact to a few nanoseconds, which nobody can see.
 */

export const MILLISECOND = 1e6;
export const SECOND = 1e9;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Round steps, from a microsecond up; above these the days go on by decades. */
const STEPS = [
  ...[1e3, 1e4, 1e5, MILLISECOND, 10 * MILLISECOND, 100 * MILLISECOND].flatMap((unit) => [unit, 2 * unit, 5 * unit]),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000].map((n) => n * DAY),
];

/**
 * The smallest round step that is at least so long.
 * @param {number} least
 */
export const stepFrom = (least) => STEPS.find((step) => step >= least * (1 - 1e-9)) ?? STEPS[STEPS.length - 1];

/**
 * The largest round step that is at most so long: what can be told apart where a pixel is that long.
 * @param {number} most
 */
export const stepUpTo = (most) => STEPS.findLast((step) => step <= most * (1 + 1e-9)) ?? STEPS[0];

/**
 * The labelled steps of an axis and the small ones between them.
 * @param {number} span
 * @param {number} width in pixels
 * @param {number} least pixels between labels
 */
export function axisSteps(span, width, least) {
  const major = stepFrom((span * least) / Math.max(1, width));
  const parts = [10, 6, 5, 4, 3, 2].find((n) => STEPS.includes(major / n) && ((major / n) * width) / span >= 6) ?? 1;
  return { major, minor: major / parts };
}

/**
 * The multiples of a step within a span, both ends included.
 * @param {number} from
 * @param {number} to
 * @param {number} step
 * @returns {number[]}
 */
export function multiples(from, to, step) {
  const first = Math.ceil(from / step - 1e-9), last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, Math.min(2000, last - first + 1)) }, (_, i) => (first + i) * step);
}

const ENDS = [
  ...[10, 15, 20, 30, 40, 60, 80].map((n) => n * SECOND),
  ...[2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 60, 80].map((n) => n * MINUTE),
  ...[2, 3, 4, 6, 8, 12, 18, 24, 36].map((n) => n * HOUR),
];

/**
 * How far an axis from zero goes that shows a time: round, with room to the right, so that it changes seldom.
 * @param {number} end
 */
export function roundEnd(end) {
  const wanted = Math.max(10 * SECOND, end * 1.04);
  const next = ENDS.find((end) => end >= wanted);
  if (next !== undefined) return next;
  const decade = 10 ** Math.floor(Math.log10(wanted / DAY));
  return ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((n) => n * decade * DAY >= wanted) ?? 10) * decade * DAY;
}

/**
 * Rounds a time to what can be told apart where a pixel is so long; never below zero.
 * @param {number} at
 * @param {number} pixel in nanoseconds
 */
export function roundTo(at, pixel) {
  const step = stepUpTo(Math.max(pixel, 1e3));
  return Math.max(0, Math.round(at / step) * step);
}

/** @type {[number, string, string][]} */
const UNITS = [[DAY, 'd', 'day'], [HOUR, 'h', 'hour'], [MINUTE, 'min', 'minute']];

/**
 * The parts of a time that are not zero, the largest first: [[1, 'min'], [2.5, 's']].
 * @param {number} at
 * @param {number} digits of seconds
 * @returns {[string, string, string][]}
 */
function partsOf(at, digits) {
  const scale = 10 ** digits;
  let rest = (Math.round((at / SECOND) * scale) / scale) * SECOND;
  /** @type {[string, string, string][]} */
  const parts = [];
  for (const [length, short, long] of UNITS) {
    const n = Math.floor(rest / length + 1e-12);
    if (n > 0) parts.push([String(n), short, long]);
    rest -= n * length;
  }
  const seconds = Math.max(0, Math.round((rest / SECOND) * scale) / scale);
  if (seconds > 0 || parts.length === 0) parts.push([trim(seconds, digits), 's', 'second']);
  return parts;
}

/**
 * A time beside a tick: "30 s", "1 min 30 s", "250 ms". Of long times the two parts that matter at this step.
 * @param {number} at
 * @param {number} step
 */
export function label(at, step) {
  if (at === 0) return '0';
  if (at < SECOND) return at < MILLISECOND ? `${trim(at / 1e3, 0)} µs` : `${trim(at / MILLISECOND, step < MILLISECOND ? 3 : 0)} ms`;
  const digits = step >= SECOND ? 0 : Math.min(6, Math.ceil(Math.log10(SECOND / step) - 1e-9));
  return partsOf(at, digits).slice(-2).map(([n, short]) => `${n} ${short}`).join(' ');
}

/**
 * @param {number} n
 * @param {number} digits
 */
const trim = (n, digits) => (digits > 0 ? n.toFixed(digits).replace(/\.?0+$/, '') : String(Math.round(n)));

/**
 * A time in digits that stay in their places, as the clock of the top bar shows it, as exactly as a pixel tells:
 * "0:01:30", "0:00:12.5", "3 d 4:00:00".
 * @param {number} at
 * @param {number} pixel in nanoseconds
 */
export function clock(at, pixel) {
  const digits = pixel >= SECOND ? 0 : Math.min(3, Math.max(1, Math.ceil(Math.log10(SECOND / pixel) - 1)));
  const scale = 10 ** digits;
  const whole = Math.floor((Math.max(0, at) / SECOND) * scale + 1e-6);
  const seconds = Math.floor(whole / scale);
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  const small = digits > 0 ? `.${String(whole % scale).padStart(digits, '0')}` : '';
  return `${days > 0 ? `${days} d ` : ''}${Math.floor((seconds % 86_400) / 3600)}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}${small}`;
}

/**
 * A time in words, for those who hear it: "1 minute 2.5 seconds".
 * @param {number} at
 */
export function words(at) {
  if (at > 0 && at < SECOND) return `${trim(at / MILLISECOND, 1)} milliseconds`;
  return partsOf(at, at < MINUTE ? 3 : at < HOUR ? 1 : 0).slice(0, 3).map(([n, , long]) => `${n} ${long}${n === '1' ? '' : 's'}`).join(' ');
}

/**
 * A length of time in short: "1.2 s", "350 ms", "3 min 20 s".
 * @param {number} length
 */
export function short(length) {
  if (length < SECOND) return label(length, MILLISECOND / (length < 10 * MILLISECOND ? 1000 : 1)) || '0';
  return partsOf(length, length < 10 * SECOND ? 2 : length < MINUTE ? 1 : 0).slice(0, 2).map(([n, unit]) => `${n} ${unit}`).join(' ');
}

/**
 * A time as decimal text, as the link takes it.
 * @param {number} at
 */
export const nanoseconds = (at) => String(BigInt(Math.round(at)));
