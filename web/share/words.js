/** What the share dialog works out, without a browser. */

/** What fits in a chat, in characters. */
export const CHAT_MAX = 2000;
/** What a QR code holds at most, in bytes. */
export const QR_MAX = 2953;
/** What the address bar shows at most, in characters, as the page decides. */
export const ADDRESS_MAX = 32_000;
/** The right end of the meter. */
const SCALE = 3200;

const number = (/** @type {number} */ n) => n.toLocaleString('en');

/**
 * How long a link is, in words and as a share of the meter.
 * @param {number} characters
 * @returns {{share: number, words: string, over: boolean}}
 */
export function measure(characters) {
  const share = Math.min(1, characters / SCALE);
  const count = `${number(characters)} characters`;
  if (characters <= CHAT_MAX) return { share, words: `${count}: fits in a chat`, over: false };
  if (characters <= QR_MAX) return { share, words: `${count}: many chats cut what is longer than ${number(CHAT_MAX)}; a QR code holds it`, over: true };
  if (characters > ADDRESS_MAX) return { share, words: `${count}: too long for the address bar, for chats and for a QR code; send it as a file`, over: true };
  return { share, words: `${count}: too long for many chats, which cut at ${number(CHAT_MAX)}, and for a QR code; send it as a file`, over: true };
}

/**
 * What the link of a moment says: "12.5 s into the run, with 3 changes made by hand".
 * @param {{at?: string, commands?: number}} moment
 */
export function momentWords({ at = '0s', commands = 0 }) {
  if (commands === 0) return `At ${at}, paused there`;
  return `At ${at}, with ${commands === 1 ? '1 change' : `${number(commands)} changes`} made by hand`;
}

/**
 * The whole address of a link.
 * @param {string} hash
 * @param {string} page the address of the page
 */
export const absolute = (hash, page) => page.replace(/[?#].*$/s, '') + hash;

/**
 * The hash that asks for a file of another site, or what is wrong with its address.
 * @param {string} typed
 * @returns {{hash: string, wrong: string}}
 */
export function remoteHash(typed) {
  const text = typed.trim();
  const { wrong } = remoteAddress(text);
  return wrong ? { hash: '', wrong } : { hash: `#url=${encodeURIComponent(text)}`, wrong: '' };
}

/**
 * Checks the address of a file of another site.
 * @param {string} text
 * @returns {{address: URL | null, wrong: string}}
 */
export function remoteAddress(text) {
  const none = (/** @type {string} */ wrong) => ({ address: null, wrong });
  if (!/^https:\/\//i.test(text)) return none('An address begins with https://, such as https://example.org/scene.json.');
  let address;
  try {
    address = new URL(text);
  } catch {
    return none('This is no address; one looks like https://example.org/scene.json.');
  }
  if (address.username || address.password) return none('An address with a name or a password in it is not opened.');
  return { address, wrong: '' };
}
