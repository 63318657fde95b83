/**
 * The documents and their versions: read, saved, deleted and had back. A document is only written by whoever knows its
 * newest revision; work that another tab has overtaken becomes a document of its own in the same transaction.
 */
import { Database, ask } from './database.js';
import { AUTO_MAX, DELETED_FOR, TEXT_MAX, bytesOf, documentProblem, freeTitle, rowOf, sizeWords, versionProblem } from './records.js';

/**
 * @typedef {import('./records.js').DocumentRecord} DocumentRecord
 * @typedef {import('./records.js').VersionRecord} VersionRecord
 * @typedef {import('./records.js').Row} Row
 *
 * @typedef {{id: string, rev: number, title: string, text: string, origin: string, kept: boolean, by: string, at?: number}} Draft
 * @typedef {{id: string, rev: number, at: number, title: string, copied: '' | 'changed' | 'deleted', text: string}} Saved
 */

/** @returns {string} an id that nobody else has */
export const newId = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export class Documents {
  constructor() {
    this.database = new Database();
    /** What is wrong with texts, by their records: they are decoded once. @type {Map<string, string>} */
    this.checked = new Map();
    /** Told whenever something was stored. */
    this.changed = () => {};
  }

  /**
   * Saves a draft. When somebody else has changed or deleted the document since the revision that the draft knows, the
   * draft becomes a document of its own, and the other stays as it is.
   * @param {Draft} draft
   * @returns {Promise<Saved>}
   */
  async save(draft) {
    checkSize(draft.text);
    const saved = await this.database.run('readwrite', ['documents'], async (transaction) => {
      const store = transaction.objectStore('documents');
      const stored = await ask(store.get(draft.id));
      const at = draft.at ?? Date.now();
      const copied = overtaken(draft, stored);
      const kept = draft.kept || (!copied && stored?.kept === true);
      if (!copied && stored?.text === draft.text && stored.deleted === 0 && stored.kept === kept) return answer(stored, '');
      const id = copied ? newId() : draft.id;
      const title = copied ? freeTitle(draft.title, [...(await titlesOf(store)), draft.title]) : draft.title;
      /** @type {DocumentRecord} */
      const record = { id, title, at, rev: copied ? 1 : Math.max(draft.rev, stored?.rev ?? 0) + 1, text: draft.text, origin: draft.origin, kept, deleted: 0, by: draft.by };
      await ask(store.put(record));
      return answer(record, copied);
    });
    this.changed();
    return saved;
  }

  /**
   * A document with its text.
   * @param {string} id
   * @returns {Promise<DocumentRecord>}
   */
  async read(id) {
    const record = await this.raw('documents', id);
    if (record === undefined) throw new Error('this drawing is not on this device any more');
    const why = documentProblem(record);
    if (why) throw new Error(why);
    return record;
  }

  /**
   * A record exactly as it lies there; undefined when it does not.
   * @param {'documents' | 'versions'} store
   * @param {IDBValidKey} key
   */
  raw(store, key) {
    return this.database.run('readonly', [store], (transaction) => ask(transaction.objectStore(store).get(key)));
  }

  /**
   * Everything in the library, without the texts.
   * @param {(text: string) => string} [check] says what is wrong with a text; "" for nothing
   * @returns {Promise<Row[]>}
   */
  async list(check) {
    return this.database.run('readonly', ['documents', 'versions'], async (transaction) => {
      /** @type {Row[]} */
      const all = [];
      await walk(transaction.objectStore('documents').openCursor(), (cursor) => {
        const row = rowOf(cursor.value, cursor.primaryKey);
        if (check && row.why === '') row.why = this.#check(check, cursor.value);
        all.push(row);
      });
      const byId = new Map(all.map((row) => [row.id, row]));
      await walk(transaction.objectStore('versions').index('document').openKeyCursor(), (cursor) => {
        const row = byId.get(String(cursor.key));
        if (row) row.versions++;
      });
      return all;
    });
  }

  /**
   * @param {(text: string) => string} check
   * @param {DocumentRecord} record
   */
  #check(check, { id, rev, by, text }) {
    const name = JSON.stringify([id, rev, by, text.length]);
    const why = this.checked.get(name) ?? check(text);
    this.checked.set(name, why);
    return why;
  }

  /**
   * The documents that were changed last, and how many there are.
   * @param {number} most
   * @returns {Promise<{recent: {id: string, title: string, at: number}[], total: number}>}
   */
  recent(most) {
    return this.database.run('readonly', ['documents'], async (transaction) => {
      const store = transaction.objectStore('documents');
      /** @type {{id: string, title: string, at: number}[]} */
      const recent = [];
      await walk(store.index('at').openCursor(null, 'prev'), ({ value }) => {
        if (documentProblem(value) === '' && value.deleted === 0) recent.push({ id: value.id, title: value.title, at: value.at });
        return recent.length < most;
      });
      return { recent, total: await ask(store.index('deleted').count(0)) };
    });
  }

  /** @returns {Promise<string[]>} the titles that are taken */
  titles() {
    return this.database.run('readonly', ['documents'], (transaction) => titlesOf(transaction.objectStore('documents')));
  }

  /**
   * Changes a document that is not open here, by what its record becomes.
   * @param {string} id
   * @param {(record: DocumentRecord) => Partial<DocumentRecord>} change
   * @returns {Promise<DocumentRecord>}
   */
  async update(id, change) {
    const record = await this.database.run('readwrite', ['documents'], async (transaction) => {
      const store = transaction.objectStore('documents');
      const stored = await ask(store.get(id));
      const why = stored === undefined ? 'this drawing is not on this device any more' : documentProblem(stored);
      if (why) throw new Error(why);
      const next = { ...stored, ...change(stored), rev: stored.rev + 1 };
      checkSize(next.text);
      await ask(store.put(next));
      return next;
    });
    this.changed();
    return record;
  }

  /** @param {string} id @param {boolean} gone whether it is deleted, which can be taken back for a month */
  remove(id, gone) {
    return this.update(id, () => ({ deleted: gone ? Date.now() : 0, by: '' }));
  }

  /**
   * Takes a record away for good, whatever it holds, and returns it: put gives it back exactly.
   * @param {'documents' | 'versions'} name
   * @param {IDBValidKey} key
   */
  async take(name, key) {
    const record = await this.database.run('readwrite', [name], async (transaction) => {
      const store = transaction.objectStore(name);
      const stored = await ask(store.get(key));
      await ask(store.delete(key));
      return stored;
    });
    this.changed();
    return record;
  }

  /**
   * Puts a record where there is none of its id.
   * @param {'documents' | 'versions'} name
   * @param {any} record
   */
  async put(name, record) {
    await this.database.run('readwrite', [name], (transaction) => ask(transaction.objectStore(name).add(record)));
    this.changed();
  }

  /**
   * Keeps a version; of those that nobody asked for, the oldest make room.
   * @param {{document: string, name: string, text: string, auto: boolean}} version
   * @returns {Promise<VersionRecord>}
   */
  async keepVersion({ document, name, text, auto }) {
    checkSize(text);
    const record = { id: newId(), document, name, at: Date.now(), text, auto };
    await this.database.run('readwrite', ['versions'], async (transaction) => {
      const store = transaction.objectStore('versions');
      /** @type {{key: IDBValidKey, at: number}[]} */
      const autos = [];
      await walk(store.index('document').openCursor(document), ({ primaryKey, value }) => {
        if (versionProblem(value) === '' && value.auto) autos.push({ key: primaryKey, at: value.at });
      });
      autos.sort((a, b) => a.at - b.at);
      const surplus = auto ? Math.max(0, autos.length - AUTO_MAX + 1) : 0;
      for (const { key } of autos.slice(0, surplus)) await ask(store.delete(key));
      await ask(store.put(record));
    });
    this.changed();
    return record;
  }

  /**
   * The versions of a document, the newest first; broken ones are there too.
   * @param {string} document
   * @returns {Promise<{key: IDBValidKey, record: any, why: string}[]>}
   */
  async versions(document) {
    const all = await this.database.run('readonly', ['versions'], async (transaction) => {
      /** @type {{key: IDBValidKey, record: any, why: string}[]} */
      const found = [];
      await walk(transaction.objectStore('versions').index('document').openCursor(document), ({ primaryKey, value }) => {
        found.push({ key: primaryKey, record: value, why: versionProblem(value) });
      });
      return found;
    });
    const at = (/** @type {any} */ { record }) => (typeof record.at === 'number' ? record.at : 0);
    return all.sort((a, b) => at(b) - at(a));
  }

  /**
   * Versions whose document is not there: nobody could open them otherwise.
   * @returns {Promise<{key: IDBValidKey, record: any, why: string}[]>}
   */
  async orphans() {
    return this.database.run('readonly', ['documents', 'versions'], async (transaction) => {
      const versions = transaction.objectStore('versions');
      const known = new Set(await ask(transaction.objectStore('documents').getAllKeys()));
      /** @type {Set<string>} */
      const owned = new Set();
      const name = (/** @type {IDBValidKey} */ key) => `${typeof key} ${String(key)}`;
      await walk(versions.index('document').openKeyCursor(), ({ key, primaryKey }) => { if (known.has(key)) owned.add(name(primaryKey)); });
      const keys = (await ask(versions.getAllKeys())).filter((key) => !owned.has(name(key)));
      /** @type {{key: IDBValidKey, record: any, why: string}[]} */
      const found = [];
      for (const key of keys) {
        const record = await ask(versions.get(key));
        found.push({ key, record, why: versionProblem(record) || 'the drawing that it belongs to is gone' });
      }
      return found;
    });
  }

  /** Forgets what was deleted a month ago, with its versions. */
  async purge(now = Date.now()) {
    await this.database.run('readwrite', ['documents', 'versions'], async (transaction) => {
      /** @type {string[]} */
      const gone = [];
      const long = IDBKeyRange.bound(1, now - DELETED_FOR);
      await walk(transaction.objectStore('documents').index('deleted').openCursor(long), ({ value }) => {
        if (documentProblem(value) === '') gone.push(value.id);
      });
      for (const id of gone) {
        await ask(transaction.objectStore('documents').delete(id));
        const keys = await ask(transaction.objectStore('versions').index('document').getAllKeys(id));
        for (const key of keys) await ask(transaction.objectStore('versions').delete(key));
      }
    });
  }
}

