/**
 * The minimap: the whole scene in a corner, the part in sight as a frame; a click goes there. Its picture is kept and
 * drawn anew only with the still surface.
 */
import { cameraMoved } from './view.js';
import { boundsOf } from './scene.js';
import { visible } from './camera.js';

/** @typedef {import('./view.js').View} View */

const WIDTH = 168;
const HEIGHT = 104;

/**
 * @param {HTMLCanvasElement} element
 * @param {View} view
 */
export function createMinimap(element, view) {
  const ctx = element.getContext('2d');
  let scale = 1, left = 0, top = 0;
  /** @param {PointerEvent} event */
  const go = (event) => {
    const box = element.getBoundingClientRect();
    const { camera } = view;
    camera.x = (event.clientX - box.left - left) / scale - camera.width / 2 / camera.zoom;
    camera.y = (event.clientY - box.top - top) / scale - camera.height / 2 / camera.zoom;
    view.fitted = false;
    cameraMoved(view);
  };
  element.addEventListener('pointerdown', (event) => {
    element.setPointerCapture(event.pointerId);
    go(event);
  });
  element.addEventListener('pointermove', (event) => { if (element.hasPointerCapture(event.pointerId)) go(event); });

  return function paint() {
    if (!ctx || !view.minimap || element.hidden) return;
    const ratio = view.ratio;
    if (element.width !== WIDTH * ratio) {
      element.width = WIDTH * ratio;
      element.height = HEIGHT * ratio;
    }
    const box = boundsOf(view.scene), seen = visible(view.camera);
    const x1 = Math.min(box.x1, seen.x1), y1 = Math.min(box.y1, seen.y1), x2 = Math.max(box.x2, seen.x2), y2 = Math.max(box.y2, seen.y2);
    scale = Math.min((WIDTH - 16) / (x2 - x1), (HEIGHT - 16) / (y2 - y1));
    left = (WIDTH - (x2 - x1) * scale) / 2 - x1 * scale;
    top = (HEIGHT - (y2 - y1) * scale) / 2 - y1 * scale;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, WIDTH, HEIGHT);
    ctx.fillStyle = view.look.colours.ink3;
    for (const node of view.scene.nodes) ctx.fillRect(left + node.x * scale, top + node.y * scale, Math.max(2, node.width * scale), Math.max(2, node.height * scale));
    ctx.strokeStyle = view.look.colours.accent;
    ctx.lineWidth = 1.25;
    ctx.strokeRect(left + seen.x1 * scale, top + seen.y1 * scale, (seen.x2 - seen.x1) * scale, (seen.y2 - seen.y1) * scale);
  };
}
