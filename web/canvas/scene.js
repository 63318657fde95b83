/**
 * The scene as the canvas sees it: nodes with places and handles, wires with curves, and the index for finding them.
 * Made anew from each document revision; while nodes are dragged they are moved in place.
 */
import { TABLE, along, cubicBetween, fillTable } from './curve.js';
import { Grid } from './grid.js';
import { handlesOf, kindOf, portOf, shared } from './kinds.js';
import { sizeOf } from './painters/sizes.js';

/**
 * @typedef {import('./kinds.js').Kinds} Kinds
 * @typedef {import('./kinds.js').Kind} Kind
 * @typedef {import('./kinds.js').Handle} Handle
 * @typedef {import('./grid.js').Box} Box
 *
 * @typedef {object} SceneData what setScene receives
 * @property {number} [revision]
 * @property {string} [title]
 * @property {{id: string, kind: string, title?: string, x?: number, y?: number, fields?: Record<string, unknown>}[]} nodes
 * @property {{key?: string, from: string, fromPort: string, to: string, toPort: string, label?: string, reverse?: boolean}[]} wires
 * @property {{id: string, x: number, y: number, text: string}[]} [notes]
 *
 * @typedef {object} Node
 * @property {string} id
 * @property {number} index
 * @property {Kind} kind
 * @property {string} title
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {Record<string, unknown>} fields
 * @property {Handle[]} handles
 * @property {number[]} wires indexes of the wires that end here
 * @property {string} badge what its settings add to the kind's title, such as FIFO
 * @property {boolean} stops whether dead letters end here
 * @property {number[]} rays offsets along the right side where a fan's wires leave
 * @property {number[]} subscriptions indexes of a fan's wires in the order of the document, which is the engine's
 * @property {string[]} protocols names of the drawings that say how a fan reaches each of its subscribers, by index of the wire
 *
 * @typedef {object} Wire
 * @property {string} key
 * @property {number} index
 * @property {number} from index of a node
 * @property {string} fromPort
 * @property {number} to
 * @property {string} toPort
 * @property {string} label
 * @property {boolean} reverse
 * @property {number[]} cubic
 * @property {number} length
 * @property {number} labelAt fraction where a label overlaps no node
 *
 * @typedef {{id: string, x: number, y: number, width: number, height: number, text: string, lines: string[]}} Note
 *
 * @typedef {object} Scene
 * @property {number} revision
 * @property {string} title
 * @property {Node[]} nodes
 * @property {Wire[]} wires
 * @property {Note[]} notes
 * @property {Map<string, Node>} nodeById
 * @property {Map<string, Wire>} wireByKey
 * @property {Float32Array} tables
 * @property {Grid} nodeGrid
 * @property {Grid} wireGrid
 * @property {Kinds} kinds
 */

/** The port from which messages go that nobody could handle. */
const DEAD_LETTER = 'dead-letter';

/**
 * Builds the scene; wires whose ends do not exist are left out and never fail.
 * @param {SceneData} data
 * @param {Kinds} kinds
 * @returns {Scene}
 */
export function createScene(data, kinds) {
  const nodes = data.nodes.map((raw, index) => createNode(raw, index, kinds));
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  /** @type {Wire[]} */
  const wires = [];
  data.wires.forEach((raw) => {
    const from = nodeById.get(raw.from), to = nodeById.get(raw.to);
    if (!from || !to) return;
    wires.push({
      key: raw.key ?? `${raw.from}.${raw.fromPort}>${raw.to}.${raw.toPort}`, index: wires.length,
      from: from.index, fromPort: raw.fromPort, to: to.index, toPort: raw.toPort, label: raw.label ?? '',
      reverse: raw.reverse ?? portOf(from.kind, raw.fromPort)?.flow === 'reverse', cubic: [], length: 0, labelAt: 0.5,
    });
  });
  /** @type {Scene} */
  const scene = {
    revision: data.revision ?? 0, title: data.title ?? '', nodes, wires, nodeById, kinds,
    notes: (data.notes ?? []).map(createNote),
    wireByKey: new Map(wires.map((wire) => [wire.key, wire])),
    tables: new Float32Array(wires.length * TABLE), nodeGrid: new Grid(), wireGrid: new Grid(),
  };
  connect(scene);
  return scene;
}

/** @param {Scene} scene */
function connect(scene) {
  for (const wire of scene.wires) {
    scene.nodes[wire.from].wires.push(wire.index);
    scene.nodes[wire.to].wires.push(wire.index);
    if (wire.fromPort === DEAD_LETTER) scene.nodes[wire.to].stops = true;
  }
  for (const node of scene.nodes) {
    scene.nodeGrid.set(node.index, boxOf(node));
    spreadRays(scene, node);
  }
  for (const wire of scene.wires) route(scene, wire);
  for (const wire of scene.wires) placeLabel(scene, wire);
}

