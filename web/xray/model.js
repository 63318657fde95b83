/**
 * What the engine tells of the messages in a queue, read into numbers. Times are virtual nanoseconds.
 */

/**
 * @typedef {object} Held a message at rest
 * @property {string} number names it in its queue
 * @property {number} lineage
 * @property {string} body its first characters
 * @property {number} receives
 * @property {number} sent
 * @property {number} since when it came into its lane
 * @property {number} due when it leaves it by itself; -1 for never
 * @property {boolean} duplicate the copy of a request that arrived twice
 * @property {string} group its MessageGroupId; '' for none
 * @property {string} label what happened to it that a person would not expect; '' for nothing
 *
 * @typedef {object} Group of a FIFO queue: its messages are received in order, one batch at a time
 * @property {string} name
 * @property {number} waiting
 * @property {number} inFlight
 * @property {string} blockedBy number of the message for which the others wait: in flight, delayed or being moved; '' for none
 *
 * @typedef {object} Task moves dead letters back
 * @property {string} status as AWS spells it
 * @property {number} moved
 * @property {number} toMove
 * @property {string} failure why it failed
 *
 * @typedef {'visible' | 'inFlight' | 'delayed'} LaneName
 * @typedef {{name: LaneName, held: Held[], total: number}} Lane
 *
 * @typedef {object} Told
 * @property {string[]} openable nodes to choose from, where no queue is shown
 * @property {string} node
 * @property {string} kind
 * @property {string[]} to where its dead letters go
 * @property {string[]} from whose dead letters it takes
 * @property {boolean} redrive whether they can be moved back
 * @property {boolean} cancel whether that can be broken off
 * @property {boolean} known whether the engine has told anything yet
 * @property {Lane[]} lanes
 * @property {boolean} fifo
 * @property {Group[]} groups
 * @property {Task | null} task the latest one
 * @property {number} waiting receives that wait for a message
 * @property {number} oldest when the oldest message came; -1 for none
 * @property {any} peek what is told of the message that is open; null for nothing yet
 */

/** What each lane is called, what it means, and what an empty one says. */
export const LANES = /** @type {const} */ ({
  visible: { title: 'Visible', means: 'received next', more: 'can be received now, from the top', none: 'Nothing waits to be received.', gauge: 'ApproximateNumberOfMessages' },
  inFlight: { title: 'In flight', means: 'hidden for now', more: 'received, and hidden until the ring is empty, unless it is deleted', none: 'Nobody works on a message.', gauge: 'ApproximateNumberOfMessagesNotVisible' },
  delayed: { title: 'Delayed', means: 'kept back', more: 'cannot be received until the ring is empty', none: 'No message is kept back.', gauge: 'ApproximateNumberOfMessagesDelayed' },
});

const list = (/** @type {any} */ all) => (Array.isArray(all) ? all : []);
const time = (/** @type {any} */ text) => (typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : -1);

/** @param {any} told @returns {Told} */
export function readXRay(told) {
  const inspect = told.inspect ?? {};
  const marked = new Map(list(told.marked));
  const lanes = /** @type {LaneName[]} */ (Object.keys(LANES)).map((name) => readLane(name, inspect, marked));
  return {
    openable: list(told.openable), node: told.node ?? '', kind: told.kind ?? '', to: list(told.to), from: list(told.from),
    redrive: told.redrive === true, cancel: told.cancel === true,
    known: inspect.lanes !== undefined, lanes,
    fifo: Array.isArray(inspect.groups),
    groups: list(inspect.groups).map((group) => ({ name: group.group, waiting: group.waiting ?? 0, inFlight: group.inFlight ?? 0, blockedBy: group.blockedBy ?? '' })),
    task: readTask(list(inspect.tasks)[0]),
    waiting: inspect.waitingReceives ?? 0, oldest: time(inspect.oldestArrived), peek: told.peek ?? null,
  };
}

/**
 * @param {LaneName} name
 * @param {any} inspect
 * @param {Map<number, string>} marked
 * @returns {Lane}
 */
function readLane(name, inspect, marked) {
  const held = list(inspect.lanes?.[name]).map((row) => readHeld(row, marked));
  if (name !== 'visible') held.sort((a, b) => a.due - b.due);
  return { name, held, total: Math.max(inspect.counts?.[LANES[name].gauge] ?? 0, held.length) };
}

/**
 * @param {any} row
 * @param {Map<number, string>} marked what happened lately to messages, by lineage
 * @returns {Held}
 */
const readHeld = (row, marked) => ({
  number: row.number, lineage: row.lineage ?? 0, body: row.body ?? '', receives: row.receives ?? 0,
  sent: time(row.sent), since: time(row.since), due: time(row.due), duplicate: row.duplicate === true, group: row.group ?? '', label: row.label ?? marked.get(row.lineage) ?? '',
});

/** @param {any} task @returns {Task | null} */
const readTask = (task) => (task ? {
  status: task.Status ?? '', moved: task.ApproximateNumberOfMessagesMoved ?? 0, toMove: task.ApproximateNumberOfMessagesToMove ?? 0, failure: task.FailureReason ?? '',
} : null);

/**
 * The part of a message's time in its lane that is left, 1 to 0: a pure function of time.
 * @param {Held} held
 * @param {number} now
 */
export function leftOf(held, now) {
  const whole = held.due - held.since;
  return whole > 0 ? Math.max(0, Math.min(1, (held.due - now) / whole)) : 0;
}

const UNITS = /** @type {const} */ ([[86_400, 'd', 3600, 'h'], [3600, 'h', 60, 'min'], [60, 'min', 1, 's']]);

/**
 * A length of time in whole seconds, as one reads a countdown: "18 s", "2 min 5 s", "3 d 4 h".
 * @param {number} ns
 */
export function span(ns) {
  const seconds = Math.max(0, Math.floor(ns / 1e9));
  for (const [large, name, small, rest] of UNITS) {
    if (seconds < large) continue;
    const more = Math.floor((seconds % large) / small);
    return `${Math.floor(seconds / large)} ${name}${more > 0 ? ` ${more} ${rest}` : ''}`;
  }
  return `${seconds} s`;
}

/** What is left is rounded up: it reads 0 when it is over, and not a second before. @param {number} ns */
export const countdown = (ns) => span(ns + 999_999_999);

/**
 * A time on the clock: "0:01:05.250".
 * @param {number} ns
 */
export function clock(ns) {
  const ms = Math.floor(ns / 1e6);
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const days = Math.floor(ms / 86_400_000);
  return `${days > 0 ? `${days} d ` : ''}${Math.floor(ms / 3_600_000) % 24}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

/** A whole number in groups of three digits. @param {number} n */
export const count = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/**
 * The visible messages of a FIFO queue by group, in the order of their first messages; groups of which only the number
 * is known come last.
 * @param {Held[]} held
 * @param {Group[]} groups
 * @returns {{group: Group, held: Held[]}[]}
 */
export function byGroup(held, groups) {
  /** @type {Map<string, Held[]>} */
  const sorted = new Map();
  for (const one of held) sorted.set(one.group, [...(sorted.get(one.group) ?? []), one]);
  for (const { name } of groups) if (!sorted.has(name)) sorted.set(name, []);
  const known = new Map(groups.map((group) => [group.name, group]));
  return [...sorted].map(([name, all]) => ({ group: known.get(name) ?? { name, waiting: all.length, inFlight: 0, blockedBy: '' }, held: all }));
}
