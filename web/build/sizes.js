// node web/build/sizes.js DIST CACHE.json: what the site weighs when a host compresses it with brotli; fails over budget.
// Brotli at its best takes seconds for the module, so what was measured is kept by the digest of the content.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { digest } from './bundle.js';
import { namedFiles } from './page.js';

/**
 * @typedef {{name: string, files: string[], budget: number}} Part
 * @typedef {{name: string, bytes: number, budget: number, over: boolean}} Weight
 */

/**
 * The parts of a site and what each may weigh, in bytes.
 * @param {string} html
 * @returns {Part[]}
 */
export const parts = (html) => [
  { name: 'HTML, CSS and JS before the first picture', files: ['index.html', ...namedFiles(html)], budget: 60_000 },
  // The engine, the links and the panels of time are one module, since Go cannot link lazily: 1.53 MB today.
  { name: 'WebAssembly module', files: ['app.wasm'], budget: 1_540_000 },
];

/** @param {Uint8Array} bytes */
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

/**
 * Weighs each part; known holds weights by digest and receives the new ones.
 * @param {Part[]} wanted
 * @param {(file: string) => Uint8Array} read
 * @param {Record<string, number>} known
 * @returns {Weight[]}
 */
export function weigh(wanted, read, known) {
  return wanted.map(({ name, files, budget }) => {
    let bytes = 0;
    for (const file of files) {
      const content = read(file);
      bytes += known[digest(content)] ??= brotli(content);
    }
    return { name, bytes, budget, over: bytes > budget };
  });
}

/**
 * @param {string} dist
 * @param {string} cache
 */
function main(dist, cache) {
  const known = existsSync(cache) ? JSON.parse(readFileSync(cache, 'utf8')) : {};
  const weights = weigh(parts(readFileSync(join(dist, 'index.html'), 'utf8')), (file) => readFileSync(join(dist, file)), known);
  writeFileSync(cache, JSON.stringify(known));
  for (const { name, bytes, budget, over } of weights) {
    console.log(`${name}: ${(bytes / 1000).toFixed(1)} KB of ${budget / 1000} KB (brotli)${over ? ': OVER BUDGET' : ''}`);
  }
  if (weights.some((weight) => weight.over)) process.exitCode = 1;
}

if (import.meta.url === new URL(process.argv[1], 'file:').href) main(process.argv[2], process.argv[3]);
