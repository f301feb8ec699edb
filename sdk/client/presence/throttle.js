/** Lets the newest of many values through, a few a second: the first at once, the last in any case. */
export class Throttle {
  /** @type {any} */ #timer = null;
  /** @type {(() => void) | null} */ #waiting = null;

  /**
   * @param {import('../types.js').Clock} clock
   * @param {() => number} pause Milliseconds between two.
   */
  constructor(clock, pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** @param {() => void} run */
  pass(run) {
    if (this.#timer !== null) {
      this.#waiting = run;
      return;
    }
    run();
    this.#timer = this.clock.setTimeout(() => {
      this.#timer = null;
      const next = this.#waiting;
      this.#waiting = null;
      if (next) this.pass(next);
    }, this.pause());
  }

  stop() {
    this.clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = null;
  }
}
