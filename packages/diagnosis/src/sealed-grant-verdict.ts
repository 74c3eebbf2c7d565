import { type Check, checkNames, type Verdict } from '@reconnect/troubleshooting';
import type { InboxFacts } from './records.ts';

const checks: readonly Check[] = checkNames.map((name) => ({ name, state: name === 'sign_in' ? 'failed' : 'skipped' }));

/** The verdict on an inbox whose grant no key opens any more: an operator took one away too early, and only they can mend it. */
export function sealedGrantVerdict({ provider, sync: { lastSuccessAt } }: InboxFacts, now: number): Verdict {
  return {
    cause: 'app_misconfigured',
    alsoPossible: [],
    remedy: 'contact_support',
    certainty: 'certain',
    rule: `${provider}.grant.sealed`,
    explanation: 'ours.settings',
    evidence: [],
    checks,
    checkedAt: new Date(now).toISOString(),
    ...(lastSuccessAt === undefined ? {} : { lastGoodSyncAt: lastSuccessAt }),
  };
}
