import { checkNames, type Verdict } from '@reconnect/troubleshooting';
import type { InboxFacts } from './records.ts';

/** The verdict on an inbox without a grant: nobody gave one yet, or it was another provider's. There is nothing to ask with. */
export function noGrantVerdict({ provider, sync: { lastSuccessAt } }: InboxFacts, now: number): Verdict {
  return {
    cause: 'auth_settings_changed',
    alsoPossible: [],
    remedy: 'reconnect',
    certainty: 'certain',
    rule: `${provider}.grant.none`,
    explanation: 'access.never-given',
    evidence: [],
    checks: checkNames.map((name) => ({ name, state: name === 'sign_in' ? 'failed' : 'skipped' })),
    checkedAt: new Date(now).toISOString(),
    ...(lastSuccessAt === undefined ? {} : { lastGoodSyncAt: lastSuccessAt }),
  };
}
