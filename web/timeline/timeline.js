/**
 * The strip with the link that it drives, and what the panels may call. Texts in and out are JSON.
 */
import { nanoseconds } from './scale.js';
import { Strip } from './strip.js';

/**
 * @typedef {import('../shell/link.js').Link} Link
 *
 * @param {HTMLElement} root
 * @param {Link} link
 */
export function createTimeline(root, link) {
  /** @type {unknown} */
  let run = link.run;
  const strip = new Strip(root, {
    seek: (at) => link.seek(JSON.stringify({ at: nanoseconds(at) })),
    seeking: () => link.run.wish !== null || link.run.seeking !== null,
    playing: () => link.playing,
    play: () => link.play(),
    pause: () => link.pause(),
    back: () => link.back(),
  });
  return {
    /**
     * Once in each animation frame.
     * @param {number} clock real milliseconds
     * @param {number} beyond virtual nanoseconds that the picture is beyond its frame
     */
    tick(clock, beyond) {
      if (link.run !== run) {
        run = link.run;
        strip.reset();
      }
      strip.setEnd(Number(link.run.end.at));
      strip.tick(Number(link.run.now) + beyond, clock);
    },
    api: {
      setMarks: (/** @type {string} */ json) => strip.setMarks(json),
      setTimeline: (/** @type {string} */ json) => strip.setTimeline(json),
      setBrush: (/** @type {string} */ json) => strip.setBrush(json),
      /** Hears what a person asks for on the strip: {"intent": "move-fault", "index": 2, "at": "30000000000"} and so on. Several may hear it. */
      onIntent: (/** @type {(json: string) => void} */ receive) => { strip.receivers.add(receive); },
      /** Takes the run to a time, as a click there does: a run that plays goes on from there. */
      seek: (/** @type {string} */ at) => {
        strip.scrubber.hold();
        strip.scrubber.to(Number(at));
        strip.scrubber.release();
      },
      /** A span of time is chosen elsewhere; null ends it. */
      chooseSpan: (/** @type {{from: number, to: number} | null} */ span) => strip.chooseSpan(span),
      /** Tells where the playhead and the window are, whenever they change; gives a function that ends it. */
      follow: (/** @type {(shown: import('./strip.js').Shown) => void} */ follower) => {
        strip.followers.add(follower);
        follower(strip.shown);
        return () => strip.followers.delete(follower);
      },
    },
  };
}
