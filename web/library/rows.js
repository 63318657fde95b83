/** The rows of the library: what each says, and what can be done to it. */
import { h, iconButton } from './dom.js';
import { newId } from './documents.js';
import { TITLE_MAX, freeTitle, sizeWords, titleOf } from './records.js';
import { plain } from './transfer.js';
import { showVersions } from './versions.js';

/**
 * @typedef {import('./dialog.js').Dialog} Dialog
 * @typedef {import('./records.js').Row} Row
 * @typedef {{key: IDBValidKey, record: any, why: string}} Version
 */

/** @param {unknown} milliseconds */
export const when = (milliseconds) =>
  typeof milliseconds === 'number' && milliseconds > 0 ? new Date(milliseconds).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }) : 'at an unknown time';

const ORIGINS = /** @type {Record<string, string>} */ ({ gallery: 'from the gallery', link: 'from a link', file: 'from a file' });

/** @param {IDBValidKey} key a name for the focus */
const named = (key) => `${typeof key} ${String(key)}`;

/**
 * @param {Dialog} dialog
 * @param {Row} row
 * @param {string} open id of the document that is open
 */
export function documentRow(dialog, row, open) {
  if (row.why) return brokenRow(dialog, row);
  const { documents, actions } = dialog;
  const name = titleOf(row);
  const key = named(row.key);
  const facts = [when(row.at), ORIGINS[row.origin], row.versions > 0 && `${row.versions} ${row.versions === 1 ? 'version' : 'versions'}`, sizeWords(row.bytes)];
  const words = dialog.renaming === row.key ? titleField(dialog, row, open) : h('button.library-words', {
    'data-focus': `${key} open`, 'data-testid': 'library-open', title: 'Open', 'aria-current': row.id === open && 'true',
    onclick: () => dialog.attempt(async () => actions.open(JSON.stringify(await documents.read(row.id)))),
  }, h('span.item-title', {}, name), h('span.item-help', {}, facts.filter(Boolean).join(' · ')));
  return h('li.library-row', { 'data-testid': 'library-row', 'data-id': row.id }, words, row.id === open && h('span.badge', {}, 'open'),
    h('div.library-buttons', {},
      iconButton('versions', `Versions of ${name}`, `${key} versions`, () => void showVersions(dialog, { id: row.id, title: name })),
      iconButton('rename', `Rename ${name}`, `${key} rename`, () => {
        dialog.renaming = row.key;
        dialog.draw();
      }),
      iconButton('copy', `Duplicate ${name}`, `${key} copy`, () => dialog.attempt(() => duplicate(dialog, row))),
      iconButton('save', `Save ${name} as a file`, `${key} save`, () => dialog.attempt(async () => actions.download(name, (await documents.read(row.id)).text))),
      iconButton('trash', `Delete ${name}`, `${key} trash`, () => dialog.attempt(() => remove(dialog, row)))));
}

/**
 * A record that cannot be opened is listed as it is, and only ever changed by hand.
 * @param {Dialog} dialog
 * @param {Row} row
 */
function brokenRow(dialog, row) {
  const name = titleOf(row);
  return h('li.library-row', { 'data-testid': 'library-broken' },
    h('div.library-words', {}, h('span.item-title', {}, name), h('span.problem', {}, `cannot be opened: ${row.why}`)),
    h('div.library-buttons', {}, ...rawButtons(dialog, 'documents', row.key, name)));
}

/**
 * @param {Dialog} dialog
 * @param {'documents' | 'versions'} store
 * @param {IDBValidKey} key
 * @param {string} name
 */
export const rawButtons = (dialog, store, key, name) => [
  iconButton('save', `Save ${name} as it is, as a file`, `${named(key)} save`, () => dialog.attempt(async () => {
    const record = await dialog.documents.raw(store, key);
    dialog.actions.download(name, typeof record?.text === 'string' ? record.text : JSON.stringify(plain(record), null, 1));
  })),
  iconButton('trash', `Delete ${name}`, `${named(key)} trash`, () => dialog.attempt(async () => {
    const record = await dialog.documents.take(store, key);
    dialog.say(`Deleted “${name}”.`, () => dialog.documents.put(store, record));
  })),
];

