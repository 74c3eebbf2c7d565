import { all, any, says, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const ours = {
  cause: 'app_misconfigured',
  remedy: 'contact_support',
  certainty: 'certain',
  explanation: 'ours.settings',
} as const;

/** Our own client: Google refuses us, whoever's mailbox it is. */
export const clientRules: readonly Rule[] = [
  {
    ...ours,
    id: 'google.client.deleted',
    when: word('deleted_client'),
    source: 'https://github.com/xyou365/AutoRclone/issues/98',
  },
  { ...ours, id: 'google.client.disabled', when: word('disabled_client'), source: docs.serviceAccount },
  { ...ours, id: 'google.client.internal-only', when: word('org_internal'), source: docs.serviceAccount },
  {
    ...ours,
    id: 'google.client.unknown',
    when: any(
      word('invalid_client', 'restricted_client', 'blocked_client'),
      says(/oauth client was not found|client secret is invalid/),
    ),
    source: docs.webServer,
  },
  {
    id: 'google.client.delegation-missing',
    when: all(word('unauthorized_client'), says(/using this method|scopes requested|delegat/)),
    cause: 'app_misconfigured',
    also: ['auth_settings_changed'],
    remedy: 'contact_admin',
    certainty: 'likely',
    explanation: 'access.app-not-allowed',
    source: docs.serviceAccount,
    admin: 'google.domain-delegation',
  },
  { ...ours, id: 'google.client.not-this-one', when: word('unauthorized_client'), source: docs.webServer },
  {
    ...ours,
    id: 'google.request.malformed',
    explanation: 'ours.request',
    source: docs.webServer,
    when: word(
      'unsupported_grant_type',
      'unsupported_response_type',
      'redirect_uri_mismatch',
      'origin_mismatch',
      'disallowed_useragent',
      'invalid_target',
      'invalid_audience',
      'unsupported_token_type',
      'invalid_client_metadata',
      'app_not_configured',
      'access_not_configured',
    ),
  },
];
