// The command line's side of a comparison: `playground run`, built from the same tree.

import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = join(root, '.build/anywhere/playground');

/** Builds the command; call once before the first run. */
export async function buildCommand() {
  mkdirSync(dirname(program), { recursive: true });
  await execute('go', ['build', '-o', program, '.'], { cwd: root });
}

/**
 * Runs a gallery scene without a browser.
 * @param {string} scene its file
 * @param {string} nanoseconds of virtual time
 * @returns {Promise<{hash: string, events: number}>}
 */
export const runScene = (scene, nanoseconds) => runFrom(join(root, 'static/gallery', scene), nanoseconds);

/**
 * Runs a file or a link without a browser.
 * @param {string} from
 * @param {string} nanoseconds of virtual time
 * @returns {Promise<{hash: string, events: number}>}
 */
export async function runFrom(from, nanoseconds) {
  const { stdout } = await execute(program, ['run', from, '--for', `${nanoseconds}ns`, '--json'], { maxBuffer: 64 << 20 });
  const { hash, events } = JSON.parse(stdout);
  return { hash, events };
}

/**
 * The files of the gallery's scenes, in their order.
 * @type {string[]}
 */
export const scenes = readdirSync(join(root, 'static/gallery')).filter((/** @type {string} */ file) => file.endsWith('.json'));
scenes.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
