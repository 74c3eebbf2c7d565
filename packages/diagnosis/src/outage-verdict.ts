import { checkNames, type Provider, type Verdict } from '@reconnect/troubleshooting';
import type { KnownOutage } from './gate.ts';

interface Unasked {
  readonly provider: Provider;
  /** ISO 8601. */
  readonly sync: { readonly lastSuccessAt?: string };
}

/**
 * The verdict on an inbox whose provider is known to be down. It names no time to come back: the pause that then applies
 * is long, and spreads those who wait over the minutes in which they asked instead of sending all of them back at once.
 */
export function outageVerdict({ since, inboxes }: KnownOutage, inbox: Unasked, now: number): Verdict {
  const begun = new Date(since).toISOString();
  const { lastSuccessAt } = inbox.sync;
  return {
    cause: 'provider_outage',
    alsoPossible: [],
    remedy: 'wait',
    certainty: 'likely',
    rule: `${inbox.provider}.outage.shared`,
    explanation: 'outage.shared',
    evidence: [
      {
        stage: 'network',
        at: begun,
        detail: `Seen for ${inboxes} inboxes since ${begun.slice(11, 16)} UTC; this one was not asked.`,
      },
    ],
    checks: checkNames.map((name) => ({ name, state: 'skipped' })),
    checkedAt: new Date(now).toISOString(),
    seenAlike: { inboxes, since: begun },
    ...(lastSuccessAt === undefined ? {} : { lastGoodSyncAt: lastSuccessAt }),
  };
}
