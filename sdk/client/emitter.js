/**
 * Tells listeners, in the order in which they came.
 * @template {Record<string, any>} Events
 */
export class Emitter {
  /** @type {Map<string, Set<(value: any) => void>>} */
  #listeners = new Map();

  /**
   * @template {keyof Events & string} K
   * @param {K} type
   * @param {(value: Events[K]) => void} listener
   * @returns {() => void} Stops listening.
   */
  on(type, listener) {
    const found = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, found.add(listener));
    return () => this.off(type, listener);
  }

  /**
   * @template {keyof Events & string} K
   * @param {K} type
   * @param {(value: Events[K]) => void} listener
   */
  off(type, listener) {
    const found = this.#listeners.get(type);
    found?.delete(listener);
    if (found?.size === 0) this.#listeners.delete(type);
  }

  /**
   * @template {keyof Events & string} K
   * @param {K} type
   * @param {(value: Events[K]) => void} [listener] Without one, a promise of the next is given.
   * @returns {Promise<Events[K]>}
   */
  once(type, listener) {
    return new Promise((resolve) => {
      const stop = this.on(type, (value) => {
        stop();
        listener?.(value);
        resolve(value);
      });
    });
  }

  /**
   * @template {keyof Events & string} K
   * @param {K} type
   * @param {Events[K]} value
   */
  emit(type, value) {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) {
      try {
        listener(value);
      } catch (failure) {
        // One listener's fault is none of the others' business, and must not break the line.
        queueMicrotask(() => { throw failure; });
      }
    }
  }
}
