/**
 * A spatial index of rectangles: a table of square cells. Hit tests and culling ask it what lies in a rectangle.
 */

const CELL = 256;
const SPAN = 1 << 15;

/**
 * @typedef {{x1: number, y1: number, x2: number, y2: number}} Box
 */

/** Holds numbered rectangles; `query` finds those that touch a rectangle. */
export class Grid {
  constructor() {
    /** @type {Map<number, number[]>} */
    this.cells = new Map();
    /** @type {(Box | undefined)[]} */
    this.boxes = [];
    /** @type {number[]} */
    this.seen = [];
    this.round = 0;
  }

  /**
   * Puts a rectangle under a number, in the place of an earlier one.
   * @param {number} id
   * @param {Box} box
   */
  set(id, box) {
    const before = this.boxes[id];
    if (before) this.#each(before, (key) => this.#leave(key, id));
    this.boxes[id] = { ...box };
    this.seen[id] = 0;
    this.#each(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(id);
      else this.cells.set(key, [id]);
    });
  }

  /**
   * Calls `visit` once for each rectangle that touches the box.
   * @param {Box} box
   * @param {(id: number) => void} visit
   */
  query(box, visit) {
    this.round++;
    if (this.#cellCount(box) > this.cells.size) {
      for (let id = 0; id < this.boxes.length; id++) if (touches(this.boxes[id], box)) visit(id);
      return;
    }
    this.#each(box, (key) => {
      for (const id of this.cells.get(key) ?? []) {
        if (this.seen[id] === this.round) continue;
        this.seen[id] = this.round;
        if (touches(this.boxes[id], box)) visit(id);
      }
    });
  }

  /** @param {Box} box */
  #cellCount(box) {
    return (Math.floor(box.x2 / CELL) - Math.floor(box.x1 / CELL) + 1) * (Math.floor(box.y2 / CELL) - Math.floor(box.y1 / CELL) + 1);
  }

  /**
   * @param {Box} box
   * @param {(key: number) => void} visit
   */
  #each(box, visit) {
    const left = Math.floor(box.x1 / CELL), right = Math.floor(box.x2 / CELL);
    const top = Math.floor(box.y1 / CELL), bottom = Math.floor(box.y2 / CELL);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) visit((row + SPAN / 2) * SPAN + column + SPAN / 2);
    }
  }

  /**
   * @param {number} key
   * @param {number} id
   */
  #leave(key, id) {
    const cell = this.cells.get(key);
    const at = cell ? cell.indexOf(id) : -1;
    if (cell && at >= 0) cell.splice(at, 1);
  }
}

/**
 * Whether two rectangles share a point.
 * @param {Box | undefined} a
 * @param {Box} b
 */
export function touches(a, b) {
  return a !== undefined && a.x1 <= b.x2 && a.x2 >= b.x1 && a.y1 <= b.y2 && a.y2 >= b.y1;
}
