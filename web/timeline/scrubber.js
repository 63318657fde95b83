/**
 * Takes wishes to be at a time and gives them to the link one by one: while a seek is under way only the newest wish is
 * kept. A run that was playing goes on when the hand has let go and the last wish has come true.
 */

/**
 * @typedef {object} Run
 * @property {(at: number) => void} seek
 * @property {() => boolean} seeking whether a seek is under way
 * @property {() => boolean} playing
 * @property {() => void} play
 * @property {() => void} pause
 */

export class Scrubber {
  /** @param {Run} run */
  constructor(run) {
    this.run = run;
    /** @type {number | null} the newest wish, not sent yet */
    this.wish = null;
    /** @type {number | null} where the hand or the last wish is; null when the run itself tells the time */
    this.at = null;
    this.held = false;
    this.resume = false;
  }

  /** A hand takes hold: the run waits. */
  hold() {
    this.held = true;
    if (this.run.playing()) {
      this.resume = true;
      this.run.pause();
    }
  }

  /** The hand lets go. */
  release() {
    this.held = false;
    this.tick();
  }

  /** @param {number} at */
  to(at) {
    if (this.at === at) return;
    this.at = at;
    this.wish = at;
    this.tick();
  }

  /** Once in each frame. */
  tick() {
    if (this.at === null && !this.resume) return;
    if (this.run.seeking()) return;
    if (this.wish !== null) {
      const { wish } = this;
      this.wish = null;
      this.run.seek(wish);
      return;
    }
    if (this.held) return;
    this.at = null;
    if (this.resume) {
      this.resume = false;
      this.run.play();
    }
  }
}
