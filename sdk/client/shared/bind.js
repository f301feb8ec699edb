// A shared note or board at hand: what is written here is there at once and goes to the host as soon as it can; what others write comes in.

import { SharedBoard } from './board.js';
import { SharedText } from './text.js';

/** @typedef {import('./text.js').TextOp} TextOp */
/** @typedef {import('./board.js').BoardOp} BoardOp */
/** @typedef {TextOp | BoardOp} Op */

/**
 * What is needed of a client: the one of `/client/index.js` has it.
 * @typedef {object} Caller
 * @property {(tool: string, args: any) => Promise<any>} call Rejects with an error that has a `code`.
 * @property {(name: any, listener: (event: any) => void) => any} on Tells of `event`, and of `snapshot` when events may have been missed.
 */

/** @typedef {{ left_out?: { op: number, why: string }[] }} Sent */

const KIND = 'campaigns/shared-edited';
const MOST_OPS = 500;
const MOST_LETTERS = 60_000;

/** Codes with which a call did not reach the host, or may do so later. */
const LATER = new Set(['offline', 'timeout', 'closed', 'too-many', 'busy', 'conflict', 'internal', 'too-large']);

/**
 * Opens a shared document.
 * @param {Caller} client @param {string} id
 * @param {{ setTimeout?: (run: () => void, milliseconds: number) => any, outbox?: Op[] }} [options] What was kept of an earlier `outbox` is sent with the rest.
 */
export async function bind(client, id, options = {}) {
  const shared = new Bound(client, id, options.setTimeout ?? ((run, milliseconds) => setTimeout(run, milliseconds)), options.outbox ?? []);
  await shared.reload();
  return shared;
}

export class Bound {
  /** @type {Op[]} What the host has not confirmed yet, in order. */
  outbox;

  /** Whether the caller may write at all. */
  open = false;

  kind = 'note';
  name = '';

  /** @type {SharedText | SharedBoard | null} */
  #document = null;

  /** @type {Set<(bound: Bound) => void>} */
  #listeners = new Set();

  /** @type {Op[][] | null} What came in while the state is on its way. */
  #meanwhile = null;

  /** @type {Promise<void> | null} */
  #sending = null;

  /** @type {Promise<void> | null} */
  #loading = null;

  /** Whether the state is to be read anew. */
  #stale = false;

  /** Whether the host last said that there is nothing for us to see. */
  #lost = false;
  #closed = false;
  #wait = 250;

  /** @type {Error | null} Why the host refused what was written last. */
  refused = null;

