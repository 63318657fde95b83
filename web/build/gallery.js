// The gallery of scenes: copied beside the page, with an index that the page shows.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the page shows of a scene before it is opened.
 * @param {string} file
 * @param {string} text the scenario
 */
export function galleryEntry(file, text) {
  const { title, summary } = JSON.parse(text);
  if (!title || !summary) throw new Error(`gallery/${file} has no ${title ? 'summary' : 'title'}`);
  return { file, title, summary };
}

/**
 * Copies the scenes and writes their index, in the order of their names: each begins with its number.
 * @param {string} from
 * @param {string} to
 * @returns {{file: string, title: string, summary: string}[]}
 */
export function copyGallery(from, to) {
  mkdirSync(to, { recursive: true });
  /** @type {string[]} */
  const files = readdirSync(from).filter((/** @type {string} */ name) => name.endsWith('.json'));
  files.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  for (const file of files) copyFileSync(join(from, file), join(to, file));
  const index = files.map((file) => galleryEntry(file, readFileSync(join(from, file), 'utf8')));
  writeFileSync(join(to, 'index.json'), JSON.stringify(index));
  return index;
}
