// A plain static host, as plain as they come: no compression, files under a folder of the address.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * @typedef {object} Host
 * @property {string} address of the site, ending in a slash
 * @property {string} origin
 * @property {string[]} asked the files that were asked for, in order
 * @property {(pattern: RegExp) => Promise<void>} whenAsked ends as soon as a file that matches has been asked for
 * @property {(pattern: RegExp) => void} hold answers for files that match wait until release
 * @property {() => void} release
 * @property {() => Promise<void>} close
 */

/**
 * Serves a folder under a path of a free port.
 * @param {string} folder
 * @param {string} path such as /some/where/
 * @returns {Promise<Host>}
 */
export function serveFolder(folder, path) {
  /** @type {RegExp | null} */
  let held = null;
  /** @type {(() => void)[]} */
  const waiting = [];
  /** @type {string[]} */
  const asked = [];
  const news = new EventTarget();
  const server = createServer((/** @type {any} */ request, /** @type {any} */ response) => {
    const file = fileOf(request.url, path);
    if (file === null) return notFound(response);
    asked.push(file);
    news.dispatchEvent(new Event('asked'));
    const answer = () => send(response, join(folder, file));
    if (held?.test(file)) waiting.push(answer);
    else answer();
  });
  const release = () => {
    held = null;
    for (const answer of waiting.splice(0)) answer();
  };
  const whenAsked = (/** @type {RegExp} */ pattern) =>
    new Promise((/** @type {(value: void) => void} */ done) => {
      const look = () => void (asked.some((file) => pattern.test(file)) && done());
      news.addEventListener('asked', look);
      look();
    });
  const close = () =>
    new Promise((done) => {
      release();
      server.close(done);
      server.closeAllConnections();
    });
  return new Promise((ready, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const origin = `http://127.0.0.1:${server.address().port}`;
      ready({ origin, address: origin + path, asked, whenAsked, hold: (pattern) => void (held = pattern), release, close });
    });
  });
}

/**
 * @param {string} url
 * @param {string} path
 * @returns {string | null} the file inside the folder; null when the address is outside of it
 */
function fileOf(url, path) {
  const { pathname } = new URL(url, 'http://host');
  if (!pathname.startsWith(path)) return null;
  const file = normalize(decodeURIComponent(pathname.slice(path.length)) || 'index.html');
  return file.startsWith('..') ? null : file;
}

/** @param {any} response */
function notFound(response) {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
}

/**
 * @param {any} response
 * @param {string} path
 */
function send(response, path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return notFound(response);
  response.writeHead(200, {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'content-length': stat.size,
  });
  createReadStream(path).pipe(response);
}
