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

  /** Those of channels that nobody ever spoke in again; the oldest come first, and whatever still holds keeps the rest. */
  function forgetOver(now: number): void {
    for (const [key, end] of until) {
      if (end > now) return;
      until.delete(key);
    }
  }

  return {
    waitFor: (call) => Math.max(0, (until.get(keyOf(call)) ?? 0) - clock.now()),
    hold(call, retryAfter) {
      const [key, now] = [keyOf(call), clock.now()];
      until.delete(key);
      forgetOver(now);
      until.set(key, now + retryAfter);
    },
  };
}

function keyOf({ method, tenant, args }: SlackCall): string {
  return methods[method].counted === 'channel' ? `${tenant}/${method}/${args['channel']}` : `${tenant}/${method}`;
}
