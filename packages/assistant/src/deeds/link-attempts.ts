import type { Context, ReconnectMode } from '@reconnect/troubleshooting';

/** One link that was given out, and what came of it. */
export interface LinkAttempt {
  /** ISO 8601. */
  readonly at: string;
  readonly mode: ReconnectMode;
  /** As the statechart calls it: `completed`, `wrong_account`; `nothing_heard` where nobody came back with it. */
  readonly ended: string;
}

/** What came of each link of a case: the last that was heard before the next one was given. */
export function linkAttemptsOf({ links, tried }: Pick<Context, 'links' | 'tried'>): readonly LinkAttempt[] {
  const returns = tried.filter(({ what }) => what === 'reconnect' || what === 'full_disconnect');
  return links.map(({ at, mode }, index) => {
    const until = links[index + 1]?.at;
    const heard = returns.findLast((one) => one.at > at && (until === undefined || one.at <= until));
    return { at, mode, ended: heard?.ended ?? 'nothing_heard' };
  });
}
