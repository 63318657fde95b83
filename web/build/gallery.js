// The gallery of scenes: copied beside the page, with an index that the page shows.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the page shows of a scene before it is opened.
 * @param {string} file
 * @param {string} text the scenario
 */
export function galleryEntry(file, text) {
  const { title, summary = '', lesson = '' } = JSON.parse(text);
  if (typeof title !== 'string' || title === '') throw new Error(`gallery/${file} has no title`);
  return { file, title, summary, lesson };
}

/**
 * Copies the scenes and writes their index; the order is that of the file names.
 * @param {string} from
 * @param {string} to
 * @returns {string} the index as JSON
 */
export function copyGallery(from, to) {
  mkdirSync(to, { recursive: true });
  const files = readdirSync(from).filter((/** @type {string} */ name) => name.endsWith('.json')).sort();
  const index = files.map((/** @type {string} */ file) => {
    copyFileSync(join(from, file), join(to, file));
    return galleryEntry(file, readFileSync(join(from, file), 'utf8'));
  });
  const json = JSON.stringify(index);
  writeFileSync(join(to, 'index.json'), json);
  return json;
}
