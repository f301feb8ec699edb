// Three people with a note and a board at hand, who are offline now and then; the host's tools answer over standard input and output.
// node bound.mjs SEED NOTE BOARD
import { createInterface } from 'node:readline';
import { bind } from '../../../sdk/client/shared/bind.js';
import { Chance } from './random.mjs';

const [seed, note, board] = process.argv.slice(2);
const chance = new Chance(Number(seed));
const waiting = new Map();
let calls = 0;

class Pipe {
  #listeners = [];
  #missed = [];
  #online = true;
  lost = 0;

  constructor(who) {
    this.who = who;
  }

  on(name, listener) {
    if (name === 'event') this.#listeners.push(listener);
  }

  async call(tool, args) {
    if (!this.#online) throw Object.assign(new Error('offline'), { code: 'offline' });
    const answer = await ask({ who: this.who, tool, args });
    if (this.#online && chance.below(8) === 0) {
      // The host did it, and nobody was told.
      this.lost++;
      throw Object.assign(new Error('closed'), { code: 'closed' });
    }

    if (answer.error) throw Object.assign(new Error(answer.error.message), answer.error);
    return answer;
  }

  hear(event) {
    this.#missed.push(event);
    this.#deliver();
  }

  set online(value) {
    this.#online = value;
    this.#deliver();
  }

  #deliver() {
    while (this.#online && this.#missed.length > 0) {
      const event = this.#missed.shift();
      this.#listeners.forEach((listener) => listener(event));
    }
  }
}

function ask(what) {
  const id = ++calls;
  process.stdout.write(JSON.stringify({ call: id, ...what }) + '\n');
  return new Promise((resolve) => waiting.set(id, resolve));
}

const people = Object.fromEntries(['mira', 'kim', 'sam'].map((who) => [who, new Pipe(who)]));
createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  if (message.event) people[message.who].hear(message.event);
  else waiting.get(message.answer)(message);
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
async function opened(client, id) {
  for (;;) {
    try {
      return await bind(client, id, { setTimeout: (run) => setTimeout(run, 1) });
    } catch (failure) {
      if (failure.code !== 'closed') throw failure;
    }
  }
}

const all = [];
for (const client of Object.values(people)) {
  all.push({ client, text: await opened(client, note), board: await opened(client, board) });
}

const words = [];
for (let round = 0; round < 120; round++) {
  const one = chance.pick(all);
  if (chance.below(6) === 0) one.client.online = chance.below(2) === 0;
  if (chance.below(2) === 0) {
    const before = one.text.text.text;
    const at = [...before].slice(0, chance.below([...before].length + 1)).join('').length;
    const word = chance.pick(['salt ', '🎲', 'Ü', '\n']) + (chance.below(3) === 0 ? `<${round}>` : '');
    const isTorn = /<\d*$/.test(before.slice(0, at));
    if (!isTorn && chance.below(4) > 0) {
      one.text.edit(before.slice(0, at) + word + before.slice(at), at + word.length);
      words.push(...(word.match(/<\d+>/g) ?? []));
    } else if (!/[<>\d]/.test(before.slice(at, at + 2)) && !isTorn) {
      const end = at + [...before.slice(at)].slice(0, 1).join('').length;
      one.text.edit(before.slice(0, at) + before.slice(end), at);
    }
  } else {
    const its = one.board.board;
    const known = chance.pick(its.objects)?.id;
    const isGm = one.client.who === 'mira';
    const kind = chance.below(8);
    one.board.send(known === undefined || kind < 3 ? its.add('token', { x: chance.below(9), name: `Gull ${round}` })
      : isGm && kind < 5 ? its.set(known, { hidden: chance.below(2) === 0 })
        : kind < 7 ? its.set(known, { x: chance.below(99), y: chance.below(9) }) : its.remove(known));
  }

  if (chance.below(3) === 0) await pause();
}

for (const one of all) one.client.online = true;
for (let quiet = 0; quiet < 5;) {
  await Promise.all(all.flatMap((one) => [one.text.flush(), one.board.flush()]));
  const before = calls;
  await ask({ sync: true });
  for (let turn = 0; turn < 4; turn++) await pause();
  quiet = calls === before + 1 && all.every((one) => one.text.outbox.length + one.board.outbox.length === 0) ? quiet + 1 : 0;
}

const shown = all.map((one) => ({ who: one.client.who, text: one.text.text.text, objects: one.board.board.objects.map(({ id, fields }) => ({ id, ...fields })), refused: String(one.text.refused ?? one.board.refused ?? '') }));
process.stdout.write(JSON.stringify({ done: shown, words, lost: all.reduce((sum, one) => sum + one.client.lost, 0) }) + '\n', () => process.exit(0));
