/**
 * What the engine tells of a topic: what was published, the copies under way, the subscriptions; and of the message that
 * is open, what became of each copy. Times are virtual nanoseconds.
 */

/**
 * @typedef {object} Published
 * @property {string} number names it at the topic
 * @property {number} lineage
 * @property {number} at
 * @property {string} subject
 * @property {string} body its first characters
 * @property {[string, string][]} attributes
 *
 * @typedef {object} Delivery a copy under way
 * @property {string} key
 * @property {string} to
 * @property {string} protocol
 * @property {number} lineage
 * @property {number} attempt that failed last, or is being made
 * @property {number} attempts that are made at most; 0 for nobody knows
 * @property {string} phase of the retries; '' for none
 * @property {boolean} waiting for the next attempt; else for an answer
 * @property {number} since when that wait began
 * @property {number} due when it ends
 *
 * @typedef {object} Subscription
 * @property {string} wire
 * @property {string} to
 * @property {string} port of the subscriber
 * @property {boolean} filtered whether it has a filter policy
 * @property {string} deadLetter the queue that takes what cannot be delivered; '' for none
 * @property {string} state as AWS words it where it is not confirmed; '' where it is
 * @property {[string, number][]} counts what happened to its copies, in words
 *
 * @typedef {'delivered' | 'filtered' | 'retrying' | 'way' | 'failed' | 'aside'} Outcome
 *
 * @typedef {object} Copy what became of the copy for a subscription
 * @property {string} to
 * @property {Outcome} outcome
 * @property {string} what happened last, in the engine's word
 * @property {string} text
 * @property {string} why
 * @property {number} at
 *
 * @typedef {object} Told
 * @property {string} node
 * @property {string} kind
 * @property {boolean} known whether the engine has told anything yet
 * @property {number} published
 * @property {Published[]} recent newest first
 * @property {Delivery[]} deliveries the one that is due next comes first
 * @property {number} underWay
 * @property {Subscription[]} subscriptions
 * @property {Copy[] | null} copies of the message that is open; null while they are not told
 * @property {number} leftOut records of its life that are not told
 */

const list = (/** @type {any} */ all) => (Array.isArray(all) ? all : []);
const text = (/** @type {any} */ one) => (typeof one === 'string' ? one : '');
const time = (/** @type {any} */ one) => (typeof one === 'string' && /^\d+$/.test(one) ? Number(one) : -1);

/** @param {any} told @returns {Told} */
export function readFanOut(told) {
  const inspect = told.inspect ?? {}, node = text(told.node);
  const states = new Map(list(inspect.subscriptions).map((one) => [one.wire, one]));
  const deliveries = list(inspect.deliveries).map(readDelivery).sort((a, b) => a.due - b.due);
  return {
    node, kind: text(told.kind), known: inspect.subscriptions !== undefined, published: inspect.published ?? 0,
    recent: list(inspect.recent).map(readPublished).reverse(),
    deliveries, underWay: Math.max(inspect.underWay ?? 0, deliveries.length),
    subscriptions: list(told.subscriptions).map((one) => readSubscription(one, states.get(one.wire) ?? {})),
    copies: readCopies(told.life, node, new Set(list(told.subscriptions).map((one) => one.to))),
    leftOut: told.life?.leftOut ?? 0,
  };
}

/** @param {any} row @returns {Published} */
const readPublished = (row) => ({
  number: String(row.number ?? ''), lineage: row.lineage ?? 0, at: time(row.at), subject: text(row.subject), body: text(row.body),
  attributes: list(row.attributes).map(({ Name, Value }) => [text(Name), text(Value)]),
});

/** @param {any} row @returns {Delivery} */
const readDelivery = (row) => ({
  key: `${row.number ?? ''} ${row.lineage} ${row.wire ?? row.to}`, to: text(row.to), protocol: text(row.protocol), lineage: row.lineage ?? 0,
  attempt: row.attempt ?? 0, attempts: row.attempts ?? 0, phase: text(row.phase), waiting: row.waiting === true, since: time(row.since), due: time(row.due),
});

/** What a subscription counts, and in which words. */
const COUNTS = /** @type {const} */ ([['delivered', 'delivered'], ['filteredOut', 'filtered out'], ['retrying', 'retrying'], ['redriven', 'dead-lettered'], ['failed', 'failed']]);

/**
 * @param {any} row what the drawing has
 * @param {any} state what the engine tells
 * @returns {Subscription}
 */
const readSubscription = (row, state) => ({
  wire: text(row.wire), to: text(row.to), port: text(row.port), filtered: row.filtered === true, deadLetter: text(row.deadLetter), state: text(state.state),
  counts: COUNTS.filter(([name]) => state[name] > 0).map(([name, words]) => [words, state[name]]),
});

/** What the state of a copy means here. */
const OUTCOMES = /** @type {Record<string, Outcome>} */ ({
  passed: 'delivered', done: 'delivered', delayed: 'retrying', waiting: 'retrying', way: 'way', hidden: 'way', work: 'way', failed: 'failed', lost: 'failed', aside: 'aside',
});

/**
 * The last record of each subscriber's copy tells what became of it.
 * @param {any} life
 * @param {string} node
 * @param {Set<string>} subscribers
 * @returns {Copy[] | null}
 */
function readCopies(life, node, subscribers) {
  if (!Array.isArray(life?.rows)) return null;
  const states = new Map(list(life.copies).filter((copy) => copy.node === node && copy.peer !== '').map((copy) => [copy.id, copy.state]));
  /** @type {Map<string, Copy>} */
  const copies = new Map();
  for (const row of life.rows) {
    if (row.node !== node || !subscribers.has(row.peer) || !states.has(row.copy) && row.what !== FILTERED) continue;
    const outcome = row.what === FILTERED ? 'filtered' : OUTCOMES[states.get(row.copy)] ?? 'way';
    copies.set(row.peer, { to: row.peer, outcome, what: row.what, text: row.text, why: row.why, at: time(row.atNs) });
  }
  return [...copies.values()];
}

/** What the topic calls it when a filter lets a message not through. */
const FILTERED = 'filtered out';

/** The outcomes with their words and marks, best first. */
export const WORDS = /** @type {Record<Outcome, [mark: string, words: string]>} */ ({
  delivered: ['✓', 'delivered'], way: ['→', 'under way'], retrying: ['↻', 'retrying'], filtered: ['∅', 'filtered out'], aside: ['⤓', 'dead-lettered'], failed: ['✗', 'failed'],
});

/**
 * How many copies ended how, in words: "3 delivered, 1 filtered out".
 * @param {Copy[]} copies
 */
export function sumWords(copies) {
  const words = [];
  for (const [outcome, [, name]] of Object.entries(WORDS)) {
    const n = copies.filter((copy) => copy.outcome === outcome).length;
    if (n > 0) words.push(`${n} ${name}`);
  }
  return words.join(', ');
}

/**
 * What is left until a time as minutes and seconds, rounded up: "0:20", "1:05:00".
 * @param {number} ns
 */
export function minutes(ns) {
  const seconds = Math.max(0, Math.ceil(ns / 1e9));
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/**
 * The part of a wait that is left, 1 to 0: a pure function of time.
 * @param {{since: number, due: number}} wait
 * @param {number} now
 */
export function leftOf({ since, due }, now) {
  return due > since ? Math.max(0, Math.min(1, (due - now) / (due - since))) : 0;
}