/**
 * @param {SceneData['nodes'][number]} raw
 * @param {number} index
 * @param {Kinds} kinds
 * @returns {Node}
 */
function createNode(raw, index, kinds) {
  const kind = kindOf(kinds, raw.kind);
  const { width, height } = sizeOf(kind.picture);
  return {
    id: raw.id, index, kind, title: raw.title || raw.id, x: finite(raw.x), y: finite(raw.y), width, height,
    fields: raw.fields ?? {}, handles: handlesOf(kinds, kind, width, height), wires: [], badge: badgeOf(kind, raw.fields ?? {}), stops: false, rays: [], subscriptions: [], protocols: [],
  };
}

/**
 * @param {import('./kinds.js').Kind} kind
 * @param {Record<string, unknown>} fields
 */
function badgeOf(kind, fields) {
  return kind.fields.filter((field) => field.badge && (fields[field.name] ?? field.default) === true).map((field) => field.badge).join(' · ');
}

/** @param {unknown} value */
function finite(value) {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(-1e5, Math.min(1e5, value)) : 0;
}

/**
 * @param {{id: string, x: number, y: number, text: string}} raw
 * @returns {Note}
 */
function createNote(raw) {
  const lines = fold(String(raw.text ?? ''), 32).slice(0, 12);
  return { id: raw.id, x: finite(raw.x), y: finite(raw.y), width: 232, height: lines.length * 18 + 20, text: raw.text, lines };
}

/**
 * @param {string} text
 * @param {number} width in characters
 */
function fold(text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line && line.length + word.length + 1 > width) {
        lines.push(line);
        line = word;
      } else line = line ? `${line} ${word}` : word;
    }
    lines.push(line);
  }
  return lines;
}

/**
 * The rectangle of a node or a note.
 * @param {{x: number, y: number, width: number, height: number}} thing
 * @returns {Box}
 */
export function boxOf(thing) {
  return { x1: thing.x, y1: thing.y, x2: thing.x + thing.width, y2: thing.y + thing.height };
}

/**
 * The handle at which a wire ends.
 * @param {Node} node
 * @param {string} port
 * @param {boolean} reverse
 * @returns {Handle | undefined}
 */
export function handleOf(node, port, reverse) {
  return node.handles.find((h) => h.port === port && h.reverse === reverse) ?? node.handles.find((h) => h.port === port);
}

/**
 * A topic's wires leave side by side, in the order of their targets, so that each subscription has its own ray.
 * @param {Scene} scene
 * @param {Node} node
 */
function spreadRays(scene, node) {
  if (node.kind.picture !== 'fan') return;
  const leaving = node.wires.map((i) => scene.wires[i]).filter((wire) => wire.from === node.index && handleOf(node, wire.fromPort, false)?.side === 'right');
  node.subscriptions = leaving.map((wire) => wire.index);
  leaving.sort((a, b) => scene.nodes[a.to].y - scene.nodes[b.to].y || a.index - b.index);
  const room = Math.min(48, (leaving.length - 1) * 16);
  node.rays = [];
  leaving.forEach((wire, i) => {
    node.protocols[wire.index] = protocolOf(scene, wire);
    node.rays[wire.index] = leaving.length > 1 ? -room / 2 + (room * i) / (leaving.length - 1) : 0;
  });
}

/**
 * The drawings of the protocols by which a topic reaches its subscribers, by the action that their wires resolve to.
 * @type {Record<string, string>}
 */
const PROTOCOLS = {
  SendMessage: 'queue', Invoke: 'service', PostHTTP: 'endpoint', PostHTTPS: 'endpoint', SendEmail: 'inbox', SendEmailJSON: 'inbox',
  SendTextMessage: 'phone', PushMobile: 'phone', PutRecord: 'sink',
};

/**
 * @param {Scene} scene
 * @param {Wire} wire
 */
function protocolOf(scene, wire) {
  const out = portOf(scene.nodes[wire.from].kind, wire.fromPort), into = portOf(scene.nodes[wire.to].kind, wire.toPort);
  return (out && into && PROTOCOLS[shared(out, into)[0]]) ?? '';
}

/**
 * A wire that leaves downwards to a node right below ends on that node's top, so that it never runs behind it.
 * @param {Node} from
 * @param {{x: number, side: string}} a
 * @param {Node} to
 */
