export type HandoffErrorCode =
  /** Every number the case could have belongs to another case. */
  | 'numbers-taken'
  /** No mail has this name; trying again cannot help. */
  | 'unknown-mail'
  /** The mail did not leave this time; it may the next time. */
  | 'refused-for-now';

/** Why a case could not be taken over or its mail not be sent. */
export class HandoffError extends Error {
  override readonly name = 'HandoffError';
  readonly code: HandoffErrorCode;
  constructor(code: HandoffErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
