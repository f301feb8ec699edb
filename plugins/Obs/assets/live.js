import { watch } from '/client/index.js';
import { hub } from './hub.js';

const words = { 'catching-up': 'live', offline: 'lost', closed: 'lost' };
const mark = (state) => { document.documentElement.dataset.link = words[state] || state; };

/** The table as the host shows it to whoever has this address. What was on when the line broke stays on: a stream has no gap. */
export function live(wanted = new URLSearchParams(location.hash.slice(1))) {
  const { on, take } = hub();
  const feed = watch({ key: wanted.get('key'), campaign: wanted.get('campaign') });
  mark(feed.state);
  feed.on('state', mark);
  feed.on('message', take);

  // A refused key stays refused: only a new address helps. What may not be seen any more does not stay on the screen either.
  feed.on('refused', () => take({ type: 'blank', on: true }));

  /** A piece of a map as far as it is seen: a picture, nothing when there is none of it, or a failure when it is worth asking again. */
  async function piece(map, column, row) {
    const campaign = wanted.get('campaign');
    const address = `/maps/${encodeURIComponent(map)}/${column}-${row}${campaign ? `?campaign=${encodeURIComponent(campaign)}` : ''}`;
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${wanted.get('key')}` }, credentials: 'omit', cache: 'no-store' });
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error('Later.');
    return createImageBitmap(await answer.blob());
  }

  return { on, piece };
}
