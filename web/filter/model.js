/**
 * What the engine tells of a filter policy that is being written, read for the editor.
 */

/**
 * @typedef {object} Attribute
 * @property {string} Name
 * @property {string} DataType
 * @property {string} Value
 *
 * @typedef {object} Judged a message that came lately
 * @property {number} number
 * @property {number} lineage
 * @property {number} at
 * @property {string} subject
 * @property {string} body its first characters
 * @property {Attribute[]} attributes
 * @property {boolean} matches
 * @property {string} path what does not match: a key, or a path of keys; '' where it does
 * @property {string} found what stands there; '' for nothing
 * @property {string} wanted
 *
 * @typedef {{line: number, column: number, index: number}} Place in what was typed; line and column from 1
 * @typedef {{text: string, place: Place | null}} Problem
 *
 * @typedef {object} Told
 * @property {string} wire key of the subscription; '' when it is gone
 * @property {string} node the topic
 * @property {string} to the subscriber
 * @property {string} policy the draft
 * @property {string} scope
 * @property {string[]} scopes
 * @property {boolean} typed whether the draft may differ from what the subscription has
 * @property {boolean} changed whether it does
 * @property {Problem | null} problem what is wrong with the draft, as AWS says it
 * @property {boolean} known whether the engine has told anything yet
 * @property {Judged[]} messages newest first
 */

const list = (/** @type {any} */ all) => (Array.isArray(all) ? all : []);
const text = (/** @type {any} */ one) => (typeof one === 'string' ? one : '');

/** @param {any} told @returns {Told} */
export function readFilter(told) {
  const judged = told?.judged ?? null;
  const messages = list(judged?.messages).map(readJudged).reverse();
  return {
    wire: text(told?.wire), node: text(told?.node), to: text(told?.to), policy: text(told?.policy), scope: text(told?.scope), scopes: list(told?.scopes),
    typed: told?.typed === true,
    changed: told?.typed === true && (!sameJson(told.policy, told.applied) || told.scope !== told.appliedScope),
    problem: judged?.problem ? readProblem(judged.problem, text(told.policy)) : null,
    known: judged !== null, messages,
  };
}

/** @param {any} row @returns {Judged} */
const readJudged = (row) => ({
  number: row.number ?? 0, lineage: row.lineage ?? 0, at: Number(row.at) || 0, subject: text(row.subject), body: text(row.body),
  attributes: Object.entries(row.attributes ?? {}).map(([Name, { Type, Value }]) => ({ Name, DataType: text(Type), Value: text(Value) })),
  matches: row.matches === true, path: text(row.path), found: text(row.found), wanted: text(row.wanted),
});

/**
 * AWS's message ends with a place on a second line. Where it read the policy without spaces, as it keeps it, the place is
 * looked for in what was typed.
 * @param {string} problem
 * @param {string} policy as typed
 * @returns {Problem}
 */
export function readProblem(problem, policy) {
  const [all, line, column] = /\n at \[Source: [^]*line: (\d+), column: (\d+)\]\s*$/.exec(problem) ?? [''];
  const words = problem.slice(0, problem.length - all.length).replace(/^FilterPolicy: /, '');
  if (all === '') return { text: words, place: null };
  const index = all.startsWith('\n at [Source: (String)') ? spaced(policy, Number(column) - 1) : indexOf(policy, Number(line), Number(column));
  const before = policy.slice(0, index);
  return { text: words, place: { line: before.split('\n').length, column: index - before.lastIndexOf('\n'), index } };
}

/**
 * The index of a line and column.
 * @param {string} policy
 * @param {number} line
 * @param {number} column
 */
function indexOf(policy, line, column) {
  const start = policy.split('\n').slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(policy.length, start + column - 1);
}

/**
 * Where the character stands that would have so many before it, were there no spaces.
 * @param {string} policy
 * @param {number} count
 */
function spaced(policy, count) {
  let inText = false;
  for (let i = 0; i < policy.length; i++) {
    if (!inText && /\s/.test(policy[i])) continue;
    if (count-- <= 0) return i;
    if (policy[i] === '"') inText = !inText;
    else if (inText && policy[i] === '\\') { i++; count--; }
  }
  return policy.length;
}

/** Whether two texts are the same policy, however they are spaced. @param {string} a @param {string} b */
function sameJson(a, b) {
  if (a === b) return true;
  try {
    return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
  } catch {
    return false;
  }
}

/** How many messages match, in words. @param {Judged[]} messages */
export function countWords(messages) {
  const matching = messages.filter((one) => one.matches).length;
  if (messages.length === 1) return matching === 1 ? 'The last message matches.' : 'The last message does not match.';
  return `${matching === 0 ? 'None' : matching === messages.length ? 'All' : matching} of the last ${messages.length} messages ${matching === 1 ? 'matches' : 'match'}.`;
}
