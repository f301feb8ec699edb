/**
 * What a call ends with when it did not succeed: what the host refused, or why no answer came.
 *
 * Codes of the client's own are `timeout`, `offline`, `closed`, `too-large` and `too-many`; all others are the host's.
 */
export class ToolError extends Error {
  /** @param {import('./types.js').Refusal} refusal */
  constructor(refusal) {
    super(refusal.message);
    this.name = 'ToolError';
    this.code = refusal.code;
    /** What could be done now. */
    this.hint = refusal.hint;
    /** The argument that was wrong. */
    this.field = refusal.field;
    this.details = refusal.details;
    /** The shape of the answers that the tool asks for; only with the code `needs-input`. */
    this.schema = refusal.schema;
  }

  /**
   * Reads the error of an answer.
   * @param {{code?: number, message?: string, data?: any} | undefined} error
   */
  static of(error) {
    const details = error?.data ?? {};
    return new ToolError({
      code: typeof details.code === 'string' ? details.code : 'internal',
      message: error?.message ?? 'The host refused without saying why.',
      hint: details.hint,
      field: details.field,
      details: details.more,
      schema: details.schema,
    });
  }
}
