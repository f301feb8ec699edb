const MOST = 16 * 1024 * 1024;

/** Server-Sent Events out of pieces of text that may end anywhere. */
export class StreamLines {
  #rest = '';
  /** @type {string[]} */
  #data = [];
  #size = 0;

  /** @param {(data: string) => void} tell */
  constructor(tell) {
    this.tell = tell;
  }

  /**
   * @param {string} text
   * @returns {boolean} Whether it is still within bounds.
   */
  take(text) {
    // A line may end with \r\n, and the two may come apart: a lone \r at the very end waits for what follows.
    let all = this.#rest + text;
    const waits = all.endsWith('\r');
    if (waits) all = all.slice(0, -1);
    const lines = all.split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? '') + (waits ? '\r' : '');
    for (const line of lines) this.#line(line);
    return this.#rest.length + this.#size <= MOST;
  }

  /** @param {string} line */
  #line(line) {
    if (line === '') {
      const data = this.#data.join('\n');
      const any = this.#data.length > 0;
      this.#data = [];
      this.#size = 0;
      if (any) this.tell(data);
    } else if (line.startsWith('data:')) {
      const data = line.slice(line[5] === ' ' ? 6 : 5);
      this.#data.push(data);
      this.#size += data.length;
    }
    // Comments are signs of life; ids stand in the messages as well; names of events are not used.
  }
}
