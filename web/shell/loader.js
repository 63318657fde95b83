/**
 * Loads the one WebAssembly module: compiled once while it arrives, run on the page, and posted to the Worker.
 */

/**
 * Compiles the module from the packed file, or from the raw one where that fails.
 * @param {string} base address of the folder that holds app.wasm.gz, wasm_exec.js
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileModule(base) {
  try {
    return await compilePacked(new URL('app.wasm.gz', base));
  } catch {
    return WebAssembly.compileStreaming(fetch(new URL('app.wasm', base)));
  }
}

/** @param {URL} address */
async function compilePacked(address) {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`${address.pathname}: ${answer.status}`);
  const reader = answer.body.getReader();
  const first = await firstBytes(reader);
  const whole = resume(reader, first);
  // Some hosts unpack .gz files on the way.
  const packed = first[0] === 0x1f && first[1] === 0x8b;
  const stream = packed ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
  return WebAssembly.compileStreaming(new Response(stream, { headers: { 'content-type': 'application/wasm' } }));
}

/** @param {ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>} reader */
async function firstBytes(reader) {
  /** @type {Uint8Array<ArrayBuffer>} */
  let bytes = new Uint8Array(0);
  while (bytes.length < 2) {
    const { done, value } = await reader.read();
    if (done) break;
    const joined = new Uint8Array(bytes.length + value.length);
    joined.set(bytes);
    joined.set(value, bytes.length);
    bytes = joined;
  }
  return bytes;
}

/**
 * A stream that begins with bytes already read.
 * @param {ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>} reader
 * @param {Uint8Array<ArrayBuffer>} first
 * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
 */
function resume(reader, first) {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(first);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/**
 * Runs the page's role of the module: the panels.
 * @param {WebAssembly.Module} module
 * @param {string} base
 */
export async function runPage(module, base) {
  await loadScript(new URL('wasm_exec.js', base));
  const go = new /** @type {any} */ (globalThis).Go();
  go.argv = ['app', 'page'];
  const instance = await WebAssembly.instantiate(module, go.importObject);
  go.run(instance);
}

/** @param {URL} address */
function loadScript(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = address.href;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${address.pathname} could not be loaded`));
    document.head.append(element);
  });
}
