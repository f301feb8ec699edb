/** Timers by name: to set one again is to begin it anew. */
export class Timers {
  /** @type {Map<string, any>} */
  #running = new Map();

  /** @param {import('../types.js').Clock} clock */
  constructor(clock) {
    this.clock = clock;
  }

  /**
   * @param {string} name
   * @param {number} milliseconds
   * @param {() => void} run
   */
  after(name, milliseconds, run) {
    this.stop(name);
    this.#running.set(name, this.clock.setTimeout(() => {
      this.#running.delete(name);
      run();
    }, milliseconds));
  }

  /** @param {string} name */
  has(name) {
    return this.#running.has(name);
  }

  /** @param {...string} names */
  stop(...names) {
    for (const name of names) {
      this.clock.clearTimeout(this.#running.get(name));
      this.#running.delete(name);
    }
  }

  stopAll() {
    this.stop(...this.#running.keys());
  }
}
