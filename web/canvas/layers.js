/**
 * The two surfaces. The still one holds the grid, wires, notes and node bodies and is drawn when scene, camera or
 * theme change; the live one holds what moves and is drawn at every frame.
 */
import { WIRE } from './frame.js';
import { paintLive, paintStill } from './painters/index.js';
import { paintNote } from './painters/note.js';
import { paintRing } from './painters/card.js';
import { FLOW_FROM, paintAfterglow, paintCount, paintFlow, paintWire, paintWireFailures, paintWireRing } from './painters/wires.js';
import { paintOverlay } from './painters/overlay.js';
import { CORNER } from './painters/sizes.js';
import { count } from './painters/text.js';
import { paintTokens } from './tokens.js';
import { boxOf } from './scene.js';
import { touches } from './grid.js';
import { markStrength } from './marks.js';
import { visible } from './camera.js';

/**
 * @typedef {import('./view.js').View} View
 * @typedef {import('./scene.js').Node} Node
 * @typedef {CanvasRenderingContext2D} Context
 */

/** How long a pulse lasts, in real milliseconds. */
const PULSE = 400;
/** Blurred shadows are dear: a crowd that is dragged has none. */
const SHADOWS = 6;

/**
 * Puts the world's coordinates on a context.
 * @param {Context} ctx
 * @param {View} view
 */
function toWorldOf(ctx, view) {
  const s = view.ratio * view.camera.zoom;
  ctx.setTransform(s, 0, 0, s, -view.camera.x * s, -view.camera.y * s);
}

/** How far what is drawn may reach beyond a node's or a wire's box, in the world. */
const REACH = 40;

/**
 * Moves what is drawn by whole device pixels, and draws what came into sight at the edges.
 * @param {View} view
 * @param {number} x
 * @param {number} y
 */
export function slideStillLayer(view, x, y) {
  const { ctx, element } = view.still;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.drawImage(element, x, y);
  if (x !== 0) paintStillPart(view, x > 0 ? 0 : element.width + x, 0, Math.abs(x), element.height);
  if (y !== 0) paintStillPart(view, 0, y > 0 ? 0 : element.height + y, element.width, Math.abs(y));
}

/**
 * @param {View} view
 * @param {number} x in device pixels, as the others
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
function paintStillPart(view, x, y, width, height) {
  const { ctx } = view.still;
  const { camera } = view;
  const scale = camera.zoom * view.ratio;
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  ctx.clip();
  paintStillLayer(view, {
    x1: camera.x + x / scale - REACH, y1: camera.y + y / scale - REACH,
    x2: camera.x + (x + width) / scale + REACH, y2: camera.y + (y + height) / scale + REACH,
  });
  ctx.restore();
}

/**
 * @param {View} view
 * @param {import('./grid.js').Box | null} [part] what is drawn, a part of what is in sight
 */
export function paintStillLayer(view, part = null) {
  const { ctx, element } = view.still;
  const { scene, look, activity } = view;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.fillStyle = look.colours.canvas;
  ctx.fillRect(0, 0, element.width, element.height);
  paintDots(ctx, view);
  toWorldOf(ctx, view);
  const box = part ?? visible(view.camera);
  for (const note of scene.notes) if (touches(boxOf(note), box) && !view.lifted.has(-1 - scene.notes.indexOf(note))) paintNote(ctx, note, look);
  for (const wire of scene.wires) {
    if (view.seenWires[wire.index] && !isLifted(view, wire) && (!part || touches(scene.wireGrid.boxes[wire.index], part))) paintWire(ctx, scene, wire, look, activity.wires.state[wire.index] ?? 0);
  }
  for (let i = 0; i < view.seenCount; i++) {
    const node = scene.nodes[view.seenNodes[i]];
    if (!view.lifted.has(node.index) && (!part || touches(boxOf(node), part))) paintStill(ctx, node, look);
  }
}

/**
 * @param {View} view
 * @param {import('./scene.js').Wire} wire
 */
function isLifted(view, wire) {
  return view.lifted.size > 0 && (view.lifted.has(wire.from) || view.lifted.has(wire.to));
}

/** @type {{tile: HTMLCanvasElement | OffscreenCanvas, pattern: CanvasPattern, key: string} | null} */
let dots = null;

/**
 * The 8 pixel grid, thinned so that dots are never closer than 14 pixels on the screen.
 * @param {Context} ctx
 * @param {View} view
 */
