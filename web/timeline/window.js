/**
 * The span of time that the strip shows: all of it, or a part that somebody has zoomed to. Functions over plain values.
 *
 * @typedef {object} Window
 * @property {number} from
 * @property {number} to
 * @property {boolean} whole everything is shown, and the window grows with the run
 */
import { MILLISECOND, roundEnd } from './scale.js';

const SPAN_LEAST = 10 * MILLISECOND;

/** @returns {Window} */
export const wholeWindow = (/** @type {number} */ extent) => ({ from: 0, to: extent, whole: true });

/**
 * How far the whole axis goes: to the end of what has been seen, and to what is planned not much later.
 * @param {number} end
 * @param {number[]} planned times of marks
 */
export function extentOf(end, planned) {
  const near = Math.max(120e9, end * 8);
  return roundEnd(planned.reduce((far, at) => (at <= near ? Math.max(far, at) : far), end));
}

/**
 * Zooms around a time, which stays where it is.
 * @param {Window} window
 * @param {number} factor below 1 comes nearer
 * @param {number} at
 * @param {number} extent of the whole axis
 * @returns {Window}
 */
export function zoom(window, factor, at, extent) {
  const span = Math.max(SPAN_LEAST, (window.to - window.from) * factor);
  if (span >= extent) return wholeWindow(extent);
  const part = (at - window.from) / (window.to - window.from);
  return moved({ from: at - part * span, to: at - part * span + span, whole: false }, extent);
}

/**
 * Moves a window sideways.
 * @param {Window} window
 * @param {number} by
 * @param {number} extent
 * @returns {Window}
 */
export const pan = (window, by, extent) => (window.whole ? window : moved({ from: window.from + by, to: window.to + by, whole: false }, extent));

/**
 * @param {Window} window
 * @param {number} extent
 * @returns {Window}
 */
function moved({ from, to }, extent) {
  const shift = from < 0 ? -from : to > extent ? Math.max(extent - to, -from) : 0;
  return { from: from + shift, to: to + shift, whole: false };
}

/**
 * The window while time goes on: the whole grows in round steps, a part turns the page when the present leaves it.
 * @param {Window} window
 * @param {number} before the present of the last call
 * @param {number} now
 * @param {number} extent
 * @returns {Window} the same one when nothing changes
 */
export function follow(window, before, now, extent) {
  if (window.whole) return window.to === extent ? window : wholeWindow(extent);
  const span = window.to - window.from;
  const wasIn = before >= window.from && before <= window.to;
  if (!wasIn || (now >= window.from && now <= window.to)) return window;
  const from = now > window.to ? Math.max(window.to - span * 0.1, now - span * 0.25) : now - span * 0.75;
  return moved({ from, to: from + span, whole: false }, Math.max(extent, from + span));
}

/**
 * A window with room around a span of time.
 * @param {number} from
 * @param {number} to
 * @param {number} extent
 * @returns {Window}
 */
export function around(from, to, extent) {
  const room = Math.max((to - from) * 0.5, SPAN_LEAST);
  return to - from + 2 * room >= extent ? wholeWindow(extent) : moved({ from: from - room, to: to + room, whole: false }, extent);
}
