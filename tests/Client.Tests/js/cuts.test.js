import assert from 'node:assert/strict';
import test from 'node:test';
import { Network } from './network.js';
import { host, live, quick, roll, rolls, sit, until, view } from './table.js';

/** A small generator, so that a run that fails can be had again. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

for (const transport of (process.env.CLIENT_TRANSPORTS ?? 'socket').split(' ')) {
  for (const seed of [7, 20261121]) {
    test(`over many cuts nothing is lost or told twice (${transport}, seed ${seed})`, async (t) => {
      const random = chance(seed);
      const network = await Network.open(t, host.port);
      const prefix = `${transport} ${seed} `;
      const client = sit(t, { url: network.url, transport, clock: quick, random });
      const feed = view(t, { url: network.url, transport, clock: quick, random });
      const seen = rolls(client, prefix);
      const shown = [];
      feed.on('message:dice_roll', (message) => { if (message.player?.startsWith(prefix)) shown.push(message.player); });
      await live(client);
      await until('the feed', () => feed.state === 'live');

      const expected = [];
      let cuts = 0;
      for (let i = 0; i < 200; i++) {
        expected.push(`${prefix}${i}`);
        await roll(expected[i]);
        if (random() < 0.2) {
          network.cut();
          cuts += 1;
        }
        if (random() < 0.1) await live(client);
      }
      await until('everything', () => seen.length >= expected.length && shown.length >= expected.length);
      assert.deepEqual(seen, expected);
      assert.deepEqual(shown, expected);
      t.diagnostic(`${cuts} cuts, ${network.connections} connections, ${expected.length} rolls`);
      assert.ok(network.connections > 10);
    });
  }

  test(`calls over cuts are answered, and done once (${transport})`, async (t) => {
    const random = chance(99);
    const network = await Network.open(t, host.port);
    const prefix = `calls ${transport} `;
    const client = sit(t, { url: network.url, transport, clock: quick, random });
    const seen = rolls(client, prefix);
    await live(client);
    const calls = [];
    for (let i = 0; i < 60; i++) {
      calls.push(client.call('roll_dice', { expression: '1d6', player: `${prefix}${i}` }, { timeout: 600000 }));
      if (random() < 0.3) {
        await new Promise((resolve) => { setTimeout(resolve, random() * 10); });
        network.cut();
      }
    }
    const answers = await Promise.all(calls);
    assert.ok(answers.every((answer) => answer.success));
    await until('every roll', () => seen.length >= calls.length);
    await roll(`${prefix}last`);
    await until('the last', () => seen.at(-1) === `${prefix}last`);
    assert.equal(seen.length, calls.length + 1);
    assert.equal(new Set(seen).size, seen.length);
  });
}

test('a call made while there is no network waits for it, or fails when it is told to', async (t) => {
  const network = await Network.open(t, host.port);
  const client = sit(t, { url: network.url, clock: quick, transport: 'socket' });
  await live(client);
  network.down = true;
  network.cut();
  await until('offline', () => client.state === 'offline');
  const waiting = client.call('roll_dice', { expression: '1d6', player: 'patient' }, { timeout: 600000 });
  await assert.rejects(client.call('roll_dice', { expression: '1d6' }, { offline: 'fail' }), { code: 'offline' });
  await assert.rejects(client.call('roll_dice', { expression: '1d6' }, { timeout: 100 }), { code: 'timeout' });
  network.down = false;
  assert.equal((await waiting).success, true);
  assert.equal(client.state === 'live' || client.state === 'catching-up', true);
});
