/**
 * A context that writes SVG: the painters draw into it at build time, and the page has its first picture before any
 * script has run. It knows what the painters use, and fails loudly on the rest.
 */

/** @typedef {{a: number, d: number, e: number, f: number}} Matrix scaling and shifting only */

const round = (/** @type {number} */ n) => String(Math.round(n * 10) / 10).replace(/^(-?)0\./, '$1.');
const escaped = (/** @type {string} */ text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Writes what is drawn as SVG elements. */
export class SvgContext {
  constructor() {
    /** @type {string[]} */
    this.parts = [];
    /** @type {Matrix} */
    this.matrix = { a: 1, d: 1, e: 0, f: 0 };
    /** @type {{matrix: Matrix, style: Record<string, any>}[]} */
    this.stack = [];
    this.fillStyle = '#000';
    this.strokeStyle = '#000';
    this.lineWidth = 1;
    this.lineCap = 'butt';
    this.lineJoin = 'miter';
    this.lineDashOffset = 0;
    this.globalAlpha = 1;
    this.font = '400 10px sans-serif';
    this.textAlign = 'left';
    /** @type {number[]} */
    this.dash = [];
    this.path = '';
  }

  save() {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font, textAlign, dash } = this;
    this.stack.push({ matrix: { ...this.matrix }, style: { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font, textAlign, dash } });
  }

  restore() {
    const saved = this.stack.pop();
    if (!saved) return;
    this.matrix = saved.matrix;
    Object.assign(this, saved.style);
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.matrix = { ...this.matrix, e: this.matrix.e + x * this.matrix.a, f: this.matrix.f + y * this.matrix.d };
  }

  /** @param {number} x @param {number} y */
  scale(x, y) {
    this.matrix = { ...this.matrix, a: this.matrix.a * x, d: this.matrix.d * y };
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.dash = dash;
  }

  beginPath() {
    this.path = '';
  }

  /** @param {number[]} points */
  #at(...points) {
    const { a, d, e, f } = this.matrix;
    return points.map((n, i) => round(i % 2 === 0 ? n * a + e : n * d + f)).join(' ').replaceAll(' -', '-');
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.path += `M${this.#at(x, y)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.path += `L${this.#at(x, y)}`;
  }

  /** @param {number} a @param {number} b @param {number} c @param {number} d @param {number} x @param {number} y */
  bezierCurveTo(a, b, c, d, x, y) {
    this.path += `C${this.#at(a, b, c, d, x, y)}`;
  }

  closePath() {
    this.path += 'Z';
  }

  /** @param {number} x @param {number} y @param {number} r @param {number} from @param {number} to */
  arc(x, y, r, from, to) {
    const radius = round(r * this.matrix.a);
    const x1 = x + r * Math.cos(from), y1 = y + r * Math.sin(from);
    const start = `${this.path === '' ? 'M' : 'L'}${this.#at(x1, y1)}`;
    if (to - from >= Math.PI * 2 - 1e-6) {
      this.path += `${this.path.endsWith(this.#at(x1, y1)) ? '' : start}A${radius} ${radius} 0 1 1 ${this.#at(x - (x1 - x), y - (y1 - y))}A${radius} ${radius} 0 1 1 ${this.#at(x1, y1)}`;
      return;
    }
    this.path += `${start}A${radius} ${radius} 0 ${to - from > Math.PI ? 1 : 0} 1 ${this.#at(x + r * Math.cos(to), y + r * Math.sin(to))}`;
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} r */
  roundRect(x, y, w, h, r) {
    r = Math.min(r, w / 2, h / 2);
    const c = `A${round(r * this.matrix.a)} ${round(r * this.matrix.a)} 0 0 1 `;
    this.path += `M${this.#at(x + r, y)}L${this.#at(x + w - r, y)}${c}${this.#at(x + w, y + r)}L${this.#at(x + w, y + h - r)}${c}${this.#at(x + w - r, y + h)}L${this.#at(x + r, y + h)}${c}${this.#at(x, y + h - r)}L${this.#at(x, y + r)}${c}${this.#at(x + r, y)}Z`;
  }

  fill() {
    this.#element('path', `d="${this.path}" fill="${this.fillStyle}"`);
  }

  stroke() {
    const { dash, lineCap, matrix } = this;
    const more = (dash.length > 0 ? ` stroke-dasharray="${dash.map((n) => round(n * matrix.a)).join(' ')}"` : '') + (lineCap === 'butt' ? '' : ` stroke-linecap="${lineCap}"`);
    this.#element('path', `d="${this.path}" fill="none" stroke="${this.strokeStyle}" stroke-width="${round(this.lineWidth * matrix.a)}"${more}`);
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  fillRect(x, y, w, h) {
    const { a, d } = this.matrix;
    const [left, top] = this.#at(x, y).replace(/(\d|\.)-/, '$1 -').split(' ');
    this.#element('rect', `x="${left}" y="${top}" width="${round(w * a)}" height="${round(h * d)}" fill="${this.fillStyle}"`);
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  strokeRect(x, y, w, h) {
    const before = this.path;
    this.path = `M${this.#at(x, y)}L${this.#at(x + w, y)}L${this.#at(x + w, y + h)}L${this.#at(x, y + h)}Z`;
    this.stroke();
    this.path = before;
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    if (text === '') return;
    const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(this.font) ?? ['', '400', '10'];
    const anchor = { center: ' text-anchor="middle"', right: ' text-anchor="end"' }[this.textAlign] ?? '';
    const [left, top] = this.#at(x, y).replace(/(\d|\.)-/, '$1 -').split(' ');
    this.#element('text', `x="${left}" y="${top}" fill="${this.fillStyle}" font-size="${round(Number(size) * this.matrix.a)}"${weight === '400' ? '' : ` font-weight="${weight}"`}${anchor}`, escaped(text));
  }

  /** @param {string} text */
  measureText(text) {
    const size = Number(/([\d.]+)px/.exec(this.font)?.[1] ?? 10);
    return { width: [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * size };
  }

  /**
   * @param {string} name
   * @param {string} attributes
   * @param {string} [content]
   */
  #element(name, attributes, content) {
    const alpha = this.globalAlpha < 1 ? ` opacity="${Math.round(this.globalAlpha * 100) / 100}"` : '';
    this.parts.push(content === undefined ? `<${name} ${attributes}${alpha}/>` : `<${name} ${attributes}${alpha}>${content}</${name}>`);
  }
}

/** @param {string} letter */
function letterWidth(letter) {
  if ('iljI.,:;|! \'’'.includes(letter)) return 0.28;
  if ('frt()-·'.includes(letter)) return 0.36;
  if ('mwMW@%'.includes(letter)) return 0.86;
  return letter >= 'A' && letter <= 'Z' ? 0.66 : 0.56;
}
