// Reads a line {"expr", "parsed", "milliseconds"}, rolls with rpg-dice-roller for that long, and answers with {"rolls", "seconds"}; one line after another.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { DiceRoll } = await import(pathToFileURL(process.argv[2]));
let sum = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { expr, parsed, milliseconds } = JSON.parse(line);
  const roll = new DiceRoll(expr);
  const start = performance.now();
  let rolls = 0;
  let passed = 0;
  while (passed < milliseconds) {
    for (let turn = 0; turn < 50; turn++) {
      sum += parsed ? (roll.roll(), roll.total) : new DiceRoll(expr).total;
    }

    rolls += 50;
    passed = performance.now() - start;
  }

  process.stdout.write(JSON.stringify({ rolls, seconds: passed / 1000, sum: Number.isFinite(sum) }) + '\n');
}
