/**
 * The whole library as one file, and back. Nothing that is here is changed by what comes in: what differs gets an id of
 * its own, what is the same is not taken twice, and what cannot be read is said.
 */
import { ask } from './database.js';
import { newId } from './documents.js';
import { documentProblem, preview, titleOf, versionProblem } from './records.js';

export const FORMAT = 'loosely-coupled-library';

/** The largest file that is read, in bytes. */
export const FILE_MAX = 256 * 1024 * 1024;

/** @typedef {import('./documents.js').Documents} Documents */

/**
 * @param {any[]} documents records as they lie there, broken ones too
 * @param {any[]} versions
 * @returns {string}
 */
export const libraryText = (documents, versions) => `${JSON.stringify({ library: FORMAT, version: 1, documents: documents.map(plain), versions: versions.map(plain) }, null, 1)}\n`;

/**
 * A value as JSON can hold it: what it cannot hold is described.
 * @param {any} value
 * @param {number} [depth]
 * @returns {any}
 */
export function plain(value, depth = 0) {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || depth > 20) return preview(value);
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  if (Object.prototype.toString.call(value) !== '[object Object]') return preview(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member, depth + 1)]));
}

/**
 * What a file holds: records that are whole, and what is wrong with the others.
 * @param {string} text
 * @returns {{documents: any[], versions: any[], problems: string[]}} an Error when it is no library at all
 */
export function readLibrary(text) {
  /** @type {any} */
  let file;
  try {
    file = JSON.parse(text);
  } catch (error) {
    throw new Error(`the file is no JSON: ${/** @type {Error} */ (error).message}`);
  }
  if (file?.library !== FORMAT) throw new Error('the file is not a library; a single drawing is opened with Open a file');
  if (file.version !== 1) throw new Error(`the file is a library of version ${preview(file.version)}, and this playground reads version 1`);
  for (const name of ['documents', 'versions']) if (!Array.isArray(file[name])) throw new Error(`the file has no list of ${name}`);
  /** @type {string[]} */
  const problems = [];
  const whole = (/** @type {any[]} */ records, /** @type {(record: any) => string} */ problem, /** @type {string} */ what) =>
    records.filter((record, i) => {
      const why = problem(record);
      if (why) problems.push(`${what} ${i + 1}: ${why}`);
      return why === '';
    });
  return { documents: whole(file.documents, documentProblem, 'drawing'), versions: whole(file.versions, versionProblem, 'version'), problems };
}

/**
 * Everything that is not deleted, as the text of a file.
 * @param {Documents} documents
 */
export async function exportAll(documents) {
  const [all, versions] = await documents.database.run('readonly', ['documents', 'versions'], (transaction) =>
    Promise.all([ask(transaction.objectStore('documents').getAll()), ask(transaction.objectStore('versions').getAll())]));
  const here = all.filter((record) => documentProblem(record) !== '' || record.deleted === 0);
  const gone = new Set(all.filter((record) => !here.includes(record)).map((record) => record.id));
  return libraryText(here, versions.filter((version) => !gone.has(version?.document)));
}

/**
 * Takes a file in, in one transaction.
 * @param {Documents} documents
 * @param {string} text
 * @param {(text: string) => string} check says what is wrong with a scenario; "" for nothing
 * @returns {Promise<{added: number, same: number, problems: string[]}>}
 */
export async function importAll(documents, text, check) {
  const file = readLibrary(text);
  const { problems } = file;
  const sound = (/** @type {any} */ record, /** @type {string} */ name) => {
    const why = check(record.text);
    if (why) problems.push(`“${name}”: ${why}`);
    return why === '';
  };
  const drawings = file.documents.filter((record) => sound(record, titleOf(record)));
  const versions = file.versions.filter((record) => sound(record, record.name));
  const counts = await documents.database.run('readwrite', ['documents', 'versions'], async (transaction) => {
    /** @type {Map<string, string>} the ids that documents got here */
    const ids = new Map();
    const store = transaction.objectStore('documents');
    let added = 0;
    for (const record of drawings) {
      const here = await ask(store.get(record.id));
      const same = here !== undefined && documentProblem(here) === '' && here.text === record.text && here.deleted === 0;
      const id = here === undefined || same ? record.id : newId();
      ids.set(record.id, id);
      if (same) continue;
      const { title, at, text: drawing, origin } = record;
      await ask(store.put({ id, title, at, rev: 1, text: drawing, origin, kept: true, deleted: 0, by: '' }));
      added++;
    }
    await addVersions(transaction.objectStore('versions'), versions, ids);
    return { added, same: drawings.length - added };
  });
  documents.changed();
  return { ...counts, problems };
}

/**
 * @param {IDBObjectStore} store
 * @param {any[]} versions
 * @param {Map<string, string>} ids
 */
async function addVersions(store, versions, ids) {
  for (const { id, document, name, at, text, auto } of versions) {
    const owner = ids.get(document);
    if (owner === undefined) continue;
    const here = await ask(store.get(id));
    if (here !== undefined && here.text === text && here.document === owner) continue;
    await ask(store.put({ id: here === undefined ? id : newId(), document: owner, name, at, text, auto }));
  }
}
