/**
 * One copy of a fan-out, told by itself: what came before the message parted, and what its own subscriber did. Pure.
 */

/**
 * @typedef {import('./life.js').Life} Life
 * @typedef {import('./life.js').Copy} Copy
 *
 * @typedef {object} Of the copy that is told
 * @property {string} node where the message parted
 * @property {string} to for whom the copy is
 * @property {string[]} others for whom the other copies are
 * @property {string[]} without nodes that only the others lead to
 */

/**
 * Where a message parted, and for whom: a node that has copies for several.
 * @param {Life} life
 * @returns {{node: string, to: string[]} | null}
 */
export function partingOf(life) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const { node, peer } of life.copies) if (peer) found.set(node, (found.get(node) ?? new Set()).add(peer));
  for (const [node, peers] of found) if (peers.size > 1) return { node, to: [...peers] };
  return null;
}

/**
 * @param {Life} life
 * @param {Of | null} of
 * @returns {Life}
 */
export function ofCopy(life, of) {
  if (of === null) return life;
  const gone = new Set(of.without), others = new Set(of.others);
  const copies = life.copies.filter((copy) => !gone.has(copy.node) && !(copy.node === of.node && others.has(copy.peer)));
  const ids = new Set(copies.map((copy) => copy.id));
  const spans = life.spans.filter((span) => ids.has(span.copy));
  const born = bornAt(life, of.node);
  const rows = life.rows.filter((row) => !gone.has(row.node) && (row.node !== of.node || born.has(row.n) || !others.has(row.peer ?? '')));
  const hops = life.hops.filter((hop) => !gone.has(hop.from) && !gone.has(hop.to) && !(hop.from === of.node && others.has(hop.to)) && !(hop.to === of.node && hop.kind === 'answer' && others.has(hop.from)));
  const sum = (/** @type {string[]} */ ...states) => spans.filter((span) => states.includes(span.state)).reduce((all, { from, to }) => all + to - from, 0);
  return { ...life, copies, spans, rows, hops, waiting: sum('waiting', 'delayed'), hidden: sum('hidden'), work: sum('work'), ...endOf(copies), attempts: Math.max(0, ...rows.map((row) => row.attempt ?? 0)) };
}

/**
 * The records with which a message came to a node, whoever brought it.
 * @param {Life} life
 * @param {string} node
 */
function bornAt(life, node) {
  const first = new Map();
  const own = new Set(life.copies.filter((copy) => copy.node === node && copy.peer === '').map((copy) => copy.id));
  for (const row of life.rows) if (row.node === node && own.has(row.copy) && !first.has(row.copy)) first.set(row.copy, row.n);
  return new Set(first.values());
}

/** What is told first of the copies: what goes on, then what was lost, set aside, done. */
const ENDS = /** @type {const} */ ([['going', ['waiting', 'delayed', 'hidden', 'work', 'way']], ['lost', ['lost']], ['aside', ['aside']], ['done', ['done']], ['failed', ['failed']], ['done', ['passed']]]);

/** @param {Copy[]} copies */
function endOf(copies) {
  for (const [outcome, states] of ENDS) {
    const found = copies.filter((copy) => /** @type {readonly string[]} */ (states).includes(copy.state));
    if (found.length > 0) return { outcome, ending: found.slice(-3).map((copy) => `${copy.label} at ${copy.node}`).join('; '), ended: outcome === 'going' ? -1 : Math.max(...copies.map((copy) => copy.ended)) };
  }
  return {};
}
