import { httpAddress, socketAddress } from './address.js';
import { hello } from './hello.js';
import { openSocket } from './socket.js';
import { openStream } from './stream.js';

/** One line and how far it has come: opened, introduced, heard from, attached. */
export class Turn {
  /** @type {import('../types.js').Line} */ line;
  opened = false;
  heard = false;
  attached = false;
  /** The id of our introduction. */
  #hello = '';

  /**
   * @param {import('./link.js').Link} link
   * @param {'socket' | 'stream'} kind
   * @param {string | null} key
   * @param {(turn: Turn) => import('../types.js').LineEars} ears
   */
  constructor(link, kind, key, ears) {
    this.link = link;
    this.kind = kind;
    this.key = key;
    const { base, clock, options, plan } = link;
    this.line = kind === 'socket'
      ? openSocket({ address: socketAddress(base, plan.path), WebSocket: options.WebSocket ?? globalThis.WebSocket, clock }, ears(this))
      : openStream({
        address: httpAddress(base, plan.streamPath),
        sends: httpAddress(base, 'events/send'),
        // A page's own fetch wants to be called as the window's.
        fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
        clock,
        key,
        campaign: options.campaign,
        after: link.position,
        batch: options.batch ?? true,
        session: link.session,
        comesAndGoes: !plan.acknowledged,
      }, ears(this));
  }

  /** Says who we are and where we were; a stream has said so in its request. */
  introduce() {
    this.opened = true;
    if (this.kind === 'stream') return;
    const { clock, options, position, session } = this.link;
    const first = hello({ key: this.key, campaign: options.campaign, after: position, session, batch: options.batch ?? true, now: clock.now() });
    this.#hello = first.id;
    this.line.send(first);
  }

  /**
   * Whether a message is the host's answer to our introduction.
   * @param {import('../types.js').Envelope} message
   */
  isAnswer(message) {
    return !this.attached && (message.type === 'ack' || message.type === 'error') && (this.kind === 'stream' || message.request_id === this.#hello);
  }
}
