/**
 * Everything the canvas holds between frames, in one place: scene, camera, frame, selection and the gesture under way.
 */
import { Activity } from './activity.js';
import { createCamera, visible } from './camera.js';
import { FAMILY, detailAt, lineageHues, readColours } from './look.js';
import { idle } from './painters/live.js';
import { boxOf, createScene } from './scene.js';

/**
 * @typedef {import('./scene.js').Scene} Scene
 * @typedef {import('./scene.js').Node} Node
 * @typedef {import('./scene.js').Note} Note
 * @typedef {import('./kinds.js').Handle} Handle
 * @typedef {import('./kinds.js').Kinds} Kinds
 * @typedef {import('./hit.js').Hit} Hit
 * @typedef {import('./rules.js').Target} Target
 *
 * @typedef {object} Wiring a wire that is being drawn
 * @property {Node} node
 * @property {Handle} handle
 * @property {number} x where its loose end is, in the world
 * @property {number} y
 * @property {Map<string, Target>} targets what each node says, by id
 * @property {Target | null} over
 * @property {boolean} keyboard
 *
 * @typedef {object} Ghost a node that is being dragged from the palette
 * @property {string} kind
 * @property {number} x
 * @property {number} y
 * @property {boolean} inside
 *
 * @typedef {{axis: 'x' | 'y', at: number, from: number, to: number}} Guide
 *
 * @typedef {object} Surface a canvas element and its context
 * @property {HTMLCanvasElement} element
 * @property {CanvasRenderingContext2D} ctx
 *
 * @typedef {object} View
 * @property {Surface} still background, wires and bodies: drawn seldom
 * @property {Surface} live instruments, tokens and gestures: drawn at every frame
 * @property {number} ratio device pixels for a CSS pixel
 * @property {import('./camera.js').Camera} camera
 * @property {Kinds} kinds
 * @property {Scene} scene
 * @property {import('./look.js').Look} look
 * @property {Activity} activity
 * @property {import('./frame.js').Frame | null} frame
 * @property {number} at nanoseconds after the frame's own time
 * @property {import('./painters/live.js').Live} nodeLive
 * @property {import('./activity.js').RowOrder[]} orders
 * @property {Set<string>} selection
 * @property {Map<string, string>} problems
 * @property {Map<string, string>} captions a few words in a node's picture, by id
 * @property {Map<string, {port: string, off: boolean}[]>} breakpoints where the run pauses, by node; a port of "" is the whole node
 * @property {{node: string, port: string} | null} paused where a breakpoint paused the run
 * @property {Hit | null} hover
 * @property {Set<number>} lifted nodes that are being dragged: drawn on the live surface
 * @property {import('./grid.js').Box | null} marquee
 * @property {Guide[]} guides
 * @property {Wiring | null} wiring
 * @property {Ghost | null} ghost
 * @property {Int32Array} seenNodes
 * @property {number} seenCount
 * @property {Uint8Array} seenWires
 * @property {Map<number, number[]>} above the nodes that cover a part of a node in sight
 * @property {boolean} stillDirty
 * @property {boolean} cameraDirty the camera moved: what is drawn may be moved along
 * @property {boolean} liveDirty
 * @property {boolean} minimap
 * @property {boolean} fitted whether the person has not moved the camera since the last fit
 * @property {(intent: Record<string, unknown>) => void} tell sends an intent to the panels
 */

/**
 * @param {HTMLCanvasElement} still
 * @param {HTMLCanvasElement} live
 * @param {Kinds} kinds
 * @returns {View}
 */
