// The bundles of the page: what the browser loads, made by esbuild from the plain modules and style sheets.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { build } from 'esbuild';

const target = ['chrome110', 'firefox115', 'safari16.4'];

/** @param {Record<string, unknown>} options */
const bundle = (options) =>
  build({ bundle: true, minify: true, legalComments: 'none', logLevel: 'warning', charset: 'utf8', target, ...options });

/**
 * The parts of the page that are loaded when somebody needs them: folders with an entry.js, by name.
 * @param {string} web the folder of the sources
 */
export const lazyParts = (web) => readdirSync(web).filter((/** @type {string} */ name) => existsSync(`${web}/${name}/entry.js`));

/**
 * Bundles the page's module, the Worker's classic script and the lazy parts into a folder.
 * @param {string} web the folder of the sources
 * @param {string} dist
 */
export async function bundleScripts(web, dist) {
  await bundle({ entryPoints: [`${web}/shell/app.js`], outfile: `${dist}/app.js`, format: 'esm' });
  await bundle({ entryPoints: [`${web}/shell/worker.js`], outfile: `${dist}/worker.js`, format: 'iife' });
  for (const name of lazyParts(web)) await bundle({ entryPoints: [`${web}/${name}/entry.js`], outfile: `${dist}/${name}.js`, format: 'esm' });
}

/**
 * Bundles style sheets, in their order, into one.
 * @param {string[]} sheets paths
 * @param {string} dist
 */
export async function bundleStyles(sheets, dist) {
  const contents = sheets.map((sheet) => `@import ${JSON.stringify(sheet)};`).join('\n');
  await bundle({
    stdin: { contents, resolveDir: process.cwd(), loader: 'css', sourcefile: 'styles.css' },
    outfile: `${dist}/app.css`,
    external: ['*.woff2'],
  });
}

/**
 * The digest of bytes, for caches keyed by content.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 24);
