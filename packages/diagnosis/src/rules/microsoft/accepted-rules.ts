import { property } from '../../reading/plain-object.ts';
import type { Signals } from '../../reading/signals.ts';
import { plainlyAcceptedRules } from '../accepted-rules.ts';
import { accepted, all, kind, stage } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const readsMail =
  /(?:^|\/)(?:mail\.read(?:write)?(?:\.shared|basic)?|mail\.readbasic|imap\.accessasuser\.all|ews\.accessasuser\.all|\.default|wl\.imap)$/;

function mailScopeMissing(s: Signals): boolean {
  return s.scopes !== undefined && !s.scopes.some((scope) => readsMail.test(scope.toLowerCase()));
}

const expectedShape = (s: Signals) =>
  [
    'value',
    'id',
    'responses',
    '@odata.context',
    '@odata.deltaLink',
    'displayName',
    'mail',
    'userPrincipalName',
    'expirationDateTime',
  ].some((key) => property(s.tree, key) !== undefined);

/** Microsoft said yes: is it what we need? */
export const acceptedRules: readonly Rule[] = [
  {
    id: 'microsoft.accepted.mail-permission-missing',
    when: all(accepted, kind('http'), stage('token_refresh', 'authorize_callback'), mailScopeMissing),
    cause: 'auth_settings_changed',
    remedy: 'reconnect',
    certainty: 'certain',
    explanation: 'access.permission-missing',
    source: docs.authCode,
  },
  {
    id: 'microsoft.accepted.limit-near',
    when: all(accepted, (s) => s.limitUsed >= 0.8),
    cause: 'healthy',
    also: ['throttled'],
    remedy: 'none',
    certainty: 'likely',
    explanation: 'healthy.limit-near',
    source: docs.throttling,
  },
  ...plainlyAcceptedRules({
    provider: 'microsoft',
    holdsWhatWasAsked: expectedShape,
    sources: { signIn: docs.authCode, read: docs.graphErrors, any: docs.graphErrors },
  }),
];
