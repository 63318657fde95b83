// What the life of a message (a send, a receive and a delete) costs in process: the queue of this engine with all its
// rules, its trace and its metrics, natively, beside fauxqs in Node. fauxqs has no entry below HTTP, so its handlers are
// called with the store as its router does, and below them its queue, which checks nothing. Processor time counts,
// garbage collection included.
//
//     node peers.js HARNESS FAUXQS_DIST

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const [harness, dist] = process.argv.slice(2);
const rounds = 10;
const ours = 1_000_000;
const theirs = 100_000;
const body = 'a cup of coffee '.repeat(4);

/** @param {string} file */
const load = (file) => import(pathToFileURL(join(dist, 'sqs', file)).href);
const [{ SqsStore }, { sendMessage }, { receiveMessage }, { deleteMessage }] = await Promise.all(
  ['sqsStore.js', 'actions/sendMessage.js', 'actions/receiveMessage.js', 'actions/deleteMessage.js'].map(load),
);

const address = 'http://sqs.us-east-1.localhost:4566/000000000000/orders';
const store = new SqsStore();
store.createQueue('orders', address, 'arn:aws:sqs:us-east-1:000000000000:orders');
const queue = store.getQueue(address);
for (let held = 0; held < 1000; held++) queue.enqueue(SqsStore.createMessage(body));

/** @param {number} cycles */
async function handlers(cycles) {
  for (let n = 0; n < cycles; n++) {
    sendMessage({ QueueUrl: address, MessageBody: body }, store);
    const { Messages } = await receiveMessage({ QueueUrl: address, MaxNumberOfMessages: 1 }, store);
    deleteMessage({ QueueUrl: address, ReceiptHandle: Messages[0].ReceiptHandle }, store);
  }
}

/** @param {number} cycles */
async function queueAlone(cycles) {
  for (let n = 0; n < cycles; n++) {
    queue.enqueue(SqsStore.createMessage(body));
    queue.deleteMessage(queue.dequeue(1)[0].ReceiptHandle);
  }
}

/**
 * Nanoseconds of processor time that a life takes in fauxqs.
 * @param {(cycles: number) => Promise<void>} live
 */
async function costOf(live) {
  const before = process.cpuUsage();
  await live(theirs);
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / theirs;
}

const costOfOurs = async () => Number((await run(harness, ['lives', String(ours)])).stdout) / ours;

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** @type {Record<string, () => Promise<number>>} */
const sides = {
  'playground, typed': costOfOurs,
  'fauxqs, handlers': () => costOf(handlers),
  'fauxqs, queue alone': () => costOf(queueAlone),
};
/** @type {Record<string, number[]>} */
const costs = {};
for (let round = 0; round <= rounds; round++) {
  for (const [name, side] of Object.entries(sides)) {
    const cost = await side();
    if (round > 0) (costs[name] ??= []).push(cost); // the first one warms up
  }
}

const base = costs['playground, typed'];
console.log(`one life of a message, ${rounds} rounds in turns`);
for (const [name, of] of Object.entries(costs)) {
  const ratios = of.map((cost, round) => cost / base[round]);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  console.log(`${name.padEnd(22)}${median(of).toFixed(0).padStart(6)} ns  ratio ${median(ratios).toFixed(2)}  (${range})`);
}
