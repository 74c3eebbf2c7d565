/** Why the Teams app could not do what it was asked. */
export type TeamsErrorCode =
  /** The token of an incoming activity was not the Bot Connector's. */
  | 'unauthenticated'
  /** Entra gave the bot no token for a call: its secret has expired or is wrong, or Entra is away. */
  | 'no_token'
  /** A call was about to leave for a host that is not on the allow-list. */
  | 'foreign_host'
  /** The call may or may not have arrived. */
  | 'timed_out'
  | 'unavailable'
  /** Told to wait longer than is worth holding a call for. */
  | 'throttled'
  /** The way out was closed before the call could be made. */
  | 'closed'
  /** The connector understood and said no. */
  | 'refused'
  /** A message for one person was about to go where others read. */
  | 'not_private'
  | 'unreadable_address'
  /** Teams knows nobody there (any more), or does not let us reach them. */
  | 'nobody_there'
  | 'card_too_large';

export class TeamsError extends Error {
  override readonly name = 'TeamsError';
  readonly code: TeamsErrorCode;
  constructor(code: TeamsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