function paintDots(ctx, view) {
  const { camera, ratio, look } = view;
  let step = 24;
  while (step * camera.zoom < 16) step *= 2;
  const size = Math.round(step * camera.zoom * ratio);
  const key = `${size} ${ratio} ${look.colours.dot} ${look.colours.canvas}`;
  if (!dots || dots.key !== key) {
    const tile = new OffscreenCanvas(size, size);
    const draw = tile.getContext('2d');
    if (!draw) return;
    draw.fillStyle = look.colours.dot;
    draw.beginPath();
    draw.arc(size / 2, size / 2, 0.9 * ratio, 0, Math.PI * 2);
    draw.fill();
    const pattern = ctx.createPattern(tile, 'repeat');
    if (!pattern) return;
    dots = { tile, pattern, key };
  }
  const scale = (step * camera.zoom * ratio) / size;
  const period = step * camera.zoom * ratio;
  const left = (-camera.x * camera.zoom * ratio) % period - period / 2, top = (-camera.y * camera.zoom * ratio) % period - period / 2;
  dots.pattern.setTransform(new DOMMatrix([scale, 0, 0, scale, left, top]));
  ctx.fillStyle = dots.pattern;
  ctx.fillRect(0, 0, view.still.element.width, view.still.element.height);
}

/**
 * @param {View} view
 * @param {number} clock real milliseconds
 */
export function paintLiveLayer(view, clock) {
  const { ctx, element } = view.live;
  const { look, scene, frame } = view;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, element.width, element.height);
  toWorldOf(ctx, view);
  ctx.globalAlpha = 1;
  paintWireMarks(ctx, view, clock);
  for (let i = 0; i < view.seenCount; i++) if (!view.lifted.has(view.seenNodes[i])) paintNodeUnder(ctx, view, scene.nodes[view.seenNodes[i]], clock);
  paintLifted(ctx, view);
  for (let i = 0; i < view.seenCount; i++) if (view.lifted.has(view.seenNodes[i])) paintNodeLive(ctx, view, scene.nodes[view.seenNodes[i]], clock);
  if (frame && !look.reduced) paintTokens(ctx, scene, frame, view.activity, view.at, look, view.seenWires);
  paintOverlay(ctx, view);
}

/**
 * What is being dragged is drawn here, above all else, with its wires.
 * @param {Context} ctx
 * @param {View} view
 */
function paintLifted(ctx, view) {
  if (view.lifted.size === 0) return;
  const { scene, look, activity } = view;
  for (const wire of scene.wires) if (isLifted(view, wire)) paintWire(ctx, scene, wire, look, activity.wires.state[wire.index] ?? 0);
  for (const index of view.lifted) {
    if (index < 0) {
      paintNote(ctx, scene.notes[-1 - index], look);
      continue;
    }
    const node = scene.nodes[index];
    if (look.detail > 0 && view.lifted.size <= SHADOWS) paintShadow(ctx, view, node);
    paintStill(ctx, node, look);
  }
}

/**
 * Soft depth is for what floats.
 * @param {Context} ctx
 * @param {View} view
 * @param {Node} node
 */
