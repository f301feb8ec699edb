import assert from 'node:assert/strict';
import test from 'node:test';
import { host, live, roll, rolls, sit, until, view } from './table.js';

test('a client sees who it is, the table as it stands, and what happens then', async (t) => {
  const began = performance.now();
  const client = sit(t);
  const states = [];
  client.on('state', (state) => states.push(state));
  const snapshot = await client.once('snapshot');
  const first = performance.now() - began;
  assert.equal(client.me?.role, 'gm');
  assert.equal(client.me?.campaign, host.campaign);
  assert.ok(Object.keys(snapshot.parts).length > 0);
  assert.equal(client.parts, snapshot.parts);
  assert.equal(client.position, snapshot.position);
  await live(client);
  assert.deepEqual(states, ['catching-up', 'live']);

  const heard = client.once('event:dice/rolled');
  const answer = await client.call('roll_dice', { expression: '2d6+3', player: 'basics' });
  assert.equal(answer.success, true);
  const happened = await heard;
  assert.equal(happened.data.player, 'basics');
  assert.equal(client.position, happened.position);
  t.diagnostic(`from connect() to the table: ${first.toFixed(0)} ms`);
});

test('a call that is refused says why, and what to do', async (t) => {
  const client = sit(t);
  await assert.rejects(client.call('roll_dice', { expression: 'zz' }), { name: 'ToolError', code: 'invalid', field: 'expression' });
  await assert.rejects(client.call('no_such_tool'), (why) => why.code !== 'internal' && why.message.length > 0);
  await assert.rejects(client.call('roll_dice', { expression: 'x'.repeat(100001) }), { code: 'too-large' });
  await assert.rejects(client.call('roll_dice', JSON.parse('{"__proto__": 1}')), { code: 'invalid' });
  assert.ok((await client.tools()).some((tool) => tool.name === 'roll_dice'));
});

test('resources and prompts are read as assistants read them', async (t) => {
  const client = sit(t);
  const combat = JSON.parse((await client.resource('campaign://current/combat')).text);
  assert.ok(combat.order.length > 0);
  assert.ok((await client.prompt('recap')).messages.length > 0);
  await assert.rejects(client.resource('campaign://nonsense'), { code: 'not-found' });
});

test('a trial run leaves nothing behind', async (t) => {
  const client = sit(t);
  await client.once('snapshot');
  const seen = rolls(client, 'trial');
  await client.call('roll_dice', { expression: '1d4', player: 'trial run' }, { dryRun: true });
  await client.call('roll_dice', { expression: '1d4', player: 'trial real' });
  await until('the real roll', () => seen.includes('trial real'));
  assert.deepEqual(seen, ['trial real']);
});

test('events can be walked through, until the client leaves', async (t) => {
  const client = sit(t);
  await live(client);
  const walked = (async () => {
    const names = [];
    for await (const happened of client) {
      names.push(happened.data.player);
      if (names.length === 3) client.close();
    }
    return names;
  })();
  for (const name of ['walk 1', 'walk 2', 'walk 3']) await roll(name);
  assert.deepEqual(await walked, ['walk 1', 'walk 2', 'walk 3']);
  assert.equal(client.state, 'closed');
  await assert.rejects(client.call('roll_dice', { expression: '1d4' }), { code: 'closed' });
});

test('a client that comes back much later is told exactly what it missed', async (t) => {
  const first = sit(t);
  await live(first);
  const after = first.position;
  first.close();
  for (const name of ['late 1', 'late 2']) await roll(name);
  const second = sit(t, { after });
  const seen = rolls(second, 'late');
  await until('both', () => seen.length === 2);
  assert.deepEqual(seen, ['late 1', 'late 2']);
});

test('a position that means nothing begins anew', async (t) => {
  const client = sit(t, { after: 'nonsense' });
  const order = [];
  client.on('reset', () => order.push('reset'));
  client.on('snapshot', () => order.push('snapshot'));
  await live(client);
  assert.deepEqual(order, ['reset', 'snapshot']);
});

for (const transport of ['socket', 'auto']) {
  test(`a key that is not known is refused for good (${transport})`, async (t) => {
    const client = sit(t, { key: 'nonsense', transport });
    const waiting = client.call('roll_dice', { expression: '1d4' });
    const refused = client.once('refused');
    await assert.rejects(waiting, { code: 'unauthenticated' });
    assert.equal((await refused).code, 'unauthenticated');
    assert.equal(client.state, 'refused');
    await assert.rejects(client.call('roll_dice'), { code: 'unauthenticated' });
  });
}

test('a campaign that is not there is refused for good', async (t) => {
  const client = sit(t, { campaign: 'no-such-campaign' });
  assert.equal((await client.once('refused')).code, 'not-found');
});

test('a token that was refused is asked for once more', async (t) => {
  const asked = [];
  const client = sit(t, { key: null, token: async (expired) => { asked.push(expired); return expired ? host.key : 'stale'; } });
  await live(client);
  assert.deepEqual(asked, [false, true]);
});

test('a feed shows what everyone may see', async (t) => {
  const feed = view(t);
  const types = [];
  feed.on('message', (message) => types.push(message.type));
  await until('the opening', () => types.includes('initiative_update'));
  const rolled = feed.once('message:dice_roll');
  await roll('feed');
  assert.equal((await rolled).player, 'feed');
  assert.ok(feed.position);
});

test('a feed refuses a wrong key with a sentence', async (t) => {
  const feed = view(t, { key: 'nonsense' });
  const refused = await feed.once('refused');
  assert.equal(refused.code, 'unauthenticated');
  assert.ok(refused.message.length > 10);
});
