/** Hands messages to whoever listens to their type. Each is the whole state of its part, so whoever begins to listen late is told the latest; a roll is no state. */
export function hub() {
  const listeners = new Map();
  const latest = new Map();

  function on(type, handle) {
    listeners.set(type, [...(listeners.get(type) || []), handle]);
    if (latest.has(type)) handle(latest.get(type));
    return () => listeners.set(type, listeners.get(type).filter((other) => other !== handle));
  }

  function take(message) {
    if (message.type !== 'dice_roll') latest.set(message.type, message);
    for (const handle of listeners.get(message.type) || []) handle(message);
  }

  return { on, take };
}
