/** The versions of a document: those that somebody named, and those that the page kept when a future was left. */
import { h, iconButton, refill } from './dom.js';
import { TITLE_MAX, sizeWords, bytesOf } from './records.js';
import { rawButtons, when } from './rows.js';

/**
 * @typedef {import('./dialog.js').Dialog} Dialog
 * @typedef {import('./rows.js').Version} Version
 */

/**
 * Shows the versions in the place of the list.
 * @param {Dialog} dialog
 * @param {{id: string, title: string}} document
 */
export async function showVersions(dialog, document) {
  const list = h('div.library-list', { 'data-testid': 'version-list' });
  /** @type {Version[]} */
  let versions = [];
  const current = JSON.parse(dialog.actions.current());
  dialog.draw = () => refill(list, listed(dialog, document, versions));
  dialog.refresh = async () => {
    versions = await dialog.documents.versions(document.id);
    dialog.draw();
  };
  const name = /** @type {HTMLInputElement} */ (h('input.input', { value: current.suggestion, maxlength: String(TITLE_MAX), 'aria-label': 'Name of the version', 'data-testid': 'version-name' }));
  const form = h('form.library-tools', { onsubmit: (event) => {
    event.preventDefault();
    if (name.value.trim()) dialog.actions.keepVersion(name.value.trim());
    else name.focus();
  } }, name, h('button.button.primary', { type: 'submit', 'data-testid': 'version-keep' }, 'Keep this version'));
  const open = document.id === current.id;
  dialog.status.replaceChildren();
  dialog.body.replaceChildren(
    h('div.library-head', {}, iconButton('back', 'Back to the library', 'back', dialog.back), h('h3', {}, `Versions of “${document.title || 'Untitled'}”`)),
    ...(open ? [form] : []), list, dialog.status);
  if (open) name.select();
  else /** @type {HTMLElement} */ (dialog.body.querySelector('[data-focus="back"]')).focus();
  await dialog.attempt(async () => {});
}

/**
 * @param {Dialog} dialog
 * @param {{id: string, title: string}} document
 * @param {Version[]} versions
 */
function listed(dialog, document, versions) {
  if (versions.length === 0) return [h('p.empty', {}, 'No version yet. A version is the drawing as it stands, under a name: go on drawing, and come back to it whenever you like.')];
  return [h('ul.library-rows', {}, ...versions.map((version) => versionRow(dialog, document, version)))];
}

/**
 * @param {Dialog} dialog
 * @param {{id: string, title: string}} document
 * @param {Version} version
 */
function versionRow(dialog, document, { key, record, why }) {
  const name = typeof record.name === 'string' && record.name ? record.name.slice(0, TITLE_MAX) : 'A version';
  const problem = why || dialog.actions.check(record.text);
  const buttons = h('div.library-buttons', {}, ...rawButtons(dialog, 'versions', key, name));
  if (problem) {
    return h('li.library-row', { 'data-testid': 'version-broken' },
      h('div.library-words', {}, h('span.item-title', {}, name), h('span.problem', {}, `cannot be opened: ${problem}`)), buttons);
  }
  const facts = [when(record.at), record.auto && 'kept by the page', sizeWords(bytesOf(record.text))];
  return h('li.library-row', { 'data-testid': 'version-row' },
    h('button.library-words', {
      'data-focus': `${key} open`, 'data-testid': 'version-open', title: 'Open',
      onclick: () => dialog.attempt(() => openVersion(dialog, document, name, record.text)),
    }, h('span.item-title', {}, name), h('span.item-help', {}, facts.filter(Boolean).join(' · '))),
    buttons);
}

/**
 * Opens a version as a step of its document, which undo takes back; the document is opened first where it is not.
 * @param {Dialog} dialog
 * @param {{id: string}} document
 * @param {string} name
 * @param {string} text
 */
async function openVersion({ actions, documents }, document, name, text) {
  if (JSON.parse(actions.current()).id !== document.id) actions.open(JSON.stringify(await documents.read(document.id)));
  actions.openVersion(JSON.stringify({ name, text }));
}