/**
 * Whether somebody else has gone on with the document since the draft was read.
 * @param {Draft} draft
 * @param {any} stored
 * @returns {'' | 'changed' | 'deleted'}
 */
export function overtaken(draft, stored) {
  if (stored === undefined) return '';
  if (documentProblem(stored)) return 'changed';
  if (stored.rev === draft.rev || (stored.by !== '' && stored.by === draft.by)) return '';
  if (stored.deleted > 0) return 'deleted';
  return stored.text === draft.text ? '' : 'changed';
}

/**
 * @param {DocumentRecord} record
 * @param {'' | 'changed' | 'deleted'} copied
 * @returns {Saved}
 */
const answer = ({ id, rev, at, title, text }, copied) => ({ id, rev, at, title, copied, text });

/** @param {string} text */
function checkSize(text) {
  if (text.length > TEXT_MAX || bytesOf(text) > TEXT_MAX) throw new Error(`the drawing is larger than ${sizeWords(TEXT_MAX)}`);
}

/**
 * @param {IDBObjectStore} store
 * @returns {Promise<string[]>} without reading the texts
 */
async function titlesOf(store) {
  /** @type {string[]} */
  const titles = [];
  await walk(store.index('title').openKeyCursor(), ({ key }) => { if (typeof key === 'string') titles.push(key); });
  return titles;
}

/**
 * Visits what a cursor goes over, until a visit says false. Visits must not wait for anything.
 * @template {IDBCursor} C
 * @param {IDBRequest<C | null>} request
 * @param {(cursor: C) => unknown} visit
 * @returns {Promise<void>}
 */
function walk(request, visit) {
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve();
      try {
        if (visit(cursor) === false) return resolve();
      } catch (error) {
        return reject(error);
      }
      cursor.continue();
    };
  });
}