export function createView(still, live, kinds) {
  const scene = createScene({ nodes: [], wires: [] }, kinds);
  return {
    still: surfaceOf(still, false), live: surfaceOf(live, true), ratio: 1, camera: createCamera(), kinds, scene,
    look: { colours: readColours(() => '#888'), hues: [], zoom: 1, detail: 2, reduced: false, follow: 0, labels: [], family: FAMILY },
    activity: new Activity(), frame: null, at: 0, nodeLive: idle(), orders: [], selection: new Set(), problems: new Map(), captions: new Map(),
    breakpoints: new Map(), paused: null, hover: null, lifted: new Set(), marquee: null, guides: [], wiring: null, ghost: null,
    seenNodes: new Int32Array(0), seenCount: 0, seenWires: new Uint8Array(0), above: new Map(),
    stillDirty: true, cameraDirty: true, liveDirty: true, minimap: true, fitted: true, tell: () => {},
  };
}

/**
 * @param {HTMLCanvasElement} element
 * @param {boolean} alpha
 * @returns {Surface}
 */
function surfaceOf(element, alpha) {
  const ctx = element.getContext('2d', { alpha });
  if (!ctx) throw new Error('this browser draws no 2D canvas');
  return { element, ctx };
}

/**
 * Reads colours anew; call when the theme changes.
 * @param {View} view
 * @param {(property: string) => string} property
 */
export function takeTheme(view, property) {
  view.look.colours = readColours(property);
  view.look.hues = lineageHues(Number(property('--token-lightness')) || 0.62, Number(property('--token-chroma')) || 0.15);
  redraw(view);
}

/**
 * Asks for both surfaces to be drawn at the next frame.
 * @param {View} view
 */
export function redraw(view) {
  view.stillDirty = true;
  view.liveDirty = true;
}

/**
 * The camera changed: detail, what is in sight, and both surfaces.
 * @param {View} view
 */
export function cameraMoved(view) {
  view.look.zoom = view.camera.zoom;
  view.look.detail = detailAt(view.camera.zoom);
  view.cameraDirty = true;
  view.liveDirty = true;
}

/**
 * Finds the nodes and wires in sight.
 * @param {View} view
 */
export function cull(view) {
  const { scene } = view;
  if (view.seenNodes.length < scene.nodes.length) view.seenNodes = new Int32Array(scene.nodes.length * 2);
  if (view.seenWires.length < scene.wires.length) view.seenWires = new Uint8Array(scene.wires.length * 2);
  const box = visible(view.camera);
  const wide = { x1: box.x1 - 40, y1: box.y1 - 40, x2: box.x2 + 40, y2: box.y2 + 40 };
  view.seenCount = 0;
  scene.nodeGrid.query(wide, (index) => { view.seenNodes[view.seenCount++] = index; });
  view.seenNodes.subarray(0, view.seenCount).sort();
  if (view.lifted.size === 0) findAbove(view);
  view.seenWires.fill(0);
  scene.wireGrid.query(wide, (index) => { view.seenWires[index] = 1; });
}

/**
 * Later nodes lie above earlier ones.
 * @param {View} view
 */
function findAbove(view) {
  const { scene } = view;
  view.above.clear();
  for (let i = 0; i < view.seenCount; i++) {
    const node = scene.nodes[view.seenNodes[i]];
    scene.nodeGrid.query(boxOf(node), (index) => {
      if (index <= node.index) return;
      const known = view.above.get(node.index);
      if (known) known.push(index);
      else view.above.set(node.index, [index]);
    });
  }
}

/**
 * Nodes and notes of the selection.
 * @param {View} view
 * @returns {(Node | Note)[]}
 */
export function selectedThings(view) {
  return [...view.scene.nodes.filter((node) => view.selection.has(node.id)), ...view.scene.notes.filter((note) => view.selection.has(note.id))];
}

/**
 * Selects and tells the panels when that changes anything.
 * @param {View} view
 * @param {Iterable<string>} ids
 */
export function select(view, ids) {
  const next = new Set(ids);
  if (next.size === view.selection.size && [...next].every((id) => view.selection.has(id))) return;
  view.selection = next;
  view.liveDirty = true;
  view.tell({ intent: 'select', ids: [...next] });
}
