import { all, any, kind, not, outerStatus, push, says, stage, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const hour = 3600 * 1000;
const lapsed = { cause: 'needs_refresh', remedy: 'restart_sync', source: docs.subscription } as const;
const notice = (...names: readonly string[]) => push((p) => p.notice !== undefined && names.includes(p.notice));

/** The state of Graph's subscription, and its lifecycle notices. */
export const pushRules: readonly Rule[] = [
  {
    ...lapsed,
    id: 'microsoft.notice.confirm',
    when: notice('reauthorizationrequired'),
    also: ['auth_settings_changed'],
    remedy: 'none',
    certainty: 'likely',
    explanation: 'refresh.confirm',
    source: docs.lifecycle,
  },
  {
    ...lapsed,
    id: 'microsoft.notice.removed',
    when: notice('subscriptionremoved'),
    also: ['auth_settings_changed', 'password_changed'],
    certainty: 'likely',
    explanation: 'refresh.notifications-ended',
    source: docs.lifecycle,
  },
  {
    ...lapsed,
    id: 'microsoft.notice.missed',
    when: notice('missed'),
    also: ['throttled'],
    certainty: 'likely',
    explanation: 'refresh.notifications-silent',
    source: docs.lifecycle,
  },
  {
    id: 'microsoft.subscription.our-address-slow',
    when: push((p) => p.slowEndpoint),
    cause: 'app_misconfigured',
    also: ['needs_refresh'],
    remedy: 'restart_sync',
    certainty: 'likely',
    explanation: 'ours.notifications',
    source: `${docs.webhooks}#throttling`,
  },
  {
    ...lapsed,
    id: 'microsoft.subscription.ended',
    when: push((p) => (p.endsIn !== undefined && p.endsIn <= 0) || p.inactive),
    certainty: 'certain',
    explanation: 'refresh.notifications-ended',
  },
  {
    ...lapsed,
    id: 'microsoft.subscription.silent',
    when: push((p) => p.unannounced > 0),
    also: ['provider_outage', 'app_misconfigured'],
    certainty: 'likely',
    explanation: 'refresh.notifications-silent',
    source: docs.webhooks,
  },
  {
    ...lapsed,
    id: 'microsoft.subscription.ends-soon',
    when: push((p) => p.endsIn !== undefined && p.endsIn <= hour),
    also: ['healthy'],
    remedy: 'none',
    certainty: 'likely',
    explanation: 'refresh.notifications-soon',
  },
  {
    ...lapsed,
    id: 'microsoft.subscription.never-set',
    when: push((p) => p.endsIn === undefined),
    also: ['healthy'],
    certainty: 'likely',
    explanation: 'refresh.notifications-ended',
  },
  {
    id: 'microsoft.subscription.on',
    when: kind('push'),
    cause: 'healthy',
    remedy: 'none',
    certainty: 'certain',
    explanation: 'healthy.notifications',
    source: docs.subscription,
  },
];

/** Graph asks our address whether it listens before it makes a subscription. */
export const ourAddressRule: Rule = {
  id: 'microsoft.push.our-address',
  when: all(
    stage('subscription'),
    any(
      word('ValidationError', 'SubscriptionValidationFailed'),
      says(
        /validation request (?:failed|timed out)|notification ?(?:url|endpoint)|lifecyclenotificationurl|clientstate|expiration (?:date|can only)|changetype/,
      ),
    ),
  ),
  cause: 'app_misconfigured',
  remedy: 'contact_support',
  certainty: 'certain',
  explanation: 'ours.notifications',
  source: docs.webhooks,
};

const wrappedFault = any(
  says(
    /task was cancell?ed|status code: (?:internalservererror|serviceunavailable|badgateway|gatewaytimeout|requesttimeout)/,
  ),
  all(word('ExtensionError'), not(says(/status code/))),
);
const fault = {
  cause: 'provider_outage',
  also: ['mailbox_unavailable'],
  remedy: 'wait',
  certainty: 'likely',
} as const;

/** Faults at Microsoft's end while a subscription is made or looked at, which say nothing of the mailbox; then wrapped ones. */
export const pushFaultRules: readonly Rule[] = [
  {
    ...fault,
    id: 'microsoft.outage.while-subscribing',
    when: all(
      stage('subscription'),
      any(wrappedFault, all(any(outerStatus(500, 506), outerStatus(508, 599)), not(says(/status code/)))),
    ),
    explanation: 'outage.notifications',
    source: docs.graphErrors,
  },
  {
    ...fault,
    id: 'microsoft.push.wrapped-fault',
    when: wrappedFault,
    explanation: 'outage.provider',
    source: 'https://github.com/microsoftgraph/aspnet-webhooks-rest-sample/issues/25',
  },
];
