/** Pauses that grow, each with some chance in it, so that a thousand clients do not come back in one moment. */
export class Backoff {
  #failures = 0;

  /**
   * @param {() => number} random
   * @param {number} least Milliseconds.
   * @param {number} most Milliseconds.
   */
  constructor(random, least, most) {
    this.random = random;
    this.least = least;
    this.most = most;
  }

  /** How long to wait now, in milliseconds. */
  next() {
    const pause = Math.min(this.most, this.least * 2 ** Math.min(this.#failures, 20));
    this.#failures += 1;
    return Math.round(pause * (0.5 + this.random() / 2));
  }

  reset() {
    this.#failures = 0;
  }
}
