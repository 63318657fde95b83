/**
 * node web/picture/build.js SCENE.json KINDS.json: writes the first picture to the standard output.
 */
import { readFileSync } from 'node:fs';
import { pictureOf } from './picture.js';

const [scene, kinds] = process.argv.slice(2);
if (!scene || !kinds) {
  process.stderr.write('usage: node web/picture/build.js SCENE.json KINDS.json > picture.svg\n');
  process.exit(2);
}
process.stdout.write(pictureOf(JSON.parse(readFileSync(scene, 'utf8')), JSON.parse(readFileSync(kinds, 'utf8'))));
