/**
 * Why a call of Slack's Web API brought nothing.
 * - `refused`: Slack said no; `reason` is its own word for it (`channel_not_found`).
 * - `rate_limited`: Slack asked for more patience than we have; `retryAfter` says how much.
 * - `unreachable`: the request had no effect: it never left, or may be repeated without harm.
 * - `outcome_unknown`: the request may have had its effect, and repeating it may have it twice.
 * - `not_installed`: there is no token for this tenant.
 * - `closed`: the sender was closed before the call could be made.
 */
export type SlackApiErrorCode =
  | 'refused'
  | 'rate_limited'
  | 'unreachable'
  | 'outcome_unknown'
  | 'not_installed'
  | 'closed';

export interface SlackApiErrorDetails extends ErrorOptions {
  readonly reason?: string;
  /** Milliseconds. */
  readonly retryAfter?: number;
}

export class SlackApiError extends Error {
  override readonly name = 'SlackApiError';
  readonly code: SlackApiErrorCode;
  readonly reason: string | undefined;
  readonly retryAfter: number | undefined;
  constructor(code: SlackApiErrorCode, method: string, { reason, retryAfter, ...options }: SlackApiErrorDetails = {}) {
    super(`${method}: ${reason ?? code}`, options);
    this.code = code;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** What came from Slack is not of the shape that Slack documents, and stays so however often it comes. */
export class UnreadablePayload extends Error {
  override readonly name = 'UnreadablePayload';
  /** Bolt passes on errors that have a code as they are. */
  readonly code = 'unreadable_payload';
  constructor(options: ErrorOptions) {
    super('a payload is not of the shape that Slack documents', options);
  }
}

/** An error's class and code: all of it that goes into a log, since a foreign error's message may hold anything. */
export function nameOf(error: unknown): string {
  if (error instanceof SlackApiError) return `${error.name}:${error.reason ?? error.code}`;
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? `${error.name}:${String(error.code)}` : error.name;
}
