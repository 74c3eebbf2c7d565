import { methods, type SlackCall } from './transport.ts';

/** What Slack asked us to leave alone for a while. */
export interface Holds {
  /** How long a call has to wait, in milliseconds. */
  waitFor(call: SlackCall): number;
  /** Slack wants to see nothing of the kind for so many milliseconds. */
  hold(call: SlackCall, retryAfter: number): void;
}

/**
 * Slack counts messages by channel, and every other method by workspace: so a 429 holds back what would only earn the
 * next one, and nothing else.
 */
export function createHolds(clock: { now(): number }): Holds {
  const until = new Map<string, number>();
  return {
    waitFor(call) {
      const key = keyOf(call);
      const wait = (until.get(key) ?? 0) - clock.now();
      if (wait <= 0) until.delete(key);
      return Math.max(0, wait);
    },
    hold(call, retryAfter) {
      until.set(keyOf(call), clock.now() + retryAfter);
    },
  };
}

function keyOf({ method, tenant, args }: SlackCall): string {
  return methods[method].counted === 'channel' ? `${tenant}/${method}/${args['channel']}` : `${tenant}/${method}`;
}
