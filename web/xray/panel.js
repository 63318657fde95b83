/**
 * What looks into elements has in common: a panel is drawn when the page tells something, and follows virtual time while
 * somebody looks. Each part has a style sheet of its own that comes with it.
 */
import { make } from '../story/dom.js';

/**
 * @template Parts
 * @template Told
 * @typedef {object} Painter
 * @property {string} sheet file name of its style sheet
 * @property {(element: HTMLElement) => Parts} build
 * @property {(told: any) => Told} read
 * @property {(parts: Parts, told: Told, open: string) => void} draw
 * @property {(parts: Parts, told: Told, now: number) => void} tick brings the panel to a time
 * @property {(parts: Parts, told: Told, before: Told | null, open: string, opened: string, inside: boolean) => void} [focus]
 *   leads the focus on; opened is what was open before, inside whether the focus was in the panel
 */

/** The virtual time that the page shows, in nanoseconds. @returns {number} */
export const time = () => /** @type {any} */ (globalThis).playground.link.now();

/** @type {Map<string, Promise<void>>} */
const sheets = new Map();

/** @param {string} name */
function styled(name) {
  const known = sheets.get(name);
  if (known) return known;
  const loaded = new Promise((/** @type {(value: void) => void} */ resolve) => {
    const sheet = make('link', { rel: 'stylesheet', href: new URL(name, import.meta.url).href });
    sheet.onload = sheet.onerror = () => resolve();
    document.head.append(sheet);
  });
  sheets.set(name, loaded);
  return loaded;
}

/**
 * Makes the function that shows what the page tells in an element.
 * @template Parts
 * @template Told
 * @param {Painter<Parts, Told>} painter
 * @returns {(element: HTMLElement, json: string, open: string) => Promise<void>}
 */
export function panel(painter) {
  /** @type {WeakMap<Element, {parts: Parts, told: Told | null, open: string, seen: boolean, at: number}>} */
  const panels = new WeakMap();
  const begin = (/** @type {HTMLElement} */ element) => {
    const one = { parts: painter.build(element), told: /** @type {Told | null} */ (null), open: '', seen: false, at: NaN };
    panels.set(element, one);
    const follow = () => {
      if (!one.seen) return;
      const now = time();
      if (now !== one.at && one.told !== null) painter.tick(one.parts, one.told, now);
      one.at = now;
      requestAnimationFrame(follow);
    };
    new IntersectionObserver((entries) => {
      const seen = entries.at(-1)?.isIntersecting === true;
      if (seen && !one.seen) requestAnimationFrame(follow);
      one.seen = seen;
    }).observe(element);
    return one;
  };
  return async (element, json, open) => {
    await styled(painter.sheet);
    const one = panels.get(element) ?? begin(element);
    const { told: before, open: opened } = one, inside = element.contains(document.activeElement);
    const told = one.told = painter.read(JSON.parse(json));
    one.open = open;
    painter.draw(one.parts, told, open);
    painter.tick(one.parts, told, time());
    painter.focus?.(one.parts, told, before, open, opened, inside);
  };
}
