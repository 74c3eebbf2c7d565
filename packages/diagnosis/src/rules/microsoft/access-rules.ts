import { all, any, known, not, outerStatus, says, stage, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const ours = {
  cause: 'app_misconfigured',
  remedy: 'contact_support',
  certainty: 'certain',
  explanation: 'ours.request',
  source: docs.graphErrors,
} as const;
const admin = {
  cause: 'auth_settings_changed',
  remedy: 'contact_admin',
  certainty: 'certain',
  source: docs.graphErrors,
} as const;
const challenged = any(
  word('insufficient_claims', 'claimschallenge'),
  says(/insufficient_claims|claims challenge|continuous access evaluation|resulted in challenge/),
);

/** Our access token was refused: what is wrong with it decides between ourselves, the person and nobody. */
export const tokenRules: readonly Rule[] = [
  {
    ...admin,
    id: 'microsoft.challenge.place',
    when: says(/locationcondition|ip address .{0,60}not allowed|location .{0,60}(?:not allowed|policy)/),
    explanation: 'access.place-blocked',
    source: docs.continuousAccess,
    admin: 'microsoft.location',
  },
  {
    id: 'microsoft.challenge.revoked',
    when: says(/tokenissuedbeforerevocation|(?:token|session|grant).{0,40} revoked/),
    cause: 'auth_settings_changed',
    also: ['password_changed'],
    remedy: 'reconnect',
    certainty: 'likely',
    explanation: 'access.withdrawn',
    source: docs.claims,
  },
  {
    id: 'microsoft.challenge.rules-changed',
    when: challenged,
    cause: 'auth_settings_changed',
    also: ['needs_refresh', 'password_changed'],
    remedy: 'reconnect',
    certainty: 'likely',
    explanation: 'access.stronger-sign-in',
    source: 'https://github.com/microsoftgraph/msgraph-sdk-dotnet/issues/1416',
  },
  {
    ...ours,
    id: 'microsoft.token.damaged',
    when: any(
      all(
        word('InvalidAuthenticationToken'),
        says(
          /audience|signature|signing key|well[- ]formed|is empty|missing or malformed|error code: 8004921[0-9]|wrong tenant|issuer|idx1\d{4}|not valid for this|app[- ]?id|nonce/,
        ),
      ),
      word(
        'Authentication_MissingOrMalformed',
        'AuthenticationHeaderMissing',
        'MissingAuthorizationHeader',
        'Authorization_IdentityNotFound',
      ),
      says(
        /invalid audience|jwt is not well formed|access token (?:is empty|missing or malformed)|signature is invalid|identity of the calling application/,
      ),
    ),
    also: ['needs_refresh', 'auth_settings_changed'],
    certainty: 'likely',
  },
  {
    id: 'microsoft.token.refused-fresh',
    when: all(
      known((k) => k.freshToken),
      outerStatus(401),
    ),
    cause: 'needs_refresh',
    also: ['auth_settings_changed', 'mailbox_unavailable'],
    remedy: 'reconnect',
    certainty: 'likely',
    explanation: 'access.refused',
    source: docs.graphErrors,
  },
  {
    id: 'microsoft.token.expired',
    when: any(
      word(
        'InvalidAuthenticationToken',
        'Authentication_ExpiredToken',
        'ExpiredAuthenticationToken',
        'unauthenticated',
        'AuthenticationFailed',
        'AuthenticationError',
        'Unauthorized',
        'invalid_token',
        'ErrorInvalidAuthenticationToken',
        'ErrorAccessTokenExpired',
        'TokenExpired',
        'Authentication_Unauthorized',
      ),
      says(/token (?:is|has) expired|lifetime validation failed|compacttoken|status code: unauthorized/),
      all(outerStatus(401), not(stage('token_refresh'))),
    ),
    cause: 'needs_refresh',
    also: ['auth_settings_changed', 'password_changed', 'mailbox_unavailable'],
    remedy: 'none',
    certainty: 'likely',
    explanation: 'refresh.token',
    source: docs.graphErrors,
  },
];

/** Who may read what. */
export const permissionRules: readonly Rule[] = [
  {
    ...admin,
    id: 'microsoft.permission.app-policy',
    when: any(
      word('ErrorAccessPolicyDenied', 'ApplicationAccessPolicyDenied'),
      says(/accesspolicy|access policy|\[raop\]|tenant configured/),
    ),
    explanation: 'access.app-not-allowed',
    source: docs.appPolicy,
    admin: 'microsoft.app-access-policy',
  },
  {
    ...admin,
    id: 'microsoft.permission.interface-off',
    when: says(/odata is disabled/),
    also: ['app_misconfigured'],
    certainty: 'likely',
    explanation: 'access.app-not-allowed',
    source: docs.appPolicy,
    admin: 'microsoft.app-access-policy',
  },
  {
    ...admin,
    id: 'microsoft.permission.conditional',
    when: says(/conditional access|blocked by (?:your )?(?:admin|policy|organi[sz]ation)|disabled by (?:your )?admin/),
    explanation: 'access.policy-blocks',
    admin: 'microsoft.conditional-access',
  },
  {
    id: 'microsoft.permission.refused',
    when: any(
      word(
        'ErrorAccessDenied',
        'AccessDenied',
        'Authorization_RequestDenied',
        'Forbidden',
        'AuthorizationFailed',
        'ErrorInvalidAuthorizationContext',
        'ErrorImpersonationDenied',
        'ErrorDelegateNoUser',
        'Access_Denied',
        'UnauthorizedAccessException',
        'ErrorCannotAccessMailbox',
        'NoPermissionsInAccessToken',
        'ErrorPermissionDenied',
      ),
      says(
        /access is denied|insufficient privileges|missing (?:scp|scope|role)|status code: forbidden|no permissions in access token/,
      ),
      outerStatus(403),
    ),
    cause: 'auth_settings_changed',
    also: ['mailbox_unavailable', 'app_misconfigured'],
    remedy: 'reconnect',
    certainty: 'likely',
    explanation: 'access.refused',
    source: docs.graphErrors,
  },
];
