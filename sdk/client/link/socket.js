const PROTOCOL = 'mcp-ttrpg-v1';
const OPENS_WITHIN = 8000;

/**
 * A WebSocket as a line.
 * @param {{address: URL, WebSocket: any, clock: import('../types.js').Clock}} to
 * @param {import('../types.js').LineEars} ears
 * @returns {import('../types.js').Line}
 */
export function openSocket(to, ears) {
  let over = false;
  const socket = begin();

  /** @param {number} code @param {string} reason */
  function end(code, reason) {
    if (over) return;
    over = true;
    to.clock.clearTimeout(patience);
    ears.ended({ code, reason });
  }

  function begin() {
    try {
      return new to.WebSocket(to.address.href, PROTOCOL);
    } catch {
      // A browser may refuse the address itself, for what the page's policy allows.
      queueMicrotask(() => end(1006, 'The socket could not be opened.'));
      return { readyState: 3, send() {}, close() {} };
    }
  }

  // A proxy may swallow the request for a socket without ever answering.
  const patience = to.clock.setTimeout(() => {
    end(1006, 'The socket did not open in time.');
    socket.close();
  }, OPENS_WITHIN);

  socket.onopen = () => {
    to.clock.clearTimeout(patience);
    if (over) socket.close();
    else ears.opened();
  };
  socket.onmessage = (/** @type {{data: unknown}} */ frame) => {
    if (over || typeof frame.data !== 'string') return;
    ears.alive();
    const said = parse(frame.data);
    for (const message of Array.isArray(said) ? said : [said]) {
      if (!over && message && typeof message === 'object') ears.heard(message);
    }
  };
  socket.onclose = (/** @type {{code: number, reason: string}} */ close) => end(close.code, close.reason);
  // Node's sockets throw what nobody hears; the end follows anyway.
  socket.onerror = () => {};

  return {
    kind: 'socket',
    send: (message) => { if (socket.readyState === 1) socket.send(JSON.stringify(message)); },
    close: () => {
      over = true;
      to.clock.clearTimeout(patience);
      socket.close(1000);
    },
  };
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
