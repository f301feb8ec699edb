import assert from 'node:assert/strict';
import test from 'node:test';
import { SharedText, difference } from '../../../sdk/client/shared/text.js';
import { Chance } from './random.mjs';

const WORDS = ['salt', ' ', 'the stairs', '\n', 'Ünde', '海', '🎲', 'a', 'b', '🧙‍♀️', '. '];
const CASES = Number(process.env.CASES ?? 4000);

/** Everybody writes offline; what each sent comes to the others late, twice and in any order. */
function play(seed, rounds = 3) {
  const chance = new Chance(seed);
  const people = Array.from({ length: 2 + chance.below(4) }, (_, at) => new SharedText('abcde'[at]));
  const sent = [];
  for (let round = 0; round < rounds; round++) {
    for (const one of people) {
      for (let edits = chance.below(6); edits > 0; edits--) {
        const at = chance.below(one.length + 1);
        const kind = chance.below(10);
        sent.push(kind < 6 ? one.insert(at, chance.pick(WORDS)) : kind < 9 ? one.remove(at, 1 + chance.below(4)) : one.replace(at, chance.below(3), chance.pick(WORDS)));
      }
    }

    for (const one of people) {
      // Some of it comes now, some only at the end.
      for (const ops of chance.shuffle(sent).slice(0, chance.below(sent.length + 1))) {
        one.apply(ops);
      }
    }
  }

  for (const one of people) {
    for (const ops of chance.shuffle([...sent, ...sent.slice(0, chance.below(sent.length + 1))])) {
      one.apply(JSON.parse(JSON.stringify(ops)));
    }
  }

  return { people, sent, chance };
}

test('whatever was written offline, all come to the same text', () => {
  let letters = 0;
  for (let seed = 1; seed <= CASES; seed++) {
    const { people } = play(seed);
    const [first, ...others] = people;
    for (const one of others) {
      assert.equal(one.text, first.text, `seed ${seed}`);
      assert.deepEqual(one.state().runs.length > 0, first.state().runs.length > 0);
    }

    for (const one of people) {
      assert.equal(one.waiting, 0, `seed ${seed}`);
      assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(one.text), `seed ${seed}: half a character`);
      assert.deepEqual(one.state(), first.state(), `seed ${seed}: kept otherwise`);
    }

    letters += first.length;
  }

  assert.ok(letters > CASES * 10, 'hardly anything was written');
});

test('what is kept and loaded goes on as if nothing had happened', () => {
  for (let seed = 1; seed <= CASES / 4; seed++) {
    const { people: [first, second], sent } = play(seed);
    const loaded = SharedText.load(JSON.parse(JSON.stringify(first.state())), first.site);
    assert.equal(loaded.text, first.text);
    assert.deepEqual(loaded.state(), first.state(), `seed ${seed}`);
    const more = second.insert(second.length >> 1, 'more');
    second.remove(0, 3);
    loaded.apply(more);
    loaded.apply(sent.flat());
    first.apply(more);
    assert.equal(loaded.text, first.text, `seed ${seed}`);

    // Half the journal, kept, and then all of it.
    const half = new SharedText('z');
    half.apply(sent.slice(sent.length >> 1).flat());
    const later = SharedText.load(JSON.parse(JSON.stringify(half.state())), 'z');
    later.apply(sent.flat());
    later.apply(more);
    assert.equal(later.text, first.text, `seed ${seed}`);
  }
});

test('words that two write at one place do not mix, forwards and backwards', () => {
  for (let seed = 1; seed <= 600; seed++) {
    const chance = new Chance(seed);
    const people = Array.from({ length: 2 + chance.below(3) }, (_, at) => new SharedText('abcd'[at]));
    const start = people[0].insert(0, 'one two');
    people.slice(1).forEach((one) => one.apply(start));
    const at = chance.below(8);
    const words = people.map((one, index) => String.fromCharCode(65 + index).repeat(3 + chance.below(5)));
    const isBackward = people.map(() => chance.below(2) === 1);
    const sent = people.map((one, index) => [...words[index]].map((letter, typed) => one.insert(isBackward[index] ? at : at + typed, letter)).flat());
    people.forEach((one) => one.apply(chance.shuffle(sent).flat()));
    for (const one of people) {
      assert.equal(one.text, people[0].text);
      words.forEach((word) => assert.ok(one.text.includes(word), `seed ${seed}: ${word} is torn apart in ${one.text}`));
      assert.equal(one.length, 7 + words.join('').length);
    }
  }
});

test('a change of an input becomes as little as can be, and comes to the same text', () => {
  for (let seed = 1; seed <= CASES; seed++) {
    const chance = new Chance(seed);
    const pieces = Array.from({ length: chance.below(8) }, () => chance.pick([...WORDS, 'aa', '😀', '😁']));
    const before = pieces.join('');
    const text = new SharedText('a');
    text.insert(0, before);
    const place = chance.below(pieces.length + 1);
    const written = chance.below(3) > 0 ? chance.pick([...WORDS, 'aa', '😀', '😁']) : '';
    const head = pieces.slice(0, place).join('') + written;
    const after = head + pieces.slice(place + chance.below(3)).join('');
    const ops = text.edit(after, chance.below(2) ? head.length : undefined);
    assert.equal(text.text, after, `seed ${seed}`);
    const copy = new SharedText('b');
    copy.apply([{ op: 'ins', id: ['a', 1], l: null, r: null, t: before }].filter(() => before.length > 0));
    copy.apply(ops);
    assert.equal(copy.text, after);
  }

  assert.deepEqual(difference('aa', 'aaa', 1), { index: 0, count: 0, text: 'a' });
  assert.deepEqual(difference('aa', 'aaa', 3), { index: 2, count: 0, text: 'a' });
  assert.deepEqual(difference('x😀y', 'x😁y'), { index: 1, count: 2, text: '😁' });
  assert.equal(difference('a', 'a'), null);
});

test('a caret stays where it is whatever others write', () => {
  const mine = new SharedText('a');
  const theirs = new SharedText('b');
  theirs.apply(mine.insert(0, 'the old mill'));
  const anchor = mine.anchor(8);
  mine.apply(theirs.insert(0, 'at '));
  assert.equal(mine.position(anchor), 11);
  mine.apply(theirs.remove(3, 4));
  assert.equal(mine.text.slice(0, mine.position(anchor)), 'at old ');
  mine.apply(theirs.remove(0, theirs.length));
  assert.equal(mine.position(anchor), 0);
});

test('a long note that was edited ten thousand times is small and quick', () => {
  const chance = new Chance(7);
  const text = new SharedText('a');
  const sent = [text.insert(0, 'The tide turned at the pier. '.repeat(3450))];
  for (let edit = 0; edit < 10_000; edit++) {
    const at = chance.below(text.length);
    sent.push(chance.below(3) ? text.insert(at, chance.pick(['salt', 'x', ' boat '])) : text.remove(at, 1 + chance.below(9)));
  }

  const started = performance.now();
  const other = new SharedText('b');
  sent.forEach((ops) => other.apply(ops));
  assert.equal(other.text, text.text);
  const folded = performance.now();
  const bytes = JSON.stringify(other.state()).length;
  const again = SharedText.load(JSON.parse(JSON.stringify(other.state())), 'c');
  assert.equal(again.text, text.text);
  console.log(`${text.length} characters, 10000 edits: folded in ${Math.round(folded - started)} ms, kept in ${bytes} bytes`);

  again.apply([{ op: 'del', at: [['a', 1, 10_000_000]] }]);
  assert.equal(again.text, '');
  console.log(`all deleted: kept in ${JSON.stringify(again.state()).length} bytes`);
});