function topOf(from, a, to) {
  const below = to.y - (from.y + from.height), x = from.x + a.x;
  if (a.side !== 'bottom' || below < 24 || x < to.x - 32 || x > to.x + to.width + 200) return undefined;
  return { x: Math.max(24, Math.min(to.width - 24, x - to.x)), y: 0, side: 'top' };
}

/**
 * @param {Scene} scene
 * @param {Wire} wire
 */
function route(scene, wire) {
  const from = scene.nodes[wire.from], to = scene.nodes[wire.to];
  const a = handleOf(from, wire.fromPort, wire.reverse) ?? { x: from.width, y: from.height / 2, side: 'right' };
  const b = topOf(from, a, to) ?? handleOf(to, wire.toPort, wire.reverse) ?? { x: 0, y: to.height / 2, side: 'left' };
  const ray = from.rays[wire.index] ?? 0;
  wire.cubic = cubicBetween(from.x + a.x, from.y + a.y + ray, a.side, to.x + b.x, to.y + b.y, b.side);
  wire.length = fillTable(wire.cubic, scene.tables, wire.index * TABLE);
  scene.wireGrid.set(wire.index, boundsOfTable(scene.tables, wire.index * TABLE));
}

/**
 * @param {Float32Array} tables
 * @param {number} at
 * @returns {Box}
 */
function boundsOfTable(tables, at) {
  const box = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
  for (let i = at; i < at + TABLE; i += 2) {
    box.x1 = Math.min(box.x1, tables[i]);
    box.x2 = Math.max(box.x2, tables[i]);
    box.y1 = Math.min(box.y1, tables[i + 1]);
    box.y2 = Math.max(box.y2, tables[i + 1]);
  }
  return box;
}

const LABEL_PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];

/**
 * @param {Scene} scene
 * @param {Wire} wire
 */
function placeLabel(scene, wire) {
  wire.labelAt = LABEL_PLACES.find((part) => {
    const x = along(scene.tables, wire.index * TABLE, part, 0), y = along(scene.tables, wire.index * TABLE, part, 1);
    let free = true;
    scene.nodeGrid.query({ x1: x - 28, y1: y - 10, x2: x + 28, y2: y + 10 }, () => { free = false; });
    return free;
  }) ?? 0.5;
}

/**
 * Moves nodes in place and draws their wires anew; used while dragging and for arrow keys.
 * @param {Scene} scene
 * @param {Iterable<{node: Node, x: number, y: number}>} moves
 */
export function moveNodes(scene, moves) {
  /** @type {Set<number>} */
  const touched = new Set();
  for (const { node, x, y } of moves) {
    node.x = x;
    node.y = y;
    scene.nodeGrid.set(node.index, boxOf(node));
    for (const wire of node.wires) {
      touched.add(wire);
      spreadRays(scene, scene.nodes[scene.wires[wire].from]);
    }
  }
  for (const index of touched) route(scene, scene.wires[index]);
  for (const index of touched) placeLabel(scene, scene.wires[index]);
}

/**
 * The rectangle around everything; a scene without nodes gives a small one around the origin.
 * @param {Scene} scene
 * @returns {Box}
 */
export function boundsOf(scene) {
  const box = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
  for (const thing of [...scene.nodes, ...scene.notes]) {
    box.x1 = Math.min(box.x1, thing.x);
    box.y1 = Math.min(box.y1, thing.y);
    box.x2 = Math.max(box.x2, thing.x + thing.width);
    box.y2 = Math.max(box.y2, thing.y + thing.height);
  }
  return box.x1 <= box.x2 ? box : { x1: -160, y1: -96, x2: 160, y2: 96 };
}

/**
 * A scenario document as scene data: what the page draws before the engine is there.
 * @param {{title?: string, nodes?: Record<string, any>[], wires?: Record<string, any>[], notes?: any[]}} scenario
 * @returns {SceneData}
 */
export function sceneOfScenario(scenario) {
  /** @param {string} end */
  const split = (end) => {
    const dot = String(end).lastIndexOf('.');
    return dot < 0 ? [String(end), ''] : [String(end).slice(0, dot), String(end).slice(dot + 1)];
  };
  return {
    revision: 0, title: scenario.title ?? '', notes: scenario.notes ?? [],
    nodes: (scenario.nodes ?? []).map(({ id, kind, x, y, title, ...fields }) => ({ id, kind, x, y, title, fields })),
    wires: (scenario.wires ?? []).map((wire) => {
      const [from, fromPort] = split(wire.from), [to, toPort] = split(wire.to);
      return { from, fromPort, to, toPort };
    }),
  };
}
