import { uuid } from './uuid.js';

/**
 * Who we are, as far as we must say it ourselves.
 * @param {import('../types.js').LinkOptions} options
 * @param {boolean} expired Whether the last token was refused.
 * @returns {Promise<string | null>}
 */
export async function credentialOf(options, expired) {
  if (options.key) return options.key;
  return (typeof options.token === 'function' ? await options.token(expired) : options.token) ?? null;
}

/**
 * The first message on a socket.
 * @param {{key: string | null, campaign?: string | null, after?: string | null, session?: string | null, batch: boolean, now: number}} with_
 * @returns {{id: string, type: string, timestamp: number, version: string, params: Record<string, unknown>}}
 */
export function hello(with_) {
  /** @type {Record<string, unknown>} */
  const params = {};
  if (with_.key) params.key = with_.key;
  if (with_.campaign) params.campaign = with_.campaign;
  if (with_.after) params.after = with_.after;
  if (with_.session) params.session_id = with_.session;
  if (with_.batch) params.batch = true;
  return { id: uuid(), type: 'authenticate', timestamp: with_.now, version: '1.0.0', params };
}
