/**
 * The first picture: a scene drawn by the canvas's own painters as SVG. Its colours are references to the style sheet,
 * so one picture serves every theme.
 */
import { FIT_MARGIN, ZOOM_FIT } from '../canvas/camera.js';
import { indexKinds } from '../canvas/kinds.js';
import { FAMILY, lineageHues, variableColours } from '../canvas/look.js';
import { paintLive, paintStill } from '../canvas/painters/index.js';
import { idle } from '../canvas/painters/live.js';
import { paintNote } from '../canvas/painters/note.js';
import { forgetWidths } from '../canvas/painters/text.js';
import { paintWire } from '../canvas/painters/wires.js';
import { boundsOf, createScene, sceneOfScenario } from '../canvas/scene.js';
import { SvgContext } from './svg.js';

/**
 * Draws a scenario with its nodes at rest; the result fits where the canvas will fit it.
 * @param {any} scenario
 * @param {any[]} kinds
 */
export function pictureOf(scenario, kinds) {
  const scene = createScene(sceneOfScenario(scenario), indexKinds(kinds));
  const svg = new SvgContext();
  const ctx = /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (svg));
  /** @type {import('../canvas/look.js').Look} */
  const look = { colours: variableColours(), hues: lineageHues(0.68, 0.14), zoom: 1, detail: 2, reduced: true, follow: 0, labels: [], family: FAMILY };
  forgetWidths();
  for (const note of scene.notes) paintNote(ctx, note, look);
  for (const wire of scene.wires) paintWire(ctx, scene, wire, look, 0);
  for (const node of scene.nodes) {
    paintStill(ctx, node, look);
    paintLive(ctx, node, idle(), look, false);
  }
  forgetWidths();
  const box = boundsOf(scene);
  const width = box.x2 - box.x1 + 2 * FIT_MARGIN, height = box.y2 - box.y1 + 2 * FIT_MARGIN;
  const style = `max-width:${Math.round(width * ZOOM_FIT)}px;max-height:${Math.round(height * ZOOM_FIT)}px`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.x1 - FIT_MARGIN} ${box.y1 - FIT_MARGIN} ${width} ${height}" style="${style}">${svg.parts.join('')}</svg>`;
}
