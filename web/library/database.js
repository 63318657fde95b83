/**
 * The database on this device: opened when it is needed, and again when the browser has closed it. Every failure is an
 * error with a name or a sentence; none leaves anything half done.
 */

export const NAME = 'playground.library';
const VERSION = 1;

/** How long the browser may take to open it, in milliseconds: some never answer. */
const PATIENCE = 8_000;

/** @typedef {'documents' | 'versions'} StoreName */

/**
 * What a request of IndexedDB gives.
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export const ask = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export class Database {
  constructor() {
    /** @type {Promise<IDBDatabase> | null} */
    this.opening = null;
  }

  /**
   * Runs work in one transaction: all of it happens, or nothing. A database that was closed meanwhile is opened anew.
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {StoreName[]} stores
   * @param {(transaction: IDBTransaction) => Promise<T> | T} work must only wait for requests of the transaction
   * @returns {Promise<T>}
   */
  async run(mode, stores, work) {
    for (let again = false; ; again = true) {
      const database = await (this.opening ??= this.#open());
      /** @type {IDBTransaction} */
      let transaction;
      try {
        transaction = database.transaction(stores, mode);
      } catch (error) {
        this.close();
        if (again || /** @type {any} */ (error)?.name !== 'InvalidStateError') throw error;
        continue;
      }
      return finish(transaction, work);
    }
  }

  /** Lets go of the database; the next work opens it again. */
  close() {
    this.opening?.then((database) => database.close(), () => {});
    this.opening = null;
  }

  /** @returns {Promise<IDBDatabase>} */
  #open() {
    const opening = openDatabase((database) => {
      database.onversionchange = () => this.close();
      database.onclose = () => { if (this.opening === opening) this.opening = null; };
    });
    opening.catch(() => { if (this.opening === opening) this.opening = null; });
    return opening;
  }
}

/**
 * @param {(database: IDBDatabase) => void} ready
 * @returns {Promise<IDBDatabase>}
 */
function openDatabase(ready) {
  return new Promise((resolve, reject) => {
    const off = () => reject(new DOMException('this browser keeps nothing for the page', 'SecurityError'));
    /** @type {IDBFactory | undefined} */
    const factory = globalThis.indexedDB;
    if (!factory) return off();
    const request = factory.open(NAME, VERSION);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new DOMException('the database does not answer', 'BlockedError'));
    }, PATIENCE);
    request.onupgradeneeded = () => {
      const documents = request.result.createObjectStore('documents', { keyPath: 'id' });
      for (const member of ['at', 'title', 'deleted']) documents.createIndex(member, member);
      request.result.createObjectStore('versions', { keyPath: 'id' }).createIndex('document', 'document');
    };
    request.onblocked = () => reject(new DOMException('the database is blocked', 'BlockedError'));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      clearTimeout(timer);
      if (late) return request.result.close();
      ready(request.result);
      resolve(request.result);
    };
  });
}

/**
 * @template T
 * @param {IDBTransaction} transaction
 * @param {(transaction: IDBTransaction) => Promise<T> | T} work
 * @returns {Promise<T>}
 */
function finish(transaction, work) {
  return new Promise((resolve, reject) => {
    /** @type {T} */
    let result;
    /** @type {unknown} */
    let failure = null;
    transaction.oncomplete = () => (failure ? reject(failure) : resolve(result));
    transaction.onabort = () => reject(failure ?? transaction.error ?? new Error('the change was not stored'));
    new Promise((/** @type {(value: T | PromiseLike<T>) => void} */ begin) => begin(work(transaction))).then(
      (value) => { result = value; },
      (error) => {
        failure = error;
        try {
          transaction.abort();
        } catch {
          reject(error);
        }
      },
    );
  });
}
