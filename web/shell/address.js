/**
 * The address bar: what it asked for when the page was loaded, what is put into it later, and the link of what is open.
 */

const KEY = 'playground.address';

/** How many of the latest links are known as the tab's own: a reload that has begun loads the one that stood there then. */
const OWN = 4;

/**
 * @typedef {object} Place
 * @property {{hash: string, pathname: string, search: string}} location
 * @property {{replaceState: (state: unknown, title: string, address: string) => void}} history
 * @property {{getItem: (key: string) => string | null, setItem: (key: string, value: string) => void}} storage
 * @property {(type: string, listener: () => void) => void} addEventListener
 */

/** A window's own, where nothing else is given. @returns {Place} */
const here = () => ({
  location, history, addEventListener: (type, listener) => globalThis.addEventListener(type, listener),
  get storage() { return sessionStorage; }, // which throws where it is switched off
});

/**
 * @param {boolean} kept whether this tab goes on with what it had open before it was loaded anew
 * @param {() => Place} [place]
 */
export function createAddress(kept, place = here) {
  const { location, history, addEventListener } = place();
  const first = kept && remembered(place).includes(location.hash) ? '' : location.hash;
  return {
    /** Whether the page opens on a link, and not on its first scene. */
    opensLink: /^#\d+\./.test(first),

    /**
     * Tells what the address asks for, at once and whenever somebody changes it.
     * @param {(hash: string) => void} receive
     */
    listen(receive) {
      const take = (/** @type {string} */ hash) => {
        if (hash.length > 1) receive(hash);
      };
      take(first);
      addEventListener('hashchange', () => take(location.hash));
    },

    /**
     * Shows the link of what is open; '' for a plain address.
     * @param {string} hash
     */
    show(hash) {
      remember(place, [hash, location.hash]);
      if (hash === location.hash) return;
      try {
        history.replaceState(null, '', hash || location.pathname + location.search);
      } catch {
        // a browser that is asked too often refuses: the next change is shown
      }
    },
  };
}

/**
 * @param {() => Place} place
 * @returns {string[]} the links that this tab has shown last, and the one that it was opened on
 */
function remembered(place) {
  try {
    const all = JSON.parse(place().storage.getItem(KEY) ?? '[]');
    return Array.isArray(all) ? all : [];
  } catch {
    return [];
  }
}

/**
 * @param {() => Place} place
 * @param {string[]} hashes
 */
function remember(place, hashes) {
  try {
    place().storage.setItem(KEY, JSON.stringify([...new Set([...hashes, ...remembered(place)])].slice(0, OWN)));
  } catch {
    // a browser that keeps nothing opens the link once more when the tab is loaded anew
  }
}
