import { Pulse } from './pulse.js';

const HEALTHY_AFTER = 1000;
const QUIET = 150;

/** How an attached line is doing: still told what was missed, up to date, healthy, or silent for too long. */
export class Standing {
  #attachedAt = 0;

  /**
   * @param {import('./timers.js').Timers} timers
   * @param {{become: (state: 'catching-up' | 'live') => void, healthy: () => void, silent: () => void}} ears
   */
  constructor(timers, ears) {
    this.timers = timers;
    this.ears = ears;
    this.pulse = new Pulse(timers.clock);
  }

  /**
   * @param {import('../types.js').Line} line
   * @param {import('../types.js').Envelope | null} ack None when nothing is acknowledged here.
   */
  begin(line, ack) {
    this.timers.after('healthy', HEALTHY_AFTER, this.ears.healthy);
    this.pulse.watch(ack?.result?.heartbeat ?? 30, line, this.ears.silent);
    if (ack === null) {
      this.ears.become('live');
      return;
    }
    this.#attachedAt = ack.timestamp ?? 0;
    this.ears.become('catching-up');
    this.#wait();
  }

  /** We are up to date when what comes is new, or nothing comes any more. @param {import('../types.js').Envelope} message */
  heard(message) {
    if (message.type === 'snapshot' || (message.type === 'event' && (message.timestamp ?? 0) >= this.#attachedAt)) {
      this.timers.stop('quiet');
      this.ears.become('live');
    } else {
      this.#wait();
    }
  }

  end() {
    this.timers.stop('quiet', 'healthy');
    this.pulse.stop();
  }

  #wait() {
    this.timers.after('quiet', QUIET, () => this.ears.become('live'));
  }
}
