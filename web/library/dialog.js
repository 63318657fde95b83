/**
 * The dialog of the library: every document of this device with what can be done to it, those deleted lately, and what
 * cannot be opened with the reason. The versions of a document are a second view of the same dialog.
 */
import { h, refill } from './dom.js';
import { arrange, reasonOf, sizeWords } from './records.js';
import { deletedRow, documentRow, orphanRow } from './rows.js';
import { FILE_MAX, exportAll, importAll } from './transfer.js';
import { showVersions } from './versions.js';

/**
 * What the page does for the dialog.
 * @typedef {object} Actions
 * @property {(text: string) => string} check says what is wrong with a text; "" for nothing
 * @property {() => string} current JSON: {id, title, suggestion} of the document that is open
 * @property {(json: string) => void} open opens a document, given its record
 * @property {(json: string) => void} openVersion opens a text in the place of the document, given {name, text}
 * @property {(text: string, title: string) => string} retitle the same scenario with another title
 * @property {(title: string) => void} renameOpen gives the open document another title
 * @property {(json: string) => void} touched says what a document is after a change here: {id, rev, gone}
 * @property {(name: string) => void} keepVersion keeps the open document as it stands
 * @property {(title: string, text: string) => void} download saves a text as a file
 * @property {() => void} openFile asks for a file and opens it
 *
 * @typedef {import('./documents.js').Documents} Documents
 * @typedef {import('./records.js').Row} Row
 *
 * @typedef {object} Dialog
 * @property {Documents} documents
 * @property {Actions} actions
 * @property {HTMLElement} body
 * @property {string} typed
 * @property {string} order
 * @property {IDBValidKey | null} renaming the document whose title is being typed: the list stands still meanwhile
 * @property {() => void} draw
 * @property {() => Promise<void>} refresh reads the library again and draws it
 * @property {HTMLElement} status
 * @property {(text: string, undo?: () => Promise<unknown>) => void} say
 * @property {(work: () => Promise<unknown>) => Promise<void>} attempt runs work and says why it failed
 * @property {() => void} back shows the list again
 */

/**
 * Fills the dialog.
 * @param {HTMLElement} body
 * @param {Documents} documents
 * @param {Actions} actions
 * @param {'list' | 'versions'} view
 * @returns {Dialog}
 */
export function showLibrary(body, documents, actions, view) {
  const status = h('p.library-said', { role: 'status', 'data-testid': 'library-said' });
  /** @type {Dialog} */
  const dialog = {
    documents, actions, body, status, typed: '', order: 'newest', renaming: null,
    draw: () => {},
    refresh: async () => {},
    back: () => void listView(dialog),
    say(text, undo) {
      const button = undo && h('button.button.quiet', { 'data-testid': 'library-undo', onclick: () => { status.replaceChildren(); void dialog.attempt(undo); } }, 'Undo');
      status.replaceChildren(h('span', {}, text), ...(button ? [button] : []));
    },
    async attempt(work) {
      try {
        await work();
      } catch (error) {
        dialog.say(`Not done: ${reasonOf(error)}.`);
      }
      await dialog.refresh();
    },
  };
  if (view === 'versions') {
    const { id, title } = JSON.parse(actions.current());
    void showVersions(dialog, { id, title });
  } else void listView(dialog);
  return dialog;
}

/** @param {Dialog} dialog */
async function listView(dialog) {
  const list = h('div.library-list', { 'data-testid': 'library-list' });
  const used = h('span.muted', { 'data-testid': 'library-used' });
  const search = h('input.input', { type: 'search', placeholder: 'Search', 'aria-label': 'Search the library', 'data-focus': 'search', 'data-testid': 'library-search', oninput: (event) => { dialog.typed = event.target.value; dialog.draw(); } });
  const order = h('select.input.library-order', { 'aria-label': 'Order', 'data-testid': 'library-order', onchange: (event) => { dialog.order = event.target.value; dialog.draw(); } },
    ...[['newest', 'Newest first'], ['oldest', 'Oldest first'], ['title', 'By title']].map(([value, text]) => h('option', { value, selected: value === dialog.order }, text)));
  /** @type {Row[]} */
  let rows = [];
  /** @type {Awaited<ReturnType<Documents['orphans']>>} */
  let orphans = [];
  dialog.draw = () => refill(list, listed(dialog, rows, orphans));
  dialog.refresh = async () => {
    try {
      [rows, orphans] = await Promise.all([dialog.documents.list(dialog.actions.check), dialog.documents.orphans()]);
      used.textContent = await usedWords(rows);
    } catch (error) {
      refill(list, [h('p.empty', {}, `The library cannot be read: ${reasonOf(error)}. What is open here is not lost: save it as a file.`)]);
      return;
    }
    if (dialog.renaming === null) dialog.draw();
  };
  /** @type {HTMLInputElement} */ (search).value = dialog.typed;
  dialog.body.replaceChildren(h('div.library-tools', {}, search, order), list, dialog.status, footer(dialog, used));
  if (!matchMedia('(pointer: coarse)').matches) search.focus(); // a keyboard would cover half of a phone
  await dialog.refresh();
}

