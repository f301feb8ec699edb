import { uuid } from './uuid.js';

const PATIENCE = 15000;

/** Notices a line that still looks open but leads nowhere any more: after a silence it asks, and after a longer one it gives the line up. */
export class Pulse {
  #last = 0;
  #asked = false;
  /** @type {any} */
  #timer;

  /** @param {import('../types.js').Clock} clock */
  constructor(clock) {
    this.clock = clock;
  }

  /**
   * @param {number} heartbeat Seconds.
   * @param {import('../types.js').Line | null} line
   * @param {() => void} dead
   */
  watch(heartbeat, line, dead) {
    this.beat();
    const look = () => {
      if (this.#asked) {
        dead();
        return;
      }
      const quiet = this.clock.now() - this.#last;
      if (quiet >= heartbeat * 1000) {
        this.#asked = true;
        line?.send({ id: uuid(), type: 'heartbeat', timestamp: this.clock.now(), version: '1.0.0' });
        this.#timer = this.clock.setTimeout(look, PATIENCE);
      } else {
        this.#timer = this.clock.setTimeout(look, heartbeat * 1000 - quiet);
      }
    };
    this.stop();
    this.#timer = this.clock.setTimeout(look, heartbeat * 1000);
  }

  /** Something came. */
  beat() {
    this.#last = this.clock.now();
    this.#asked = false;
  }

  stop() {
    this.clock.clearTimeout(this.#timer);
  }
}
