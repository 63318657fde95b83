/** Fetches a file of another site: so much of it and no more, for so long and no longer, and without saying who asks. */

/** What a drawing may weigh, in bytes. */
export const BYTES_MAX = 1 << 20;
const PATIENCE = 15_000;

/**
 * @typedef {object} Options
 * @property {AbortSignal} signal ends it
 * @property {typeof fetch} [get]
 * @property {number} [patience] real milliseconds
 */

/**
 * Reads the file as text, whatever type its site gives it. Throws an Error whose message is a sentence for people.
 * @param {URL} address
 * @param {Options} options
 * @returns {Promise<string>}
 */
export async function fetchText(address, { signal, get = fetch, patience = PATIENCE }) {
  const control = new AbortController();
  const stop = () => control.abort();
  signal.addEventListener('abort', stop);
  let late = false;
  const timer = setTimeout(() => { late = true; stop(); }, patience);
  try {
    const answer = await get(address.href, { signal: control.signal, credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual', cache: 'no-store' });
    refuse(answer, address);
    return new TextDecoder('utf-8', { fatal: true }).decode(await read(answer, address));
  } catch (error) {
    throw late ? new Error(`${address.host} did not answer within ${patience / 1000} s.`) : inWords(error, address);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    control.abort();
  }
}

/**
 * @param {Response} answer
 * @param {URL} address
 */
function refuse(answer, address) {
  if (answer.type === 'opaqueredirect') throw new Told(`${address.host} sends on to another address. Open that one instead.`);
  if (!answer.ok) throw new Told(`${address.host} has no such file: it answered ${answer.status}.`);
}

/**
 * @param {Response} answer
 * @param {URL} address
 * @returns {Promise<Uint8Array>}
 */
async function read(answer, address) {
  const reader = answer.body?.getReader();
  if (!reader) return new Uint8Array();
  const bytes = new Uint8Array(BYTES_MAX);
  for (let length = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, length);
    if (length + value.length > BYTES_MAX) throw new Told(`The file of ${address.host} is larger than 1 MB: no drawing is.`);
    bytes.set(value, length);
    length += value.length;
  }
}

/** A reason that is a sentence already. */
class Told extends Error {}

/**
 * @param {unknown} error
 * @param {URL} address
 */
function inWords(error, address) {
  if (error instanceof Told) return error;
  if (error instanceof TypeError && /decod|encod/i.test(error.message)) return new Error(`The file of ${address.host} is not text in UTF-8.`);
  return new Error(`The file could not be fetched: ${address.host} cannot be reached, or does not let other pages read it.`);
}
