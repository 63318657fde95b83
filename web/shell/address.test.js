import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAddress } from './address.js';

/**
 * @param {string} hash
 * @param {Record<string, string>} kept
 */
function browser(hash, kept = {}) {
  /** @type {(() => void)[]} */
  const listeners = [];
  const location = { hash, pathname: '/play/', search: '?a=b' };
  /** @type {string[]} */
  const shown = [];
  const place = () => ({
    location,
    history: { replaceState: (/** @type {unknown} */ _, /** @type {string} */ __, /** @type {string} */ address) => { shown.push(address); location.hash = address.startsWith('#') ? address : ''; } },
    storage: { getItem: (/** @type {string} */ key) => kept[key] ?? null, setItem: (/** @type {string} */ key, /** @type {string} */ value) => { kept[key] = value; } },
    addEventListener: (/** @type {string} */ _, /** @type {() => void} */ listener) => void listeners.push(listener),
  });
  const type = (/** @type {string} */ next) => { location.hash = next; for (const listener of listeners) listener(); };
  return { place, shown, type, location };
}

test('a page that is opened on a link tells it once, and every one that comes later', () => {
  const { place, type } = browser('#1.abc');
  const address = createAddress(false, place);
  assert.ok(address.opensLink);
  /** @type {string[]} */
  const told = [];
  address.listen((hash) => void told.push(hash));
  type('#1.def');
  type('#');
  type('');
  type('#nonsense');
  assert.deepEqual(told, ['#1.abc', '#1.def', '#nonsense']);
});

test('a tab that is loaded anew goes on with its own, and opens what somebody put there', () => {
  const kept = {};
  const { place, shown, location } = browser('', kept);
  const address = createAddress(false, place);
  address.show('#1.mine');
  address.show('#1.mine');
  assert.deepEqual(shown, ['#1.mine'], 'what stands there already is not written again');
  assert.equal(location.hash, '#1.mine');
  /** @param {ReturnType<typeof browser>} tab @param {boolean} reloaded */
  const told = (tab, reloaded) => {
    /** @type {string[]} */
    const all = [];
    createAddress(reloaded, tab.place).listen((hash) => void all.push(hash));
    return all;
  };
  assert.deepEqual(told(browser('#1.mine', kept), true), []);
  address.show('#1.newer');
  assert.deepEqual(told(browser('#1.mine', kept), true), [], 'a reload that had begun loads the address of that time');
  assert.deepEqual(told(browser('#1.other', kept), true), ['#1.other']);
  assert.deepEqual(told(browser('#1.other', kept), false), ['#1.other']);
  address.show('');
  assert.equal(shown.at(-1), '/play/?a=b', 'a plain address keeps its folder');
});

test('a browser that keeps nothing and shows nothing opens links all the same', () => {
  const location = { hash: '#1.abc', pathname: '/', search: '' };
  const address = createAddress(true, /** @type {any} */ (() => ({
    location,
    history: { replaceState() { throw new Error('too often'); } },
    get storage() { throw new Error('switched off'); },
    addEventListener() {},
  })));
  let told = '';
  address.listen((hash) => { told = hash; });
  address.show('#1.def');
  assert.equal(told, '#1.abc');
});
