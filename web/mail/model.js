/**
 * What the engine tells of what a subscriber got. Times are virtual nanoseconds.
 */

/**
 * @typedef {object} Got a message that came
 * @property {string} number names it at its node
 * @property {number} lineage
 * @property {number} at
 * @property {string} protocol
 * @property {string} from the node that sent it; '' when its wire is gone
 * @property {string} sender the name that stands in a mail's From, or before a text message
 * @property {string} type Notification, SubscriptionConfirmation, UnsubscribeConfirmation; '' for none of them
 * @property {string} subject
 * @property {string} body its first characters, or all of it where it is the message that is open
 * @property {number} bytes
 * @property {number} attempt
 * @property {boolean} duplicate
 * @property {number} parts text messages that it became; 0 where that is not counted
 * @property {string} state unread, read, taken, open, abandoned, or the status of the answer
 * @property {number} due when the answer or the confirmation comes by itself; -1 for never
 * @property {string} confirmation waiting, asked, confirmed, failed; '' for a message that asks for none
 * @property {string} result of the confirmation
 *
 * @typedef {object} Whole what comes along with the message that is open
 * @property {Got} got
 * @property {[string, string][]} headers of its HTTP request
 * @property {{Name: string, DataType: string, Value: string}[]} attributes
 * @property {[string, string][]} facts ARNs and ids
 *
 * @typedef {object} Told
 * @property {string} node
 * @property {string} kind
 * @property {string} picture inbox, phone, endpoint or sink
 * @property {string[]} commands
 * @property {boolean} known whether the engine has told anything yet
 * @property {Got[]} messages oldest first
 * @property {number} received
 * @property {number} unread -1 where nobody reads
 * @property {string} url of an endpoint
 * @property {string} number of the message that was asked for
 * @property {Whole | null | undefined} whole undefined while it is not told, null when it is gone
 */

const list = (/** @type {any} */ all) => (Array.isArray(all) ? all : []);
const text = (/** @type {any} */ one) => (typeof one === 'string' ? one : '');
const time = (/** @type {any} */ one) => (typeof one === 'string' && /^\d+$/.test(one) ? Number(one) : -1);

/** @param {any} told @returns {Told} */
export function readMail(told) {
  const inspect = told.inspect ?? {};
  return {
    node: text(told.node), kind: text(told.kind), picture: text(told.picture), commands: list(told.commands),
    known: Array.isArray(inspect.messages), messages: list(inspect.messages).map(readGot),
    received: inspect.received ?? 0, unread: inspect.unread ?? -1, url: text(inspect.url),
    number: text(told.peek?.number), whole: readWhole(told.peek),
  };
}

/** @param {any} row @returns {Got} */
const readGot = (row) => ({
  number: text(row.number), lineage: row.lineage ?? 0, at: time(row.at), protocol: text(row.protocol), from: text(row.from), sender: text(row.sender), type: text(row.type),
  subject: text(row.subject), body: text(row.body), bytes: row.bytes ?? 0, attempt: row.attempt ?? 1, duplicate: row.duplicate === true, parts: row.parts ?? 0,
  state: text(row.state), due: time(row.due), confirmation: text(row.confirmation), result: text(row.result),
});

/** What else a message has that a person may want to know. */
const FACTS = ['MessageId', 'TopicArn', 'SubscriptionArn', 'Token', 'ConfirmationURL'];

/** @param {any} peek @returns {Whole | null | undefined} */
function readWhole(peek) {
  const message = peek?.message;
  if (message === undefined || message === null) return peek ? null : undefined;
  return {
    got: readGot(message), headers: Object.entries(message.headers ?? {}), attributes: list(message.attributes),
    facts: FACTS.filter((name) => text(message[name]) !== '').map((name) => [name, message[name]]),
  };
}

/**
 * What came since the panel was drawn last, in words for those who do not see it; '' for nothing.
 * @param {Told | null} before
 * @param {Told} told
 */
export function newsWords(before, told) {
  if (!before || before.node !== told.node || !before.known) return '';
  const newest = told.messages.at(-1);
  const fresh = told.received - before.received;
  if (!newest || fresh <= 0) return '';
  const words = newest.subject || newest.body;
  return fresh === 1 ? `New message from ${newest.sender || newest.from}: ${words}` : `${fresh} new messages`;
}

/** Who a message is from, as a person reads it. @param {Got} got */
export const senderOf = (got) => got.sender || got.from || 'somebody';

/**
 * JSON is easier to read on several lines; anything else stays as it is.
 * @param {string} body
 */
export function readable(body) {
  if (!/^\s*[{[]/.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
