/**
 * What waits in localStorage: drafts of the page before it had a library, and work that a tab could not store before it
 * went away. Both become documents; a text is removed from where it was only when it is stored.
 */
import { TITLE_MAX, reasonOf } from './records.js';

const OLD = 'playground.draft.';
const UNSAVED = 'playground.unsaved.';

/** @typedef {import('./documents.js').Documents} Documents */

/** @param {string} id */
export const unsavedKey = (id) => UNSAVED + id;

/**
 * Moves everything that waits into the library. What cannot be moved stays.
 * @param {Documents} documents
 * @param {Storage} storage
 * @param {string} own the document that this tab goes on with: it saves that itself
 * @returns {Promise<string[]>} why something stays, if it does
 */
export async function moveIn(documents, storage, own) {
  /** @type {string[]} */
  const reasons = [];
  for (const key of keysOf(storage)) {
    const text = storage.getItem(key);
    const draft = text === null || key === unsavedKey(own) ? null : draftOf(key, text);
    if (!draft || text === null) continue;
    try {
      if (key.startsWith(OLD)) await moveOld(documents, draft);
      else await documents.save(draft);
      if (storage.getItem(key) === text) storage.removeItem(key);
    } catch (error) {
      reasons.push(reasonOf(error));
    }
  }
  return reasons;
}

/** @param {Storage} storage */
function keysOf(storage) {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
  return keys.filter((key) => key.startsWith(OLD) || key.startsWith(UNSAVED));
}

/**
 * An old draft has the same id whoever moves it, so that two tabs do not move it twice.
 * @param {Documents} documents
 * @param {import('./documents.js').Draft} draft
 */
async function moveOld(documents, draft) {
  if ((await documents.raw('documents', draft.id)) === undefined) await documents.save(draft);
}

/**
 * Reads what a tab has left. An old draft that cannot be read becomes a document that cannot be opened, and says why.
 * @param {string} key
 * @param {string} item
 * @returns {import('./documents.js').Draft | null}
 */
export function draftOf(key, item) {
  const old = key.startsWith(OLD);
  /** @type {any} */
  let value = null;
  try {
    value = JSON.parse(item);
  } catch {
    // its text is kept as it is
  }
  if (typeof value?.text !== 'string') return old ? { id: `draft-${key.slice(OLD.length, OLD.length + 80)}`, rev: 0, title: '', text: item, origin: 'own', kept: false, by: '' } : null;
  const at = Number.isFinite(value.at) && value.at >= 0 && value.at < 8.64e15 ? value.at : undefined;
  const title = typeof value.title === 'string' ? value.title.slice(0, TITLE_MAX) : '';
  if (old) return { id: `draft-${key.slice(OLD.length, OLD.length + 80)}`, rev: 0, title, text: value.text, origin: 'own', kept: false, by: '', at };
  if (typeof value.id !== 'string' || !value.id || value.id.length > 100) return null;
  return {
    id: value.id, rev: Number.isSafeInteger(value.rev) && value.rev > 0 ? value.rev : 0, title, text: value.text, at,
    origin: ['own', 'link', 'gallery', 'file'].includes(value.origin) ? value.origin : 'own', kept: value.kept === true, by: typeof value.by === 'string' ? value.by : '',
  };
}