  /** @param {Caller} client @param {string} id @param {(run: () => void, milliseconds: number) => any} later @param {Op[]} outbox */
  constructor(client, id, later, outbox) {
    this.client = client;
    this.id = id;
    this.later = later;
    this.outbox = [...outbox];
    this.stops = [client.on('event', (event) => this.#heard(event)), client.on('snapshot', () => { if (this.#document) this.#renew(); })];
  }

  /** The note. @returns {SharedText} */
  get text() {
    if (!(this.#document instanceof SharedText)) throw new Error(`${this.name} is no note.`);
    return this.#document;
  }

  /** The board. @returns {SharedBoard} */
  get board() {
    if (!(this.#document instanceof SharedBoard)) throw new Error(`${this.name} is no board.`);
    return this.#document;
  }

  /** Hears of every change, one's own too, and of what the host confirmed. @param {(bound: Bound) => void} listener @returns {() => void} Stops it. */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes what an input says now. @param {string} value @param {number} [caret] */
  edit(value, caret) {
    if (this.open) this.send(this.text.edit(value, caret));
  }

  /** Sends operations that the text or the board answered with. @param {Op[]} ops */
  send(ops) {
    if (ops.length > 0) {
      this.outbox.push(...ops);
      this.#changed();
      void this.flush();
    }
  }

  /** Sends what waits; comes back when all of it is confirmed, or when there is no connection. @returns {Promise<void>} */
  flush() {
    return (this.#sending ??= this.#sendAll().finally(() => { this.#sending = null; }));
  }

  /** Reads the state anew and keeps what was written here. @returns {Promise<void>} */
  reload() {
    return (this.#loading ??= this.#load().finally(() => { this.#loading = null; }));
  }

  async #load() {
    this.#stale = false;
    this.#meanwhile = [];
    let state;
    try {
      state = (await this.client.call('get_shared', { document: this.id, edit: true })).data;
    } finally {
      const meanwhile = this.#meanwhile;
      this.#meanwhile = null;
      // Until it was read, whatever comes is a reason to read it again.
      this.#lost = state === undefined;
      if (state) this.#take(state, meanwhile);
    }
  }

  close() {
    this.#closed = true;
    for (const stop of this.stops) if (typeof stop === 'function') stop();
  }

  /** @param {any} state @param {Op[][]} meanwhile */
  #take(state, meanwhile) {
    [this.id, this.kind, this.name, this.open] = [state.document, state.kind, state.name, state.open === true];
    const site = state.site ?? '-';
    const document = this.kind === 'board' ? SharedBoard.load(state.state, site) : SharedText.load(state.state, site);
    this.#document = document;
    for (const ops of [...meanwhile, this.outbox]) {
      document.apply(/** @type {any} */ (ops));
    }

    this.#changed();
    if (this.outbox.length > 0) void this.flush();
  }

  /** @param {any} event */
  #heard(event) {
    const data = event.data;
    if (this.#closed || event.kind !== KIND || data?.document !== this.id) return;
    if (data.forget !== undefined || this.#stale || this.#lost) {
      // Some of it is not ours to see any more, or again: the host says what is.
      this.#renew();
    } else if (this.#meanwhile) {
      this.#meanwhile.push(data.ops);
    } else if (this.#document?.apply(data.ops)) {
      this.#changed();
    }
  }

  #renew() {
    if (this.#stale || this.#closed) return;
    this.#stale = true;
    const again = async () => {
      await this.#loading?.catch(() => {});
      if (this.#closed) return;
      await this.reload().catch((failure) => {
        if (!isForLater(failure)) return this.#refuse(failure);
        this.#stale = true;
        this.#wait = Math.min(this.#wait * 2, 15_000);
        this.later(() => void again(), this.#wait);
      });
    };
    this.later(() => void again(), 0);
  }

  async #sendAll() {
    while (this.outbox.length > 0 && !this.#closed) {
      const ops = this.#next();
      try {
        /** @type {Sent} */
        const sent = (await this.client.call('edit_shared', { document: this.id, ops })).data ?? {};
        this.outbox.splice(0, this.#taken);
        this.#wait = 250;
        this.#changed();
        if (sent.left_out?.length) this.#renew();
      } catch (failure) {
        if (!isForLater(failure)) {
          // Nothing that follows could stand without it.
          this.outbox.splice(0);
          this.#refuse(/** @type {Error} */ (failure));
          this.#renew();
          return;
        }

        this.#wait = Math.min(this.#wait * 2, 15_000);
        this.later(() => { if (!this.#closed) void this.flush(); }, this.#wait);
        return;
      }
    }
  }

  #taken = 0;

  /** As many as go into one call, with letters typed one after the other as one insertion. */
  #next() {
    /** @type {Op[]} */
    const ops = [];
    let letters = 0;
    this.#taken = 0;
    for (const op of this.outbox) {
      letters += JSON.stringify(op).length;
      if (this.#taken > 0 && (ops.length >= MOST_OPS || letters > MOST_LETTERS)) break;
      this.#taken++;
      const last = ops.at(-1);
      const both = last && joined(last, op);
      if (both) ops[ops.length - 1] = both;
      else ops.push(op);
    }

    return ops;
  }

  /** @param {Error} failure */
  #refuse(failure) {
    this.refused = failure;
    this.#changed();
  }

  #changed() {
    for (const listener of [...this.#listeners]) listener(this);
  }
}

/** @param {any} failure */
const isForLater = (failure) => failure.code === undefined || LATER.has(failure.code);

/** @param {Op} one @param {Op} other @returns {Op | null} */
function joined(one, other) {
  return one.op === 'ins' && other.op === 'ins' && one.t !== undefined && other.t !== undefined && one.id[0] === other.id[0] && other.id[1] === one.id[1] + one.t.length
    && other.l !== null && other.l[0] === one.id[0] && other.l[1] === other.id[1] - 1 && (one.r === other.r || (one.r !== null && other.r !== null && one.r[0] === other.r[0] && one.r[1] === other.r[1]))
    ? { ...one, t: one.t + other.t }
    : null;
}
