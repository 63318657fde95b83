/**
 * The recent messages of the topic, each with what the draft says of it: it matches, or what stands in the way.
 */
import { make } from '../story/dom.js';
import { arrange } from '../xray/lanes.js';
import { hue, text } from '../xray/row.js';
import { countWords } from './model.js';

/**
 * @typedef {import('./model.js').Told} Told
 * @typedef {import('./model.js').Judged} Judged
 * @typedef {ReturnType<typeof newRow>} Row
 */

/** What an editor says that has nothing to hold a policy against. */
const EMPTY = 'No message has come yet. Publish one: each is held against what you type, and where it does not match, the reason is told.';

export function buildList() {
  const count = make('p', { class: 'filter-count', 'data-testid': 'filter-count' });
  const said = make('p', { class: 'visually-hidden', role: 'status' });
  const rows = make('ul', { class: 'filter-rows', 'aria-label': 'Recent messages' });
  const empty = make('p', { class: 'xray-note' });
  return { box: make('div', { class: 'filter-list' }, count, said, rows, empty), count, said, rows, empty, kept: /** @type {Map<number, Row>} */ (new Map()), draft: '', saying: 0 };
}

/** @typedef {ReturnType<typeof buildList>} List */

/**
 * @param {List} list
 * @param {Told} told
 */
export function showList(list, told) {
  const { messages, problem } = told;
  const stale = problem !== null;
  list.rows.toggleAttribute('data-stale', stale);
  const words = stale ? 'What is typed is no policy yet.' : messages.length === 0 ? '' : countWords(messages);
  text(list.count, words);
  list.empty.hidden = !told.known || stale || messages.length > 0;
  text(list.empty, told.known ? EMPTY : 'The engine is being asked.');
  if (!stale) showRows(list, messages);
  speak(list, told, words);
}

/**
 * The count is said once somebody has stopped typing, and not with each message that comes.
 * @param {List} list
 * @param {Told} told
 * @param {string} words
 */
function speak(list, told, words) {
  const draft = JSON.stringify([told.wire, told.policy, told.scope]);
  if (draft === list.draft) return;
  list.draft = draft;
  clearTimeout(list.saying);
  if (told.typed) list.saying = window.setTimeout(() => text(list.said, list.count.textContent ?? words), 900);
}

/**
 * @param {List} list
 * @param {Judged[]} messages
 */
function showRows(list, messages) {
  const gone = new Set(list.kept.keys());
  const wanted = messages.map((message) => {
    let row = list.kept.get(message.number);
    if (!row) list.kept.set(message.number, row = newRow());
    gone.delete(message.number);
    showRow(row, message);
    return row.box;
  });
  for (const number of gone) list.kept.delete(number);
  arrange(list.rows, wanted);
}

function newRow() {
  const parts = {
    mark: make('span', { class: 'filter-mark', 'data-testid': 'filter-mark' }), dot: make('span', { class: 'dot' }),
    id: make('button', { type: 'button', class: 'filter-id' }), body: make('span', { class: 'xray-body' }),
    attributes: make('span', { class: 'filter-attributes' }), why: make('span', { class: 'filter-why', 'data-testid': 'filter-why' }),
  };
  return { box: make('li', { class: 'filter-message', 'data-testid': 'filter-message' }, parts.mark, parts.dot, parts.id, parts.body, parts.attributes, parts.why), ...parts, shown: '' };
}

/**
 * @param {Row} row
 * @param {Judged} message
 */
function showRow(row, message) {
  const shown = JSON.stringify(message);
  if (shown === row.shown) return;
  row.shown = shown;
  row.box.toggleAttribute('data-matches', message.matches);
  text(row.mark, message.matches ? '✓ matches' : '✗ filtered out');
  row.dot.style.setProperty('--hue', hue(message.lineage));
  text(row.id, `#${message.lineage}`);
  row.id.dataset.do = `life ${message.lineage}`;
  row.id.title = 'Life of this message';
  text(row.body, message.subject ? `${message.subject}: ${message.body}` : message.body);
  row.body.title = message.body;
  row.attributes.replaceChildren(...message.attributes.map(({ Name, DataType, Value }) => make('span', { class: 'filter-attribute', title: DataType }, `${Name} = ${Value}`)));
  row.why.hidden = message.matches;
  row.why.replaceChildren(...(message.matches ? [] : reason(message)));
}

/** @param {Judged} message */
const reason = ({ path, found, wanted }) => [
  make('code', {}, path), found === '' ? ' is not there' : ' is ', ...(found === '' ? [] : [make('code', {}, found)]), ', wanted ', make('code', {}, wanted),
];
