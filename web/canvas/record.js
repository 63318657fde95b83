/**
 * A context that writes down what is drawn, for tests. Not shipped.
 */

/**
 * @typedef {{call: string, args: any[], fill: string, stroke: string, width: number, alpha: number, x: number, y: number}} Drawn
 */

/**
 * Makes a context and the list of calls it received; x and y are the shift in force.
 * @returns {{ctx: CanvasRenderingContext2D, calls: Drawn[], texts: () => string[]}}
 */
export function recordingContext() {
  /** @type {Drawn[]} */
  const calls = [];
  /** @type {any} */
  const state = { fillStyle: '', strokeStyle: '', lineWidth: 1, globalAlpha: 1, font: '', x: 0, y: 0 };
  /** @type {any[]} */
  const stack = [];
  /** @type {Record<string, (...args: any[]) => any>} */
  const special = {
    save: () => stack.push({ x: state.x, y: state.y }),
    restore: () => Object.assign(state, stack.pop()),
    translate: (dx, dy) => Object.assign(state, { x: state.x + dx, y: state.y + dy }),
    measureText: (text) => ({ width: String(text).length * 6 }),
  };
  const ctx = new Proxy(state, {
    get(target, name) {
      if (name in target) return target[name];
      return (/** @type {any[]} */ ...args) => {
        calls.push({ call: String(name), args, fill: state.fillStyle, stroke: state.strokeStyle, width: state.lineWidth, alpha: state.globalAlpha, x: state.x, y: state.y });
        return special[String(name)]?.(...args);
      };
    },
  });
  return { ctx, calls, texts: () => calls.filter((c) => c.call === 'fillText').map((c) => c.args[0]) };
}
