// node web/build/site.js KINDS.json DIST: puts the site together. The wasm module and wasm_exec.js are there already;
// make builds what this needs, in order.

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundleScripts, bundleStyles } from './bundle.js';
import { copyGallery } from './gallery.js';
import { fillData, fillPicture, joinSheets, linkedSheets } from './page.js';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const source = resolve(web, '../static');

/** Everything else that stands beside index.html: icons, the manifest. */
const beside = /\.(svg|png|ico|webmanifest|txt)$/;

/**
 * @param {string} kindsFile
 * @param {string} dist
 */
async function buildSite(kindsFile, dist) {
  const html = readFileSync(join(source, 'index.html'), 'utf8');
  await bundleScripts(web, dist);
  await bundleStyles(linkedSheets(html).map((sheet) => join(source, sheet)), dist);
  for (const name of readdirSync(source)) if (beside.test(name)) copyFileSync(join(source, name), join(dist, name));
  const gallery = copyGallery(join(source, 'gallery'), join(dist, 'gallery'));
  writeFileSync(join(dist, 'app.wasm.gz'), gzipSync(readFileSync(join(dist, 'app.wasm')), { level: 9 }));
  const kinds = readFileSync(kindsFile, 'utf8');
  writeFileSync(join(dist, 'kinds.json'), kinds);
  writePage(assemble(html, kinds, gallery, firstScene(html), kindsFile), dist);
}

/**
 * The scene that the page opens on: the one index.html names in data-scene.
 * @param {string} html
 * @returns {string} its path
 */
function firstScene(html) {
  const name = /\bdata-scene="([\w.-]+)"/.exec(html)?.[1];
  const path = join(source, 'gallery', name ?? '');
  if (!name || !existsSync(path)) throw new Error('index.html names no scene of the gallery: <html data-scene="name.json">');
  return path;
}

/**
 * @param {string} html
 * @param {string} kinds
 * @param {string} gallery
 * @param {string} scene path
 * @param {string} kindsFile
 */
function assemble(html, kinds, gallery, scene, kindsFile) {
  const svg = execFileSync(process.execPath, [join(web, 'picture/build.js'), scene, kindsFile], { encoding: 'utf8' });
  let page = fillPicture(joinSheets(html), svg);
  page = fillData(page, 'first-scene', readFileSync(scene, 'utf8'));
  page = fillData(page, 'kinds', kinds);
  return fillData(page, 'gallery', gallery);
}

/**
 * The page comes last and at once: while it is missing, the site is not built.
 * @param {string} page
 * @param {string} dist
 */
function writePage(page, dist) {
  writeFileSync(join(dist, 'index.html.part'), page);
  renameSync(join(dist, 'index.html.part'), join(dist, 'index.html'));
}

await buildSite(process.argv[2], process.argv[3]);
