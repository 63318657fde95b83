// The gallery of scenes: copied beside the page, with an index that the page shows. static/gallery/index.json says in
// which order and why: [{"file", "summary", "lesson"}]; the titles are the scenes' own.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{file: string, summary?: string, lesson?: string}} Listed
 * @typedef {{file: string, title: string, summary: string, lesson: string}} Entry
 */

/**
 * The index that the page shows: each scene once, with its title.
 * @param {Listed[]} listed
 * @param {Map<string, string>} scenes texts by file
 * @returns {Entry[]}
 */
export function galleryIndex(listed, scenes) {
  const names = listed.map(({ file }) => file);
  const missing = [...scenes.keys()].filter((file) => !names.includes(file));
  if (missing.length > 0) throw new Error(`gallery/index.json does not list ${missing.join(', ')}`);
  if (new Set(names).size < names.length) throw new Error('gallery/index.json lists a scene twice');
  return listed.map(({ file, summary = '', lesson = '' }) => {
    const text = scenes.get(file);
    if (text === undefined) throw new Error(`gallery/index.json lists ${file}, which is not there`);
    const { title } = JSON.parse(text);
    if (typeof title !== 'string' || title === '') throw new Error(`gallery/${file} has no title`);
    return { file, title, summary, lesson };
  });
}

/**
 * Copies the scenes and writes their index.
 * @param {string} from
 * @param {string} to
 * @returns {string} the index as JSON
 */
export function copyGallery(from, to) {
  mkdirSync(to, { recursive: true });
  /** @type {Map<string, string>} */
  const scenes = new Map();
  for (const file of readdirSync(from).sort()) {
    if (!file.endsWith('.json') || file === 'index.json') continue;
    scenes.set(file, readFileSync(join(from, file), 'utf8'));
    copyFileSync(join(from, file), join(to, file));
  }
  const json = JSON.stringify(galleryIndex(JSON.parse(readFileSync(join(from, 'index.json'), 'utf8')), scenes));
  writeFileSync(join(to, 'index.json'), json);
  return json;
}
