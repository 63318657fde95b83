/**
 * What the engine tells of a topic: what was published, the copies under way, the subscriptions; and of the message that
 * is open, what became of each copy. Times are virtual nanoseconds.
 */

import { readCopies } from './copies.js';

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
 * @property {string} moving the dead-letter queue to which it is being moved; '' for none
 * @property {number} lineage
 * @property {number} attempt that failed last, or is being made
 * @property {number} attempts that are made at most; 0 for nobody knows
 * @property {string} phase of the retries, or what else it waits for
 * @property {boolean} waiting for the next attempt; else for an answer
 * @property {number} since when that wait began
 * @property {number} due when it ends
 *
 * @typedef {object} Subscription
 * @property {string} wire
 * @property {string} to
 * @property {string} protocol
 * @property {boolean} filtered whether it has a filter policy
 * @property {string} deadLetter the queue that takes what cannot be delivered; '' for none
 * @property {string} state as AWS words it where it is not confirmed; '' where it is
 * @property {[string, number][]} counts what happened to its copies, in words
 *
 * @typedef {'delivered' | 'filtered' | 'retrying' | 'way' | 'failed' | 'aside'} Outcome
 *
 * @typedef {object} Copy what became of the copy for a subscription
 * @property {string} key
 * @property {string} to
 * @property {string} protocol of its subscription, where the subscriber has several and it is known which; else ''
 * @property {Outcome} outcome
 * @property {string} text what happened last
 * @property {string} why
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

const units = /** @type {const} */ ([86_400, 3600, 60, 1]);

/**
 * An instant as the engine writes it for people, "1h02m03.25s"; -1 for none.
 * @param {any} clock
 */
export function instant(clock) {
  const parts = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(\d+(?:\.\d+)?)s$/.exec(text(clock));
  return parts ? Math.round(units.reduce((sum, unit, i) => sum + unit * Number(parts[i + 1] ?? 0), 0) * 1e9) : -1;
}

/** @param {{due: number}} wait */
const soon = ({ due }) => (due < 0 ? Infinity : due);

/** @param {any} told @returns {Told} */
export function readFanOut(told) {
  const inspect = told.inspect ?? {}, node = text(told.node);
  const protocols = new Map(list(inspect.subscriptions).map((one) => [one.wire, text(one.Protocol)]));
  const deliveries = list(inspect.deliveries).map((row, i, all) => readDelivery(row, i, all, protocols)).sort((a, b) => soon(a) - soon(b));
  const subscriptions = list(told.subscriptions).map((one) => readSubscription(one, list(inspect.subscriptions)));
  return {
    node, kind: text(told.kind), known: inspect.subscriptions !== undefined, published: inspect.published ?? 0,
    recent: list(inspect.messages).map(readPublished).reverse(),
    deliveries, underWay: list(inspect.subscriptions).reduce((sum, one) => sum + (one.underWay ?? 0), 0),
    subscriptions, copies: readCopies(told.life, node, subscriptions, deliveries),
    leftOut: told.life?.leftOut ?? 0,
  };
}

/** @param {any} row @returns {Published} */
const readPublished = (row) => ({
  number: String(row.number ?? ''), lineage: row.lineage ?? 0, at: instant(row.at), subject: text(row.Subject), body: text(row.Message),
  attributes: Object.entries(row.MessageAttributes ?? {}).map(([name, { Value }]) => [name, text(Value)]),
});

/** What a copy waits for when it is not tried again, in words. */
const WAITS = /** @type {Record<string, string>} */ ({ sent: 'waits for its answer', 'kept in order': 'behind another of its group', 'held back': 'waits for its turn' });

/** @param {any} row @param {number} i @param {any[]} all @param {Map<number, string>} protocols by wire @returns {Delivery} */
const readDelivery = (row, i, all, protocols) => ({
  key: [row.lineage, row.wire, all.slice(0, i).filter((other) => other.lineage === row.lineage && other.wire === row.wire).length].join(' '), to: text(row.Endpoint), protocol: protocols.get(row.wire) ?? '', moving: text(row.DeadLetterQueue), lineage: row.lineage ?? 0,
  attempt: row.attempts ?? 0, attempts: row.attemptsMost ?? 0, phase: text(row.phase) || WAITS[row.state] || text(row.state), waiting: row.state === 'waiting',
  since: instant(row.since), due: instant(row.retryAt ?? row.turnAt ?? row.answerUntil),
});

/** What a subscription counts, and in which words. */
const COUNTS = /** @type {const} */ ([['delivered', 'delivered'], ['filteredOut', 'filtered out'], ['retrying', 'retrying'], ['deadLettered', 'dead-lettered'], ['failed', 'failed']]);

/**
 * @param {any} row what the drawing has
 * @param {any[]} states what the engine tells: of a subscriber with several subscriptions, the port says which is which
 * @returns {Subscription}
 */
function readSubscription(row, states) {
  const his = states.filter((one) => one.Endpoint === row.to);
  const state = his.find((one) => one.Protocol === row.port) ?? his[0] ?? {};
  return {
    wire: text(row.wire), to: text(row.to), protocol: text(state.Protocol) || text(row.port), filtered: row.filtered === true, deadLetter: text(row.deadLetter),
    state: state.state === 'Confirmed' ? '' : text(state.state), counts: COUNTS.filter(([name]) => state[name] > 0).map(([name, words]) => [words, state[name]]),
  };
}

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
