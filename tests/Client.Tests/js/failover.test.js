import assert from 'node:assert/strict';
import test from 'node:test';
import { Network } from './network.js';
import { host, live, quick, roll, rolls, sit, until, view } from './table.js';

for (const upgrades of ['refuse', 'kill']) {
  test(`where sockets are blocked (${upgrades}) the stream takes over: events, calls and feeds`, async (t) => {
    const network = await Network.open(t, host.port);
    network.upgrades = upgrades;
    const began = performance.now();
    const client = sit(t, { url: network.url });
    const feed = view(t, { url: network.url });
    await client.once('snapshot');
    t.diagnostic(`from connect() to the table: ${(performance.now() - began).toFixed(0)} ms`);
    assert.equal(client.transport, 'sse');
    assert.equal(client.me?.role, 'gm');
    assert.ok(Object.keys(client.parts ?? {}).length > 0);

    const player = `blocked ${upgrades}`;
    const heard = client.once('event:dice/rolled');
    const shown = feed.once('message:dice_roll');
    await until('the feed', () => feed.state === 'live');
    assert.equal((await client.call('roll_dice', { expression: '1d20', player })).success, true);
    assert.equal((await heard).data.player, player);
    assert.equal((await shown).player, player);
    assert.equal(feed.transport, 'sse');
    await assert.rejects(client.call('roll_dice', { expression: 'zz' }), { code: 'invalid', field: 'expression' });
    assert.ok((await client.tools()).length > 0);
  });
}

test('a socket that opens and dies before its first message, twice, is taken for blocked', async (t) => {
  const network = await Network.open(t, host.port);
  network.upgrades = 'mute';
  const client = sit(t, { url: network.url });
  await client.once('snapshot');
  assert.equal(client.transport, 'sse');
});

test('a network that changes its mind loses nothing: socket, stream and socket again', async (t) => {
  const network = await Network.open(t, host.port);
  const client = sit(t, { url: network.url, clock: quick });
  const seen = rolls(client, 'mind');
  const states = [];
  client.on('state', (state) => states.push(state));
  const expected = [];
  const some = async (count) => {
    for (let i = 0; i < count; i++) {
      expected.push(`mind ${expected.length}`);
      await roll(expected.at(-1));
    }
  };
  await live(client);
  for (let round = 0; round < 3; round++) {
    await some(5);
    network.upgrades = 'refuse';
    network.cut();
    await some(5);
    await until('the stream', () => client.transport === 'sse' && client.state === 'live');
    const asked = client.call('roll_dice', { expression: '1d6', player: 'beside' });
    await some(5);
    assert.equal((await asked).success, true);

    // Let through again, it finds the way back by itself, while events go on.
    states.length = 0;
    network.upgrades = 'pass';
    while (client.transport !== 'socket') await some(1);
    await some(5);
    await until('everything', () => seen.length >= expected.length);
    assert.ok(!states.includes('offline') && !states.includes('connecting'), states.join());
  }
  assert.deepEqual(seen, expected);
});

test('a wrong key is refused on the stream as well', async (t) => {
  for (const options of [{ key: 'nonsense' }, { campaign: 'no-such-campaign' }]) {
    const client = sit(t, { ...options, transport: 'sse' });
    const why = await client.once('refused');
    assert.equal(why.code, options.key ? 'unauthenticated' : 'not-found');
    assert.ok(why.message.length > 10);
  }
});

test('without the right to a socket of its own it streams from the start', async (t) => {
  const client = sit(t, { transport: 'sse' });
  const seen = rolls(client, 'only');
  await live(client);
  await Promise.all(Array.from({ length: 12 }, (_, i) => client.call('roll_dice', { expression: '1d6', player: `only ${i}` })));
  await until('all of them', () => seen.length === 12);
  assert.equal(new Set(seen).size, 12);
});
