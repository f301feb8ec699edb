import assert from 'node:assert/strict';
import test from 'node:test';
import { Network } from './network.js';
import { host, live, quick, sit, until } from './table.js';

for (const transport of ['socket', 'sse']) {
  test(`two at the table see each other, their pointers and their strokes (${transport})`, async (t) => {
    const one = sit(t, { transport });
    const other = sit(t);
    await live(one);
    await live(other);
    await until('both', () => one.presence.people.length === 2 && other.presence.people.length === 2);
    const mine = one.me?.session_id;
    assert.ok(mine && mine !== other.me?.session_id);

    one.presence.setStatus('typing', { where: 'notes' });
    await until('the status', () => other.presence.people.some((person) => person.session_id === mine && person.status === 'typing' && person.where === 'notes'));

    const moves = [];
    const strokes = [];
    other.presence.on('cursors', (some) => moves.push(...some));
    other.presence.on('strokes', (some) => strokes.push(...some));
    for (let x = 0; x <= 200; x++) one.presence.moveCursor('map', x, 5);
    one.presence.stroke('map', { points: [1, 2, 3, 4] });
    await until('the last move', () => moves.at(-1)?.x === 200);
    await until('the stroke', () => strokes.length > 0);
    assert.equal(moves.at(-1).session_id, mine);
    assert.equal(moves.at(-1).board, 'map');
    assert.ok(moves.length < 20, `${moves.length}`);
    assert.deepEqual(strokes[0].stroke, { points: [1, 2, 3, 4] });

    one.close();
    await until('alone', () => other.presence.people.length === 1);
  });
}

test('whoever comes back is still the same to the others, and says again how they are', async (t) => {
  const network = await Network.open(t, host.port);
  const one = sit(t, { url: network.url, clock: quick, random: () => 0 });
  const other = sit(t);
  await live(one);
  await live(other);
  one.presence.setStatus('away');
  const before = one.me?.session_id;
  const here = () => other.presence.people.find((person) => person.session_id === before)?.status === 'away';
  await until('away', here);
  network.cut();
  await until('offline', () => one.state === 'offline');
  assert.deepEqual(one.presence.people, []);
  await live(one);
  assert.equal(one.me?.session_id, before);
  await until('away again', () => here() && one.presence.people.length === 2);
});
