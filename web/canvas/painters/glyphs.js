/**
 * Small drawings for kinds and states, drawn for this project: strokes on a 16 by 16 square. A letter is a command
 * (M move, L line, C cubic, O circle, Z close), as in SVG, so that the same data serves the palette.
 */

/** @typedef {import('./text.js').Context} Context */

/** @type {Record<string, string>} */
export const GLYPHS = {
  client: 'O 8 5 2.6 M 2.8 14 C 3 10.4 5 9.3 8 9.3 C 11 9.3 13 10.4 13.2 14',
  service: 'M 3 3 L 13 3 L 13 7 L 3 7 Z M 3 9.5 L 13 9.5 L 13 13.5 L 3 13.5 Z M 5.5 5 L 5.6 5 M 5.5 11.5 L 5.6 11.5 M 8.5 5 L 10.8 5 M 8.5 11.5 L 10.8 11.5',
  queue: 'M 2 4 L 2 12 M 5 4.5 L 9 4.5 L 9 11.5 L 5 11.5 Z M 11.5 4.5 L 11.5 11.5 M 14 4.5 L 14 11.5',
  topic: 'O 3.4 8 1.5 M 5 7.3 L 12.4 3.2 M 5 8 L 12.6 8 M 5 8.7 L 12.4 12.8 O 13.6 2.7 0.9 O 13.8 8 0.9 O 13.6 13.3 0.9',
  inbox: 'M 2.5 4 L 13.5 4 L 13.5 12 L 2.5 12 Z M 2.5 4.5 L 8 9 L 13.5 4.5',
  phone: 'M 5 2.5 L 11 2.5 L 11 13.5 L 5 13.5 Z M 7.3 11.6 L 8.7 11.6',
  endpoint: 'O 8 8 5.6 M 2.4 8 L 13.6 8 M 8 2.4 C 5 5 5 11 8 13.6 M 8 2.4 C 11 5 11 11 8 13.6',
  sink: 'M 2.5 8 L 4.5 13 L 11.5 13 L 13.5 8 M 8 2.5 L 8 9.5 M 5.6 7.2 L 8 9.6 L 10.4 7.2',
  box: 'M 3 5 L 8 2.4 L 13 5 L 13 11 L 8 13.6 L 3 11 Z M 3 5 L 8 7.8 L 13 5 M 8 7.8 L 8 13.6',
  crashed: 'M 4 4 L 12 12 M 12 4 L 4 12',
  hung: 'M 5.6 4 L 5.6 12 M 10.4 4 L 10.4 12',
  slowed: 'O 8 8 5.4 M 8 4.8 L 8 8 L 10.4 9.6',
  warning: 'M 8 2.4 L 14.4 13.4 L 1.6 13.4 Z M 8 6.6 L 8 9.6 M 8 11.4 L 8 11.5',
  twice: 'M 2.5 5.5 L 9.5 5.5 L 9.5 12.5 L 2.5 12.5 Z M 6.5 5.5 L 6.5 3 L 13.5 3 L 13.5 10 L 9.5 10',
  swapped: 'M 2.5 11.5 C 7 11.5 9 4.5 13 4.5 M 10.8 2.3 L 13 4.5 L 10.8 6.7 M 2.5 4.5 L 5 4.5 M 9.5 11.5 L 13 11.5',
  sent: 'M 3 8 L 12 8 M 8.6 4.6 L 12 8 L 8.6 11.4',
  answered: 'M 3.4 8.4 L 6.6 11.6 L 12.6 4.8',
};

/** Names that kinds use for the same drawings. */
const ALIASES = /** @type {Record<string, string>} */ ({
  traffic: 'client', person: 'client', device: 'client', workers: 'service', server: 'service', sqs: 'queue', sns: 'topic', fan: 'topic',
  'delivered twice': 'twice', 'out of order': 'swapped',
});

/** @type {Map<string, (string | number)[]>} */
const parsed = new Map();

/**
 * Strokes a glyph with the current stroke style.
 * @param {Context} ctx
 * @param {string} name
 * @param {number} x
 * @param {number} y
 * @param {number} size
 */
export function strokeGlyph(ctx, name, x, y, size) {
  const path = pathOf(GLYPHS[name] ?? GLYPHS[ALIASES[name]] ?? GLYPHS.box);
  const s = size / 16;
  ctx.beginPath();
  for (let i = 0; i < path.length;) i = DRAW[/** @type {string} */ (path[i])](ctx, /** @type {number[]} */ (path), i + 1, x, y, s);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.stroke();
}

/**
 * A glyph as the data of an SVG path, for what is not drawn on a canvas.
 * @param {string} name
 */
export function glyphPath(name) {
  const text = GLYPHS[name] ?? GLYPHS[ALIASES[name]] ?? GLYPHS.box;
  return text.replace(/O (\S+) (\S+) (\S+)/g, (_, x, y, r) => `M ${Number(x) + Number(r)} ${y} a ${r} ${r} 0 1 1 ${-2 * r} 0 a ${r} ${r} 0 1 1 ${2 * r} 0`);
}

/** @param {string} text */
function pathOf(text) {
  let path = parsed.get(text);
  if (!path) {
    path = text.split(' ').map((part) => (Number.isNaN(Number(part)) ? part : Number(part)));
    parsed.set(text, path);
  }
  return path;
}

/** @type {Record<string, (ctx: Context, p: number[], i: number, x: number, y: number, s: number) => number>} */
const DRAW = {
  M: (ctx, p, i, x, y, s) => (ctx.moveTo(x + p[i] * s, y + p[i + 1] * s), i + 2),
  L: (ctx, p, i, x, y, s) => (ctx.lineTo(x + p[i] * s, y + p[i + 1] * s), i + 2),
  C: (ctx, p, i, x, y, s) => (ctx.bezierCurveTo(x + p[i] * s, y + p[i + 1] * s, x + p[i + 2] * s, y + p[i + 3] * s, x + p[i + 4] * s, y + p[i + 5] * s), i + 6),
  O: (ctx, p, i, x, y, s) => (ctx.moveTo(x + (p[i] + p[i + 2]) * s, y + p[i + 1] * s), ctx.arc(x + p[i] * s, y + p[i + 1] * s, p[i + 2] * s, 0, Math.PI * 2), i + 3),
  Z: (ctx, p, i) => (ctx.closePath(), i),
};
