/** `usage`: the command line cannot be understood. `no-store`: `STORE` names nothing that exists. */
export type OperatorErrorCode = 'usage' | 'no-store';

/** Why a command did not begin; the message is for the person who typed it. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
  readonly code: OperatorErrorCode;
  constructor(code: OperatorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
