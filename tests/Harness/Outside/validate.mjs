// Each line of standard input is a definition's name, or nothing for the whole schema, a space, and a document. Answers each with "true" or with what ajv has against it.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , folder, file] = process.argv;
const Ajv = createRequire(folder + '/')('ajv/dist/2020').default;
const schema = JSON.parse(readFileSync(file, 'utf8'));
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
const whole = ajv.compile(schema);
for await (const line of createInterface({ input: process.stdin })) {
  const space = line.indexOf(' ');
  const validate = space === 0 ? whole : ajv.getSchema(`${schema.$id}#/$defs/${line.slice(0, space)}`);
  console.log(validate(JSON.parse(line.slice(space + 1))) ? 'true' : JSON.stringify(validate.errors.at(-1)));
}
