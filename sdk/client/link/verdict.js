import { ToolError } from '../errors.js';

/** Why a host closes a line for good. @type {Record<number, [code: string, message: string]>} */
const FINAL = {
  4401: ['unauthenticated', 'The host does not know this key.'],
  4403: ['forbidden', 'The host does not let this key in here.'],
  4404: ['not-found', 'There is no such place on this host.'],
};

/** Codes with which a host asks to be left alone for a moment. */
const BUSY = new Set([1013, 4429]);

/** Codes of a host that speaks to us: what ends with them was not blocked on the way. */
const SPOKEN = new Set([1000, 1001, 1009, 1012, 1013, 4429]);

/** @param {import('../types.js').Ended} ended */
export function refusalOf(ended) {
  const final = FINAL[ended.code];
  return final ? new ToolError({ code: final[0], message: ended.reason || final[1] }) : null;
}

/**
 * The host's answer to our introduction, when it is a lasting no.
 * @param {{code?: number, message?: string, data?: any} | undefined} error
 */
export function refusalIn(error) {
  return error?.code && [400, 401, 403, 404].includes(error.code) ? ToolError.of(error) : null;
}

/** @param {number} code */
export const isBusy = (code) => BUSY.has(code);

/** @param {number} code */
export const isSpoken = (code) => SPOKEN.has(code);
