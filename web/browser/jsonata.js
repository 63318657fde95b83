// The reference implementation of JSONata, for comparison: its results for expressions in a file, and what they cost.
//
//     node jsonata.js answer QUESTIONS ANSWERS     lines of {"expr", "input"} -> of {"value"}, {"code", ...} or {}
//     node jsonata.js cost EXPRESSIONS             lines of {"name", "expr", "input"} -> nanoseconds, one number a line

import { readFileSync, writeFileSync } from 'node:fs';
import jsonata from 'jsonata';

const [command, from, to] = process.argv.slice(2);
const lines = readFileSync(from, 'utf8').trimEnd().split('\n').map((/** @type {string} */ line) => JSON.parse(line));

/**
 * What is no JSON in a result: the code of the error that it is elsewhere.
 * @param {any} value
 * @returns {string | undefined}
 */
function unfit(value) {
  if (typeof value === 'function' || value?._jsonata_lambda || value?._jsonata_function) return 'U1002';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'D1001';
  if (value === null || typeof value !== 'object') return undefined;
  for (const one of Object.values(value)) {
    const code = unfit(one);
    if (code) return code;
  }
  return undefined;
}

/** @param {{expr: string, input: any}} question */
async function answer({ expr, input }) {
  try {
    const value = await jsonata(expr).evaluate(input);
    const code = unfit(value);
    return code ? { code } : { value };
  } catch (/** @type {any} */ error) {
    const { code, position, token, message } = error;
    return { code: code ?? 'none', position, token, message };
  }
}

/**
 * The least of many turns: what else the machine does disturbs some of them.
 * @param {{expr: string, input: any}} question
 */
async function cost({ expr, input }) {
  const compiled = jsonata(expr);
  let least = Infinity;
  const end = performance.now() + 1000;
  while (performance.now() < end) {
    let times = 0;
    const start = performance.now();
    while (performance.now() - start < 5) {
      await compiled.evaluate(input);
      times++;
    }
    least = Math.min(least, ((performance.now() - start) * 1e6) / times);
  }
  return Math.round(least);
}

const answers = [];
for (const line of lines) answers.push(command === 'cost' ? await cost(line) : JSON.stringify(await answer(line)));
if (to) writeFileSync(to, `${answers.join('\n')}\n`);
else console.log(answers.join('\n'));
