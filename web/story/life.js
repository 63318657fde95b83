/**
 * The life of a message as the engine tells it, read into numbers. Times are virtual nanoseconds.
 */

/**
 * @typedef {object} Row
 * @property {number} n number of the record
 * @property {string} at as text
 * @property {number} time
 * @property {string} atNs
 * @property {string} node
 * @property {string} what
 * @property {string} text
 * @property {string} why the rule that fired and the setting that would change it; may be empty
 * @property {string} [peer] the other node concerned
 * @property {number} [attempt] 0 when the record does not say
 * @property {number} copy id of the copy that it concerns; -1 for none
 * @property {boolean} note no hop tells it
 * @property {boolean} failure
 *
 * @typedef {object} Copy
 * @property {number} id
 * @property {string} node
 * @property {string} peer the subscription or target it is for; "" for none
 * @property {number} born
 * @property {number} ended -1 while it goes on
 * @property {string} state
 * @property {string} label
 *
 * @typedef {object} Span
 * @property {number} copy
 * @property {string} node
 * @property {number} from
 * @property {number} to
 * @property {string} state
 * @property {string} label
 * @property {boolean} open goes on
 *
 * @typedef {object} Hop
 * @property {number} n
 * @property {string} from
 * @property {string} to
 * @property {number} at
 * @property {number} arrive
 * @property {string} kind "message", "answer" or "ask"
 * @property {string} label
 * @property {boolean} failure
 * @property {boolean} open under way, or nobody knows
 *
 * @typedef {object} Life
 * @property {number} lineage
 * @property {string} id for correlation, as a trace header carries it
 * @property {number} progress thousandths gathered; 1000 when it is whole
 * @property {number} born
 * @property {number} ended -1 while some copy goes on
 * @property {number} now
 * @property {string} outcome
 * @property {string} ending
 * @property {number} total
 * @property {number} waiting
 * @property {number} hidden
 * @property {number} work
 * @property {number} attempts
 * @property {number} leftOut
 * @property {Row[]} rows
 * @property {Copy[]} copies
 * @property {Span[]} spans
 * @property {Hop[]} hops
 * @property {string} mermaid
 * @property {string} text
 */

/**
 * A time in text as a number; -1 for one that has not come.
 * @param {unknown} text
 */
const time = (text) => (typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : -1);

/**
 * Reads what a note tells of a life; null when it tells none.
 * @param {any} told
 * @returns {Life | null}
 */
export function readLife(told) {
  if (told === null || typeof told !== 'object' || !(told.lineage > 0)) return null;
  const list = (/** @type {any} */ all) => (Array.isArray(all) ? all : []);
  return {
    ...told,
    progress: Array.isArray(told.rows) ? 1000 : Math.max(0, Math.min(999, Number(told.progress) || 0)),
    id: told.id ?? '', outcome: told.outcome ?? '', ending: told.ending ?? '', mermaid: told.mermaid ?? '', text: told.text ?? '',
    born: time(told.born), ended: time(told.ended), now: time(told.now), total: time(told.total),
    waiting: time(told.waiting), hidden: time(told.hidden), work: time(told.work),
    attempts: told.attempts ?? 0, leftOut: told.leftOut ?? 0,
    rows: list(told.rows).map((row) => ({ ...row, time: time(row.atNs) })),
    copies: list(told.copies).map((copy) => ({ ...copy, born: time(copy.born), ended: time(copy.ended) })),
    spans: list(told.spans).map((span) => ({ ...span, from: time(span.from), to: time(span.to) })),
    hops: list(told.hops).map((hop) => ({ ...hop, at: time(hop.at), arrive: time(hop.arrive) })),
  };
}

/**
 * A life that was told, at a later time at which nothing has happened to the message since: what goes on is older.
 * @param {Life} life
 * @param {number} now
 * @returns {Life}
 */
export function older(life, now) {
  const more = Math.max(0, now - life.now);
  const count = (/** @type {string[]} */ ...states) => life.spans.filter((span) => span.open && states.includes(span.state)).length;
  return {
    ...life, now,
    total: life.ended < 0 ? life.total + more : life.total,
    waiting: life.waiting + more * count('waiting', 'delayed'),
    hidden: life.hidden + more * count('hidden'),
    work: life.work + more * count('work'),
    spans: life.spans.map((span) => (span.open ? { ...span, to: span.to + more } : span)),
  };
}

/**
 * What a panel shows after a note: a life anew, or the one that it shows grown older.
 * @param {Life | null} shown
 * @param {any} told
 */
export function nextLife(shown, told) {
  const life = readLife(told);
  if (life === null || shown?.lineage !== life.lineage || shown.progress < 1000 || life.progress === 1000) return life;
  return life.now >= shown.now ? older(shown, life.now) : shown;
}

/**
 * Whether two tellings of a life differ in more than its age.
 * @param {Life | null} a
 * @param {Life | null} b
 */
export function differ(a, b) {
  if (a === null || b === null || a.lineage !== b.lineage || a.progress !== b.progress) return true;
  return a.rows.length !== b.rows.length || a.leftOut !== b.leftOut || a.rows.at(-1)?.n !== b.rows.at(-1)?.n || a.rows[0]?.n !== b.rows[0]?.n;
}

/** What the states mean, in words. */
export const STATES = /** @type {const} */ ({
  waiting: 'waiting',
  delayed: 'delayed',
  hidden: 'hidden: somebody has it',
  work: 'being worked on',
  way: 'under way, an answer is due',
  aside: 'set aside',
});

/** What the outcomes mean, in words. */
export const OUTCOMES = /** @type {Record<string, string>} */ ({
  going: 'goes on', done: 'done', aside: 'set aside', lost: 'lost', failed: 'failed',
});
