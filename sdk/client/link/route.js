import { Backoff } from './backoff.js';

const SOONEST_RETURN = 5000;
const LATEST_RETURN = 600000;

/** Which way to the host: the socket while it can be had, otherwise the stream; and when to try the socket again. */
export class Route {
  /** Whether sockets do not get through, as far as we know. */
  #blocked = false;
  #worked = false;
  #fruitless = 0;
  /** @type {Backoff} */
  #returns;

  /**
   * @param {'auto' | 'socket' | 'sse'} transport
   * @param {() => number} random
   */
  constructor(transport, random) {
    this.transport = transport;
    this.#returns = new Backoff(random, SOONEST_RETURN, LATEST_RETURN);
  }

  /** @returns {'socket' | 'stream'} */
  get kind() {
    return this.transport === 'sse' || this.#blocked ? 'stream' : 'socket';
  }

  get mayReturn() {
    return this.transport === 'auto' && this.#blocked;
  }

  /** When to try the socket again, in milliseconds. */
  nextReturn() {
    return this.#returns.next();
  }

  /**
   * The first message came.
   * @param {'socket' | 'stream'} kind
   */
  proved(kind) {
    if (kind !== 'socket') return;
    this.#worked = true;
    this.#blocked = false;
    this.#fruitless = 0;
    this.#returns.reset();
  }

  /**
   * A line broke before its first message.
   * @param {'socket' | 'stream'} kind
   * @param {boolean} opened
   * @returns {boolean} Whether the other way is worth trying at once.
   */
  failed(kind, opened) {
    if (this.transport !== 'auto') return false;
    if (kind === 'stream') {
      // Neither gets through: then it is the host that is away, not the socket that is blocked.
      this.#blocked = false;
      this.#fruitless = 0;
      return false;
    }
    if (this.#blocked) return true;
    this.#fruitless += opened || this.#worked ? 1 : 2;
    this.#blocked = this.#fruitless >= 2;
    return this.#blocked;
  }
}