/**
 * @param {Dialog} dialog
 * @param {Row[]} rows
 * @param {import('./rows.js').Version[]} orphans
 */
function listed(dialog, rows, orphans) {
  const found = arrange(rows.filter((row) => row.deleted === 0), dialog.typed, dialog.order);
  const deleted = arrange(rows.filter((row) => row.deleted > 0), dialog.typed, 'newest');
  const { id: open } = JSON.parse(dialog.actions.current());
  const empty = dialog.typed ? 'No title has these words.' : 'Nothing is kept on this device yet. Change a drawing, and it is saved here by itself; a scene of the gallery, a link or a file becomes yours with “keep a copy”.';
  return [
    found.length > 0 ? h('ul.library-rows', {}, ...found.map((row) => documentRow(dialog, row, open))) : h('p.empty', {}, empty),
    orphans.length > 0 && section('Versions without a drawing', orphans.map((orphan) => orphanRow(dialog, orphan))),
    deleted.length > 0 && section('Deleted: kept for 30 days', deleted.map((row) => deletedRow(dialog, row))),
  ];
}

/**
 * @param {string} title
 * @param {HTMLElement[]} rows
 */
const section = (title, rows) => h('section', {}, h('h3.group-title', {}, title), h('ul.library-rows', {}, ...rows));

/**
 * How much is stored.
 * @param {Row[]} rows
 */
async function usedWords(rows) {
  const count = rows.filter((row) => row.deleted === 0).length;
  const words = [count === 1 ? '1 drawing' : `${count} drawings`];
  try {
    const { usage, quota } = await navigator.storage.estimate();
    if (usage !== undefined && quota) words.push(`${sizeWords(usage)} of ${sizeWords(quota)} used on this device`);
  } catch {
    // a browser that does not tell how much it has
  }
  return words.join(' · ');
}

/**
 * @param {Dialog} dialog
 * @param {HTMLElement} used
 */
function footer(dialog, used) {
  const { documents, actions } = dialog;
  const file = h('input', { type: 'file', accept: '.json,application/json', hidden: true, 'data-testid': 'library-file', onchange: (event) => {
    const [chosen] = event.target.files;
    if (chosen) void dialog.attempt(() => takeIn(dialog, chosen));
    event.target.value = '';
  } });
  const button = (/** @type {string} */ name, /** @type {string} */ text, /** @type {() => void} */ act) => h('button.button', { 'data-testid': `library-${name}`, 'data-focus': name, onclick: act }, text);
  return h('div.library-foot', {}, used, file,
    button('open-file', 'Open a file', () => actions.openFile()),
    button('import', 'Import', () => file.click()),
    button('export', 'Export all', () => dialog.attempt(async () => actions.download('library', await exportAll(documents)))));
}

/**
 * Takes in a file that holds a library.
 * @param {Dialog} dialog
 * @param {File} file
 */
async function takeIn(dialog, file) {
  if (file.size > FILE_MAX) throw new Error(`${file.name} is larger than ${sizeWords(FILE_MAX)}`);
  const { added, same, problems } = await importAll(dialog.documents, await file.text(), dialog.actions.check);
  const words = [`${added} added`, same > 0 && `${same} already here`, problems.length > 0 && `${problems.length} left out: ${problems.slice(0, 3).join('; ')}`];
  dialog.say(`${file.name}: ${words.filter(Boolean).join(', ')}.`);
}
