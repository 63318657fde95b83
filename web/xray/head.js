/**
 * The top of the panel: which queue this is, its oldest message and the receives that wait; the way to its dead-letter
 * queue and back; and dead letters being moved back.
 */
import { make } from '../story/dom.js';
import { count, span } from './model.js';
import { text } from './row.js';

/** @typedef {import('./model.js').Told} Told */

export function buildHead() {
  const parts = {
    title: make('h3', { class: 'xray-title', tabindex: '-1' }),
    kind: make('span', { class: 'xray-kind' }),
    oldest: make('span', { class: 'xray-fact', 'data-testid': 'xray-oldest' }),
    waiting: make('span', { class: 'xray-fact', 'data-testid': 'xray-waiting' }),
    ways: make('div', { class: 'xray-ways' }),
    task: make('div', { class: 'xray-task', role: 'status', 'data-testid': 'redrive-progress' }),
  };
  const box = make('div', { class: 'xray-head' }, parts.title, parts.kind, parts.oldest, parts.waiting, parts.ways, parts.task);
  return { box, ...parts, shown: '', work: buildWork() };
}

/** @typedef {ReturnType<typeof buildHead>} Head */

function buildWork() {
  const bar = make('progress', { 'aria-label': 'Messages moved back' });
  const words = make('span');
  const stop = make('button', { type: 'button', class: 'button small', 'data-do': 'command-of CancelMessageMoveTask', 'data-testid': 'redrive-cancel' }, 'Cancel');
  return { bar, words, stop };
}

/**
 * @param {Head} head
 * @param {Told} told
 */
export function showHead(head, told) {
  text(head.title, told.node);
  text(head.kind, [told.kind, ...(told.fifo ? ['FIFO'] : []), ...(told.from.length > 0 ? ['dead letters'] : [])].join(' · '));
  text(head.waiting, told.waiting === 0 ? '' : told.waiting === 1 ? '1 receive waits' : `${count(told.waiting)} receives wait`);
  head.waiting.title = 'long polls that wait for a message';
  showWays(head, told);
  showTask(head, told);
}

/**
 * @param {Head} head
 * @param {Told} told
 */
function showWays(head, { node, to, from, redrive, task }) {
  const begin = redrive && !RUNS.has(task?.status ?? '');
  const shown = JSON.stringify([node, to, from, begin]);
  if (shown === head.shown) return;
  head.shown = shown;
  head.ways.replaceChildren(
    ...from.map((id) => way(id, `← ${id}`, `The queue whose dead letters these are: ${id}`, 'xray-source')),
    ...to.map((id) => way(id, `${id} →`, `The dead-letter queue: ${id}`, 'xray-dead-letters')),
    ...(begin ? [make('button', { type: 'button', class: 'button small primary', 'data-do': 'command-of StartMessageMoveTask', 'data-testid': 'redrive', title: 'StartMessageMoveTask: moves the messages back to where they came from' }, 'Redrive')] : []));
}

/**
 * @param {string} id
 * @param {string} words
 * @param {string} tip
 * @param {string} test
 */
const way = (id, words, tip, test) => make('button', { type: 'button', class: 'button small', 'data-do': `jump ${id}`, title: tip, 'data-testid': test }, words);

/** A queue has one task under way at most. */
const RUNS = new Set(['RUNNING', 'CANCELLING']);

/** What a task's status means, in words. */
const STATUS = /** @type {Record<string, string>} */ ({ RUNNING: 'Moving back', COMPLETED: 'Moved back', CANCELLING: 'Stopping', CANCELLED: 'Stopped', FAILED: 'Failed' });

/**
 * @param {Head} head
 * @param {Told} told
 */
function showTask({ task: box, work }, { task, cancel }) {
  box.hidden = task === null;
  if (task === null) return;
  if (work.bar.parentElement !== box) box.replaceChildren(work.bar, work.words, work.stop);
  const runs = task.status === 'RUNNING';
  work.bar.max = Math.max(1, task.toMove);
  work.bar.value = task.moved;
  work.bar.hidden = !runs;
  work.stop.hidden = !runs || !cancel;
  text(work.words, `${STATUS[task.status] ?? task.status}: ${count(task.moved)} of ${count(task.toMove)}${task.failure ? `. ${task.failure}` : ''}`);
}

/**
 * @param {Head} head
 * @param {Told} told
 * @param {number} now
 */
export function tickHead(head, told, now) {
  text(head.oldest, told.oldest < 0 ? '' : `oldest ${span(now - told.oldest)}`);
}
