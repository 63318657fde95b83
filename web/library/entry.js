/**
 * The library of this device, loaded when the page has shown what it opens on. Documents lie in IndexedDB; other tabs
 * are told when something changes. Texts in and out are JSON, as with the rest of the page.
 */
import { showLibrary } from './dialog.js';
import { Documents } from './documents.js';
import { moveIn } from './legacy.js';
import { reasonOf } from './records.js';

const CHANNEL = 'playground.library';

/** How many documents the panels list. */
const RECENT = 5;

/** How long changes are gathered before the list is told anew, in milliseconds. */
const GATHERED = 60;

/**
 * @typedef {object} Host what the page does for the library
 * @property {(json: string) => void} listed hears {recent: [{id, title, at}], total} whenever the library has changed
 */

/** @param {Host} host */
export function createLibrary(host) {
  const documents = new Documents();
  const channel = openChannel(() => later(true));
  /** @type {import('./dialog.js').Dialog | null} */
  let dialog = null;
  let timer = 0;
  const list = async () => {
    timer = 0;
    try {
      host.listed(JSON.stringify(await documents.recent(RECENT)));
    } catch {
      host.listed('{"recent":[],"total":0}');
    }
    if (dialog?.body.isConnected) await dialog.refresh().catch(() => {});
  };
  const later = (/** @type {boolean} */ heard) => {
    if (!heard) channel?.postMessage('changed');
    timer ||= setTimeout(list, GATHERED);
  };
  documents.changed = () => later(false);
  return {
    /** Moves in what older pages and other visits have left, and lists everything. Gives the reasons why something stays. */
    async start(/** @type {string} */ own) {
      const reasons = await said(async () => moveIn(documents, localStorage, own));
      await said(() => documents.purge());
      await list();
      return JSON.stringify(reasons ?? []);
    },
    save: (/** @type {string} */ json) => sentence(async () => {
      const draft = JSON.parse(json);
      const saved = await documents.save(draft);
      if (draft.kept) void keepForLong();
      return JSON.stringify(saved);
    }),
    read: (/** @type {string} */ id) => sentence(async () => JSON.stringify(await documents.read(id))),
    keepVersion: (/** @type {string} */ json) => sentence(async () => JSON.stringify(await documents.keepVersion(JSON.parse(json)))),
    /** Fills an element with the dialog; the actions are what the page does for it. */
    show(/** @type {HTMLElement} */ body, /** @type {import('./dialog.js').Actions} */ actions, /** @type {'list' | 'versions'} */ view) {
      dialog = showLibrary(body, documents, actions, view);
    },
  };
}

/** @param {() => void} heard */
function openChannel(heard) {
  try {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = heard;
    return channel;
  } catch {
    return null; // other tabs see what changed when they look again
  }
}

/**
 * Work whose failure is nobody's concern now: whoever needs it tries again.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T | undefined>}
 */
const said = async (work) => {
  try {
    return await work();
  } catch {
    return undefined;
  }
};

/**
 * Work that fails with a sentence.
 * @template T
 * @param {() => Promise<T>} work
 */
async function sentence(work) {
  try {
    return await work();
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}

let asked = false;

/** Asks the browser once not to clear what is kept here; what it answers changes nothing. */
async function keepForLong() {
  if (asked) return;
  asked = true;
  await said(async () => (await navigator.storage.persisted()) || navigator.storage.persist());
}
