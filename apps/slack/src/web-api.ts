import type { Ports } from '@reconnect/assistant';
import { SlackApiError } from './errors.ts';
import { createLanes } from './lanes.ts';
import { type Attempt, createTransport, methods, type SlackAnswer, type SlackCall } from './transport.ts';

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
  /** The bot token of a team or enterprise; undefined when the app is not installed there. */
  token(tenant: string): Promise<string | undefined>;
}

/** Milliseconds. A call that Slack wants to see again only later than this goes back to the caller. */
const patience = 30_000;
const backOff = [300, 1200] as const;

/**
 * One small sender in place of WebClient, which pauses every channel for the 429 of one, and sends a message again
 * after a time-out that may have hidden its success.
 */
export function createSlackApi({ url, clock, token }: SlackApiDeps): SlackApi {
  const transport = createTransport(url);
  const lanes = createLanes();
  const closing = new AbortController();

  async function send(call: SlackCall): Promise<SlackAnswer> {
    const { method, tenant } = call;
    const deadline = clock.now() + patience;
    for (let failures = 0; ; ) {
      if (closing.signal.aborted) throw new SlackApiError('closed', method);
      const bearer = await token(tenant);
      if (bearer === undefined) throw new SlackApiError('not_installed', method);
      const attempt = await transport.attempt(call, bearer);
      if (attempt.outcome === 'answered') return attempt.answer;
      if (attempt.outcome !== 'rate_limited') failures += 1;
      await pause(delayBeforeNext({ call, attempt, failures, room: deadline - clock.now() }));
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
  readonly attempt: Exclude<Attempt, { readonly outcome: 'answered' }>;
  /** How many attempts brought no answer at all, this one included. */
  readonly failures: number;
  /** How many milliseconds of patience are left. */
  readonly room: number;
}

/** How long to wait before the next attempt, in milliseconds; throws when there must be none. */
function delayBeforeNext({ call, attempt, failures, room }: Failed): number {
  const { method } = call;
  if (attempt.outcome === 'rate_limited') {
    const { retryAfter } = attempt;
    if (retryAfter > room) throw new SlackApiError('rate_limited', method, { retryAfter });
    return retryAfter;
  }
  const { cause } = attempt;
  if (attempt.outcome === 'lost' && !methods[method].repeatable) {
    throw new SlackApiError('outcome_unknown', method, { cause });
  }
  const delay = backOff[failures - 1];
  if (delay === undefined) throw new SlackApiError('unreachable', method, { cause });
  return delay;
}
