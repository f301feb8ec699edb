'use strict';

/* One socket for the page. It hands each message to whoever listens to its type, remembers the last position it saw and asks for what followed it
   when it comes back: nothing is missed, and a roll that arrives twice is shown once. */
const table = (() => {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const listeners = new Map();
  const seen = new Set();
  const slowest = 10000;
  let socket = null;
  let after = null;
  let failures = 0;
  let timer = 0;

  const mark = (state) => { document.documentElement.dataset.link = state; };

  function on(type, handle) {
    listeners.set(type, [...(listeners.get(type) || []), handle]);
  }

  function take(message) {
    if (message.type === 'reset') {
      after = null;
      return;
    }
    if (message.type === 'dice_roll') {
      if (seen.has(message.id)) return;
      seen.add(message.id);
      if (seen.size > 500) seen.delete(seen.values().next().value);
    }
    for (const handle of listeners.get(message.type) || []) handle(message);
    if (message.position) after = message.position;
    if (message.type !== 'error') mark('live');
  }

  function connect() {
    clearTimeout(timer);
    mark('connecting');
    socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/obs`);
    socket.onopen = () => {
      failures = 0;
      const hello = { type: 'authenticate', key: wanted.get('key'), campaign: wanted.get('campaign') };
      if (after) hello.after = after;
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = (event) => take(JSON.parse(event.data));
    socket.onclose = (event) => {
      mark('lost');
      // A refused key stays refused: only a new address helps.
      if (event.code === 4401 || event.code === 4403) return;
      failures += 1;
      const pause = Math.min(slowest, 250 * 2 ** Math.min(failures, 6));
      timer = setTimeout(connect, pause * (0.5 + Math.random() / 2));
    };
  }

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && socket && socket.readyState === WebSocket.CLOSED && failures > 0) connect();
  });
  addEventListener('DOMContentLoaded', connect);

  /** An element with classes and a text; texts are never markup. */
  function element(tag, classes, text) {
    const made = document.createElement(tag);
    if (classes) made.className = classes;
    if (text !== undefined && text !== null) made.textContent = text;
    return made;
  }

  return { on, element };
})();
