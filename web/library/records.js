/**
 * What lies in the library, checked and put into words. Nothing here touches a browser.
 *
 * A document is a drawing with an id of its own. A record that somebody else wrote may hold anything: it is checked
 * before it is believed, and never changed.
 *
 * @typedef {object} DocumentRecord
 * @property {string} id random, for ever
 * @property {string} title
 * @property {number} at real milliseconds of the last change
 * @property {number} rev grows by one with each change: whoever writes says which one they know
 * @property {string} text the scenario as a file
 * @property {string} origin "own", "link", "gallery" or "file"
 * @property {boolean} kept by hand; otherwise it is a draft
 * @property {number} deleted real milliseconds; 0 while it is not
 * @property {string} by the tab that wrote it last
 *
 * @typedef {object} VersionRecord
 * @property {string} id
 * @property {string} document id of the document
 * @property {string} name
 * @property {number} at real milliseconds
 * @property {string} text
 * @property {boolean} auto kept by the page; the oldest of these make room
 *
 * @typedef {object} Row a record without its text, as lists show it
 * @property {IDBValidKey} key
 * @property {string} id "" when the record has no readable one
 * @property {string} title
 * @property {number} at
 * @property {number} rev
 * @property {string} origin
 * @property {boolean} kept
 * @property {number} deleted
 * @property {number} bytes of its text, about
 * @property {number} versions how many are kept
 * @property {string} why it cannot be opened; "" when it can
 */

/** The most that one text may hold, in bytes: what the decoder takes. */
export const TEXT_MAX = 4 * 1024 * 1024;

/** How long a deleted document can be had back, in milliseconds. */
export const DELETED_FOR = 30 * 24 * 3_600_000;

/** How many versions that nobody asked for a document keeps. */
export const AUTO_MAX = 20;

/** The longest title and name that are stored, in characters. */
export const TITLE_MAX = 200;

const ORIGINS = ['own', 'link', 'gallery', 'file'];

/**
 * The number of bytes of a text in UTF-8.
 * @param {string} text
 */
export function bytesOf(text) {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** @param {unknown} value shortened for a sentence */
export function preview(value) {
  /** @type {string} */
  let text;
  try {
    text = typeof value === 'string' ? JSON.stringify(value) : typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);
  } catch {
    text = typeof value;
  }
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** @param {unknown} value */
const moment = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 8.64e15;

/** @type {[keyof DocumentRecord, (value: any) => boolean][]} */
const DOCUMENT = [
  ['id', (id) => typeof id === 'string' && id.length > 0 && id.length <= 100],
  ['title', (title) => typeof title === 'string' && title.length <= 4 * TITLE_MAX],
  ['at', moment],
  ['rev', (rev) => Number.isSafeInteger(rev) && rev > 0],
  ['origin', (origin) => ORIGINS.includes(origin)],
  ['kept', (kept) => typeof kept === 'boolean'],
  ['deleted', moment],
];

/** @type {[keyof VersionRecord, (value: any) => boolean][]} */
const VERSION = [
  ['id', (id) => typeof id === 'string' && id.length > 0 && id.length <= 100],
  ['document', (id) => typeof id === 'string'],
  ['name', (name) => typeof name === 'string' && name.length <= 4 * TITLE_MAX],
  ['at', moment],
  ['auto', (auto) => typeof auto === 'boolean'],
];

/**
 * Why a record cannot be opened, before its text is decoded; "" when nothing speaks against it.
 * @param {any} record
 * @returns {string}
 */
export const documentProblem = (record) => problemOf(record, DOCUMENT);

/**
 * The same for a version.
 * @param {any} record
 * @returns {string}
 */
export const versionProblem = (record) => problemOf(record, VERSION);

/**
 * @param {any} record
 * @param {[string, (value: any) => boolean][]} members
 */
function problemOf(record, members) {
  if (typeof record !== 'object' || record === null) return `the record is ${preview(record)}`;
  if (typeof record.text !== 'string') return `its text is ${record.text === undefined ? 'missing' : preview(record.text)}`;
  if (record.text.length > TEXT_MAX || bytesOf(record.text) > TEXT_MAX) return `its text is larger than ${sizeWords(TEXT_MAX)}`;
  for (const [name, right] of members) if (!right(record[name])) return `its ${name} is ${record[name] === undefined ? 'missing' : preview(record[name])}`;
  return '';
}

/**
 * The row of a record, whatever it holds.
 * @param {any} record
 * @param {IDBValidKey} key
 * @returns {Row}
 */
export function rowOf(record, key) {
  const why = documentProblem(record);
  const text = typeof record?.text === 'string' ? record.text : '';
  const title = typeof record?.title === 'string' ? record.title.slice(0, TITLE_MAX) : '';
  const usable = why === '';
  return {
    key, title, why, versions: 0, bytes: text.length > TEXT_MAX ? text.length : bytesOf(text),
    id: typeof record?.id === 'string' ? record.id : '',
    at: moment(record?.at) ? record.at : 0,
    rev: usable ? record.rev : 0,
    origin: usable ? record.origin : '',
    kept: usable && record.kept,
    deleted: usable ? record.deleted : 0,
  };
}

/**
 * A title that none of the others has: "Orders", then "Orders (2)".
 * @param {string} title
 * @param {Iterable<string>} titles those that are taken
 */
export function freeTitle(title, titles) {
  const taken = new Set(titles);
  const [, base = title] = /^(.*?)(?: \(\d+\))?$/s.exec(title) ?? [];
  for (let n = 2; ; n++) {
    const next = `${(base || 'Untitled').slice(0, TITLE_MAX - 10)} (${n})`;
    if (!taken.has(next)) return next;
  }
}

/**
 * The rows that a search leaves, in the order that was chosen.
 * @param {Row[]} rows
 * @param {string} typed every word must be found in the title
 * @param {string} order "newest", "oldest" or "title"
 */
export function arrange(rows, typed, order) {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => words.every((word) => titleOf(row).toLocaleLowerCase().includes(word)));
  /** @type {Record<string, (a: Row, b: Row) => number>} */
  const orders = { newest: (a, b) => b.at - a.at, oldest: (a, b) => a.at - b.at, title: (a, b) => titleOf(a).localeCompare(titleOf(b)) || b.at - a.at };
  return found.sort(orders[order] ?? orders.newest);
}

/** @param {{title: string}} row */
export const titleOf = (row) => row.title || 'Untitled';

/** @param {number} bytes */
export function sizeWords(bytes) {
  for (const [unit, size] of /** @type {[string, number][]} */ ([['GB', 1 << 30], ['MB', 1 << 20], ['KB', 1 << 10]])) {
    if (bytes >= size) return `${(bytes / size).toFixed(bytes < 10 * size ? 1 : 0).replace(/\.0$/, '')} ${unit}`;
  }
  return `${bytes} bytes`;
}

/** What storage says, in a sentence, by the names of its errors. */
const REASONS = /** @type {Record<string, string>} */ ({
  QuotaExceededError: 'this device has no room left for the page',
  SecurityError: 'this browser keeps nothing for the page',
  VersionError: 'a newer playground keeps its drawings here: reload the page',
  BlockedError: 'another tab holds the library: close the other tabs of the playground',
  UnknownError: 'the storage of this browser does not work',
});

/**
 * Why something could not be stored.
 * @param {any} error
 * @returns {string}
 */
export const reasonOf = (error) => REASONS[error?.name] ?? (error?.message ? String(error.message) : String(error ?? 'the storage of this browser does not work'));
