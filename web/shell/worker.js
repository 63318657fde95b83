/**
 * The Worker: runs the engine's role of the one WebAssembly module. A request is written into its memory, handled by
 * one call, and the frame is copied into the buffer that came with the request. Any exception, any stopped program is
 * death, and is reported: the page starts another Worker.
 */

/**
 * @typedef {object} Engine
 * @property {{buffer: ArrayBuffer}} mem
 * @property {(length: number) => number} requestAddress
 * @property {(length: number) => number} handle
 * @property {() => number} frameAddress
 * @property {() => number} frameLength
 * @property {() => number} noteAddress
 * @property {() => number} noteLength
 * @property {() => void} collect
 */

const scope = /** @type {any} */ (globalThis);
/** @type {Promise<Engine> | null} */
let engine = null;
/** @type {any} */
let go = null;
/**
 * Go collects garbage beside the program, and in a Worker that never rests it may come to that late, while memory that
 * was taken is never given back. So beyond 128 MB a collection is waited for whenever it has grown by 32 MB.
 */
let collectAt = 160 << 20;

/**
 * @param {WebAssembly.Module} module
 * @returns {Promise<Engine>}
 */
async function startEngine(module) {
  scope.importScripts('wasm_exec.js');
  go = new scope.Go();
  go.argv = ['app', 'engine'];
  const instance = await WebAssembly.instantiate(module, go.importObject);
  go.run(instance).then(() => die('the engine stopped'), die);
  return /** @type {Engine} */ (/** @type {unknown} */ (instance.exports));
}

/**
 * @param {Engine} exports
 * @param {Uint8Array} request
 * @param {ArrayBuffer} buffer
 */
function exchange(exports, request, buffer) {
  const at = exports.requestAddress(request.length) >>> 0;
  if (at === 0) throw new Error(`the engine has no room for a request of ${request.length} bytes`);
  new Uint8Array(exports.mem.buffer, at, request.length).set(request);
  const failed = exports.handle(request.length);
  if (failed !== 0 || go.exited) throw new Error(`the engine stopped (${go.exited ? 'program ended' : `code ${failed}`})`);
  const length = exports.frameLength() >>> 0;
  const frame = buffer.byteLength >= length ? buffer : new ArrayBuffer(length * 2);
  if (length > 0) new Uint8Array(frame, 0, length).set(new Uint8Array(exports.mem.buffer, exports.frameAddress() >>> 0, length));
  const size = exports.noteLength() >>> 0;
  const note = size > 0 ? new Uint8Array(exports.mem.buffer, exports.noteAddress() >>> 0, size).slice() : null;
  let memory = exports.mem.buffer.byteLength; // which never shrinks
  if (memory >= collectAt) {
    exports.collect();
    memory = exports.mem.buffer.byteLength;
    collectAt = memory + (32 << 20);
  }
  scope.postMessage({ frame, length, note, memory }, note ? [frame, note.buffer] : [frame]);
}

/** @param {unknown} reason */
function die(reason) {
  scope.postMessage({ dead: reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason) });
}

scope.onmessage = (/** @type {{data: {module?: WebAssembly.Module, request?: Uint8Array, buffer?: ArrayBuffer}}} */ { data }) => {
  if (data.module) engine = startEngine(data.module);
  const { request, buffer } = data;
  if (engine && request && buffer) engine.then((exports) => exchange(exports, request, buffer)).catch(die);
  else engine?.catch(die);
};
