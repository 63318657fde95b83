// What the canvas writes: a picture has no elements to ask.

import * as person from './person.js';

/** Keeps what the canvas has written since it was asked last. */
const listen = () => {
  const all = /** @type {Set<string>} */ (/** @type {any} */ (globalThis).written = new Set());
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function write(text, ...place) {
    all.add(text);
    return fillText.call(this, text, ...place);
  };
};

/** An option of a visit that asks for it. */
export const before = (/** @type {import('playwright-core').BrowserContext} */ context) => context.addInitScript(listen);

/** @param {person.Page} page @param {RegExp} words waits until the canvas writes them */
export const written = (page, words) => person.until(page, `the canvas to write ${words}`, (pattern) => [.../** @type {any} */ (globalThis).written].some((text) => new RegExp(pattern).test(text)), words.source);

/** @param {person.Page} page what the canvas writes in a frame of now */
export const nowWritten = (page) => page.evaluate(async () => {
  const { written: all, playground } = /** @type {any} */ (globalThis);
  all.clear();
  playground.canvas.setSelection('[]');
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return [...all].join('|');
});
