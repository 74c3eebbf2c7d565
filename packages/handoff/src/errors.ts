export type HandoffErrorCode =
  /** Every number the case could have belongs to another case. */
  | 'numbers-taken'
  /** No mail has this name; trying again cannot help. */
  | 'unknown-mail'
  /** The mail did not leave this time; it may the next time. */
  | 'refused-for-now';

interface HandoffErrorDetails extends ErrorOptions {
  /** What the mail server said, if it came to that: 452, say. */
  readonly status?: number | undefined;
}

/** Why a case could not be taken over or its mail not be sent. */
export class HandoffError extends Error {
  override readonly name = 'HandoffError';
  readonly code: HandoffErrorCode;
  readonly status: number | undefined;
  constructor(code: HandoffErrorCode, message: string, { status, ...options }: HandoffErrorDetails = {}) {
    super(message, options);
    this.code = code;
    this.status = status;
  }
}
