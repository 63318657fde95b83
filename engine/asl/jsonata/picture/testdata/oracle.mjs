// Evaluates calls of functions with the reference implementation of JSONata, one a line of standard input as JSON,
// {"name", "arguments"}, and answers with a line each: {"result"} as text, {"undefined"} or {"code"}.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import process from "node:process";

const [, , folder, now] = process.argv;
const jsonata = createRequire(`${folder}/`)("jsonata");

class FixedDate extends Date {
  /** @param {...any} fields */
  constructor(...fields) {
    if (fields.length === 0) super(Number(now));
    else super(.../** @type {[any]} */ (fields));
  }
}
globalThis.Date = /** @type {DateConstructor} */ (FixedDate);

/** @type {Map<string, any>} */
const compiled = new Map();

/**
 * @param {string} name
 * @param {any[]} given
 */
async function call(name, given) {
  if (name === "pow") return Math.pow(given[0], given[1]);
  const text = `$${name}(${given.map((_, i) => `$a${i}`).join(",")})`;
  if (!compiled.has(text)) compiled.set(text, jsonata(text));
  return compiled.get(text).evaluate(null, Object.fromEntries(given.map((v, i) => [`a${i}`, v])));
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  let answer;
  try {
    const result = await call(asked.name, asked.arguments);
    answer = result === undefined ? { undefined: true } : { result: String(result) };
  } catch (bad) {
    answer = { code: bad.code ?? String(bad) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
