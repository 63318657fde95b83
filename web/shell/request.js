/** What the link asks of the engine in one exchange. */
import { restart } from './run.js';

/**
 * @typedef {import('./link.js').Link} Link
 * @typedef {import('./run.js').Run} Run
 */

const NOTE_EVERY = 125;
/** The whole picture in words, for screen readers. */
const OUTLINE_EVERY = 1000;

/**
 * @param {Link} link
 * @param {number} clock
 */
export const outlineWanted = (link, clock) => link.outlining && link.run.outlineDue && clock - link.lastOutline >= OUTLINE_EVERY;

/**
 * Whether the panels wait for a note, and have had none for a while.
 * @param {Link} link
 * @param {number} clock
 */
export const noteWanted = (link, clock) => link.run.noteDue && clock - link.lastNote >= NOTE_EVERY;

/**
 * Takes what has been asked for since the last exchange and makes a request of it.
 * @param {Link} link
 * @param {number} clock real milliseconds
 */
export function compose(link, clock) {
  const { run } = link;
  const fresh = !run.begun, underWay = run.restoring || run.seeking !== null;
  /** @type {Record<string, unknown>} */
  const request = { commands: [], advance: '0', limit: link.limit, since: run.since, wantNote: false };
  if (fresh) Object.assign(request, restart(run));
  const commands = underWay ? [] : takeCommands(run, request);
  if (!underWay && !fresh) goOn(link, request);
  const asked = describe(link, request, clock, fresh, !underWay && commands.length > 0);
  run.begun = true;
  run.elapsed = 0;
  return { request: asked, commands, fresh };
}

/**
 * Commands are about the drawing after so many others; should the engine have given more again meanwhile, it goes back.
 * @param {Run} run
 * @param {Record<string, unknown>} request
 */
function takeCommands(run, request) {
  const base = run.revision - run.queue.length;
  const commands = run.queue.splice(0, run.suspect ? 1 : Infinity);
  if (commands.length > 0) {
    request.commands = commands;
    request.base = run.given = base;
  }
  return commands;
}

/**
 * @param {Link} link
 * @param {Record<string, unknown>} request
 */
function goOn(link, request) {
  const { run } = link;
  if (run.stepping) request.step = run.stepping;
  else if (link.playing) request.advance = String(BigInt(Math.floor(link.ratio * run.elapsed * 1e6)));
  run.stepping = null;
}

/**
 * @param {Link} link
 * @param {Record<string, unknown>} request
 * @param {number} clock
 * @param {boolean} fresh
 * @param {boolean} commanded
 */
function describe(link, request, clock, fresh, commanded) {
  const { run } = link;
  const outline = !run.restoring && outlineWanted(link, clock);
  if (link.watching && (fresh || outline || !run.watchSent)) request.watch = { ...JSON.parse(link.watching), outline };
  if (outline) link.lastOutline = clock;
  run.outlineDue = !outline || link.playing;
  const { seek, ...others } = run.extras;
  if (fresh && link.breakpoints.length > 0) others.breakpoints = link.breakpoints;
  Object.assign(request, others);
  if (seek !== undefined) request.seek = seek;
  run.extras = {};
  const stale = clock - link.lastNote >= NOTE_EVERY;
  const news = commanded || request.step !== undefined || Object.keys(others).length > 0;
  request.wantNote = fresh || outline || news || !run.watchSent || (!run.restoring && stale && (link.playing || run.noteDue || run.seeking !== null));
  if (request.wantNote) link.lastNote = clock;
  run.watchSent = true;
  return request;
}
