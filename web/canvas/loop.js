/**
 * The animation loop: draws only when something changed. Nothing is drawn while the run is paused and nobody moves.
 */
import { cull } from './view.js';
import { paintLiveLayer, paintStillLayer, slideStillLayer } from './layers.js';

/** @typedef {import('./view.js').View} View */

/** While the camera moves, a still surface that takes longer than this is stretched and drawn anew less often. */
const QUICK = 7;
const REST = 120;
/** Script is a part of what a surface costs: with software drawing, filling its pixels takes twice as long again. */
const RASTER = 3;

/**
 * Starts the loop; gives a function that draws at once, for when an emptied surface must not be seen.
 * @param {View} view
 * @param {() => void} paintMinimap
 * @param {(clock: number) => void} before called at the beginning of each animation frame
 */
export function startLoop(view, paintMinimap, before) {
  const shown = { x: 0, y: 0, zoom: 1, at: 0, cost: 0, stretched: false };
  /** @param {number} clock */
  const step = (clock) => {
    requestAnimationFrame(step);
    before(clock);
    if (view.activity.stateChanged) {
      view.activity.stateChanged = false;
      view.stillDirty = true;
    }
    if (view.stillDirty || view.cameraDirty || shown.stretched) paintStill(view, shown, clock, paintMinimap);
    if (view.liveDirty || (!view.look.reduced && view.activity.stirring(clock))) {
      view.liveDirty = false;
      if (view.lifted.size > 0) cull(view);
      paintLiveLayer(view, clock);
    }
  };
  requestAnimationFrame(step);
  return function paintNow() {
    shown.cost = 0;
    view.stillDirty = true;
    paintStill(view, shown, performance.now(), paintMinimap);
    view.liveDirty = false;
    paintLiveLayer(view, performance.now());
  };
}

/**
 * @param {View} view
 * @param {{x: number, y: number, zoom: number, at: number, cost: number, stretched: boolean}} shown
 * @param {number} clock
 * @param {() => void} paintMinimap
 */
function paintStill(view, shown, clock, paintMinimap) {
  const { camera } = view;
  const { style } = view.still.element;
  const moved = camera.x !== shown.x || camera.y !== shown.y || camera.zoom !== shown.zoom;
  cull(view);
  view.cameraDirty = false;
  const slide = view.stillDirty || shown.stretched ? null : slideOf(view, shown);
  if (slide) {
    slideStillLayer(view, slide.x, slide.y);
    paintMinimap();
    shown.x -= slide.x / camera.zoom / view.ratio;
    shown.y -= slide.y / camera.zoom / view.ratio;
    return;
  }
  if (shown.cost > QUICK && clock - shown.at < REST && (moved || shown.stretched) && shown.at > 0) {
    const scale = camera.zoom / shown.zoom;
    style.transform = `translate(${(shown.x - camera.x) * camera.zoom}px, ${(shown.y - camera.y) * camera.zoom}px) scale(${scale})`;
    shown.stretched = true;
    view.stillDirty = false;
    return;
  }
  const begun = performance.now();
  paintStillLayer(view);
  paintMinimap();
  shown.cost = (performance.now() - begun) * RASTER;
  if (shown.stretched) style.transform = '';
  Object.assign(shown, { x: camera.x, y: camera.y, zoom: camera.zoom, at: clock, stretched: false });
  view.stillDirty = false;
}

/**
 * How far what is drawn may be moved along with the camera, in whole device pixels; null when it must be drawn anew.
 * @param {View} view
 * @param {{x: number, y: number, zoom: number}} shown
 */
function slideOf(view, shown) {
  const { camera, still: { element } } = view;
  const scale = camera.zoom * view.ratio;
  const dx = (shown.x - camera.x) * scale, dy = (shown.y - camera.y) * scale;
  const x = Math.round(dx), y = Math.round(dy);
  const whole = Math.abs(dx - x) < 0.02 && Math.abs(dy - y) < 0.02;
  return camera.zoom === shown.zoom && whole && Math.abs(x) < element.width && Math.abs(y) < element.height ? { x, y } : null;
}
