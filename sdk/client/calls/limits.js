import { ToolError } from '../errors.js';

const MOST_BYTES = 100000;
const MOST_DEPTH = 10;
const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What the host would refuse without being able to say whose message it was.
 * @param {object} message
 * @returns {ToolError | null}
 */
export function tooMuch(message) {
  const reason = look(message, 1);
  if (reason) return new ToolError({ code: 'invalid', message: reason });
  return new TextEncoder().encode(JSON.stringify(message)).length > MOST_BYTES
    ? new ToolError({ code: 'too-large', message: 'A message has at most 100,000 bytes.' })
    : null;
}

/**
 * @param {unknown} value
 * @param {number} depth
 * @returns {string | null}
 */
function look(value, depth) {
  if (!value || typeof value !== 'object') return null;
  if (depth > MOST_DEPTH) return `A message is at most ${MOST_DEPTH} levels deep.`;
  if (!Array.isArray(value) && Object.keys(value).some((name) => DANGEROUS.has(name))) {
    return 'The names __proto__, constructor and prototype are not accepted.';
  }
  for (const part of Object.values(value)) {
    const reason = look(part, depth + 1);
    if (reason) return reason;
  }
  return null;
}
