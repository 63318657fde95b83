/**
 * MD5 (RFC 1321), and AWS's digest of message attributes: reckoned only when somebody looks into a message.
 */

const SHIFTS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
const SINES = Uint32Array.from({ length: 64 }, (_, i) => Math.abs(Math.sin(i + 1)) * 2 ** 32);

/**
 * @param {Uint8Array} bytes
 * @returns {string} in hexadecimal
 */
export function md5(bytes) {
  const words = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
  new Uint8Array(words.buffer).set(bytes);
  words.setUint8(bytes.length, 0x80);
  words.setUint32(words.byteLength - 8, bytes.length << 3, true);
  words.setUint32(words.byteLength - 4, bytes.length >>> 29, true);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let at = 0; at < words.byteLength; at += 64) block(state, words, at);
  return [...new Uint8Array(state.buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {Uint32Array} state
 * @param {DataView} words
 * @param {number} at
 */
function block(state, words, at) {
  let [a, b, c, d] = state;
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    const mixed = round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
    const word = [i, 5 * i + 1, 3 * i + 5, 7 * i][round] & 15;
    const sum = (a + mixed + SINES[i] + words.getUint32(at + word * 4, true)) | 0;
    const shift = SHIFTS[round][i & 3];
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

const utf8 = new TextEncoder();

/** @param {string} text */
export const md5OfText = (text) => md5(utf8.encode(text));

/**
 * @typedef {{Name: string, DataType: string, StringValue?: string, BinaryValue?: string}} Attribute a binary value is in base64
 */

/**
 * MD5OfMessageAttributes: of the attributes by name, each as name, type, 1 for a text or 2 for bytes, and value; texts
 * after their length in four bytes (developer guide, sqs-message-metadata).
 * @param {Attribute[]} attributes
 */
export function md5OfAttributes(attributes) {
  /** @type {number[]} */
  const all = [];
  const add = (/** @type {Uint8Array} */ bytes) => {
    all.push(bytes.length >>> 24, (bytes.length >>> 16) & 255, (bytes.length >>> 8) & 255, bytes.length & 255);
    for (const byte of bytes) all.push(byte);
  };
  for (const { Name, DataType, StringValue, BinaryValue } of [...attributes].sort((a, b) => (a.Name < b.Name ? -1 : 1))) {
    add(utf8.encode(Name));
    add(utf8.encode(DataType));
    all.push(BinaryValue === undefined ? 1 : 2);
    add(BinaryValue === undefined ? utf8.encode(StringValue ?? '') : Uint8Array.from(atob(BinaryValue), (letter) => letter.charCodeAt(0)));
  }
  return md5(Uint8Array.from(all));
}
