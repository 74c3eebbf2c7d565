import { type Check, checkNames, type Verdict } from '@reconnect/troubleshooting';
import type { KnownOutage } from '../gate.ts';
import type { InboxFacts } from '../records.ts';

/** What is known of an inbox whose mailbox is not looked into. */
type Unasked = Pick<InboxFacts, 'provider' | 'sync'>;

function unasked(now: number, { lastSuccessAt }: InboxFacts['sync'] = {}) {
  return {
    alsoPossible: [],
    certainty: 'certain',
    evidence: [],
    checkedAt: new Date(now).toISOString(),
    ...(lastSuccessAt === undefined ? {} : { lastGoodSyncAt: lastSuccessAt }),
  } as const;
}

const noSignIn: readonly Check[] = checkNames.map((name) => ({
  name,
  state: name === 'sign_in' ? 'failed' : 'skipped',
}));

/** The inbox is in this Aptly no more, or never was. */
export function removedInbox(now: number): Verdict {
  return {
    ...unasked(now),
    cause: 'mailbox_unavailable',
    remedy: 'contact_support',
    rule: 'inbox.removed',
    explanation: 'inbox.removed',
    checks: [],
  };
}

/** Nobody gave a grant yet, or it was another provider's: there is nothing to ask with. */
export function withoutGrant({ provider, sync }: Unasked, now: number): Verdict {
  return {
    ...unasked(now, sync),
    cause: 'auth_settings_changed',
    remedy: 'reconnect',
    rule: `${provider}.grant.none`,
    explanation: 'access.never-given',
    checks: noSignIn,
  };
}

/** No key opens the grant any more: an operator took one away too early, and only they can mend it. */
export function withSealedGrant({ provider, sync }: Unasked, now: number): Verdict {
  return {
    ...unasked(now, sync),
    cause: 'app_misconfigured',
    remedy: 'contact_support',
    rule: `${provider}.grant.sealed`,
    explanation: 'ours.settings',
    checks: noSignIn,
  };
}

/**
 * The provider is known to be down. It names no time to come back: the pause that then applies is long, and spreads those
 * who wait over the minutes in which they asked instead of sending all of them back at once.
 */
export function inKnownOutage({ since, inboxes }: KnownOutage, { provider, sync }: Unasked, now: number): Verdict {
  const begun = new Date(since).toISOString();
  const detail = `Seen for ${inboxes} inboxes since ${begun.slice(11, 16)} UTC; this one was not asked.`;
  return {
    ...unasked(now, sync),
    cause: 'provider_outage',
    remedy: 'wait',
    certainty: 'likely',
    rule: `${provider}.outage.shared`,
    explanation: 'outage.shared',
    evidence: [{ stage: 'network', at: begun, detail }],
    checks: checkNames.map((name) => ({ name, state: 'skipped' })),
    seenAlike: { inboxes, since: begun },
  };
}
