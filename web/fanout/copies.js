/**
 * What became of each copy of one publish. A record names the subscriber, and not which of its subscriptions: where it
 * has several, those under way are told apart by their deliveries, and the others as far as only one is left.
 */

/**
 * @typedef {import('./model.js').Copy} Copy
 * @typedef {import('./model.js').Delivery} Delivery
 * @typedef {import('./model.js').Outcome} Outcome
 * @typedef {import('./model.js').Subscription} Subscription
 */

/** What the topic calls what happens to a copy, and what that means here. */
const OUTCOMES = /** @type {Record<string, Outcome>} */ ({
  'filtered out': 'filtered', delivered: 'delivered', 'delivered again': 'delivered', 'not delivered': 'retrying', 'held back': 'way', 'kept in order': 'way',
  'delivery failed': 'failed', 'not dead-lettered': 'failed', 'delivery dropped': 'failed', 'set aside': 'aside',
});

/** @param {Outcome} outcome whether the copy is still on its way */
const goesOn = (outcome) => outcome === 'way' || outcome === 'retrying';

/**
 * @param {any} life
 * @param {string} node
 * @param {Subscription[]} subscriptions
 * @param {Delivery[]} deliveries
 * @returns {Copy[] | null} null while the life is not told
 */
export function readCopies(life, node, subscriptions, deliveries) {
  if (!Array.isArray(life?.rows)) return null;
  const records = recordsOf(life.rows, node, subscriptions);
  const mine = deliveries.filter((one) => one.lineage === life.lineage);
  return [...new Set(subscriptions.map((one) => one.to))].flatMap((to) => {
    const his = subscriptions.filter((one) => one.to === to), told = records.get(to) ?? [], under = mine.filter((one) => one.to === to);
    return his.length > 1 ? severalOf(to, his, told, under) : oneOf(to, told, under);
  });
}

/**
 * @param {any[]} rows
 * @param {string} node
 * @param {Subscription[]} subscriptions
 * @returns {Map<string, Copy[]>} what happened to the copies for each subscriber, in its order
 */
function recordsOf(rows, node, subscriptions) {
  /** @type {Map<string, Copy[]>} */
  const records = new Map(subscriptions.map((one) => [one.to, []]));
  for (const row of rows) {
    const outcome = OUTCOMES[row.what];
    if (row.node !== node || !outcome) continue;
    const record = { key: '', to: '', protocol: '', outcome, text: row.text, why: row.why };
    if (records.has(row.peer)) records.get(row.peer)?.push({ ...record, to: row.peer });
    else if (outcome === 'failed') for (const { to, deadLetter } of subscriptions) {
      const all = records.get(to) ?? [], aside = all.findLastIndex((one) => one.outcome === 'aside');
      if (deadLetter === row.peer && aside >= 0) all[aside] = { ...record, to };
    }
  }
  return records;
}

/**
 * The last record tells what became of the only copy for a subscriber; of one that is on its way for the first time,
 * there is none.
 * @param {string} to
 * @param {Copy[]} told
 * @param {Delivery[]} under
 * @returns {Copy[]}
 */
function oneOf(to, told, under) {
  const last = told.at(-1) ?? under.slice(0, 1).map(({ phase }) => ({ to, protocol: '', outcome: /** @type {Outcome} */ ('way'), text: phase, why: '' }))[0];
  return last ? [{ ...last, key: to }] : [];
}

/**
 * @param {string} to
 * @param {Subscription[]} his
 * @param {Copy[]} told
 * @param {Delivery[]} under
 * @returns {Copy[]}
 */
function severalOf(to, his, told, under) {
  const going = his.flatMap(({ protocol }) => under.filter((one) => one.protocol === protocol).slice(0, 1).map((one) => goingOn(to, one)));
  const room = his.length - going.length;
  const ended = room > 0 ? told.filter((one) => !goesOn(one.outcome)).slice(-room) : [];
  const last = told.at(-1);
  if (going.length === 0 && ended.length < his.length && last && goesOn(last.outcome)) ended.push(last); // more are under way than are listed
  let left = his.filter((one) => !going.some((copy) => copy.protocol === one.protocol));
  const filtered = left.filter((one) => one.filtered);
  const named = ended.map((copy) => {
    if (copy.outcome !== 'filtered' || filtered.length !== 1) return copy;
    left = left.filter((one) => one !== filtered[0]);
    return { ...copy, protocol: filtered[0].protocol };
  }).map((copy) => (copy.protocol === '' && left.length === 1 ? { ...copy, protocol: left[0].protocol } : copy));
  return [...going, ...named].map((copy, i) => ({ ...copy, key: `${to} ${copy.protocol || i}` }));
}

/**
 * @param {string} to
 * @param {Delivery} one
 * @returns {Copy}
 */
function goingOn(to, one) {
  const attempts = one.attempt === 0 ? '' : `attempt ${one.attempt}${one.attempts > 0 ? ` of ${one.attempts}` : ''}, `;
  return { key: '', to, protocol: one.protocol, outcome: one.waiting ? 'retrying' : 'way', text: attempts + one.phase, why: '' };
}
