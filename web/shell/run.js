/**
 * One run of a scenario as the page keeps it: enough to begin it anew in another Worker and to catch up, with every
 * future that was left.
 *
 * @typedef {{at: string, events: string, command: any, quiet?: boolean}} Entry a quiet one only moved things
 *
 * @typedef {{at: bigint, events: number}} Moment
 *
 * @typedef {{from: Moment, entries: Entry[], end: Moment}} Branch a future that was left
 *
 * @typedef {{branch?: number, at?: bigint, events?: number}} Goal where to go: both at and events name one moment
 *
 * @typedef {object} Run one run of a scenario
 * @property {unknown} scenario as it was at the start
 * @property {Entry[]} entries the journal of this future, those ahead of the present included
 * @property {number} given how many commands the engine has given
 * @property {Moment} end how far this future has been seen
 * @property {Branch[]} branches
 * @property {Goal | null} wish where to go next
 * @property {Goal | null} seeking where the engine is going
 * @property {unknown[]} queue commands for the next exchange
 * @property {number} revision commands since the start, those in the queue included
 * @property {number} since number of the newest event that the panels have
 * @property {boolean} begun whether the Worker has this scenario
 * @property {boolean} watchSent
 * @property {boolean} noteDue whether the panels wait for a note
 * @property {Record<string, unknown>} extras further members of the next request
 * @property {bigint} now virtual nanoseconds
 * @property {number} events
 * @property {Record<string, unknown>} asked what was asked for and is told for as long as the run lasts
 * @property {boolean} travelled whether the drawing is that of another moment, which the next frame shows
 * @property {Goal} target where a new Worker must get to before it is shown
 * @property {boolean} restoring whether a new Worker is on its way there
 * @property {number} elapsed real milliseconds since the last exchange
 * @property {string | null} stepping
 * @property {boolean} suspect whether the engine died of a queued command: then they go one by one
 * @property {boolean} outlineDue whether time went on since the outline was told
 */

/** How many futures are kept beside the present one, as in the engine. */
const BRANCHES = 16;
/** A command has at most 1,000 edits. */
const EDITS = 1000;

/**
 * @param {unknown} scenario
 * @returns {Run}
 */
export function newRun(scenario) {
  return {
    scenario, entries: [], given: 0, end: { at: 0n, events: 0 }, branches: [], wish: null, seeking: null, queue: [], revision: 0, since: 0,
    begun: false, watchSent: false, noteDue: false, extras: {}, asked: {}, travelled: false, now: 0n, events: 0, target: { at: 0n, events: 0 }, restoring: false,
    elapsed: 0, stepping: null, suspect: false, outlineDue: true,
  };
}

/**
 * @param {Moment} a
 * @param {Moment} b
 */
export const later = (a, b) => (a.events > b.events || (a.events === b.events && a.at > b.at) ? a : b);

/** @param {Entry} entry @returns {Moment} */
const momentOf = (entry) => ({ at: BigInt(entry.at), events: Number(entry.events) });

/** @param {Moment} moment */
const written = (moment) => ({ at: String(moment.at), events: String(moment.events) });

/**
 * How many commands will have been given at a goal of this future.
 * @param {Run} run
 * @param {Goal} goal
 */
export function revisionAt(run, goal) {
  const { at, events } = goal;
  const given = run.entries.filter((entry) => {
    const moment = momentOf(entry);
    if (at !== undefined && events !== undefined) return moment.events < events || (moment.events === events && moment.at <= at);
    return at !== undefined ? moment.at <= at : moment.events <= (events ?? 0);
  });
  return revisionOf(given);
}

/** How many commands an entry stands for. @param {Entry} entry @returns {number} */
const countOf = (entry) => entry.command?.folded ?? 1;

/** How many commands entries stand for. @param {Entry[]} entries */
export const revisionOf = (entries) => entries.reduce((sum, entry) => sum + countOf(entry), 0);

/**
 * The entries that hold the first commands.
 * @param {Run} run
 * @param {number} commands
 */
export function firstEntries(run, commands) {
  let index = 0;
  for (let sum = 0; index < run.entries.length && sum < commands; index++) sum += countOf(run.entries[index]);
  return run.entries.slice(0, index);
}

/** An edit replaces an earlier one of the same element if both are its whole new value. @param {any} edit */
const placeOf = (edit) => (edit.id && edit.value && edit.rename === undefined && edit.at === undefined ? `${edit.part} ${edit.id}` : '');

/**
 * Folds an edit that only moved things into one just before it that did so too: the run is the same, and the journal
 * of a person who tidies up for hours stays small.
 * @param {Entry | undefined} before
 * @param {Entry} entry
 * @returns {Entry | null} null when they stay apart
 */
export function fold(before, entry) {
  if (!before?.quiet || !entry.quiet) return null;
  const later = new Set(entry.command.edits.map(placeOf));
  const kept = before.command.edits.filter((/** @type {any} */ edit) => !placeOf(edit) || !later.has(placeOf(edit)));
  const command = { do: 'edit', edits: [...kept, ...entry.command.edits], folded: countOf(before) + countOf(entry) };
  return command.edits.length > EDITS ? null : { ...before, command };
}

/**
 * Makes a branch the present future; the one that was in its place is kept under its number.
 * @param {Run} run
 * @param {number} index
 */
export function enterBranch(run, index) {
  const branch = run.branches[index];
  run.branches[index] = { from: branch.from, entries: run.entries, end: later(run.end, { at: run.now, events: run.events }) };
  run.entries = branch.entries;
  run.end = branch.end;
}

/**
 * Writes down commands that the engine has handled. A command in the past leaves the future that lay ahead.
 * @param {Run} run
 * @param {unknown[]} commands
 * @param {any[]} stamps
 */
export function stamp(run, commands, stamps) {
  const told = new Map(stamps.map((one) => [Number(one.revision), one]));
  for (const command of commands) {
    const one = told.get(run.given + 1);
    const at = String(one?.at ?? run.now), events = String(one?.events ?? run.events);
    if (one?.forked) {
      const end = { at: BigInt(one.forked.at), events: Number(one.forked.events) };
      run.branches.push({ from: { at: BigInt(at), events: Number(events) }, entries: run.entries, end });
      if (run.branches.length > BRANCHES) run.branches.shift();
    }
    /** @type {Entry} */
    const entry = one?.quiet ? { at, events, command, quiet: true } : { at, events, command };
    const before = firstEntries(run, run.given);
    const folded = fold(before.at(-1), entry);
    run.entries = folded ? [...before.slice(0, -1), folded] : [...before, entry];
    run.given++;
    run.end = { at: BigInt(at), events: Number(events) };
  }
}

/**
 * What a new Worker needs to have this run as it is.
 * @param {Run} run
 * @returns {Record<string, unknown>}
 */
export function restart(run) {
  /** @type {Record<string, unknown>} */
  const request = { start: run.scenario };
  if (!run.restoring) return request;
  request.journal = run.entries;
  request.end = written(run.end);
  request.branches = run.branches.map(({ from, entries, end }) => ({ from: written(from), journal: entries, end: written(end) }));
  request.seek = writtenGoal(run.target);
  return request;
}

/**
 * A goal as a request names it.
 * @param {Goal} goal
 */
export const writtenGoal = ({ branch, at, events }) => ({ branch, at: at === undefined ? undefined : String(at), events: events === undefined ? undefined : String(events) });
