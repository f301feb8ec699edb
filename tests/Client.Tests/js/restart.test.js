import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { live, roll, rolls, sit, until, view } from './table.js';

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** Whoever started us starts the host anew, by an orderly end or by none. */
async function ask(what) {
  console.log(`PLEASE ${what}`);
  assert.equal((await answers.next()).value, `DONE ${what}`);
}

for (const end of ['restart', 'kill']) {
  test(`a host that goes and comes back (${end}) is found again, and nothing is missed`, { timeout: 120000 }, async (t) => {
    const client = sit(t);
    const feed = view(t);
    const seen = rolls(client, end);
    const states = [];
    client.on('state', (state) => states.push(state));
    await live(client);
    await until('the feed', () => feed.state === 'live');
    await roll(`${end} before`);
    await until('the first', () => seen.length === 1);

    await ask(end);
    await roll(`${end} after`);
    await until('both', () => seen.length === 2);
    assert.deepEqual(seen, [`${end} before`, `${end} after`]);
    await live(client);
    assert.ok(states.includes('offline'));
    await until('the feed again', () => feed.state === 'live');
    const shown = feed.once('message:dice_roll');
    await client.call('roll_dice', { expression: '1d20', player: `${end} again` });
    assert.ok((await shown).player.startsWith(end));
  });
}

test.after(() => process.stdin.destroy());