function paintShadow(ctx, view, node) {
  ctx.shadowColor = 'rgb(0 0 0 / 0.18)';
  ctx.shadowBlur = 18 * view.ratio;
  ctx.shadowOffsetY = 6 * view.ratio;
  ctx.beginPath();
  ctx.roundRect(node.x, node.y, node.width, node.height, CORNER);
  ctx.fillStyle = view.look.colours.surface;
  ctx.fill();
  ctx.shadowColor = 'transparent';
  ctx.shadowBlur = 0;
  ctx.shadowOffsetY = 0;
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {number} clock
 */
function paintWireMarks(ctx, view, clock) {
  const { scene, look, activity, frame, hover } = view;
  const phase = (clock / 400) % 1;
  const n = scene.wires.length;
  for (let i = 0; i < n; i++) {
    if (!view.seenWires[i]) continue;
    const wire = scene.wires[i];
    const selected = view.selection.has(wire.key);
    const hovered = hover?.what === 'wire' && hover.wire === wire;
    if (selected || hovered) paintWireRing(ctx, scene, wire, look, selected, activity.wires.state[i] ?? 0);
    const inFlight = activity.wires.onWire[i] ?? 0;
    if (inFlight > FLOW_FROM) paintFlow(ctx, scene, wire, look, inFlight, phase);
    else if (look.reduced && inFlight > 0 && look.detail > 0) paintCount(ctx, scene, wire, look, String(inFlight), look.colours.ink);
    else if (!look.reduced) paintAfterglow(ctx, scene, i, activity, clock, look);
    if ((selected || hovered) && frame && look.detail === 2) paintReadings(ctx, view, wire);
  }
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {import('./scene.js').Wire} wire
 */
function paintReadings(ctx, view, wire) {
  const { frame, activity, scene, look } = view;
  const row = activity.wireRow[wire.index] ?? -1;
  if (!frame || row < 0 || row >= frame.wireCount || activity.wires.state[wire.index] !== 0) return;
  const at = (frame.wiresAt + row * 32) >> 2;
  if (frame.u32[at + 5] > 0) paintWireFailures(ctx, scene, wire, look, look.labels[frame.u32[at + 6]] ?? '', frame.u32[at + 5]);
  else paintCount(ctx, scene, wire, look, frame.u32[at + 4] > 0 ? `${frame.u32[at + 4]} lost of ${frame.u32[at + 2]}` : frame.u32[at + 2] === 1 ? '1 call' : `${count(frame.u32[at + 2])} calls`, look.colours.ink2);
}

/**
 * What moves in a node does not show through the nodes that lie above it.
 * @param {Context} ctx
 * @param {View} view
 * @param {Node} node
 * @param {number} clock
 */
function paintNodeUnder(ctx, view, node, clock) {
  const above = view.above.get(node.index);
  if (!above) return paintNodeLive(ctx, view, node, clock);
  const { x1, y1, x2, y2 } = visible(view.camera);
  ctx.save();
  for (const index of above) {
    const { x, y, width, height } = view.scene.nodes[index];
    ctx.beginPath();
    ctx.rect(x1, y1, x2 - x1, y2 - y1);
    ctx.roundRect(x, y, width, height, CORNER);
    ctx.clip('evenodd');
  }
  paintNodeLive(ctx, view, node, clock);
  ctx.restore();
}

/**
 * @param {Context} ctx
 * @param {View} view
 * @param {Node} node
 * @param {number} clock
 */
function paintNodeLive(ctx, view, node, clock) {
  const { look, hover, selection } = view;
  const ring = selection.has(node.id) ? 1 : hover && 'node' in hover && hover.node === node && view.lifted.size === 0 ? 0.35 : 0;
  if (ring > 0) {
    ctx.translate(node.x, node.y);
    paintRing(ctx, node, look, ring);
    ctx.translate(-node.x, -node.y);
  }
  fillLive(view, node, clock);
  paintLive(ctx, node, view.nodeLive, look, view.problems.has(node.id));
}

/**
 * Fills the one Live object with a node's row.
 * @param {View} view
 * @param {Node} node
 * @param {number} clock
 */
function fillLive(view, node, clock) {
  const { activity, frame, nodeLive: live } = view;
  const row = activity.nodeRow[node.index] ?? -1;
  live.frame = row >= 0 ? frame : null;
  live.at = view.at;
  live.busyWires = activity.wires.busy;
  live.caption = view.captions.get(node.id) ?? '';
  const age = clock - (activity.pulse[node.index] ?? -1e9);
  live.pulse = age >= 0 && age < PULSE ? 1 - age / PULSE : 0;
  if (!frame || row < 0 || row >= frame.nodeCount) {
    live.state = live.failures = live.backlog = live.start = live.end = 0;
    live.label = live.mark = '';
    live.gauges.fill(0);
    return;
  }
  const at = frame.nodesAt + row * 64;
  live.state = frame.u32[at >> 2];
  live.failures = frame.u32[(at >> 2) + 1];
  live.label = view.look.labels[frame.u32[(at >> 2) + 2]] ?? '';
  live.backlog = frame.u32[(at >> 2) + 3];
  live.markStrength = markStrength(activity.marks, node.index);
  live.mark = live.markStrength > 0 ? node.kind.marks[activity.marks.code[node.index] - 1] ?? '' : '';
  live.marked = activity.marks.times[node.index];
  for (let i = 0; i < 6; i++) live.gauges[i] = frame.f64[(at >> 3) + 2 + i];
  live.order = activity.order;
  live.start = activity.nodeStart[node.index];
  live.end = activity.nodeStart[node.index + 1];
}


