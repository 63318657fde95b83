/**
 * Wires as smooth cubic curves, with tables of points spaced evenly along the curve: a token's place is then one
 * lookup and one interpolation, and it moves at an even speed.
 */

/** Steps of a wire's table. */
export const STEPS = 32;
/** Numbers in a wire's table: x and y of each point. */
export const TABLE = (STEPS + 1) * 2;
const SAMPLES = 64;

/** @type {Record<string, [number, number]>} */
const OUTWARD = { left: [-1, 0], right: [1, 0], top: [0, -1], bottom: [0, 1] };

/**
 * The eight numbers of the cubic that joins two ports, each left at a right angle.
 * @param {number} x1
 * @param {number} y1
 * @param {string} side1
 * @param {number} x2
 * @param {number} y2
 * @param {string} side2
 * @returns {number[]}
 */
export function cubicBetween(x1, y1, side1, x2, y2, side2) {
  const [ox, oy] = OUTWARD[side1] ?? OUTWARD.right;
  const [px, py] = OUTWARD[side2] ?? OUTWARD.left;
  const distance = Math.hypot(x2 - x1, y2 - y1);
  const reach1 = reach(distance, (x2 - x1) * ox + (y2 - y1) * oy);
  const reach2 = reach(distance, (x1 - x2) * px + (y1 - y2) * py);
  return [x1, y1, x1 + ox * reach1, y1 + oy * reach1, x2 + px * reach2, y2 + py * reach2, x2, y2];
}

/**
 * @param {number} distance
 * @param {number} ahead how far the other end lies in the direction of leaving
 */
function reach(distance, ahead) {
  if (ahead > 0) return Math.max(Math.min(distance * 0.45, 28), Math.min(ahead * 0.5, 240));
  return Math.min(220, 56 + distance * 0.25);
}

const sampleX = new Float64Array(SAMPLES + 1);
const sampleY = new Float64Array(SAMPLES + 1);
const sampleAt = new Float64Array(SAMPLES + 1);

/**
 * Fills a table with points at equal distances along the cubic and returns the curve's length.
 * @param {number[]} c
 * @param {Float32Array} table
 * @param {number} at where in the array the table begins
 */
export function fillTable(c, table, at) {
  for (let i = 0; i <= SAMPLES; i++) {
    const t = i / SAMPLES;
    const s = 1 - t;
    const b0 = s * s * s, b1 = 3 * s * s * t, b2 = 3 * s * t * t, b3 = t * t * t;
    sampleX[i] = b0 * c[0] + b1 * c[2] + b2 * c[4] + b3 * c[6];
    sampleY[i] = b0 * c[1] + b1 * c[3] + b2 * c[5] + b3 * c[7];
    sampleAt[i] = i === 0 ? 0 : sampleAt[i - 1] + Math.hypot(sampleX[i] - sampleX[i - 1], sampleY[i] - sampleY[i - 1]);
  }
  const length = sampleAt[SAMPLES];
  let segment = 1;
  for (let k = 0; k <= STEPS; k++) {
    const want = (length * k) / STEPS;
    while (segment < SAMPLES && sampleAt[segment] < want) segment++;
    const span = sampleAt[segment] - sampleAt[segment - 1];
    const part = span > 0 ? (want - sampleAt[segment - 1]) / span : 0;
    table[at + 2 * k] = sampleX[segment - 1] + (sampleX[segment] - sampleX[segment - 1]) * part;
    table[at + 2 * k + 1] = sampleY[segment - 1] + (sampleY[segment] - sampleY[segment - 1]) * part;
  }
  return length;
}

/**
 * One coordinate of the point at a fraction of the way: `axis` 0 gives x, 1 gives y.
 * @param {Float32Array} table
 * @param {number} at
 * @param {number} part
 * @param {0 | 1} axis
 */
export function along(table, at, part, axis) {
  const place = part * STEPS;
  const k = place >= STEPS ? STEPS - 1 : place | 0;
  const i = at + 2 * k + axis;
  return table[i] + (table[i + 2] - table[i]) * (place - k);
}

/**
 * Square of the distance from a point to the curve of a table.
 * @param {Float32Array} table
 * @param {number} at
 * @param {number} x
 * @param {number} y
 */
export function distanceSquared(table, at, x, y) {
  let best = Infinity;
  for (let k = 0; k < STEPS; k++) {
    const i = at + 2 * k;
    const ax = table[i], ay = table[i + 1];
    const dx = table[i + 2] - ax, dy = table[i + 3] - ay;
    const size = dx * dx + dy * dy;
    const part = size > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / size)) : 0;
    const ex = x - ax - dx * part, ey = y - ay - dy * part;
    const d = ex * ex + ey * ey;
    if (d < best) best = d;
  }
  return best;
}
