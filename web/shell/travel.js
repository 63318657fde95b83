/**
 * Going to another moment of the run: the engine goes there over as many exchanges as it takes, the picture stays
 * meanwhile, and the page's drawing becomes that of the moment.
 *
 *     wish --depart--> seeking --atGoal--> the frame is shown --follow--> the drawing is too
 */
import { FLAG } from '../canvas/frame.js';
import { enterBranch, revisionAt, writtenGoal } from './run.js';

/**
 * @typedef {import('./link.js').Link} Link
 * @typedef {import('../canvas/frame.js').Frame} Frame
 */

/**
 * Sets out for another moment. From now on commands are about the drawing as it is there.
 * @param {Link} link
 * @param {import('./run.js').Goal} goal
 */
export function depart(link, goal) {
  const { run } = link;
  run.wish = null;
  run.seeking = goal;
  run.extras.seek = writtenGoal(goal);
  if (goal.branch !== undefined) {
    enterBranch(run, goal.branch);
    run.seeking = { at: goal.at ?? run.now };
    run.extras.seek = writtenGoal({ at: run.seeking.at, branch: goal.branch });
  }
  run.revision = revisionAt(run, run.seeking);
  run.travelled = true;
  link.leaving(run.revision, goal.branch ?? -1);
}

/**
 * Whether a frame may be shown: on the way to another moment the picture stays.
 * @param {Link} link
 * @param {Frame} frame
 */
export function atGoal({ run }, frame) {
  if (!run.seeking) return true;
  if ((frame.flags & (FLAG.behind | FLAG.bug)) === FLAG.behind) return false;
  run.seeking = null;
  run.since = 0;
  run.noteDue = run.outlineDue = true;
  return true;
}

/**
 * The drawing follows the frame where commands were given again, or another moment is shown.
 * @param {Link} link
 * @param {Frame} frame
 * @param {boolean} commanded whether the exchange had commands of its own
 */
export function follow(link, frame, commanded) {
  const { run } = link;
  if (frame.revision !== run.given && !commanded && run.queue.length === 0) {
    run.revision = frame.revision;
    run.travelled = true;
    link.leaving(frame.revision, -1);
  }
  run.given = frame.revision;
  if (run.travelled) link.arrived(frame.revision);
  run.travelled = false;
}
