// The same concurrent edits with yjs, a well-known library for shared texts: node --test yjs.test.mjs, with YJS naming a folder that has it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { SharedText } from '../../../sdk/client/shared/text.js';
import { Chance } from './random.mjs';

const Y = createRequire(join(process.env.YJS, 'package.json'))('yjs');
const CASES = Number(process.env.CASES ?? 1500);

/** One person with both texts; every edit is made in both. */
class Both {
  constructor(site, client) {
    this.ours = new SharedText(site);
    this.doc = new Y.Doc();
    this.doc.clientID = client;
    this.theirs = this.doc.getText('t');
    this.sent = [];
    this.updates = [];
    this.doc.on('update', (update, origin) => origin !== 'remote' && this.updates.push(update));
  }

  replace(at, count, text) {
    this.sent.push(...this.ours.replace(at, count, text));
    this.doc.transact(() => {
      this.theirs.delete(at, count);
      this.theirs.insert(at, text);
    });
  }

  take(others, chance) {
    for (const other of chance.shuffle(others)) {
      this.ours.apply(chance.shuffle(other.sent));
      chance.shuffle(other.updates).forEach((update) => Y.applyUpdate(this.doc, update, 'remote'));
    }
  }
}

function people(chance, start) {
  const all = Array.from({ length: 2 + chance.below(3) }, (_, at) => new Both('abcd'[at], at + 1));
  all[0].replace(0, 0, start);
  all.slice(1).forEach((one) => one.take([all[0]], chance));
  all[0].sent.length = all[0].updates.length = 0;
  return all;
}

test('both converge, and neither loses or tears apart a word', () => {
  let same = 0;
  let tornByTheirs = 0;
  for (let seed = 1; seed <= CASES; seed++) {
    const chance = new Chance(seed);
    const all = people(chance, 'the old mill by the river');
    const words = [];
    for (const one of all) {
      for (let edits = 1 + chance.below(3); edits > 0; edits--) {
        const word = `<${String.fromCharCode(65 + words.length).repeat(2 + chance.below(4))}>`;
        const at = chance.below(one.ours.length + 1);
        // Inside one's own earlier word would tear it apart oneself.
        if (/<[^>]*$/.test(one.ours.text.slice(0, at))) continue;
        words.push(word);
        const isBackward = chance.below(2) === 1;
        [...word].forEach((_, typed) => one.replace(isBackward ? at : at + typed, 0, isBackward ? word[word.length - 1 - typed] : word[typed]));
      }
    }

    all.forEach((one) => one.take(all.filter((other) => other !== one), chance));
    for (const one of all) {
      assert.equal(one.ours.text, all[0].ours.text, `seed ${seed}`);
      assert.equal(one.theirs.toString(), all[0].theirs.toString(), `seed ${seed}: yjs`);
    }

    const [ours, theirs] = [all[0].ours.text, all[0].theirs.toString()];
    for (const word of words) {
      assert.ok(ours.includes(word), `seed ${seed}: ${word} is torn apart in ${ours}`);
      tornByTheirs += theirs.includes(word) ? 0 : 1;
    }

    assert.equal([...ours].sort().join(''), [...theirs].sort().join(''), `seed ${seed}: not the same letters`);
    same += ours === theirs ? 1 : 0;
  }

  console.log(`${same} of ${CASES} texts are the same to the letter; yjs tore ${tornByTheirs} words apart, we none`);
});

test('edits of different places come to the same text in both', () => {
  for (let seed = 1; seed <= CASES; seed++) {
    const chance = new Chance(seed);
    const sections = ['one one one', 'two two two', 'three three', 'four four f'];
    const all = people(chance, sections.join('|'));
    all.forEach((one, index) => {
      // Everybody stays inside their own section.
      for (let edits = 1 + chance.below(5); edits > 0; edits--) {
        const whole = one.ours.text.split('|');
        const start = whole.slice(0, index).join('|').length + (index > 0 ? 1 : 0);
        const at = chance.below(Math.max(1, whole[index].length - 2)) + 1;
        const count = Math.min(chance.below(3), Math.max(0, whole[index].length - at - 1));
        one.replace(start + at, count, chance.pick(['x', 'salt', '海', '']));
      }
    });
    const parts = all.map((one, index) => one.ours.text.split('|')[index]);
    all.forEach((one) => one.take(all.filter((other) => other !== one), chance));
    const expected = sections.map((section, index) => parts[index] ?? section).join('|');
    for (const one of all) {
      assert.equal(one.ours.text, expected, `seed ${seed}`);
      assert.equal(one.theirs.toString(), expected, `seed ${seed}: yjs`);
    }
  }
});

test('deletions that overlap come to the same text in both', () => {
  for (let seed = 1; seed <= CASES; seed++) {
    const chance = new Chance(seed);
    const all = people(chance, 'abcdefghijklmnopqrstuvwxyz');
    for (const one of all) {
      for (let edits = 1 + chance.below(3); edits > 0; edits--) {
        const at = chance.below(one.ours.length);
        one.replace(at, Math.min(1 + chance.below(6), one.ours.length - at), '');
      }
    }

    all.forEach((one) => one.take(all.filter((other) => other !== one), chance));
    all.forEach((one) => assert.equal(one.ours.text, one.theirs.toString(), `seed ${seed}`));
  }
});
