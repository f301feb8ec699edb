import { ToolError } from './errors.js';

const MOST = 10000;

/**
 * What arrives from now on, to be walked through with `for await`.
 * @template T
 * @implements {AsyncIterator<T>}
 */
export class Arrivals {
  /** @type {T[]} */ #here = [];
  /** @type {{resolve: (result: IteratorResult<T>) => void, reject: (why: unknown) => void}[]} */ #waiting = [];
  #over = false;
  /** @type {unknown} */ #why = null;
  #leave;

  /** @param {() => void} leave */
  constructor(leave) {
    this.#leave = leave;
  }

  /** @param {T} value */
  add(value) {
    const first = this.#waiting.shift();
    if (first) first.resolve({ done: false, value });
    else if (this.#here.length < MOST) this.#here.push(value);
    else this.end(new ToolError({ code: 'too-many', message: `More than ${MOST} events came that nobody read.` }));
  }

  /** @param {unknown} [why] An error, when it was no orderly end. */
  end(why) {
    if (this.#over) return;
    this.#over = true;
    this.#why = why;
    this.#leave();
    for (const { resolve, reject } of this.#waiting.splice(0)) {
      if (why) reject(why);
      else resolve({ done: true, value: undefined });
    }
  }

  /** @returns {Promise<IteratorResult<T>>} */
  next() {
    if (this.#here.length > 0) return Promise.resolve({ done: false, value: /** @type {T} */ (this.#here.shift()) });
    if (this.#over) return this.#why ? Promise.reject(this.#why) : Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => { this.#waiting.push({ resolve, reject }); });
  }

  /** @returns {Promise<IteratorResult<T>>} */
  return() {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}
