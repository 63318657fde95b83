// node web/build/site.js KINDS.json DIST: puts the site together. The wasm module and wasm_exec.js are there already;
// make builds what this needs, in order.

import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundleScripts, bundleStyles } from './bundle.js';
import { copyGallery } from './gallery.js';
import { drawnKinds, fillData, fillPicture, joinSheets, linkedSheets } from './page.js';

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
  writeFileSync(join(dist, 'app.wasm.gz'), gzipSync(readFileSync(join(dist, 'app.wasm')), { level: 9 }));
  const gallery = copyGallery(join(source, 'gallery'), join(dist, 'gallery'));
  writePage(assemble(html, kindsFile, gallery), dist);
}

/**
 * Fills the page's slots; it opens on the first scene of the gallery.
 * @param {string} html
 * @param {string} kindsFile
 * @param {{file: string}[]} gallery
 */
function assemble(html, kindsFile, gallery) {
  const scene = join(source, 'gallery', gallery[0].file);
  const svg = execFileSync(process.execPath, [join(web, 'picture/build.js'), scene, kindsFile], { encoding: 'utf8' });
  let page = fillPicture(joinSheets(html), svg);
  page = fillData(page, 'first-scene', readFileSync(scene, 'utf8'));
  page = fillData(page, 'kinds', drawnKinds(readFileSync(kindsFile, 'utf8')));
  return fillData(page, 'gallery', JSON.stringify(gallery));
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
