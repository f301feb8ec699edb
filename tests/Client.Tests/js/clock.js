/** A clock that stands until it is told to go on. */
export class Clock {
  at = 0;
  #due = [];

  now = () => this.at;

  setTimeout = (run, milliseconds) => {
    const timer = { run, at: this.at + milliseconds };
    this.#due.push(timer);
    return timer;
  };

  clearTimeout = (timer) => { this.#due = this.#due.filter((one) => one !== timer); };

  pass(milliseconds) {
    const end = this.at + milliseconds;
    for (;;) {
      const next = this.#due.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.clearTimeout(next);
      this.at = next.at;
      next.run();
    }
    this.at = end;
  }
}
