import { Emitter } from '../emitter.js';
import { uuid } from '../link/uuid.js';
import { Throttle } from './throttle.js';

/**
 * Who is at the table, and what is only of the moment: pointers and strokes still being drawn. None of it is kept, and any of it may be lost.
 * @extends {Emitter<PresenceEvents>}
 */
export class Presence extends Emitter {
  /** @type {Map<string, import('../types.js').Person>} */
  #people = new Map();
  /** @type {Record<string, any> | null} */
  #status = null;

  /**
   * @param {import('../types.js').Clock} clock
   * @param {{attached: boolean, kind: 'socket' | 'stream' | null, send: (message: object) => void}} line
   */
  constructor(clock, line) {
    super();
    this.clock = clock;
    this.line = line;
    // Beside a stream each message is a request of its own.
    const pause = () => (line.kind === 'stream' ? 250 : 50);
    this.cursors = new Throttle(clock, pause);
    this.strokes = new Throttle(clock, pause);
  }

  /** Those who are here now, oneself included. */
  get people() {
    return [...this.#people.values()];
  }

  /**
   * @param {'active' | 'away' | 'typing'} status
   * @param {{where?: string, character?: string}} [more]
   */
  setStatus(status, more = {}) {
    this.#status = { status, ...more };
    this.#say('presence_update', this.#status);
  }

  /** At most 20 a second are sent; the last always is. @param {string} board @param {number} x @param {number} y @param {{audience?: 'gm'}} [more] */
  moveCursor(board, x, y, more = {}) {
    this.cursors.pass(() => this.#say('cursor_move', { board, x, y, ...more }));
  }

  /** A stroke that is still being drawn, whole. @param {string} board @param {any} stroke @param {{audience?: 'gm'}} [more] */
  stroke(board, stroke, more = {}) {
    this.strokes.pass(() => this.#say('canvas_draw', { board, stroke, ...more }));
  }

  /** The line is there again: others are told what we last said of ourselves. */
  again() {
    if (this.#status) this.#say('presence_update', this.#status);
  }

  /** The line broke: who is here is not known any more. */
  lost() {
    this.cursors.stop();
    this.strokes.stop();
    if (this.#people.size === 0) return;
    this.#people.clear();
    this.emit('change', []);
  }

  /** @param {import('../types.js').Envelope} message */
  heard(message) {
    const data = message.data ?? {};
    if (message.type === 'cursor_move') this.emit('cursors', data.moves ?? []);
    else if (message.type === 'canvas_draw') this.emit('strokes', data.strokes ?? []);
    else if (message.type === 'presence_update') this.#update(data);
  }

  /** @param {{people?: import('../types.js').Person[], changed?: import('../types.js').Person[], left?: string[]}} data */
  #update(data) {
    if (data.people) this.#people.clear();
    for (const person of [...(data.people ?? []), ...(data.changed ?? [])]) this.#people.set(person.session_id, person);
    for (const session of data.left ?? []) this.#people.delete(session);
    this.emit('change', this.people);
  }

  /** @param {string} type @param {Record<string, any>} params */
  #say(type, params) {
    if (this.line.attached) this.line.send({ id: uuid(), type, timestamp: this.clock.now(), version: '1.0.0', params });
  }
}

/**
 * @typedef {object} PresenceEvents
 * @property {import('../types.js').Person[]} change
 * @property {{session_id: string, person: string, name?: string, board: string, x: number, y: number}[]} cursors
 * @property {{session_id: string, person: string, name?: string, board: string, stroke: any}[]} strokes
 */
