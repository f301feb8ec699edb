/* One socket for the page. It hands each message to whoever listens to its type, remembers the last position it saw and asks for what followed it
   when it comes back: nothing is missed, and a roll that arrives twice is shown once. Whoever begins to listen late is told the state as it is. */

const slowest = 10000;
const mark = (state) => { document.documentElement.dataset.link = state; };

/** Hands messages to whoever listens. What is a state is told to late listeners too; a roll that comes twice is told once. */
export function hub() {
  const listeners = new Map();
  const latest = new Map();
  const seen = new Set();

  function on(type, handle) {
    listeners.set(type, [...(listeners.get(type) || []), handle]);
    if (latest.has(type)) handle(latest.get(type));
    return () => listeners.set(type, listeners.get(type).filter((other) => other !== handle));
  }

  function take(message) {
    if (message.type === 'dice_roll') {
      if (seen.has(message.id)) return;
      seen.add(message.id);
      if (seen.size > 500) seen.delete(seen.values().next().value);
    } else latest.set(message.type, message);
    for (const handle of listeners.get(message.type) || []) handle(message);
  }

  return { on, take };
}

export function connect(wanted = new URLSearchParams(location.hash.slice(1))) {
  const { on, take } = hub();
  let socket = null;
  let after = null;
  let failures = 0;
  let timer = 0;

  function hear(message) {
    if (message.type === 'reset') {
      after = null;
      return;
    }
    take(message);
    if (message.position) after = message.position;
    if (message.type !== 'error') mark('live');
  }

  function open() {
    clearTimeout(timer);
    mark('connecting');
    socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/obs`);
    socket.onopen = () => {
      failures = 0;
      const hello = { type: 'authenticate', key: wanted.get('key'), campaign: wanted.get('campaign') };
      if (after) hello.after = after;
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = (event) => hear(JSON.parse(event.data));
    socket.onclose = (event) => {
      mark('lost');
      // A refused key stays refused: only a new address helps. What may not be seen any more does not stay on the screen either.
      if (event.code === 4401 || event.code === 4403) {
        take({ type: 'blank', on: true });
        mark('refused');
        return;
      }
      failures += 1;
      const pause = Math.min(slowest, 250 * 2 ** Math.min(failures, 6));
      timer = setTimeout(open, pause * (0.5 + Math.random() / 2));
    };
  }

  /** A piece of a map as far as it is seen: a picture, nothing when there is none of it, or a failure when it is worth asking again. */
  async function piece(map, column, row) {
    const campaign = wanted.get('campaign');
    const address = `/maps/${encodeURIComponent(map)}/${column}-${row}${campaign ? `?campaign=${encodeURIComponent(campaign)}` : ''}`;
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${wanted.get('key')}` }, credentials: 'omit', cache: 'no-store' });
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error('Later.');
    return createImageBitmap(await answer.blob());
  }

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && socket && socket.readyState === WebSocket.CLOSED && failures > 0) open();
  });
  open();
  return { on, piece };
}
