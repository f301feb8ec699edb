import { baseOf } from './address.js';
import { Backoff } from './backoff.js';
import { realClock } from './clock.js';
import { credentialOf } from './hello.js';
import { Route } from './route.js';
import { Standing } from './standing.js';
import { Timers } from './timers.js';
import { Turn } from './turn.js';
import { isBusy, isSpoken, refusalIn, refusalOf } from './verdict.js';

const ANSWERS_WITHIN = 10000;
const SPEAKS_WITHIN = 500;
const BUSY_PAUSE = 2000;

/**
 * What stays while lines come and go: it finds a way to the host, says who we are and where we were, and comes back after a break.
 * The position moves only as messages are handed on, so whatever carries the next line goes on exactly there.
 */
export class Link {
  /** @type {string | null} */ position;
  /** @type {string | null} */ session = null;
  /** @type {import('../types.js').State} */ state = 'connecting';
  /** @type {Turn | null} */ #turn = null;
  /** A socket that is tried while a stream carries us. @type {Turn | null} */ #probe = null;
  /** Counts the beginnings, so that one that was overtaken notices. */
  #begun = 0;
  #expired = false;

  /**
   * @param {import('../types.js').LinkOptions} options
   * @param {import('../types.js').LinkPlan} plan
   */
  constructor(options, plan) {
    this.options = options;
    this.plan = plan;
    this.clock = options.clock ?? realClock;
    this.position = options.after ?? null;
    this.base = baseOf(options.url);
    const random = options.random ?? Math.random;
    const none = !options.WebSocket && !globalThis.WebSocket && options.transport !== 'socket';
    this.backoff = new Backoff(random, 250, 10000);
    this.route = new Route(none ? 'sse' : options.transport ?? 'auto', random);
    this.timers = new Timers(this.clock);
    this.standing = new Standing(this.timers, {
      become: (state) => this.#become(state),
      healthy: () => this.backoff.reset(),
      silent: () => this.#break('The host fell silent.'),
    });
    this.hurry = () => { if (this.timers.has('return') && !globalThis.document?.hidden) this.#begin(); };
    // A page that is looked at again, or has a network again, does not wait for the end of a pause.
    globalThis.addEventListener?.('online', this.hurry);
    globalThis.document?.addEventListener('visibilitychange', this.hurry);
    this.#begin();
  }

  /** Whether messages can be sent now. */
  get attached() {
    return this.#turn?.attached ?? false;
  }

  get kind() {
    return this.#turn?.kind ?? null;
  }

  /** @param {object} message */
  send(message) {
    if (this.#turn?.attached) this.#turn.line.send(message);
  }

  /** Begins anew elsewhere, or goes on from a position. @param {string | null} campaign @param {string | null} after */
  move(campaign, after) {
    if (this.state === 'closed' || this.state === 'refused') return;
    this.options = { ...this.options, campaign };
    this.position = after;
    this.#drop();
    this.#become('connecting');
    this.#begin();
  }

  /** @param {'closed' | 'refused'} state */
  end(state) {
    globalThis.removeEventListener?.('online', this.hurry);
    globalThis.document?.removeEventListener('visibilitychange', this.hurry);
    this.#begun += 1;
    this.#drop();
    this.timers.stopAll();
    this.#become(state);
  }

  async #begin() {
    this.timers.stop('return');
    this.#begun += 1;
    const begun = this.#begun;
    try {
      const key = await credentialOf(this.options, this.#expired);
      if (begun === this.#begun) this.#turn = this.#open(this.route.kind, key);
    } catch {
      if (begun === this.#begun) this.#later(1006);
    }
  }

  /** @param {'socket' | 'stream'} kind @param {string | null} key */
  #open(kind, key) {
    return new Turn(this, kind, key, (turn) => ({
      opened: () => this.#opened(turn),
      heard: (message) => this.#heard(turn, message),
      alive: () => { if (turn === this.#turn) this.standing.pulse.beat(); },
      ended: (ended) => this.#ended(turn, ended),
    }));
  }

  /** @param {Turn} turn */
  #opened(turn) {
    if (turn === this.#probe) {
      // From here on the socket speaks; it begins where the stream has come to.
      this.#probe = null;
      this.standing.end();
      this.#turn?.line.close();
      this.#turn = turn;
    }
    this.plan.opened?.();
    turn.introduce();
    // A feed that has nothing to show says nothing at all.
    if (this.plan.acknowledged) this.timers.after('answer', ANSWERS_WITHIN, () => this.#break('The host did not answer.'));
    else this.timers.after('answer', SPEAKS_WITHIN, () => this.#attach(turn, null));
  }

  /** @param {Turn} turn @param {import('../types.js').Envelope} message */
  #heard(turn, message) {
    if (turn !== this.#turn) {
      // Answers that were on their way when the line changed are still answers.
      if (message.request_id) this.plan.heard(message);
      return;
    }
    if (!turn.heard) {
      turn.heard = true;
      this.route.proved(turn.kind);
    }
    if (this.plan.acknowledged && turn.isAnswer(message)) {
      this.#answered(turn, message);
      return;
    }
    if (!this.plan.acknowledged && !turn.attached) this.#attach(turn, null);
    if (message.type === 'reset') this.position = null;
    if (message.position) this.position = message.position;
    this.plan.heard(message);
    if (this.state === 'catching-up') this.standing.heard(message);
  }

  /** @param {Turn} turn @param {import('../types.js').Envelope} message */
  #answered(turn, message) {
    if (message.type === 'ack') {
      this.#attach(turn, message);
    } else {
      const refusal = refusalIn(message.error);
      this.#gone(turn, refusal, refusal ? 1000 : 4429);
    }
  }

  /** @param {Turn} turn @param {import('../types.js').Envelope | null} ack */
  #attach(turn, ack) {
    this.timers.stop('answer');
    turn.attached = true;
    this.#expired = false;
    this.session = ack?.result?.session_id ?? null;
    if (turn.kind === 'stream' && this.route.mayReturn) this.#probeLater();
    this.standing.begin(turn.line, ack);
    if (ack && turn === this.#turn) this.plan.attached(ack.result ?? {});
  }

  #probeLater() {
    this.timers.after('probe', this.route.nextReturn(), () => {
      if (this.#turn?.kind === 'stream' && !this.#probe) this.#probe = this.#open('socket', this.#turn.key);
    });
  }

  /** @param {string} reason */
  #break(reason) {
    if (this.#turn) this.#ended(this.#turn, { code: 1006, reason });
  }

  /** @param {Turn} turn @param {import('../types.js').Ended} ended */
  #ended(turn, ended) {
    if (turn === this.#probe) {
      this.#probe = null;
      this.#probeLater();
    } else if (turn === this.#turn) {
      this.#gone(turn, refusalOf(ended), ended.code);
    }
  }

  /** @param {Turn} turn @param {import('../errors.js').ToolError | null} refusal @param {number} code */
  #gone(turn, refusal, code) {
    this.#drop();
    if (refusal?.code === 'unauthenticated' && typeof this.options.token === 'function' && !this.#expired) {
      this.#expired = true;
      this.#begin();
    } else if (refusal) {
      this.end('refused');
      this.plan.refused(refusal);
    } else if (!turn.heard && !isSpoken(code) && this.route.failed(turn.kind, turn.opened)) {
      this.#begin();
    } else {
      this.#later(code);
    }
  }

  /** @param {number} code */
  #later(code) {
    this.#become('offline');
    this.timers.after('return', this.backoff.next() + (isBusy(code) ? BUSY_PAUSE : 0), () => this.#begin());
  }

  #drop() {
    this.timers.stop('answer', 'probe');
    this.standing.end();
    this.#probe?.line.close();
    this.#turn?.line.close();
    this.#probe = null;
    this.#turn = null;
  }

  /** @param {import('../types.js').State} state */
  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.plan.state(state);
  }
}
