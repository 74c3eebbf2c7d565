import { any, says, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const blocked = {
  cause: 'auth_settings_changed',
  remedy: 'contact_admin',
  certainty: 'certain',
  source: docs.errorReasons,
} as const;
const noMailbox = { cause: 'mailbox_unavailable', remedy: 'contact_admin' } as const;

/** The account or its organisation. */
export const accountRules: readonly Rule[] = [
  {
    ...noMailbox,
    id: 'google.account.gone',
    certainty: 'certain',
    explanation: 'mailbox.disabled',
    source: docs.errorReasons,
    admin: 'google.account-state',
    when: any(
      word(
        'ACCOUNT_STATE_INVALID',
        'accountDeleted',
        'accountDisabled',
        'accountSuspended',
        'accountUnverified',
        'userDeleted',
        'userSuspended',
      ),
      says(/account .{0,80}(?:deleted|disabled|suspended)/),
    ),
  },
  {
    ...noMailbox,
    id: 'google.account.without-gmail',
    when: says(
      /mail service not enabled|gmail (?:service )?(?:is )?(?:not enabled|disabled) for|not have (?:a )?gmail|no gmail/,
    ),
    certainty: 'certain',
    explanation: 'mailbox.not-enabled',
    source: 'https://github.com/FlowCrypt/flowcrypt-browser/issues/435',
    admin: 'google.gmail-service',
  },
  {
    ...blocked,
    id: 'google.policy.gmail-apps-off',
    when: any(word('domainPolicy'), says(/domain administrators? ha(?:s|ve) disabled/)),
    explanation: 'access.app-not-allowed',
    source: docs.errors,
    admin: 'google.app-access',
  },
  {
    ...blocked,
    id: 'google.policy.user-blocked',
    when: word('USER_BLOCKED_BY_ADMIN'),
    also: ['mailbox_unavailable'],
    certainty: 'likely',
    explanation: 'access.app-not-allowed',
    admin: 'google.app-access',
  },
  {
    ...blocked,
    id: 'google.policy.organisation',
    explanation: 'access.policy-blocks',
    source: docs.organisationRestrictions,
    admin: 'google.organisation-policy',
    when: any(
      word(
        'ORG_RESTRICTION_VIOLATION',
        'SECURITY_POLICY_VIOLATED',
        'LOCATION_POLICY_VIOLATED',
        'LOCATION_ORG_POLICY_VIOLATED',
        'RESOURCE_USAGE_RESTRICTION_VIOLATED',
        'countryBlocked',
        'ORG_POLICY_VIOLATED',
      ),
      says(
        /organi[sz]ation(?:'s)? (?:restriction|policy)|(?:prohibited|blocked|disabled|restricted) by (?:your |the )?(?:organi[sz]ation|admin)|contact your admin/,
      ),
    ),
  },
  {
    id: 'google.scope.missing',
    when: any(
      word(
        'insufficientPermissions',
        'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        'insufficient_scope',
        'insufficientScopes',
        'insufficientPermission',
      ),
      says(/insufficient (?:authentication scopes|permission)/),
    ),
    cause: 'auth_settings_changed',
    remedy: 'reconnect',
    certainty: 'certain',
    explanation: 'access.permission-missing',
    source: 'https://github.com/googleworkspace/cli/issues/282',
  },
  {
    ...noMailbox,
    id: 'google.account.precondition',
    when: any(word('failedPrecondition', 'FAILED_PRECONDITION'), says(/precondition check failed/)),
    also: ['app_misconfigured'],
    certainty: 'likely',
    explanation: 'mailbox.not-enabled',
    source: 'https://github.com/googleapis/google-api-go-client/issues/507',
    admin: 'google.gmail-service',
  },
];
