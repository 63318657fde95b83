import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BYTES_MAX, fetchText } from './fetch.js';
import { qrPath } from './qr.js';
import { QR_MAX, absolute, measure, momentWords, remoteAddress, remoteHash } from './words.js';

test('the meter says what a link fits in', () => {
  assert.equal(measure(1204).words, '1,204 characters: fits in a chat');
  assert.ok(!measure(2000).over);
  assert.match(measure(2001).words, /many chats cut what is longer than 2,000; a QR code holds it/);
  assert.match(measure(2954).words, /too long for many chats.*and for a QR code/);
  assert.match(measure(32_001).words, /too long for the address bar/);
  assert.ok(measure(1000).share < measure(2000).share && measure(1e6).share === 1);
});

test('a moment is told with what was done by hand', () => {
  assert.equal(momentWords({ at: '12.5s', commands: 0 }), 'At 12.5s, paused there');
  assert.equal(momentWords({ at: '12.5s', commands: 1 }), 'At 12.5s, with 1 change made by hand');
  assert.equal(momentWords({ at: '1m05s', commands: 1200 }), 'At 1m05s, with 1,200 changes made by hand');
});

test('a link has the address of the page and nothing else of it', () => {
  assert.equal(absolute('#1.abc', 'https://example.org/play/?theme=dark#1.old'), 'https://example.org/play/#1.abc');
  assert.equal(absolute('#1.abc', 'file:///C:/play/index.html'), 'file:///C:/play/index.html#1.abc');
});

test('only https addresses without a password are asked for', () => {
  for (const bad of ['', 'http://example.org', 'javascript:alert(1)', 'https://', 'https://user:secret@example.org/a.json', 'example.org/a.json', 'https://[']) {
    assert.ok(remoteAddress(bad).wrong, bad);
    assert.equal(remoteAddress(bad).address, null);
    assert.equal(remoteHash(bad).hash, '');
  }
  assert.equal(remoteHash(' https://example.org/a.json?b=c#d ').hash, '#url=https%3A%2F%2Fexample.org%2Fa.json%3Fb%3Dc%23d');
  assert.equal(remoteAddress('https://exämple.org/').address?.host, 'xn--exmple-cua.org', 'a host that looks like another is shown as it is');
});

test('a QR code is a path of the modules that are dark', () => {
  const { size, data } = qrPath('https://example.org/#1.abc');
  assert.equal(size, 25);
  const dark = Array.from({ length: size }, () => Array(size).fill(false));
  for (const [, x, y, width] of data.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) dark[Number(y)].fill(true, Number(x), Number(x) + Number(width));
  const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
  for (const [left, top] of [[0, 0], [size - 7, 0], [0, size - 7]]) {
    assert.deepEqual(finder.map((_, y) => dark[top + y].slice(left, left + 7).map((on) => (on ? '#' : '.')).join('')), finder);
  }
  assert.equal(qrPath('x'.repeat(QR_MAX)).size, 177, 'the largest code holds what is promised');
  assert.throws(() => qrPath('x'.repeat(QR_MAX + 1)));
});

const address = new URL('https://example.org/a.json');
const signal = new AbortController().signal;
/** @param {BodyInit} body @param {ResponseInit} [init] @returns {any} */
const answers = (body, init) => async () => new Response(body, init);

test('a file is fetched without telling who asks', async () => {
  /** @type {any} */
  let asked;
  const get = async (/** @type {any} */ url, /** @type {any} */ options) => {
    asked = { url, ...options };
    return new Response('{"format":1}', { headers: { 'content-type': 'image/png' } });
  };
  assert.equal(await fetchText(address, { signal, get: /** @type {any} */ (get) }), '{"format":1}');
  assert.equal(asked.url, address.href);
  assert.deepEqual([asked.credentials, asked.referrerPolicy, asked.redirect], ['omit', 'no-referrer', 'manual']);
});

test('a file that is too large is left as soon as it is', async () => {
  let pulled = 0, cancelled = false;
  const endless = new ReadableStream({
    pull(controller) { pulled++; controller.enqueue(new Uint8Array(64 * 1024)); },
    cancel() { cancelled = true; },
  });
  const control = { aborted: false };
  const get = async (/** @type {any} */ _, /** @type {any} */ options) => {
    options.signal.addEventListener('abort', () => { control.aborted = true; });
    return new Response(endless);
  };
  await assert.rejects(fetchText(address, { signal, get: /** @type {any} */ (get) }), { message: 'The file of example.org is larger than 1 MB: no drawing is.' });
  assert.ok(pulled <= BYTES_MAX / (64 * 1024) + 3, `${pulled} pieces were read`);
  assert.ok(control.aborted || cancelled, 'the rest is not fetched');
});

test('what cannot be fetched is told in a sentence', async () => {
  const told = async (/** @type {any} */ get, /** @type {number} */ patience = 1000) => {
    try {
      await fetchText(address, { signal, get, patience });
    } catch (error) {
      return /** @type {Error} */ (error).message;
    }
    return '';
  };
  assert.equal(await told(answers('', { status: 404 })), 'example.org has no such file: it answered 404.');
  assert.equal(await told(async () => ({ type: 'opaqueredirect', ok: false, status: 0 })), 'example.org sends on to another address. Open that one instead.');
  assert.equal(await told(answers(new Uint8Array([0xff, 0xfe]))), 'The file of example.org is not text in UTF-8.');
  assert.match(await told(async () => { throw new TypeError('Failed to fetch'); }), /^The file could not be fetched: example\.org cannot be reached/);
  const never = (/** @type {any} */ _, /** @type {any} */ options) => new Promise((__, fail) => options.signal.addEventListener('abort', () => fail(new DOMException('aborted', 'AbortError'))));
  assert.equal(await told(never, 5), 'example.org did not answer within 0.005 s.');
});

test('an empty file is an empty text', async () => assert.equal(await fetchText(address, { signal, get: answers('') }), ''));
