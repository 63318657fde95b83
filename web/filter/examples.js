/**
 * Examples of every operator, made of what the recent messages hold, so that they mean something at once.
 */

/**
 * @typedef {import('./model.js').Judged} Judged
 * @typedef {{name: string, means: string, of: (seen: Seen) => [string, unknown]}} Example
 * @typedef {{key: string, text: string, number: number}} Seen a key of the recent messages, and values that it may have
 */

/** @type {Example[]} */
export const EXAMPLES = [
  { name: 'exact', means: 'one of these values', of: ({ key, text }) => [key, [text, 'another']] },
  { name: 'anything-but', means: 'none of these values', of: ({ key, text }) => [key, [{ 'anything-but': [text] }]] },
  { name: 'prefix', means: 'begins so', of: ({ key, text }) => [key, [{ prefix: text.slice(0, 3) }]] },
  { name: 'suffix', means: 'ends so', of: ({ key, text }) => [key, [{ suffix: text.slice(-3) }]] },
  { name: 'equals-ignore-case', means: 'this, in capitals or not', of: ({ key, text }) => [key, [{ 'equals-ignore-case': text.toUpperCase() }]] },
  { name: 'wildcard', means: '* stands for any text', of: ({ key, text }) => [key, [{ wildcard: `*${text.slice(1)}` }]] },
  { name: 'numeric', means: 'a number in a range', of: ({ key, number }) => [key, [{ numeric: ['>', 0, '<=', number] }]] },
  { name: 'cidr', means: 'an IP address in a network', of: () => ['source_ip', [{ cidr: '10.0.0.0/24' }]] },
  { name: 'exists', means: 'the key is there, or is not', of: ({ key }) => [key, [{ exists: true }]] },
  { name: '$or', means: 'one of several conditions', of: ({ key, text }) => ['$or', [{ [key]: [text] }, { another: [{ exists: true }] }]] },
];

/**
 * What an example can speak of: a key that the newest messages have, of numbers where numbers are wanted.
 * @param {Judged[]} messages newest first
 * @param {string} scope
 * @param {boolean} numeric
 * @returns {Seen}
 */
export function seenIn(messages, scope, numeric) {
  for (const message of messages) {
    for (const [key, value] of scope === 'MessageBody' ? bodyOf(message) : attributesOf(message)) {
      if (numeric ? typeof value === 'number' : typeof value === 'string' && value.length > 2) return { key, text: String(value), number: Number(value) || 100 };
    }
  }
  return { key: numeric ? 'price' : 'store', text: 'example_corp', number: 100 };
}

/** @param {Judged} message @returns {[string, unknown][]} */
const attributesOf = ({ attributes }) => attributes.map(({ Name, DataType, Value }) => [Name, DataType.startsWith('Number') ? Number(Value) : Value]);

/** @param {Judged} message @returns {[string, unknown][]} */
function bodyOf({ body }) {
  try {
    const parsed = JSON.parse(body);
    return parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed) ? Object.entries(parsed) : [];
  } catch {
    return [];
  }
}

/**
 * The draft with an example in it: another key where it is an object already, else the example alone.
 * @param {string} policy
 * @param {Example} example
 * @param {Judged[]} messages
 * @param {string} scope
 */
export function withExample(policy, example, messages, scope) {
  const [key, patterns] = example.of(seenIn(messages, scope, example.name === 'numeric'));
  return JSON.stringify({ ...objectOf(policy), [key]: patterns }, null, 2);
}

/** @param {string} policy @returns {object} */
function objectOf(policy) {
  try {
    const parsed = JSON.parse(policy);
    return parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
