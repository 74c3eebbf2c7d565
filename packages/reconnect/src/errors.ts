/** `identity`: an ID token that names no account or was not made for us. `exchange`: an answer that fits no protocol. */
export type ReconnectErrorCode = 'identity' | 'exchange' | 'configuration';

/** What must not happen while a connection is repaired; never holds a code, a token or an address. */
export class ReconnectError extends Error {
  override readonly name = 'ReconnectError';
  readonly code: ReconnectErrorCode;
  constructor(code: ReconnectErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
