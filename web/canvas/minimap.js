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
    const all = boundsOf(view.scene), sight = visible(view.camera);
    // A scene that is in sight as a whole needs no map.
    const needed = all.x1 < sight.x1 || all.y1 < sight.y1 || all.x2 > sight.x2 || all.y2 > sight.y2;
    element.style.visibility = needed ? 'visible' : 'hidden';
    element.parentElement?.toggleAttribute('data-in-sight', !needed);
    if (!needed) return;
    if (element.width !== WIDTH * ratio) {
      element.width = WIDTH * ratio;
      element.height = HEIGHT * ratio;
    }
    const x1 = Math.min(all.x1, sight.x1), y1 = Math.min(all.y1, sight.y1), x2 = Math.max(all.x2, sight.x2), y2 = Math.max(all.y2, sight.y2);
    scale = Math.min((WIDTH - 16) / (x2 - x1), (HEIGHT - 16) / (y2 - y1));
    left = (WIDTH - (x2 - x1) * scale) / 2 - x1 * scale;
    top = (HEIGHT - (y2 - y1) * scale) / 2 - y1 * scale;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, WIDTH, HEIGHT);
    ctx.fillStyle = view.look.colours.ink3;
    for (const node of view.scene.nodes) ctx.fillRect(left + node.x * scale, top + node.y * scale, Math.max(2, node.width * scale), Math.max(2, node.height * scale));
    ctx.strokeStyle = view.look.colours.accent;
    ctx.lineWidth = 1.25;
    ctx.strokeRect(left + sight.x1 * scale, top + sight.y1 * scale, (sight.x2 - sight.x1) * scale, (sight.y2 - sight.y1) * scale);
  };
}
