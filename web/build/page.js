// The page as it is served: the written index.html with its style sheets joined and its slots filled.

/**
 * JSON as the text of a script element: nothing in it can end the element or open a comment.
 * @param {string} json
 * @returns {string}
 */
export const inlineJson = (json) => JSON.stringify(JSON.parse(json)).replaceAll('<', '\\u003c');

/**
 * The kinds as the canvas needs them: what a setting means and where that is written is told by the module.
 * @param {string} json
 * @returns {string}
 */
export const drawnKinds = (json) => JSON.stringify(JSON.parse(json), (name, value) => (name === 'help' || name === 'source' ? undefined : value));

/**
 * Fills `<script type="application/json" id="…"></script>`; a slot that is not there is an error.
 * @param {string} html
 * @param {string} id
 * @param {string} json
 * @returns {string}
 */
export function fillData(html, id, json) {
  const slot = new RegExp(`(<script type="application/json" id="${id}">)[^<]*(</script>)`);
  if (!slot.test(html)) throw new Error(`index.html has no <script type="application/json" id="${id}"></script>`);
  return html.replace(slot, (_, open, close) => open + inlineJson(json) + close);
}

/**
 * Puts the first picture into the element with the id `first-picture`.
 * @param {string} html
 * @param {string} svg
 * @returns {string}
 */
export function fillPicture(html, svg) {
  const slot = /(<(\w+)[^>]*\bid="first-picture"[^>]*>)[^]*?(<\/\2>)/;
  if (!slot.test(html)) throw new Error('index.html has no element with the id "first-picture"');
  if (!/^\s*<svg[\s>]/.test(svg)) throw new Error(`the first picture is no SVG: it starts with ${JSON.stringify(svg.slice(0, 40))}`);
  return html.replace(slot, (_, open, __, close) => open + svg.trim() + close);
}

const sheetLink = /[ \t]*<link rel="stylesheet" href="([^"]+)"\s*\/?>\n?/g;

/**
 * The style sheets that a page links, in their order.
 * @param {string} html
 * @returns {string[]}
 */
export const linkedSheets = (html) => [...html.matchAll(sheetLink)].map((match) => match[1]);

/**
 * One link to the joined style sheet in the place of the first of several.
 * @param {string} html
 * @returns {string}
 */
export function joinSheets(html) {
  let first = true;
  return html.replace(sheetLink, () => {
    const link = first ? '    <link rel="stylesheet" href="app.css">\n' : '';
    first = false;
    return link;
  });
}

/**
 * The files that a browser loads because the page names them: scripts, style sheets, preloads. Addresses with a scheme
 * are refused, since the page asks no other host.
 * @param {string} html
 * @returns {string[]}
 */
export function namedFiles(html) {
  const files = new Set();
  for (const [tag] of html.matchAll(/<(script|link)\b[^>]*>/g)) {
    const address = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1];
    if (!address || address.startsWith('data:') || /rel="(icon|manifest)"/.test(tag)) continue;
    if (/^([a-z]+:)?\/\//i.test(address)) throw new Error(`index.html asks another host: ${address}`);
    files.add(address.replace(/^\.\//, '').replace(/[?#].*$/, ''));
  }
  return [...files];
}
