/**
 * The camera: which part of the world the canvas shows. Screen = (world - corner) * zoom, in CSS pixels.
 */

export const ZOOM_MIN = 0.06;
export const ZOOM_MAX = 4;
/** How far `fit` goes in: small scenes keep a calm size. */
export const ZOOM_FIT = 1.25;
/** World pixels left free around a fitted scene; the first picture is made with the same margin. */
export const FIT_MARGIN = 36;

/**
 * @typedef {{x: number, y: number, zoom: number, width: number, height: number}} Camera
 * @typedef {import('./grid.js').Box} Box
 */

/** @returns {Camera} */
export function createCamera() {
  return { x: 0, y: 0, zoom: 1, width: 0, height: 0 };
}

/**
 * @param {Camera} camera
 * @param {number} x
 * @param {number} y
 */
export function toWorld(camera, x, y) {
  return { x: x / camera.zoom + camera.x, y: y / camera.zoom + camera.y };
}

/**
 * @param {Camera} camera
 * @param {number} x
 * @param {number} y
 */
export function toScreen(camera, x, y) {
  return { x: (x - camera.x) * camera.zoom, y: (y - camera.y) * camera.zoom };
}

/**
 * Moves the view by screen pixels.
 * @param {Camera} camera
 * @param {number} dx
 * @param {number} dy
 */
export function pan(camera, dx, dy) {
  camera.x -= dx / camera.zoom;
  camera.y -= dy / camera.zoom;
}

/**
 * Zooms and keeps the world's point under (x, y), in screen pixels, where it is.
 * @param {Camera} camera
 * @param {number} factor
 * @param {number} x
 * @param {number} y
 */
export function zoomAt(camera, factor, x, y) {
  const zoom = Math.max(ZOOM_MIN, Math.min(ZOOM_MAX, camera.zoom * factor));
  camera.x += x / camera.zoom - x / zoom;
  camera.y += y / camera.zoom - y / zoom;
  camera.zoom = zoom;
}

/**
 * Shows a whole rectangle in the middle, with the margin of the first picture.
 * @param {Camera} camera
 * @param {Box} box
 */
export function fit(camera, box) {
  const width = box.x2 - box.x1 + 2 * FIT_MARGIN, height = box.y2 - box.y1 + 2 * FIT_MARGIN;
  if (!(camera.width > 0 && camera.height > 0)) return;
  camera.zoom = Math.max(ZOOM_MIN, Math.min(ZOOM_FIT, camera.width / width, camera.height / height));
  camera.x = (box.x1 + box.x2) / 2 - camera.width / 2 / camera.zoom;
  camera.y = (box.y1 + box.y2) / 2 - camera.height / 2 / camera.zoom;
}

/**
 * Pans by the least that brings a rectangle into view; zooms in first when the view is too far away to read it.
 * @param {Camera} camera
 * @param {Box} box
 */
export function reveal(camera, box) {
  if (camera.zoom < 0.5) {
    camera.zoom = 0.8;
    camera.x = (box.x1 + box.x2) / 2 - camera.width / 2 / camera.zoom;
    camera.y = (box.y1 + box.y2) / 2 - camera.height / 2 / camera.zoom;
    return;
  }
  const seen = visible(camera);
  const margin = 32 / camera.zoom;
  camera.x += shift(seen.x1 + margin, seen.x2 - margin, box.x1, box.x2);
  camera.y += shift(seen.y1 + margin, seen.y2 - margin, box.y1, box.y2);
}

/**
 * @param {number} low
 * @param {number} high
 * @param {number} from
 * @param {number} to
 */
function shift(low, high, from, to) {
  if (from < low) return from - low;
  return to > high ? Math.min(to - high, from - low) : 0;
}

/**
 * Keeps a part of the scene in sight, so that nobody gets lost in an empty plane.
 * @param {Camera} camera
 * @param {Box} box
 */
export function clamp(camera, box) {
  const width = camera.width / camera.zoom, height = camera.height / camera.zoom;
  const keepX = Math.min(96, width / 3), keepY = Math.min(96, height / 3);
  camera.x = Math.max(box.x1 - width + keepX, Math.min(box.x2 - keepX, camera.x));
  camera.y = Math.max(box.y1 - height + keepY, Math.min(box.y2 - keepY, camera.y));
}

/**
 * The rectangle of the world that is seen.
 * @param {Camera} camera
 * @returns {Box}
 */
export function visible(camera) {
  return { x1: camera.x, y1: camera.y, x2: camera.x + camera.width / camera.zoom, y2: camera.y + camera.height / camera.zoom };
}
