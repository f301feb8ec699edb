import { httpAddress } from './link/address.js';

/**
 * A piece of a map under fog, as far as whoever asks sees it at this moment. The host cuts it; what is hidden is not in it.
 * @param {URL} base
 * @param {import('./types.js').LinkOptions} options
 * @param {{map: string, column: number, row: number}} which
 * @returns {Promise<Blob | null>} A picture; null when there is none of it. It throws when it is worth asking again.
 */
export async function pieceOf(base, options, which) {
  const address = httpAddress(base, `maps/${encodeURIComponent(which.map)}/${which.column}-${which.row}`);
  if (options.campaign) address.searchParams.set('campaign', options.campaign);
  const key = options.key ?? (typeof options.token === 'function' ? await options.token(false) : options.token);
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const answer = await fetch(address.href, { headers: key ? { Authorization: `Bearer ${key}` } : {}, credentials: key ? 'omit' : 'same-origin', cache: 'no-store' });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`The host answered ${answer.status}.`);
  return answer.blob();
}
