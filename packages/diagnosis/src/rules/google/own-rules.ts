import { all, any, says, stage, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const ours = {
  cause: 'app_misconfigured',
  remedy: 'contact_support',
  certainty: 'certain',
  explanation: 'ours.settings',
  source: docs.errorReasons,
} as const;

/** Our project, key, request or notification topic. */
export const ownRules: readonly Rule[] = [
  {
    ...ours,
    id: 'google.project.not-ready',
    when: any(
      word(
        'accessNotConfigured',
        'SERVICE_DISABLED',
        'BILLING_DISABLED',
        'CONSUMER_INVALID',
        'CONSUMER_SUSPENDED',
        'USER_PROJECT_DENIED',
        'USER_PROJECT_INVALID',
        'RESOURCE_PROJECT_INVALID',
        'SERVICE_NOT_VISIBLE',
        'GCP_SUSPENDED',
        'projectDenied',
        'userProjectMissing',
        'userProjectAccountProblem',
      ),
      says(
        /has not been used in project|it is disabled|access not configured|billing (?:account|has not|is not|must)|project .{0,80}(?:suspended|deleted|been denied)/,
      ),
    ),
  },
  {
    ...ours,
    id: 'google.key.refused',
    when: any(
      word(
        'API_KEY_INVALID',
        'API_KEY_SERVICE_BLOCKED',
        'API_KEY_HTTP_REFERRER_BLOCKED',
        'API_KEY_IP_ADDRESS_BLOCKED',
        'API_KEY_ANDROID_APP_BLOCKED',
        'API_KEY_IOS_APP_BLOCKED',
        'API_KEY_EXPIRED',
        'keyInvalid',
        'keyExpired',
        'ipRefererBlocked',
        'refererNotAllowed',
        'accessNotConfiguredForKey',
      ),
      says(/api key (?:not valid|expired|is invalid|not found)/),
    ),
  },
  {
    ...ours,
    id: 'google.request.anonymous',
    explanation: 'ours.request',
    source: docs.coreErrors,
    when: any(
      word(
        'CREDENTIALS_MISSING',
        'dailyLimitExceededUnreg',
        'rateLimitExceededUnreg',
        'userRateLimitExceededUnreg',
        'quotaExceededUnreg',
        'limitExceededUnreg',
        'SESSION_COOKIE_INVALID',
      ),
      says(
        /missing required authentication|unauthenticated use|login required|continued use requires signup|unregistered callers/,
      ),
    ),
  },
  {
    ...ours,
    id: 'google.request.wrong-token',
    explanation: 'ours.request',
    when: any(
      word(
        'ACCESS_TOKEN_TYPE_UNSUPPORTED',
        'OVERLOADED_CREDENTIALS',
        'SYSTEM_PARAMETER_UNSUPPORTED',
        'ORG_RESTRICTION_HEADER_INVALID',
        'MISSING_ORIGIN',
        'UNSUPPORTED_TLS_VERSION',
        'sslRequired',
      ),
      says(/multiple authentication credentials/),
    ),
  },
  {
    id: 'google.push.one-client-only',
    when: says(/only one user push notification client|call \/?stop then try again/),
    cause: 'app_misconfigured',
    also: ['needs_refresh'],
    remedy: 'restart_sync',
    certainty: 'likely',
    explanation: 'ours.notifications',
    source: docs.push,
  },
  {
    ...ours,
    id: 'google.push.our-topic',
    explanation: 'ours.notifications',
    source: docs.push,
    when: any(
      says(/pub\/?sub|topic ?name|topics\/|test message to cloud/),
      all(stage('watch'), any(says(/\btopic\b|label ?ids?|not authorized to perform this action/))),
    ),
  },
  {
    ...ours,
    id: 'google.scope.metadata-only',
    when: says(/metadata scope/),
    also: ['auth_settings_changed'],
    certainty: 'likely',
    explanation: 'ours.request',
    source: docs.scopes,
  },
  {
    ...ours,
    id: 'google.request.other-mailbox',
    when: says(/delegation denied/),
    also: ['auth_settings_changed'],
    certainty: 'likely',
    explanation: 'ours.request',
    source: docs.errors,
  },
];
