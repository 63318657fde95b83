/**
 * Elements of the page and of pictures. Whatever comes from a scenario is set as text.
 */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * A text that fits a width, roughly: what is longer ends in an ellipsis.
 * @param {string} text
 * @param {number} width in pixels
 */
export function fit(text, width) {
  const most = Math.max(3, Math.floor(width / 6.4));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/**
 * Lets the arrow keys move the focus among the parts of a list, of which one can be reached by Tab.
 * @param {Element} root
 * @param {string} parts a selector
 */
export function roam(root, parts) {
  const all = () => /** @type {(HTMLElement | SVGElement)[]} */ ([...root.querySelectorAll(parts)]);
  for (const [i, part] of all().entries()) part.setAttribute('tabindex', i === 0 ? '0' : '-1');
  root.addEventListener('keydown', (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    const list = all();
    const at = list.findIndex((part) => part === document.activeElement);
    const moves = /** @type {Record<string, number>} */ ({ ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: list.length - 1 });
    const to = list[moves[key] ?? -1];
    if (at < 0 || !to) return;
    event.preventDefault();
    event.stopPropagation();
    for (const part of list) part.setAttribute('tabindex', '-1');
    to.setAttribute('tabindex', '0');
    to.focus();
    to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}
