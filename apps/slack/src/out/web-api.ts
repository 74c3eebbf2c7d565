import { createKeyedQueue, type Ports } from '@reconnect/assistant';
import type { Holds } from '@reconnect/hosting';
import { SlackApiError } from '../errors.ts';
import { type Attempted, countedAs, createTransport, methods, type SlackAnswer, type SlackCall } from './transport.ts';

export interface SlackApi {
  /**
   * Calls that name a channel run one after another, in order; they wait for no other channel. Waits out a 429 and
   * repeats what may be repeated. Rejected with a `SlackApiError`.
   */
  call(call: SlackCall): Promise<SlackAnswer>;
  /** Lets the requests under way end, and refuses those that are still waiting. */
  close(): Promise<void>;
}

export interface SlackApiDeps {
  /** `https://slack.com/api/`, or where a simulator stands. */
  readonly url: string;
  readonly clock: Ports['clock'];
  readonly holds: Holds;
  /**
   * The bot token of a team or enterprise; undefined when the app is not installed there. `refused`: the one that Slack
   * has just refused.
   */
  token(tenant: string, refused?: string): Promise<string | undefined>;
}

/** Milliseconds. A call that Slack wants to see again only later than this goes back to the caller. */
const usualPatience = 30_000;
const backOff = [300, 1200] as const;

/** Slack's words for a token that has had its time; another may have taken its place. */
const outdated = new Set(['invalid_auth', 'token_expired', 'token_revoked', 'account_inactive']);

interface Bearer {
  readonly bearer: string;
  readonly isSecond?: boolean;
}

/**
 * One small sender in place of WebClient, which pauses every channel for the 429 of one, and sends a message again
 * after a time-out that may have hidden its success.
 */
export function createSlackApi({ url, clock, token, holds }: SlackApiDeps): SlackApi {
  const transport = createTransport(url);
  const lanes = createKeyedQueue();
  const closing = new AbortController();

  /** Sends once; once more where the token was refused and there is another by now. */
  async function attemptWith({ bearer, isSecond = false }: Bearer, call: SlackCall): Promise<Attempted> {
    try {
      return await transport.attempt(call, `Bearer ${bearer}`);
    } catch (error) {
      const isOutdated = error instanceof SlackApiError && outdated.has(error.reason ?? '');
      const other = isOutdated && !isSecond ? await token(call.tenant, bearer) : undefined;
      if (other === undefined || other === bearer) throw error;
      return attemptWith({ bearer: other, isSecond: true }, call);
    }
  }

  async function send(call: SlackCall): Promise<SlackAnswer> {
    const { method, tenant, patience = usualPatience } = call;
    const deadline = clock.now() + patience;
    for (let failures = 0; ; ) {
      await untilAllowed(call, deadline);
      if (closing.signal.aborted) throw new SlackApiError('closed', method);
      const bearer = await token(tenant);
      if (bearer === undefined) throw new SlackApiError('not_installed', method);
      const attempt = await attemptWith({ bearer }, call);
      if (attempt.outcome === 'answered') return attempt.answer;
      if (attempt.outcome === 'rate_limited') {
        holds.hold(countedAs(call), attempt.retryAfter);
        continue;
      }
      failures += 1;
      await pause(delayBeforeNext({ call, attempt, failures, left: deadline - clock.now() }));
    }
  }

  /** Waits out what Slack has asked for, of this call or of one like it. */
  async function untilAllowed(call: SlackCall, deadline: number): Promise<void> {
    for (;;) {
      const wait = holds.waitFor(countedAs(call));
      if (wait === 0 || closing.signal.aborted) return;
      if (wait > deadline - clock.now()) throw new SlackApiError('rate_limited', call.method, { retryAfter: wait });
      await pause(wait);
    }
  }

  /** Ends early when the sender is closed. */
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = () => {
        callOff();
        closing.signal.removeEventListener('abort', wake);
        resolve();
      };
      const callOff = clock.after(ms, wake);
      closing.signal.addEventListener('abort', wake);
    });

  return {
    call(call) {
      const { channel } = call.args;
      return typeof channel === 'string' ? lanes.run(`${call.tenant}/${channel}`, () => send(call)) : send(call);
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await transport.close();
    },
  };
}

interface Failed {
  readonly call: SlackCall;
  readonly attempt: Extract<Attempted, { readonly outcome: 'lost' | 'not_sent' }>;
  /** How many attempts brought no answer at all, this one included. */
  readonly failures: number;
  /** Milliseconds for which the call is still of use. */
  readonly left: number;
}

/** How long to wait before the next attempt, in milliseconds; throws when there must be none. */
function delayBeforeNext({ call: { method }, attempt: { outcome, cause }, failures, left }: Failed): number {
  if (outcome === 'lost' && !methods[method].repeatable) throw new SlackApiError('outcome_unknown', method, { cause });
  const delay = backOff[failures - 1];
  if (delay === undefined || delay >= left) throw new SlackApiError('unreachable', method, { cause });
  return delay;
}
