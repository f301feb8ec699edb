import { ToolError } from '../errors.js';
import { tooMuch } from './limits.js';

const MOST_WAITING = 200;
const FIRST_RETRY = 1000;

/**
 * Requests that wait for their answers. Each has a UUID, under which the host carries it out once: so whatever is unanswered when a line breaks
 * is said again on the next.
 */
export class Calls {
  /** @type {Map<string, Pending>} */
  #pending = new Map();
  /** @type {ToolError | null} */
  #over = null;

  /**
   * @param {import('../types.js').Clock} clock
   * @param {{attached: boolean, send: (message: object) => void}} line
   */
  constructor(clock, line) {
    this.clock = clock;
    this.line = line;
  }

  /**
   * @param {Record<string, any> & {id: string}} message
   * @param {{timeout?: number, offline?: 'wait' | 'fail', retry?: number}} options
   * @returns {Promise<any>}
   */
  ask(message, options) {
    const refusal = this.#over ?? this.#reason(message, options.offline ?? 'wait');
    if (refusal) return Promise.reject(refusal);

    return new Promise((resolve, reject) => {
      const timer = this.clock.setTimeout(() => {
        this.#pending.delete(message.id);
        reject(new ToolError({ code: 'timeout', message: 'The host did not answer in time.', hint: 'It may still have been done: look before you repeat it.' }));
      }, options.timeout ?? 30000);
      this.#pending.set(message.id, { message, resolve, reject, timer, retries: options.retry ?? 0, pause: FIRST_RETRY });
      if (this.line.attached) this.line.send(message);
    });
  }

  /** The line is there again. */
  again() {
    for (const { message } of [...this.#pending.values()]) this.line.send(message);
  }

  /**
   * @param {import('../types.js').Envelope} message
   * @returns {boolean} Whether it was an answer to one of these.
   */
  heard(message) {
    const found = message.request_id ? this.#pending.get(message.request_id) : undefined;
    if (!found || !message.request_id) return false;

    if (message.error?.code === 429 && found.retries > 0) {
      found.retries -= 1;
      this.clock.setTimeout(() => { if (this.#pending.get(found.message.id) === found) this.line.send(found.message); }, found.pause);
      found.pause *= 2;
      return true;
    }

    this.clock.clearTimeout(found.timer);
    this.#pending.delete(message.request_id);
    if (message.error) found.reject(ToolError.of(message.error));
    else found.resolve(message.result);
    return true;
  }

  /** Nothing will be answered any more. @param {ToolError} why */
  end(why) {
    this.#over = why;
    for (const { reject, timer } of this.#pending.values()) {
      this.clock.clearTimeout(timer);
      reject(why);
    }
    this.#pending.clear();
  }

  /**
   * @param {Record<string, any> & {id: string}} message
   * @param {'wait' | 'fail'} offline
   */
  #reason(message, offline) {
    if (offline === 'fail' && !this.line.attached) return new ToolError({ code: 'offline', message: 'There is no connection to the host.' });
    if (this.#pending.size >= MOST_WAITING) return new ToolError({ code: 'too-many', message: `At most ${MOST_WAITING} calls wait for an answer.` });
    if (this.#pending.has(message.id)) return new ToolError({ code: 'conflict', message: 'A call with this id is under way.' });
    return tooMuch(message);
  }
}

/**
 * @typedef {object} Pending
 * @property {Record<string, any> & {id: string}} message
 * @property {(result: any) => void} resolve
 * @property {(why: ToolError) => void} reject
 * @property {any} timer
 * @property {number} retries
 * @property {number} pause
 */
