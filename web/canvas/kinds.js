/**
 * Kinds as the engine tells them: what a node can be, its ports, fields and gauges. Everything the canvas knows
 * about a kind comes from here; there is no other switch on kinds.
 */

/**
 * @typedef {'left' | 'right' | 'top' | 'bottom'} Side
 * @typedef {{name: string, title: string, direction: 'in' | 'out', actions: string[], side: Side, limit?: number, flow?: 'forward' | 'reverse'}} Port
 * @typedef {{name: string, type?: string, unit?: string, default?: unknown, badge?: string}} Field
 * @typedef {object} Kind
 * @property {string} name
 * @property {string} title
 * @property {string} glyph
 * @property {string} picture
 * @property {Port[]} ports
 * @property {Field[]} fields
 * @property {{name: string, unit: string}[]} gauges
 * @property {string[]} marks what stands at the node for a moment when it happens
 *
 * @typedef {object} Handle one place on a node's rim where a wire ends
 * @property {string} port
 * @property {string} title
 * @property {'in' | 'out'} direction
 * @property {boolean} reverse a wire here carries messages against its calls: polling
 * @property {Side} side
 * @property {number} x offset from the node's corner
 * @property {number} y
 */

/** @type {Record<Side, Side>} */
const OPPOSITE = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };

/**
 * @typedef {object} Kinds
 * @property {Map<string, Kind>} byName
 * @property {Set<string>} polled actions that some kind makes by polling
 */

/**
 * Indexes the list of kinds; call once when the page opens.
 * @param {Partial<Kind>[]} list
 * @returns {Kinds}
 */
export function indexKinds(list) {
  /** @type {Kinds} */
  const kinds = { byName: new Map(), polled: new Set() };
  for (const raw of list) {
    const kind = completed(raw);
    kinds.byName.set(kind.name, kind);
    for (const port of kind.ports) {
      if (port.direction === 'out' && port.flow === 'reverse') port.actions.forEach((action) => kinds.polled.add(action));
    }
  }
  return kinds;
}

/**
 * @param {Partial<Kind>} raw
 * @returns {Kind}
 */
function completed(raw) {
  const name = raw.name ?? '?';
  return {
    name, title: raw.title ?? name, glyph: raw.glyph ?? '', picture: raw.picture ?? '',
    ports: (raw.ports ?? []).map((port) => ({ ...port, actions: port.actions ?? [], side: port.side ?? (port.direction === 'in' ? 'left' : 'right') })),
    fields: raw.fields ?? [], gauges: raw.gauges ?? [], marks: raw.marks ?? [],
  };
}

/**
 * The kind of a node; an unknown name gives a plain box without ports, so that a scene from a newer version still shows.
 * @param {Kinds} kinds
 * @param {string} name
 */
export function kindOf(kinds, name) {
  return kinds.byName.get(name) ?? completed({ name });
}

/**
 * The handles on a node's rim. A port that others poll gets a second handle on the opposite side, where messages leave.
 * @param {Kinds} kinds
 * @param {Kind} kind
 * @param {number} width
 * @param {number} height
 * @returns {Handle[]}
 */
export function handlesOf(kinds, kind, width, height) {
  /** @type {Handle[]} */
  const handles = [];
  for (const port of kind.ports) {
    const reverse = port.direction === 'out' && port.flow === 'reverse';
    handles.push({ port: port.name, title: port.title, direction: port.direction, reverse, side: port.side, x: 0, y: 0 });
    if (port.direction === 'in' && port.actions.some((action) => kinds.polled.has(action))) {
      handles.push({ port: port.name, title: 'Receive', direction: 'in', reverse: true, side: OPPOSITE[port.side], x: 0, y: 0 });
    }
  }
  for (const side of /** @type {Side[]} */ (Object.keys(OPPOSITE))) spread(handles.filter((h) => h.side === side), side, width, height);
  return handles;
}

/** Where a side's only port is, below the corner: the same for all pictures, so that wires in a row are straight. */
const PORT_LINE = 72;
const PORT_PITCH = 32;

/**
 * @param {Handle[]} handles
 * @param {Side} side
 * @param {number} width
 * @param {number} height
 */
function spread(handles, side, width, height) {
  const pitch = Math.min(PORT_PITCH, (2 * (height - PORT_LINE - 8)) / Math.max(1, handles.length - 1));
  handles.forEach((handle, i) => {
    const part = (i + 1) / (handles.length + 1);
    handle.x = side === 'left' ? 0 : side === 'right' ? width : Math.round((width * part) / 8) * 8;
    handle.y = side === 'top' ? 0 : side === 'bottom' ? height : PORT_LINE + (i - (handles.length - 1) / 2) * pitch;
  });
}

/**
 * @param {Kind} kind
 * @param {string} name
 */
export function portOf(kind, name) {
  return kind.ports.find((port) => port.name === name);
}

/**
 * The actions that an out port makes and an in port takes.
 * @param {Port} out
 * @param {Port} into
 */
export function shared(out, into) {
  return out.actions.filter((action) => into.actions.includes(action));
}
