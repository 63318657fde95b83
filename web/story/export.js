/**
 * What leaves the page: a picture that looks the same elsewhere, and files.
 */

/** What the style sheet says of a picture, with what holds where nothing is said. @type {Record<string, string>} */
const STYLED = {
  'fill': 'rgb(0,0,0)', 'stroke': 'none', 'stroke-width': '1px', 'stroke-dasharray': 'none', 'stroke-linecap': 'butt',
  'font-family': '', 'font-size': '', 'font-weight': '400',
};

/**
 * A picture as a file of its own: what the style sheet says is written into it.
 * @param {SVGSVGElement} svg on the page
 */
export function pictureText(svg) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const plain = plainColors();
  copy.querySelector('.story-actors')?.removeAttribute('transform'); // where it is only while one scrolls
  const from = [svg, ...svg.querySelectorAll('*')], to = [copy, ...copy.querySelectorAll('*')];
  for (const [i, element] of from.entries()) {
    const style = getComputedStyle(element);
    const text = to[i] === copy || element.localName === 'text';
    for (const [name, usual] of Object.entries(STYLED)) {
      if (to[i].getAttribute(name)?.startsWith('url(') || (name.startsWith('font') && !text)) continue;
      const value = plain(style.getPropertyValue(name));
      if (value !== usual) to[i].setAttribute(name, value);
    }
  }
  for (const hit of copy.querySelectorAll('.story-hit')) hit.remove();
  for (const element of to) for (const name of ['class', 'tabindex', 'data-words', 'data-why', 'data-at']) element.removeAttribute(name);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of [['width', '100%'], ['height', '100%'], ['fill', plain(getComputedStyle(/** @type {Element} */ (svg.parentElement)).backgroundColor)]]) ground.setAttribute(name, value);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** Turns the colours of the page into such as every viewer of pictures knows; anything else stays. */
function plainColors() {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d', { willReadFrequently: true }));
  /** @type {Map<string, string>} */
  const known = new Map();
  return (/** @type {string} */ value) => {
    if (!/^(rgb|oklch|color|lab|lch|oklab)a?\(/.test(value)) return value;
    if (!known.has(value)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = value;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      known.set(value, a === 0 ? 'none' : `rgb(${r},${g},${b})`);
    }
    return known.get(value) ?? value;
  };
}

/**
 * Saves a text as a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function saveText(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Puts a text into the clipboard; false where the page may not.
 * @param {string} text
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