/**
 * @param {Dialog} dialog
 * @param {Version} version whose document is gone
 */
export function orphanRow(dialog, { key, record, why }) {
  const name = typeof record?.name === 'string' && record.name ? record.name.slice(0, TITLE_MAX) : 'A version';
  return h('li.library-row', { 'data-testid': 'library-orphan' },
    h('div.library-words', {}, h('span.item-title', {}, name), h('span.problem', {}, `cannot be opened: ${why}`)),
    h('div.library-buttons', {}, ...rawButtons(dialog, 'versions', key, name)));
}

/**
 * @param {Dialog} dialog
 * @param {Row} row that was deleted less than a month ago
 */
export function deletedRow(dialog, row) {
  const name = titleOf(row);
  return h('li.library-row', { 'data-testid': 'library-deleted', 'data-id': row.id },
    h('div.library-words', {}, h('span.item-title', {}, name), h('span.item-help', {}, `deleted ${when(row.deleted)}`)),
    h('div.library-buttons', {}, iconButton('restore', `Have ${name} back`, `${named(row.key)} restore`, () => dialog.attempt(() => restore(dialog, row.id)))));
}

/**
 * @param {Dialog} dialog
 * @param {Row} row
 */
async function remove(dialog, row) {
  const { rev } = await dialog.documents.remove(row.id, true);
  dialog.actions.touched(JSON.stringify({ id: row.id, rev, gone: true }));
  dialog.say(`Deleted “${titleOf(row)}”.`, () => restore(dialog, row.id));
}

/**
 * @param {Dialog} dialog
 * @param {string} id
 */
async function restore(dialog, id) {
  const { rev, title } = await dialog.documents.remove(id, false);
  dialog.actions.touched(JSON.stringify({ id, rev, gone: false }));
  dialog.say(`“${titleOf({ title })}” is back.`);
}

/**
 * @param {Dialog} dialog
 * @param {Row} row
 */
async function duplicate({ documents, actions, say }, row) {
  const record = await documents.read(row.id);
  const title = freeTitle(record.title, await documents.titles());
  await documents.save({ id: newId(), rev: 0, title, text: actions.retitle(record.text, title), origin: record.origin, kept: true, by: '' });
  say(`“${title}” is a copy.`);
}

/**
 * The field in which a title is typed: Enter takes it, Escape leaves it as it was.
 * @param {Dialog} dialog
 * @param {Row} row
 * @param {string} open
 */
function titleField(dialog, row, open) {
  let over = false;
  const end = (/** @type {boolean} */ take) => {
    if (over) return;
    over = true;
    dialog.renaming = null;
    const title = /** @type {HTMLInputElement} */ (field).value.trim();
    if (take && title !== row.title) void dialog.attempt(() => retitle(dialog, row, title, open));
    else dialog.draw();
  };
  const field = h('input.input', {
    value: row.title, maxlength: String(TITLE_MAX), 'aria-label': `Title of ${titleOf(row)}`, 'data-focus': `${named(row.key)} rename`, 'data-testid': 'library-title',
    onblur: () => end(true),
    onkeydown: (event) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end(event.key === 'Enter');
    },
  });
  queueMicrotask(() => /** @type {HTMLInputElement} */ (field).select());
  return h('div.library-words', {}, field);
}

/**
 * @param {Dialog} dialog
 * @param {Row} row
 * @param {string} title
 * @param {string} open
 */
async function retitle(dialog, row, title, open) {
  if (row.id === open) return dialog.actions.renameOpen(title);
  await dialog.documents.update(row.id, (record) => ({ title, text: dialog.actions.retitle(record.text, title), at: Date.now(), by: '' }));
}
