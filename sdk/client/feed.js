import { Arrivals } from './arrivals.js';
import { Emitter } from './emitter.js';
import { Link } from './link/link.js';
import { pieceOf } from './piece.js';

/** The overlays' feed by its own name: the policy of a sandboxed page lets a stream through only to that, not to the short `/obs`. */
const OVERLAYS = '/plugins/obs/feeds/overlay';

/**
 * What a plugin shows to viewers, message by message.
 *
 * Several messages may tell of one event, and only the last of them carries a position. They are handed on together when it has come, so that
 * a break in between repeats none of them.
 * @extends {Emitter<FeedEvents>}
 */
export class Feed extends Emitter {
  /** @type {any[]} */ #held = [];
  /** @type {Set<Arrivals<any>>} */ #arrivals = new Set();
  /** @type {Link} */ #link;

  /** @param {import('./types.js').LinkOptions & {feed?: string}} options */
  constructor(options) {
    super();
    const path = options.feed ?? OVERLAYS;
    this.#link = new Link(options, {
      path,
      streamPath: path,
      acknowledged: false,
      heard: (message) => this.#heard(message),
      // What was told by half is told again on the next line.
      opened: () => { this.#held = []; },
      attached: () => {},
      state: (state) => {
        this.emit('state', state);
        if (state === 'closed') for (const arrivals of [...this.#arrivals]) arrivals.end();
      },
      refused: (why) => {
        for (const arrivals of [...this.#arrivals]) arrivals.end(why);
        this.emit('refused', why);
      },
    });
  }

  /** @returns {import('./types.js').State} */
  get state() {
    return this.#link.state;
  }

  /** Where to go on later. */
  get position() {
    return this.#link.position;
  }

  /** @returns {'socket' | 'sse' | null} */
  get transport() {
    return this.#link.kind === 'stream' ? 'sse' : this.#link.kind;
  }

  /**
   * A piece of a map under fog.
   * @param {string} map
   * @param {number} column
   * @param {number} row
   */
  piece(map, column, row) {
    return pieceOf(this.#link.base, this.#link.options, { map, column, row });
  }

  close() {
    if (this.state !== 'refused') this.#link.end('closed');
  }

  /** Messages from now on. */
  [Symbol.asyncIterator]() {
    /** @type {Arrivals<any>} */
    const arrivals = new Arrivals(() => this.#arrivals.delete(arrivals));
    if (this.state === 'closed' || this.state === 'refused') arrivals.end();
    else this.#arrivals.add(arrivals);
    return arrivals;
  }

  /** @param {import('./types.js').Envelope} message */
  #heard(message) {
    if (message.type === 'ack') return;
    if (message.type === 'reset') {
      this.#held = [];
      this.emit('reset', undefined);
      return;
    }
    this.#held.push(message);
    if (!message.position) return;
    const held = this.#held;
    this.#held = [];
    for (const one of held) {
      this.emit('message', one);
      this.emit(`message:${one.type}`, one);
      for (const arrivals of [...this.#arrivals]) arrivals.add(one);
    }
  }
}

/**
 * Watches a feed: by default the overlays' own.
 * @param {import('./types.js').LinkOptions & {feed?: string}} [options]
 */
export function watch(options = {}) {
  return new Feed(options);
}

/**
 * @typedef {{
 *   state: import('./types.js').State,
 *   message: any,
 *   reset: undefined,
 *   refused: import('./errors.js').ToolError,
 *   [type: `message:${string}`]: any,
 * }} FeedEvents
 */
