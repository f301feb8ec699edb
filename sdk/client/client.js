import { Arrivals } from './arrivals.js';
import { Calls } from './calls/calls.js';
import { Emitter } from './emitter.js';
import { ToolError } from './errors.js';
import { Link } from './link/link.js';
import { uuid } from './link/uuid.js';
import { Presence } from './presence/presence.js';

/**
 * A place at the table.
 * @extends {Emitter<ClientEvents>}
 */
export class Client extends Emitter {
  /** Who the host found us to be. @type {import('./types.js').Me | null} */
  me = null;
  /** The state of the table as the last snapshot told it; events since then are not in it. @type {Record<string, any> | null} */
  parts = null;
  /** @type {Set<Arrivals<import('./types.js').TableEvent>>} */ #arrivals = new Set();
  /** @type {Link} */ #link;
  /** @type {Calls} */ #calls;

  /** @param {import('./types.js').LinkOptions} options */
  constructor(options) {
    super();
    this.#link = new Link(options, {
      path: 'events',
      streamPath: 'events/stream',
      acknowledged: true,
      heard: (message) => this.#heard(message),
      attached: (me) => this.#attached(me),
      state: (state) => this.#state(state),
      refused: (why) => this.#end(why, 'refused'),
    });
    this.#calls = new Calls(this.#link.clock, this.#link);
    /** Who else is here, and their pointers. */
    this.presence = new Presence(this.#link.clock, this.#link);
  }

  /** @returns {import('./types.js').State} */
  get state() {
    return this.#link.state;
  }

  /** Where to go on later: `connect({after: position})`. */
  get position() {
    return this.#link.position;
  }

  /** What carries us now. @returns {'socket' | 'sse' | null} */
  get transport() {
    return this.#link.kind === 'stream' ? 'sse' : this.#link.kind;
  }

  /**
   * Calls a tool.
   * @param {string} tool
   * @param {Record<string, any>} [args]
   * @param {import('./types.js').CallOptions} [options]
   * @returns {Promise<import('./types.js').Answer>}
   * @throws {ToolError}
   */
  call(tool, args = {}, options = {}) {
    const { campaign, dryRun, answers, timeout, priority, retry, offline, id } = options;
    /** @type {Record<string, any>} */
    const more = { method: tool, params: args };
    if (campaign) more.campaign = campaign;
    if (dryRun) more.dryRun = true;
    if (answers) more.answers = answers;
    /** @type {Record<string, any>} */
    const metadata = {};
    if (timeout !== undefined) metadata.timeout = timeout;
    if (priority !== undefined) metadata.priority = priority;
    if (retry !== undefined) metadata.retry = retry;
    if (Object.keys(metadata).length > 0) more.metadata = metadata;
    return this.#ask('tool_call', more, { timeout, offline, retry }, id);
  }

  /** The tools that we may call. @returns {Promise<any[]>} */
  async tools() {
    return (await this.#ask('tool_discover', {})).tools;
  }

  /** Reads a resource. @param {string} uri */
  resource(uri) {
    return this.#ask('resource_get', { method: uri });
  }

  /** Fills in a prompt. @param {string} name @param {Record<string, any>} [args] */
  prompt(name, args = {}) {
    return this.#ask('prompt_get', { method: name, params: args });
  }

  /**
   * Watches another campaign, or tells this one from a position on; from its present state when there is none.
   * @param {string | null} campaign
   * @param {string | null} [after]
   */
  attach(campaign, after = null) {
    this.parts = null;
    this.#link.move(campaign, after);
  }

  /** Leaves. Calls under way end with the code `closed`. */
  close() {
    if (this.state === 'closed' || this.state === 'refused') return;
    this.#link.end('closed');
    this.#end(null, 'closed');
  }

  /** Events from now on. */
  [Symbol.asyncIterator]() {
    /** @type {Arrivals<import('./types.js').TableEvent>} */
    const arrivals = new Arrivals(() => this.#arrivals.delete(arrivals));
    if (this.state === 'closed' || this.state === 'refused') arrivals.end();
    else this.#arrivals.add(arrivals);
    return arrivals;
  }

  /** @param {string} type @param {Record<string, any>} more @param {{timeout?: number, offline?: 'wait' | 'fail', retry?: number}} [options] @param {string} [id] */
  #ask(type, more, options = {}, id = uuid()) {
    return this.#calls.ask({ id, type, timestamp: this.#link.clock.now(), version: '1.0.0', ...more }, options);
  }

  /** @param {import('./types.js').Me} me */
  #attached(me) {
    this.me = me;
    this.emit('me', me);
    this.#calls.again();
    this.presence.again();
  }

  /** @param {import('./types.js').Envelope} message */
  #heard(message) {
    this.emit('message', message);
    if (this.#calls.heard(message)) return;
    if (message.type === 'event') this.#happened(message);
    else if (message.type === 'snapshot') this.#showed(message);
    else if (message.type === 'reset') this.emit('reset', undefined);
    else this.presence.heard(message);
  }

  /** @param {import('./types.js').Envelope} message */
  #happened(message) {
    const { id = '', event = '', data, position = '', timestamp = 0, session_id: session } = message;
    /** @type {import('./types.js').TableEvent} */
    const happened = { id, kind: event, data, scope: /** @type {any} */ (message).scope ?? 'campaign', position, at: timestamp, ...(session ? { session } : {}) };
    this.emit('event', happened);
    this.emit(`event:${event}`, happened);
    for (const arrivals of [...this.#arrivals]) arrivals.add(happened);
  }

  /** @param {import('./types.js').Envelope} message */
  #showed(message) {
    this.parts = message.data?.parts ?? {};
    this.emit('snapshot', { position: message.position ?? '', parts: this.parts ?? {} });
  }

  /** @param {import('./types.js').State} state */
  #state(state) {
    if (state === 'offline' || state === 'refused' || state === 'closed') this.presence?.lost();
    this.emit('state', state);
  }

  /** @param {ToolError | null} why @param {'refused' | 'closed'} state */
  #end(why, state) {
    this.#calls.end(why ?? new ToolError({ code: 'closed', message: 'The connection was closed.' }));
    for (const arrivals of [...this.#arrivals]) arrivals.end(why);
    if (why && state === 'refused') this.emit('refused', why);
  }
}

/**
 * Takes a place at the table. It begins at once and stays until it is closed or refused: breaks are mended on the way.
 * @param {import('./types.js').LinkOptions} [options]
 */
export function connect(options = {}) {
  return new Client(options);
}

/**
 * @typedef {{
 *   state: import('./types.js').State,
 *   me: import('./types.js').Me,
 *   snapshot: import('./types.js').Snapshot,
 *   event: import('./types.js').TableEvent,
 *   reset: undefined,
 *   refused: ToolError,
 *   message: import('./types.js').Envelope,
 *   [kind: `event:${string}`]: import('./types.js').TableEvent,
 * }} ClientEvents
 */
