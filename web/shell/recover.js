/**
 * The Worker has died: the next tick starts another, which catches up. Commands of the fatal exchange are sent once
 * more, one by one; the one that ends the engine again is left out with those that were made after it, and a note says
 * so.
 *
 * @typedef {import('./link.js').Link} Link
 */

/** So many deaths in a row, and the link gives up. */
export const STRIKES = 3;

/**
 * @param {Link} link
 * @param {string} reason
 */
export function recover(link, reason) {
  const { exchange, run } = link;
  link.worker?.terminate();
  link.worker = null;
  link.exchange = null;
  link.restarts++;
  link.strikes++;
  link.stateDirty = true;
  if (!run.restoring) run.target = run.seeking ?? { at: run.now, events: run.events };
  if (exchange && exchange.run === run && exchange.commands.length > 0) retry(link, exchange.commands);
  run.seeking = null;
  run.extras = { ...run.asked, ...run.extras };
  delete run.extras.seek;
  run.begun = run.watchSent = false;
  run.noteDue = true;
  run.restoring = run.entries.length + run.branches.length > 0 || Boolean(run.target.at) || Boolean(run.target.events) || run.end.at > 0n;
  if (link.strikes < STRIKES) return;
  link.death = reason;
  link.playing = false;
}

/**
 * @param {Link} link
 * @param {unknown[]} commands
 */
function retry(link, commands) {
  const { run } = link;
  run.queue.unshift(...commands);
  if (!run.suspect || commands.length > 1) {
    run.suspect = true;
    return;
  }
  const [fatal, ...later] = run.queue.splice(0);
  run.suspect = false;
  run.revision = run.given;
  link.strikes = 0;
  const text = `this change stopped the engine and was left out: ${JSON.stringify(fatal).slice(0, 120)}`;
  const after = later.length > 0 ? `; so were ${later.length} made after it` : '';
  link.note(JSON.stringify({ dropped: run.given + 1, problems: [{ pointer: '', id: '', text: text + after }] }));
}
