/** Asks before anything is fetched from another site, and says how it went. */
import { h } from '../library/dom.js';
import { head } from './dialog.js';
import { fetchText } from './fetch.js';
import { remoteAddress } from './words.js';

/**
 * Fills a dialog with the question. The promise holds the text of the file, or null when it was not wanted.
 * @param {HTMLElement} box in the dialog, which is shown next
 * @param {string} text the address
 * @returns {Promise<string | null>}
 */
export function ask(box, text) {
  const { address, wrong } = remoteAddress(text);
  const status = h('p.share-status', { role: 'status', 'data-testid': 'ask-status' }, wrong && h('span.problem', {}, wrong));
  const cancel = h('button.button', { 'data-do': 'shut', autofocus: true, 'data-testid': 'ask-cancel' }, 'Cancel');
  const go = /** @type {HTMLButtonElement} */ (h('button.button.primary', { 'data-testid': 'ask-open', disabled: !address }, 'Fetch and open'));
  box.replaceChildren(
    head('Open a drawing from another site?'),
    h('p.share-host', { 'data-testid': 'ask-host' }, address?.host ?? ''),
    h('p.share-address', { tabindex: '0', 'aria-label': 'Address' }, text),
    h('p.hint', {}, 'The file will be fetched from there. That site will see that somebody at your internet address asked for it, and nothing else. It opens as a drawing of its own; yours stay as they are.'),
    status,
    h('div.share-row.share-end', {}, cancel, go));
  return new Promise((done) => {
    const leave = new AbortController();
    whenShut(box, () => {
      leave.abort();
      done(null);
    });
    if (address) go.addEventListener('click', () => void attempt({ address, signal: leave.signal, go, status }).then((found) => found !== null && done(found)));
  });
}

/**
 * @param {{address: URL, signal: AbortSignal, go: HTMLButtonElement, status: HTMLElement}} attempt
 * @returns {Promise<string | null>}
 */
async function attempt({ address, signal, go, status }) {
  go.disabled = true;
  status.textContent = `Fetching from ${address.host}…`;
  try {
    return await fetchText(address, { signal });
  } catch (error) {
    if (!signal.aborted) {
      status.replaceChildren(h('span.problem', {}, /** @type {Error} */ (error).message));
      go.textContent = 'Try again';
      go.disabled = false;
      go.focus();
    }
    return null;
  }
}

/**
 * Calls once the dialog around a box has shut, or shows something else.
 * @param {HTMLElement} box
 * @param {() => void} gone
 */
function whenShut(box, gone) {
  const watch = new MutationObserver(() => {
    if (box.isConnected) return;
    watch.disconnect();
    gone();
  });
  watch.observe(/** @type {HTMLElement} */ (document.getElementById('floating')), { childList: true, subtree: true });
}
