// Rolls one JSON line {"id", "expr", "faces"} after another with rpg-dice-roller, on exactly those faces, and answers each with {"id", "total"} or {"id", "error"}.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { DiceRoll, NumberGenerator } = await import(pathToFileURL(process.argv[2]));
let faces = [];
let next = 0;

// Fate dice are asked for as 1..3 and 1..6; faces are given as the engine here gives them.
NumberGenerator.generator.integer = (least, most) => {
  if (next >= faces.length) {
    throw new Error('no more faces');
  }

  return least + (faces[next++] % (most - least + 1));
};

for await (const line of createInterface({ input: process.stdin })) {
  const { id, expr, faces: given } = JSON.parse(line);
  [faces, next] = [given, 0];
  let answer;
  try {
    const total = new DiceRoll(expr).total;
    answer = Number.isFinite(total) ? { id, total, used: next } : { id, error: String(total) };
  } catch (error) {
    answer = { id, error: String(error.message).slice(0, 200) };
  }

  process.stdout.write(JSON.stringify(answer) + '\n');
}
