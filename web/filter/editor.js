/**
 * The policy as text: what is wrong with it as AWS says it and where, examples to begin with, and the way to apply it.
 */
import { make } from '../story/dom.js';
import { text } from '../xray/row.js';
import { EXAMPLES, withExample } from './examples.js';

/** @typedef {import('./model.js').Told} Told */

/** What each scope means. */
const SCOPES = /** @type {Record<string, string>} */ ({ MessageAttributes: 'the message’s attributes', MessageBody: 'its body, as JSON' });

export function buildEditor() {
  const area = make('textarea', { id: 'filter-draft', class: 'input filter-draft', rows: '6', spellcheck: 'false', autocomplete: 'off', placeholder: 'No filter: the subscription gets every message.', 'data-input': 'draft', 'data-testid': 'filter-draft', 'aria-describedby': 'filter-problem' });
  const scope = make('select', { id: 'filter-scope', class: 'input', 'data-change': 'draft-scope', 'data-testid': 'filter-scope' });
  const state = make('span', { class: 'filter-state', 'data-testid': 'filter-state' });
  const apply = make('button', { type: 'button', class: 'button small primary', 'data-do': 'apply-filter', title: 'Apply (Ctrl+Enter). It can be undone.', 'data-testid': 'filter-apply' }, 'Apply');
  const leave = make('button', { type: 'button', class: 'button small', 'data-do': 'leave-draft', 'data-testid': 'filter-leave' }, 'Discard');
  const place = make('button', { type: 'button', class: 'filter-place', 'data-testid': 'filter-place' });
  const words = make('span', { 'data-testid': 'filter-words' });
  const problem = make('p', { id: 'filter-problem', class: 'filter-problem', role: 'status', 'data-testid': 'filter-problem' }, words, place);
  const examples = make('div', { class: 'filter-examples', role: 'group', 'aria-label': 'Examples to insert' }, ...EXAMPLES.map(({ name, means }) =>
    make('button', { type: 'button', class: 'chip toggle', title: means, 'data-example': name, 'data-testid': `example-${name}` }, name)));
  const scopeBox = make('label', { class: 'filter-scope', for: 'filter-scope' }, make('span', {}, 'looks at'), scope);
  const box = make('div', { class: 'filter-editor' },
    make('div', { class: 'filter-row' }, make('label', { for: 'filter-draft', class: 'filter-label' }, 'FilterPolicy'), scopeBox, state),
    area, problem,
    make('div', { class: 'filter-row' }, apply, leave),
    make('p', { class: 'hint' }, 'Insert an example of:'), examples);
  const editor = { box, area, scope, scopeBox, state, apply, leave, problem, words, place, told: /** @type {Told | null} */ (null), wire: '' };
  listen(editor, examples);
  return editor;
}

/** @typedef {{box: HTMLElement, area: HTMLTextAreaElement, scope: HTMLSelectElement, scopeBox: HTMLElement, state: HTMLElement, apply: HTMLButtonElement, leave: HTMLButtonElement, problem: HTMLElement, words: HTMLElement, place: HTMLButtonElement, told: Told | null, wire: string}} Editor */

/**
 * @param {Editor} editor
 * @param {HTMLElement} examples
 */
function listen(editor, examples) {
  const { area } = editor;
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    editor.apply.click();
  });
  editor.place.addEventListener('click', () => {
    const place = editor.told?.problem?.place;
    if (!place) return;
    area.focus();
    area.setSelectionRange(place.index, place.index + 1);
  });
  examples.addEventListener('click', (event) => {
    const name = /** @type {Element} */ (event.target).closest('[data-example]')?.getAttribute('data-example');
    const example = EXAMPLES.find((one) => one.name === name);
    if (!example || !editor.told) return;
    area.value = withExample(area.value, example, editor.told.messages, editor.told.scope);
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.focus();
  });
}

/**
 * What is typed stands as it is; what the subscription has is shown once nothing is being typed.
 * @param {Editor} editor
 * @param {Told} told
 */
export function showEditor(editor, told) {
  const another = editor.wire !== told.wire;
  editor.wire = told.wire;
  editor.told = told;
  if ((another || !told.typed) && editor.area.value !== told.policy) editor.area.value = told.policy;
  showScopes(editor, told);
  const { problem } = told;
  editor.area.setAttribute('aria-invalid', String(problem !== null));
  text(editor.words, problem?.text ?? '');
  text(editor.place, problem?.place ? `line ${problem.place.line}, column ${problem.place.column}` : '');
  editor.place.hidden = !problem?.place;
  editor.problem.hidden = problem === null;
  text(editor.state, told.changed ? 'a draft: not applied' : told.policy.trim() === '' ? 'no filter' : 'applied');
  editor.state.toggleAttribute('data-draft', told.changed);
  editor.apply.disabled = !told.changed || problem !== null;
  editor.leave.disabled = !told.changed;
}

/**
 * @param {Editor} editor
 * @param {Told} told
 */
function showScopes({ scope, scopeBox }, told) {
  scopeBox.hidden = told.scopes.length === 0;
  if (scope.options.length !== told.scopes.length) scope.replaceChildren(...told.scopes.map((one) => make('option', { value: one, title: SCOPES[one] ?? '' }, one)));
  if (scope.value !== told.scope) scope.value = told.scope;
}
