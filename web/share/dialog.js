/**
 * The share dialog: the drawing from the start or this very moment as a link, how long it is and why, a QR code, a file.
 */
import { h } from '../library/dom.js';
import { CHAT_MAX, QR_MAX, absolute, measure, momentWords, remoteHash } from './words.js';
import { qrFigure } from './qr.js';

/**
 * @typedef {{what: string, characters: number}} Portion what makes a link long
 * @typedef {{link?: string, problem?: string, long?: Portion[], at?: string, commands?: number}} Choice
 * @typedef {{title: string, drawing: Choice, moment?: Choice}} Shared as the page tells it
 *
 * @typedef {object} Parts what changes with the choice
 * @property {HTMLInputElement} field
 * @property {HTMLElement} bar
 * @property {HTMLElement} size
 * @property {HTMLElement} long
 * @property {HTMLElement} code
 * @property {HTMLElement} status
 * @property {HTMLElement} save
 * @property {HTMLButtonElement} copy
 */

/**
 * Fills the dialog.
 * @param {HTMLElement} box
 * @param {string} json see Shared
 */
export function fill(box, json) {
  /** @type {Shared} */
  const shared = JSON.parse(json);
  const parts = createParts();
  const turn = (/** @type {'drawing' | 'moment'} */ name) => show(parts, shared[name] ?? shared.drawing, name);
  box.replaceChildren(
    head('Share'),
    choices(shared, turn),
    h('div.share-columns', {},
      h('div.share-link', {},
        h('label', { for: 'share-link' }, 'Link'),
        h('div.share-row', {}, parts.field, parts.copy),
        meter(parts),
        parts.long,
        h('div.share-row', {}, parts.save, sendButton(parts, shared.title), parts.status)),
      parts.code),
    remoteForm(),
  );
  turn('drawing');
}

/**
 * Called once the dialog can be seen: the link is ready to be copied.
 * @param {HTMLElement} box
 */
export function shown(box) {
  const field = /** @type {HTMLInputElement} */ (box.querySelector('#share-link'));
  field.focus();
  choose(field);
}

/**
 * Selects the whole link and shows its beginning.
 * @param {HTMLInputElement} field
 */
const choose = (field) => field.setSelectionRange(0, field.value.length, 'backward');

/** @param {string} title */
export const head = (title) => h('div.dialog-head', {}, h('h2', {}, title), closeButton());

function closeButton() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  path.setAttribute('d', 'm4 4 8 8M12 4l-8 8');
  svg.append(path);
  return h('button.icon-button', { 'data-do': 'shut', 'aria-label': 'Close', title: 'Close' }, svg);
}

/** @returns {Parts} */
function createParts() {
  const field = /** @type {HTMLInputElement} */ (h('input.input.share-field', { id: 'share-link', readonly: true, spellcheck: 'false', 'data-testid': 'share-link', 'aria-describedby': 'share-size' }));
  const status = h('p.hint.share-status', { role: 'status', 'data-testid': 'share-status' });
  const copy = /** @type {HTMLButtonElement} */ (h('button.button.primary', { 'data-testid': 'share-copy' }, 'Copy'));
  copy.addEventListener('click', () => void copyLink(field, status));
  field.addEventListener('focus', () => choose(field));
  return {
    field, status, copy,
    bar: h('span.share-bar'),
    size: h('p.hint', { id: 'share-size', 'data-testid': 'share-size' }),
    long: h('div.share-long', { 'data-testid': 'share-long' }),
    code: h('div.share-code'),
    save: h('button.button', { 'data-testid': 'share-save' }, 'Save as a file'),
  };
}

/**
 * @param {Shared} shared
 * @param {(name: 'drawing' | 'moment') => void} turn
 */
