import { Backoff } from './backoff.js';
import { baseOf, httpAddress, socketAddress } from './address.js';
import { realClock } from './clock.js';
import { credentialOf, hello } from './hello.js';
import { Pulse } from './pulse.js';
import { Route } from './route.js';
import { openSocket } from './socket.js';
import { openStream } from './stream.js';
import { isBusy, isSpoken, refusalIn, refusalOf } from './verdict.js';

const ANSWERS_WITHIN = 10000;
const HEALTHY_AFTER = 1000;
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
  /** @type {Turn | null} */ #probe = null;
  /** @type {Map<string, any>} */ #timers = new Map();
  #expired = false;
  #attempt = 0;

  /**
   * @param {import('../types.js').LinkOptions} options
   * @param {LinkPlan} plan
   */
  constructor(options, plan) {
    this.options = options;
    this.plan = plan;
    this.clock = options.clock ?? realClock;
    this.position = options.after ?? null;
    this.base = baseOf(options.url);
    const random = options.random ?? Math.random;
    this.backoff = new Backoff(random, 250, 10000);
    this.route = new Route(options.transport ?? 'auto', random);
    this.pulse = new Pulse(this.clock);
    this.hurry = () => { if (this.#timers.has('return')) this.#connect(); };
    globalThis.addEventListener?.('online', this.hurry);
    this.#connect();
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
    if (this.#turn?.attached) this.#turn.line?.send(message);
  }

  /** Begins anew elsewhere, or goes on where it was. @param {string | null} campaign @param {string | null} after */
  move(campaign, after) {
    if (this.state === 'closed') return;
    this.options = { ...this.options, campaign };
    this.position = after;
    this.#drop();
    this.#connect();
  }

  /** @param {import('../types.js').State} state */
  end(state) {
    globalThis.removeEventListener?.('online', this.hurry);
    this.#attempt += 1;
    this.#drop();
    for (const name of [...this.#timers.keys()]) this.#stop(name);
    this.#become(state);
  }

  async #connect() {
    this.#stop('return');
    this.#attempt += 1;
    const attempt = this.#attempt;
    if (this.state !== 'offline') this.#become('connecting');
    try {
      const key = await credentialOf(this.options, this.#expired);
      if (attempt === this.#attempt) this.#turn = this.#open(this.route.kind, key);
    } catch {
      if (attempt === this.#attempt) this.#later(1006);
    }
  }

  /**
   * @param {'socket' | 'stream'} kind
   * @param {string | null} key
   */
  #open(kind, key) {
    /** @type {Turn} */
    const turn = { kind, key, line: null, hello: '', opened: false, heard: false, attached: false };
    const ears = {
      opened: () => this.#opened(turn),
      heard: (/** @type {import('../types.js').Envelope} */ message) => this.#heard(turn, message),
      alive: () => { if (turn === this.#turn) this.pulse.beat(); },
      ended: (/** @type {import('../types.js').Ended} */ ended) => this.#ended(turn, ended),
    };
    const { plan, options, clock } = this;
    turn.line = kind === 'socket'
      ? openSocket({ address: socketAddress(this.base, plan.path), WebSocket: options.WebSocket ?? globalThis.WebSocket, clock }, ears)
      : openStream({
        address: httpAddress(this.base, plan.streamPath), sends: httpAddress(this.base, 'events/send'), fetch: options.fetch ?? globalThis.fetch,
        clock, key, campaign: options.campaign, after: this.position, batch: options.batch ?? true, session: this.session,
      }, ears);
    return turn;
  }

  /** @param {Turn} turn */
  #opened(turn) {
    if (turn === this.#probe) {
      // From here on the socket speaks; it begins where the stream has come to.
      this.#probe = null;
      this.#turn?.line?.close();
      this.#turn = turn;
    }
    turn.opened = true;
    this.#after('answer', ANSWERS_WITHIN, () => this.#break(turn, 'The host did not answer.'));
    if (turn.kind === 'socket') {
      const { campaign, batch } = this.options;
      const first = hello({ key: turn.key, campaign, after: this.position, session: this.session, batch: batch ?? true, now: this.clock.now() });
      turn.hello = first.id;
      turn.line?.send(first);
    }
    // A feed that has nothing to show says nothing at all.
    if (!this.plan.acknowledged) this.#after('settle', 500, () => this.#attach(turn, null));
  }

  /**
   * @param {Turn} turn
   * @param {import('../types.js').Envelope} message
   */
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
    if (!turn.attached && this.plan.acknowledged && message.type === 'error' && (message.request_id === turn.hello || turn.kind === 'stream')) {
      this.#refused(turn, message);
      return;
    }
    if (!turn.attached && (!this.plan.acknowledged || (message.type === 'ack' && (turn.kind === 'stream' || message.request_id === turn.hello)))) {
      this.#attach(turn, message);
    }
    if (message.type === 'reset') this.position = null;
    if (message.position && this.plan.moves(message)) this.position = message.position;
    this.plan.heard(message);
    if (this.state === 'catching-up') this.#settle(message);
  }

  /**
   * @param {Turn} turn
   * @param {import('../types.js').Envelope | null} message
   */
  #attach(turn, message) {
    this.#stop('answer');
    this.#stop('settle');
    turn.attached = true;
    this.#expired = false;
    this.#after('healthy', HEALTHY_AFTER, () => this.backoff.reset());
    if (this.route.mayReturn && turn.kind === 'stream') this.#after('probe', this.route.nextReturn(), () => this.#try());
    if (!this.plan.acknowledged) {
      this.#become('live');
      return;
    }
    this.session = message?.result?.session_id ?? null;
    this.acknowledgedAt = message?.timestamp ?? 0;
    this.pulse.watch(message?.result?.heartbeat ?? 30, turn.line, () => this.#break(turn, 'The host fell silent.'));
    this.#become('catching-up');
    this.plan.attached(message?.result ?? {});
    if (turn === this.#turn) this.#settle(null);
  }

  /** We are up to date when what comes is new, or nothing comes any more. @param {import('../types.js').Envelope | null} message */
  #settle(message) {
    if (message?.type === 'snapshot' || (message?.type === 'event' && (message.timestamp ?? 0) >= (this.acknowledgedAt ?? 0))) {
      this.#stop('settle');
      this.#become('live');
    } else {
      this.#after('settle', 150, () => this.#become('live'));
    }
  }

  /** Tries the socket beside the stream, without a word to anybody. */
  #try() {
    if (this.#turn?.kind !== 'stream' || this.#probe) return;
    this.#probe = this.#open('socket', this.#turn.key);
  }

  /**
   * @param {Turn} turn
   * @param {import('../types.js').Envelope} message
   */
  #refused(turn, message) {
    const refusal = refusalIn(message.error);
    turn.line?.close();
    this.#gone(turn, refusal, refusal ? 1000 : 4429);
  }

  /** @param {Turn} turn @param {string} reason */
  #break(turn, reason) {
    turn.line?.close();
    this.#ended(turn, { code: 1006, reason });
  }

  /**
   * @param {Turn} turn
   * @param {import('../types.js').Ended} ended
   */
  #ended(turn, ended) {
    if (turn === this.#probe) {
      this.#probe = null;
      this.#after('probe', this.route.nextReturn(), () => this.#try());
    } else if (turn === this.#turn) {
      this.#gone(turn, refusalOf(ended), ended.code);
    }
  }

  /**
   * @param {Turn} turn
   * @param {import('../errors.js').ToolError | null} refusal
   * @param {number} code
   */
  #gone(turn, refusal, code) {
    this.#drop();
    if (refusal?.code === 'unauthenticated' && typeof this.options.token === 'function' && !this.#expired) {
      this.#expired = true;
      this.#connect();
    } else if (refusal) {
      this.end('refused');
      this.plan.refused(refusal);
    } else if (!turn.heard && !isSpoken(code) && this.route.failed(turn.kind, turn.opened)) {
      this.#connect();
    } else {
      this.#later(code);
    }
  }

  /** @param {number} code */
  #later(code) {
    this.#become('offline');
    const pause = this.backoff.next() + (isBusy(code) ? BUSY_PAUSE : 0);
    this.#after('return', pause, () => this.#connect());
  }

  #drop() {
    for (const name of ['answer', 'settle', 'healthy', 'probe']) this.#stop(name);
    this.pulse.stop();
    this.#probe?.line?.close();
    this.#turn?.line?.close();
    this.#probe = null;
    this.#turn = null;
  }

  /** @param {import('../types.js').State} state */
  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.plan.state(state);
  }

  /** @param {string} name @param {number} milliseconds @param {() => void} run */
  #after(name, milliseconds, run) {
    this.#stop(name);
    this.#timers.set(name, this.clock.setTimeout(() => {
      this.#timers.delete(name);
      run();
    }, milliseconds));
  }

  /** @param {string} name */
  #stop(name) {
    this.clock.clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}

/**
 * @typedef {object} Turn One line and how far it has come.
 * @property {'socket' | 'stream'} kind
 * @property {string | null} key
 * @property {import('../types.js').Line | null} line
 * @property {string} hello The id of our introduction.
 * @property {boolean} opened
 * @property {boolean} heard
 * @property {boolean} attached
 *
 * @typedef {object} LinkPlan What the lines are for.
 * @property {string} path Of the socket.
 * @property {string} streamPath
 * @property {boolean} acknowledged Whether the host answers our introduction before all else.
 * @property {(message: import('../types.js').Envelope) => boolean} moves Whether a message with a position was handed on with all before it.
 * @property {(message: import('../types.js').Envelope) => void} heard
 * @property {(me: any) => void} attached
 * @property {(state: import('../types.js').State) => void} state
 * @property {(refusal: import('../errors.js').ToolError) => void} refused
 */
