import assert from 'node:assert/strict';
import test from 'node:test';
import { SharedBoard } from '../../../sdk/client/shared/board.js';
import { Chance } from './random.mjs';

const CASES = Number(process.env.CASES ?? 4000);

/** Everybody draws offline; what each sent comes to the others late, twice and in any order. */
function play(seed) {
  const chance = new Chance(seed);
  const people = Array.from({ length: 2 + chance.below(4) }, (_, at) => new SharedBoard('abcde'[at]));
  const sent = [];
  for (let round = 0; round < 3; round++) {
    for (const one of people) {
      for (let edits = chance.below(6); edits > 0; edits--) {
        const known = chance.pick(one.objects)?.id;
        const kind = chance.below(10);
        sent.push(known === undefined || kind < 3 ? one.add(chance.pick(['token', 'pen', 'text']), { x: chance.below(9), name: chance.pick(['Gull', '海']) })
          : kind < 7 ? one.set(known, { [chance.pick(['x', 'y', 'name', 'color'])]: chance.pick([1, 2.5, 'red', null, [1, 2]]) })
            : kind < 8 ? one.raise(known) : one.remove(known));
      }

      const gone = chance.pick(Object.entries(one.state().objects).filter(([, { gone: it }]) => it?.[0]));
      sent.push(gone && chance.below(4) === 0 ? one.restore(gone[0]) : []);
    }

    for (const one of people) {
      chance.shuffle(sent).slice(0, chance.below(sent.length + 1)).forEach((ops) => one.apply(ops));
    }
  }

  for (const one of people) {
    chance.shuffle([...sent, ...sent.slice(0, chance.below(sent.length + 1))]).forEach((ops) => one.apply(JSON.parse(JSON.stringify(ops))));
  }

  return { people, sent };
}

test('whatever was drawn offline, all come to the same board', () => {
  let objects = 0;
  for (let seed = 1; seed <= CASES; seed++) {
    const { people } = play(seed);
    const [first, ...others] = people;
    for (const one of others) {
      assert.deepEqual(one.objects, first.objects, `seed ${seed}`);
      assert.deepEqual(one.state(), first.state(), `seed ${seed}`);
    }

    const loaded = SharedBoard.load(JSON.parse(JSON.stringify(first.state())), 'z');
    assert.deepEqual(loaded.objects, first.objects);
    assert.deepEqual(loaded.state(), first.state());
    objects += first.objects.length;
  }

  assert.ok(objects > CASES, 'hardly anything was drawn');
});

test('what is removed stays gone while others move it, until somebody brings it back', () => {
  const mine = new SharedBoard('a');
  const theirs = new SharedBoard('b');
  const [added] = mine.add('token', { x: 1, y: 1 });
  theirs.apply([added]);
  const removed = mine.remove(added.id);
  const moved = [1, 2, 3].flatMap((x) => theirs.set(added.id, { x: x * 10 }));
  mine.apply(moved);
  theirs.apply(removed);
  assert.deepEqual([mine.objects, theirs.objects], [[], []]);
  theirs.apply(mine.restore(added.id));
  assert.equal(mine.find(added.id).fields.x, 30);
  assert.deepEqual(theirs.objects, mine.objects);
});

test('two who change different fields of one thing lose nothing', () => {
  const mine = new SharedBoard('a');
  const theirs = new SharedBoard('b');
  const [added] = mine.add('token', { x: 1, y: 1, name: 'Gull' });
  theirs.apply([added]);
  const one = mine.set(added.id, { x: 5 });
  const other = theirs.set(added.id, { name: 'Old Gull' });
  mine.apply(other);
  theirs.apply(one);
  assert.deepEqual(mine.find(added.id).fields, { name: 'Old Gull', type: 'token', x: 5, y: 1 });
  assert.deepEqual(theirs.objects, mine.objects);
});
