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

  const piece = async (map, column, row) => {
    const picture = await feed.piece(map, column, row);
    return picture && createImageBitmap(picture);
  };
  return { on, piece };
}
