/**
 * The look: colours by name, hues for lineages, level of detail. Painters know no colour but these.
 */

/** Colours of the canvas and the custom properties of the style sheet that hold them. */
export const COLOURS = /** @type {const} */ ({
  canvas: '--canvas', dot: '--canvas-dot', surface: '--surface', raised: '--raised', inset: '--inset',
  line: '--line', lineStrong: '--line-strong', ink: '--ink', ink2: '--ink-2', ink3: '--ink-3',
  accent: '--accent', accentSoft: '--accent-soft', onAccent: '--on-accent', wire: '--wire', live: '--live',
  good: '--good', goodSoft: '--good-soft', warn: '--warn', warnSoft: '--warn-soft', bad: '--bad', badSoft: '--bad-soft', note: '--note',
});

/**
 * @typedef {Record<keyof typeof COLOURS, string>} Colours
 *
 * @typedef {object} Look
 * @property {Colours} colours
 * @property {string[]} hues colours of lineages, equal in lightness
 * @property {number} zoom
 * @property {0 | 1 | 2} detail 2 everything, 1 no small text, 0 blocks
 * @property {boolean} reduced counters instead of motion
 * @property {number} follow the lineage that is followed: all others are grey; 0 when none is
 * @property {string[]} labels texts of failures, by their number in frames
 * @property {string} family
 */

export const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
/** How many hues there are; neighbours in time are far apart. */
export const HUES = 32;

/**
 * Reads the colours from the style sheet that is in force.
 * @param {(property: string) => string} property gives the value of a custom property
 * @returns {Colours}
 */
export function readColours(property) {
  return /** @type {Colours} */ (Object.fromEntries(Object.entries(COLOURS).map(([name, variable]) => [name, property(variable).trim() || '#888'])));
}

/**
 * Colours as references to the style sheet, for pictures that follow the theme by themselves.
 * @returns {Colours}
 */
export function variableColours() {
  return readColours((variable) => `var(${variable})`);
}

/**
 * Distinct hues of one lightness and one chroma. Lineages are numbered in order of birth, so steps of the golden
 * angle keep messages that follow each other apart.
 * @param {number} lightness 0 to 1
 * @param {number} chroma
 * @returns {string[]}
 */
export function lineageHues(lightness, chroma) {
  return Array.from({ length: HUES }, (_, i) => oklchToHex(lightness, chroma, (250 + i * 137.508) % 360));
}

/**
 * @param {number} l
 * @param {number} c
 * @param {number} degrees
 */
export function oklchToHex(l, c, degrees) {
  const h = (degrees * Math.PI) / 180;
  const a = c * Math.cos(h), b = c * Math.sin(h);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  return `#${linear.map((x) => {
    const y = x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055;
    return Math.round(Math.max(0, Math.min(1, y)) * 255).toString(16).padStart(2, '0');
  }).join('')}`;
}

/**
 * The colour of a lineage; 0 is nobody, such as an empty poll. While one is followed, only that one has its hue.
 * @param {Look} look
 * @param {number} lineage
 */
export function hueOf(look, lineage) {
  if (lineage === 0) return look.colours.ink3;
  return look.follow && look.follow !== lineage ? look.colours.wire : look.hues[lineage % HUES];
}

/**
 * How much can be read at a zoom.
 * @param {number} zoom
 * @returns {0 | 1 | 2}
 */
export function detailAt(zoom) {
  return zoom >= 0.5 ? 2 : zoom >= 0.32 ? 1 : 0;
}