function choices(shared, turn) {
  const { moment } = shared;
  const radio = (/** @type {'drawing' | 'moment'} */ name, /** @type {string} */ title, /** @type {string} */ detail) => {
    const off = name === 'moment' && !moment;
    const input = h('input', {
      type: 'radio', name: 'share-what', value: name, checked: name === 'drawing', disabled: off, 'data-testid': `share-${name}`, onchange: () => turn(name),
    });
    return h(off ? 'label.share-choice.off' : 'label.share-choice', {}, input, h('span', {}, h('span.share-title', {}, title), h('span.hint', {}, detail)));
  };
  return h('fieldset.share-choices', {}, h('legend.visually-hidden', {}, 'What to share'),
    radio('drawing', 'The drawing from the start', 'Whoever opens it begins at zero'),
    radio('moment', 'This very moment', moment ? momentWords(moment) : 'Nothing has happened yet'));
}

/**
 * @param {Parts} parts
 * @param {Choice} choice
 * @param {'drawing' | 'moment'} name
 */
function show(parts, choice, name) {
  const text = choice.link === undefined ? '' : absolute(choice.link, location.href);
  const { share, words, over } = measure(text.length);
  parts.field.value = text;
  parts.copy.disabled = text === '';
  parts.bar.style.setProperty('--share', `${share * 100}%`);
  parts.bar.classList.toggle('over', over);
  parts.size.textContent = choice.problem ?? words;
  parts.size.classList.toggle('problem', choice.problem !== undefined);
  parts.long.replaceChildren(...longList(choice.long ?? []));
  parts.code.replaceChildren(qrFigure(text));
  parts.save.setAttribute('data-do', `share-save ${name}`);
  parts.status.textContent = '';
}

/** @param {Parts} parts */
function meter({ bar, size }) {
  return h('div.share-meter', {}, h('div.share-scale', { 'aria-hidden': 'true' }, bar, mark('chat', CHAT_MAX), mark('QR code', QR_MAX)), size);
}

/**
 * @param {string} what ends here
 * @param {number} characters
 */
const mark = (what, characters) => h('span.share-mark', { style: `left: ${measure(characters).share * 100}%` }, h('span', {}, what));

/** @param {Portion[]} portions @returns {Node[]} */
function longList(portions) {
  if (portions.length === 0) return [];
  const rows = portions.map(({ what, characters }) => h('div', {}, h('dt', {}, what), h('dd', {}, `${characters.toLocaleString('en')} characters`)));
  return [h('p.hint', {}, 'What makes it long:'), h('dl.readings', {}, ...rows)];
}

/**
 * Phones and some desktops hand links to other programs.
 * @param {Parts} parts
 * @param {string} title
 */
function sendButton({ field }, title) {
  if (!navigator.share) return null;
  const send = () => void navigator.share({ title: title || 'Loosely Coupled', url: field.value }).catch(() => {});
  return h('button.button', { 'data-testid': 'share-send', onclick: send }, 'Send…');
}

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} status
 */
async function copyLink(field, status) {
  try {
    await navigator.clipboard.writeText(field.value);
    status.textContent = 'Copied.';
  } catch {
    field.focus();
    choose(field);
    status.textContent = 'This page may not write to the clipboard. The link is selected: copy it with Ctrl+C.';
  }
}

function remoteForm() {
  const problem = h('p.problem', { id: 'share-remote-problem', 'data-testid': 'share-remote-problem', hidden: true });
  const field = /** @type {HTMLInputElement} */ (h('input.input', {
    id: 'share-remote', type: 'url', inputmode: 'url', placeholder: 'https://', spellcheck: 'false', autocomplete: 'off', 'data-testid': 'share-remote',
  }));
  const open = (/** @type {Event} */ event) => {
    event.preventDefault();
    const { hash, wrong } = remoteHash(field.value);
    problem.hidden = !wrong;
    problem.textContent = wrong;
    field.toggleAttribute('aria-invalid', wrong !== '');
    if (wrong) field.setAttribute('aria-describedby', problem.id);
    else if (location.hash === hash) globalThis.dispatchEvent(new HashChangeEvent('hashchange'));
    else location.hash = hash;
  };
  return h('details.share-remote', {}, h('summary', { 'data-testid': 'share-remote-summary' }, 'Open from a web address…'),
    h('form', { novalidate: true, onsubmit: open },
      h('label', { for: 'share-remote' }, 'Address of a scenario, such as a file in a repository'),
      h('div.share-row', {}, field, h('button.button', { type: 'submit', 'data-testid': 'share-remote-open' }, 'Open')), problem));
}
