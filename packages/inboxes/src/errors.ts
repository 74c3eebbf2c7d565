/** `grant-keys`: `GRANT_KEYS` is malformed. `sealed-grant`: no key opens it, or it was altered. `no-grant`: nothing to exchange. */
export type InboxesErrorCode = 'grant-keys' | 'sealed-grant' | 'no-grant';

/** What went wrong in the registry; the message names inboxes by id only, never an address or a token. */
export class InboxesError extends Error {
  override readonly name = 'InboxesError';
  readonly code: InboxesErrorCode;
  constructor(code: InboxesErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
