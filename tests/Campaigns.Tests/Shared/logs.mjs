// Random logs of many who edit offline, in a random order, some twice, with what they come to; or what logs that come in come to.
// node logs.mjs make FROM COUNT | node logs.mjs fold < logs
import { createInterface } from 'node:readline';
import { SharedBoard } from '../../../sdk/client/shared/board.js';
import { SharedText } from '../../../sdk/client/shared/text.js';
import { Chance } from './random.mjs';

const WORDS = ['salt', ' ', 'the stairs', '\n', 'Ünde', '海', '🎲', 'a', 'b', '"\\', '. '];

function make(seed) {
  const chance = new Chance(seed);
  const isBoard = seed % 3 === 0;
  const people = Array.from({ length: 2 + chance.below(4) }, (_, at) => (isBoard ? new SharedBoard(`site${at}`) : new SharedText(`site${at}`)));
  const sent = [];
  for (let round = 0; round < 1 + chance.below(4); round++) {
    for (const one of people) {
      for (let edits = chance.below(7); edits > 0; edits--) {
        sent.push(...(isBoard ? draw(one, chance) : write(one, chance)));
      }
    }

    people.forEach((one) => one.apply(chance.shuffle(sent).slice(0, chance.below(sent.length + 1))));
  }

  // Now and then something never comes at all.
  const ops = chance.shuffle([...sent, ...sent.slice(0, chance.below(sent.length + 1))]).slice(chance.below(4) === 0 ? 1 : 0);
  const last = isBoard ? new SharedBoard('z') : new SharedText('z');
  last.apply(ops);
  return { seed, board: isBoard, ops, ...shown(last) };
}

function write(one, chance) {
  const at = chance.below(one.length + 1);
  return chance.below(10) < 6 ? one.insert(at, chance.pick(WORDS)) : one.replace(at, 1 + chance.below(5), chance.below(3) ? '' : chance.pick(WORDS));
}

function draw(one, chance) {
  const known = chance.pick(one.objects)?.id;
  const kind = chance.below(10);
  const gone = chance.pick(Object.entries(one.state().objects).filter(([, { gone: it }]) => it?.[0]))?.[0];
  return known === undefined || kind < 3 ? one.add(chance.pick(['token', 'pen']), { x: chance.below(9) / 4, name: chance.pick(WORDS) })
    : kind < 7 ? one.set(known, { [chance.pick(['x', 'z', 'name'])]: chance.pick([1, 2.5, 'red', null, [1, 2]]) })
      : kind < 8 ? one.raise(known) : kind < 9 || gone === undefined ? one.remove(known) : one.restore(gone);
}

function shown(one) {
  const state = one.state();
  return one instanceof SharedBoard ? { state, shown: one.objects.map(({ id, fields }) => ({ id, ...fields })) } : { state, shown: one.text };
}

const [what, from, count] = process.argv.slice(2);
if (what === 'make') {
  for (let seed = Number(from); seed < Number(from) + Number(count); seed++) {
    process.stdout.write(JSON.stringify(make(seed)) + '\n');
  }
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    const { board, ops } = JSON.parse(line);
    const one = board ? new SharedBoard('z') : new SharedText('z');
    one.apply(ops);
    process.stdout.write(JSON.stringify(shown(one)) + '\n');
  }
}
