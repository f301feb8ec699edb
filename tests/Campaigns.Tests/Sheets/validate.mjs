// Answers each line of standard input, a sheet, with "true" or with what ajv has against it.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , folder, schema] = process.argv;
const Ajv = createRequire(folder + '/')('ajv/dist/2020').default;
const validate = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(JSON.parse(readFileSync(schema, 'utf8')));
for await (const line of createInterface({ input: process.stdin })) {
  console.log(validate(JSON.parse(line)) ? 'true' : JSON.stringify(validate.errors[0]));
}
