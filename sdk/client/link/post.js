const MOST = 10;

/** Of all that is posted at once, in characters; well below what the host takes in bytes. */
const MOST_SIZE = 30000;

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
    /** @type {object[]} */
    let some = [];
    let size = 0;
    for (const message of this.#waiting.splice(0)) {
      const its = JSON.stringify(message).length;
      if (some.length >= (this.to.batch ? MOST : 1) || (some.length > 0 && size + its > MOST_SIZE)) {
        this.#post(some);
        some = [];
        size = 0;
      }
      some.push(message);
      size += its;
    }
    this.#post(some);
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
      const said = await response.json();
      if (response.ok) {
        for (const message of Array.isArray(said) ? said : [said]) this.ears.heard(message);
      } else if ([400, 413, 422, 429].includes(response.status)) {
        const error = { code: response.status, message: said.error, data: said.details };
        for (const message of messages) this.ears.heard({ type: 'error', request_id: /** @type {any} */ (message).id, error });
      } else {
        this.ears.failed(response.status === 401 ? 4401 : 1006, typeof said.error === 'string' ? said.error : '');
      }
    } catch {
      // Whatever was not answered is said again on the next line, under the same id.
      this.ears.failed(1006, 'What was said did not arrive.');
    }
  }
}
