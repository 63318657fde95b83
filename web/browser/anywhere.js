// One Go program run everywhere: natively, natively with fused multiply-add, in Node and in a Worker of Chromium.

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { browser } from './harness.js';
import { serveFolder } from './server.js';

const run = promisify(execFile);
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const build = join(root, '.build/anywhere');
const program = './engine/enginetest/harness';
const outputMax = 512 << 20;

/**
 * As the Makefile compiles what people get.
 * @param {string} output
 * @param {Record<string, string>} environment
 * @param {string[]} flags
 */
const compile = (output, environment, flags = []) =>
  run('go', ['build', '-trimpath', '-pgo=wasm/default.pgo', ...flags, '-o', join(build, output), program], { cwd: root, env: { ...process.env, ...environment } });

/** Builds the program for every place where it runs. */
export async function prepare() {
  mkdirSync(build, { recursive: true });
  await compile('native', {});
  if (fuses()) await compile('fused', { GOAMD64: 'v3' });
  await compile('program.wasm', { GOOS: 'js', GOARCH: 'wasm' }, ['-gcflags=all=-d=pgoinlinecdfthreshold=80']);
  const goroot = (await run('go', ['env', 'GOROOT'])).stdout.trim();
  for (const file of ['wasm_exec.js', 'wasm_exec_node.js']) cpSync(join(goroot, 'lib/wasm', file), join(build, file));
  writeFileSync(join(build, 'index.html'), '<!doctype html><meta charset="utf-8"><title>anywhere</title>');
  writeFileSync(join(build, 'worker.js'), worker);
}

/** Whether this processor runs what Go compiles with fused multiply-add. */
export function fuses() {
  if (process.arch !== 'x64') return false;
  const flags = readFileSync('/proc/cpuinfo', 'utf8');
  return ['fma', 'avx2', 'bmi2'].every((flag) => new RegExp(`\\b${flag}\\b`).test(flags));
}

/** The Worker: what the program prints is posted back. */
const worker = `
importScripts('wasm_exec.js');
const decoder = new TextDecoder();
let text = '';
globalThis.fs.writeSync = (_, bytes) => { text += decoder.decode(bytes, { stream: true }); return bytes.length; };
globalThis.fs.write = (fd, bytes, offset, length, position, done) => done(null, globalThis.fs.writeSync(fd, bytes.subarray(offset, offset + length)));
onmessage = async ({ data }) => {
  try {
    const go = new Go();
    go.argv = ['program', ...data];
    const { instance } = await WebAssembly.instantiateStreaming(fetch('program.wasm'), go.importObject);
    await go.run(instance);
    postMessage({ text });
  } catch (error) {
    postMessage({ error: String(error?.stack ?? error) });
  }
};
`;

/** @typedef {(...args: string[]) => Promise<string>} Place runs the program with arguments and answers what it prints */

/** @type {Place} */
export const native = async (...args) => (await run(join(build, 'native'), args, { maxBuffer: outputMax })).stdout;

/** @type {Place} */
export const fused = async (...args) => (await run(join(build, 'fused'), args, { maxBuffer: outputMax })).stdout;

/** @type {Place} */
export const node = async (...args) => {
  const env = { PATH: process.env.PATH ?? '' };
  return (await run('node', ['--stack-size=8192', join(build, 'wasm_exec_node.js'), join(build, 'program.wasm'), ...args], { maxBuffer: outputMax, env })).stdout;
};

/** @type {Place} */
export const chromium = async (...args) => {
  const host = await serveFolder(build, '/');
  const page = await (await browser()).newPage();
  try {
    await page.goto(host.address);
    const answer = await page.evaluate(
      (/** @type {string[]} */ given) =>
        new Promise((resolve) => {
          const w = new Worker('worker.js');
          w.onmessage = ({ data }) => resolve(data);
          w.onerror = (event) => resolve({ error: event.message });
          w.postMessage(given);
        }),
      args,
    );
    if (answer.error) throw new Error(answer.error);
    return answer.text;
  } finally {
    await page.close();
    await host.close();
  }
};
