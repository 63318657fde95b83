/** Elements by short calls. Texts are only ever texts. */

/**
 * @typedef {Node | string | null | false} Child
 * @typedef {Record<string, string | boolean | ((event: any) => void) | null | undefined>} Attributes functions listen: onclick
 */

/**
 * @param {string} name "button.quiet" has a class
 * @param {Attributes} attributes
 * @param {Child[]} children
 * @returns {HTMLElement}
 */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  if (tag === 'button') element.setAttribute('type', 'button');
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (typeof value === 'string') element.setAttribute(key, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** Strokes on a 16 by 16 square. */
const ICONS = /** @type {Record<string, string>} */ ({
  back: 'M9.5 3.5 5 8l4.5 4.5',
  copy: 'M5.5 5.5h7.2v7.2H5.5zM3.2 10.2V3.2h7',
  rename: 'M3 13l.7-3L10.6 3l2.4 2.4L6 12.3z',
  restore: 'M6 3.5 3 6.5l3 3M3.4 6.5h6.1a3.5 3.5 0 0 1 0 7H7',
  save: 'M8 2.5v7M5 6.8l3 3 3-3M2.8 12.8h10.4',
  trash: 'M3 4.5h10M6.2 4.2V2.8h3.6v1.4M4.2 4.8l.6 8.4h6.4l.6-8.4',
  versions: 'M8 3.2a4.8 4.8 0 1 1-4.6 3.4M3 3.4v3.4h3.4M8 5.6V8l1.8 1.4',
});

/** @param {string} name */
function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [key, value] of [['viewBox', '0 0 16 16'], ['aria-hidden', 'true'], ['class', 'icon']]) svg.setAttribute(key, value);
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * A button with a drawing; the label says what it does.
 * @param {string} drawing
 * @param {string} label
 * @param {string} focus names it, so that the focus comes back to it when the list is drawn anew
 * @param {() => void} act
 */
export const iconButton = (drawing, label, focus, act) =>
  h('button.icon-button', { 'aria-label': label, title: label, 'data-focus': focus, 'data-testid': `library-${drawing}`, onclick: act }, icon(drawing));

/**
 * Puts other children into an element; the focus stays on what has the same name.
 * @param {HTMLElement} parent
 * @param {Child[]} children
 */
export function refill(parent, children) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const focus = active && parent.contains(active) ? active.dataset.focus : undefined;
  parent.replaceChildren(.../** @type {Node[]} */ (children.filter(Boolean)));
  if (focus === undefined) return;
  const again = [...parent.querySelectorAll('[data-focus]')].find((element) => /** @type {HTMLElement} */ (element).dataset.focus === focus);
  /** @type {HTMLElement | null} */ (again ?? parent.closest('.library')?.querySelector('[data-focus="search"], [data-focus="back"]') ?? null)?.focus();
}
