import { whyNot } from './stream.js';

const MOST = 10;

/** Says messages beside a stream: what is said in one go is posted in one go, and each answer is heard as if it had come on the stream. */
export class Post {
  /** @type {string | null} */ session = null;
  /** @type {object[]} */ #waiting = [];

  /**
   * @param {import('./stream.js').StreamTarget} to
   * @param {{heard: (message: import('../types.js').Envelope) => void, failed: (code: number, reason: string) => void}} ears
   */
  constructor(to, ears) {
    this.to = to;
    this.ears = ears;
  }

  /** @param {object} message */
  send(message) {
    this.#waiting.push(this.session ? { ...message, session_id: this.session } : message);
    if (this.#waiting.length === 1) queueMicrotask(() => this.#flush());
  }

  #flush() {
    const waiting = this.#waiting;
    this.#waiting = [];
    const most = this.to.batch ? MOST : 1;
    for (let i = 0; i < waiting.length; i += most) this.#post(waiting.slice(i, i + most));
  }

  /** @param {object[]} messages */
  async #post(messages) {
    try {
      const response = await this.to.fetch(this.to.sends.href, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(this.to.key ? { Authorization: `Bearer ${this.to.key}` } : {}) },
        body: JSON.stringify(messages.length === 1 ? messages[0] : messages),
        cache: 'no-store',
        credentials: this.to.key ? 'omit' : 'same-origin',
      });
      if (!response.ok && response.status !== 422) {
        this.ears.failed(...await whyNot(response));
        return;
      }
      const said = response.status === 204 ? [] : await response.json();
      for (const message of Array.isArray(said) ? said : [said]) this.ears.heard(message);
    } catch {
      // Whatever was not answered is said again on the next line, under the same id.
      this.ears.failed(1006, 'What was said did not arrive.');
    }
  }
}
