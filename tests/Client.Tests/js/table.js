import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { connect, watch } from '../../../sdk/client/index.js';

/** The host that the harness started, and what opens it. */
export const host = {
  port: Number(process.env.HOST_PORT),
  key: process.env.HOST_KEY ?? '',
  overlay: process.env.HOST_OVERLAY_KEY ?? '',
  campaign: process.env.HOST_CAMPAIGN ?? '',
};

export const WebSocket = globalThis.WebSocket ?? createRequire(process.env.CLIENT_TOOLS ?? '')('ws');

/** Waits a tenth as long as it is told, so that pauses of seconds can be had many times. */
export const quick = {
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds / 10),
  clearTimeout: (timer) => clearTimeout(timer),
  now: () => Date.now(),
};

const open = new Set();

/** A client that is closed when the test is over, however it ends. */
export function sit(t, options = {}) {
  const client = connect({ url: `http://127.0.0.1:${host.port}`, key: host.key, campaign: host.campaign, WebSocket, ...options });
  open.add(client);
  t.after(() => client.close());
  return client;
}

export function view(t, options = {}) {
  const feed = watch({ url: `http://127.0.0.1:${host.port}`, key: host.overlay, campaign: host.campaign, WebSocket, ...options });
  t.after(() => feed.close());
  return feed;
}

/** Rolls beside every client, one after the other; the name tells the roll from all others. */
export async function roll(player, port = host.port) {
  const response = await fetch(`http://127.0.0.1:${port}/api/tools/roll_dice`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${host.key}` },
    body: JSON.stringify({ arguments: { expression: '1d20', player }, campaign: host.campaign }),
  });
  assert.equal(response.status, 200, await response.text());
}

/** Collects the names of rolls of one test as they arrive. */
export function rolls(client, prefix) {
  const seen = [];
  client.on('event:dice/rolled', (happened) => { if (happened.data.player?.startsWith(prefix)) seen.push(happened.data.player); });
  return seen;
}

/** Waits until something holds; the runner's own limit ends what never does. */
export async function until(what, holds) {
  const end = Date.now() + 60000;
  while (!holds()) {
    assert.ok(Date.now() < end, `In vain: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
}

export const live = (client) => until('live', () => client.state === 'live');
