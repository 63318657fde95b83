/**
 * One session of a scenario as the page keeps it: enough to begin it anew in another Worker and to catch up.
 *
 * @typedef {{at: string, events: string, command: unknown}} Entry
 *
 * @typedef {object} Run one session of a scenario
 * @property {unknown} scenario as it was at the start
 * @property {Entry[]} entries the journal
 * @property {unknown[]} queue commands for the next exchange
 * @property {number} revision commands since the start
 * @property {number} since number of the newest event that the panels have
 * @property {boolean} begun whether the Worker has this scenario
 * @property {boolean} watchSent
 * @property {bigint} now virtual nanoseconds
 * @property {number} events
 * @property {{at: bigint, events: number}} target where a new Worker must get to before it is shown, to the event
 * @property {boolean} restoring whether a new Worker is on its way there
 * @property {number} elapsed real milliseconds since the last exchange
 * @property {string | null} stepping
 * @property {boolean} suspect whether the engine died of a queued command: then they go one by one
 * @property {boolean} outlineDue whether time went on since the outline was told
 */

/**
 * @param {unknown} scenario
 * @returns {Run}
 */
export function newRun(scenario) {
  return {
    scenario, entries: [], queue: [], revision: 0, since: 0, begun: false, watchSent: false, now: 0n, events: 0,
    target: { at: 0n, events: 0 }, restoring: false, elapsed: 0, stepping: null, suspect: false, outlineDue: true,
  };
}
