import { Post } from './post.js';
import { StreamLines } from './stream-lines.js';

/**
 * Server-Sent Events as a line, over fetch so that a key can go into a header; what we say is posted beside it.
 * @param {StreamTarget} to
 * @param {import('../types.js').LineEars} ears
 * @returns {import('../types.js').Line}
 */
export function openStream(to, ears) {
  const stopping = new AbortController();
  let over = false;

  /** @param {number} code @param {string} reason */
  function end(code, reason) {
    if (over) return;
    over = true;
    stopping.abort();
    ears.ended({ code, reason });
  }

  const post = new Post(to, {
    heard: (message) => ears.heard(message),
    failed: (code, reason) => end(code, reason),
  });
  const lines = new StreamLines((data) => {
    for (const message of messagesOf(data)) {
      if (over) return;
      if (isGoodbye(message)) {
        end(message.error?.code ?? 1006, message.error?.message ?? '');
        return;
      }
      if (message.type === 'ack' && message.result?.session_id) post.session = message.result.session_id;
      ears.heard(message);
    }
  });

  read().catch(() => end(1006, 'The stream broke.'));

  async function read() {
    const address = new URL(to.address);
    if (to.campaign) address.searchParams.set('campaign', to.campaign);
    if (to.after) address.searchParams.set('after', to.after);
    if (to.session) address.searchParams.set('session_id', to.session);
    const response = await to.fetch(address.href, { headers: headersOf(to.key), signal: stopping.signal, cache: 'no-store', credentials: to.key ? 'omit' : 'same-origin' });
    if (!response.ok || !response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
      const [code, reason] = await whyNot(response, to.comesAndGoes);
      end(code, reason);
      return;
    }
    if (over) return;
    ears.opened();
    const reader = response.body.getReader();
    const text = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || over) break;
      ears.alive();
      if (!lines.take(text.decode(value, { stream: true }))) throw new Error('too large');
    }
    end(1006, 'The stream ended.');
  }

  return {
    kind: 'stream',
    send: (message) => { if (!over) post.send(message); },
    close: () => {
      over = true;
      stopping.abort();
    },
  };
}

/** @param {string | null} key @returns {Record<string, string>} */
function headersOf(key) {
  return { Accept: 'text/event-stream', ...(key ? { Authorization: `Bearer ${key}` } : {}) };
}

/** A stream has no close codes: its last message says with which a socket would have been closed. @param {import('../types.js').Envelope} message */
const isGoodbye = (message) => message.type === 'error' && !message.request_id && (message.error?.code ?? 0) >= 1000;

/** @param {string} data @returns {import('../types.js').Envelope[]} */
function messagesOf(data) {
  try {
    const said = JSON.parse(data);
    return (Array.isArray(said) ? said : [said]).filter((message) => message && typeof message === 'object');
  } catch {
    return [];
  }
}

/**
 * Tells our host's refusal from that of whatever stands between, which is no verdict.
 * @param {Response} response
 * @param {boolean} comesAndGoes Whether what is not there now may be there in a moment, as the feed of a plugin that is being loaded.
 * @returns {Promise<[code: number, reason: string]>}
 */
async function whyNot(response, comesAndGoes) {
  /** @type {any} */
  const body = await response.json().catch(() => null);
  const own = body?.details?.code ?? body?.error?.data?.code;
  const sentence = typeof body?.error === 'string' ? body.error : body?.error?.message ?? '';
  if (response.status === 401 || response.status === 403) return [4000 + response.status, sentence];
  if (response.status === 404 && own && !comesAndGoes) return [4404, sentence];
  return [response.status === 429 ? 4429 : 1006, sentence];
}

/**
 * @typedef {object} StreamTarget
 * @property {URL} address
 * @property {URL} sends
 * @property {typeof globalThis.fetch} fetch
 * @property {import('../types.js').Clock} clock
 * @property {string | null} key
 * @property {string | null} [campaign]
 * @property {string | null} [after]
 * @property {string | null} [session]
 * @property {boolean} batch
 * @property {boolean} comesAndGoes
 */
