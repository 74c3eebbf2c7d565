import { aadsts, aadstsLike, all, any, outerStatus, says, shape, stage, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { entraCodes as codes } from './entra-codes.ts';
import { docs } from './sources.ts';

const ours = {
  cause: 'app_misconfigured',
  remedy: 'contact_support',
  certainty: 'certain',
  explanation: 'ours.settings',
  source: docs.entraCodes,
} as const;
const signInStages = stage('token_refresh', 'authorize_callback');

/** Our registration, secret, address or request, and Entra's own troubles. */
export const clientRules: readonly Rule[] = [
  {
    ...ours,
    id: 'microsoft.client.loops',
    when: any(aadsts(...codes.looping), says(/request loop|client loop/)),
    also: ['throttled'],
    certainty: 'likely',
    explanation: 'ours.request',
  },
  {
    id: 'microsoft.sign-in.organisation-limited',
    when: any(
      aadsts(...codes.organisationThrottled),
      says(/too many incoming requests/),
      all(signInStages, says(/too many requests/)),
    ),
    cause: 'throttled',
    remedy: 'wait',
    certainty: 'certain',
    explanation: 'limit.sign-ins',
    wait: 60,
    source: docs.entraCodes,
  },
  {
    id: 'microsoft.sign-in.passing',
    when: any(
      aadsts(...codes.passing),
      all(signInStages, word('temporarily_unavailable', 'server_error', 'service_unavailable', 'request_timeout')),
      says(/transient error has occurred/),
    ),
    cause: 'provider_outage',
    also: ['throttled'],
    remedy: 'wait',
    certainty: 'likely',
    explanation: 'outage.sign-in',
    source: docs.entraCodes,
  },
  {
    ...ours,
    id: 'microsoft.client.organisation-unknown',
    when: any(aadsts(500011, 90002, 50128, 900021), says(/tenant .{0,80}not found|no tenant-identifying/)),
    also: ['mailbox_unavailable'],
    certainty: 'likely',
  },
  {
    ...ours,
    id: 'microsoft.client.switched-off',
    when: any(
      aadsts(7000112, 70001, 700016, 7000229, 90008, 650056, 7000116),
      says(/application .{0,120}(?:is disabled|was not found in the directory)/),
    ),
    also: ['auth_settings_changed'],
    certainty: 'likely',
  },
  {
    id: 'microsoft.client.service-off',
    when: any(aadsts(500014), says(/service principal for resource .{0,120}disabled/)),
    cause: 'auth_settings_changed',
    also: ['mailbox_unavailable', 'app_misconfigured'],
    remedy: 'contact_admin',
    certainty: 'likely',
    explanation: 'access.policy-blocks',
    source: docs.entraCodes,
    admin: 'microsoft.organisation',
  },
  {
    ...ours,
    id: 'microsoft.client.refused',
    when: any(
      word('invalid_client', 'unauthorized_client', 'client_mismatch'),
      aadsts(...codes.ours),
      aadstsLike(/^7000\d{3}$|^7500\d{2,4}$|^90023\d\d$/),
      says(
        /client (?:secret|assertion)|client does not exist|redirect[ _]uri|reply (?:address|url)|not enabled for consumers|multi-tenant application/,
      ),
    ),
  },
  {
    ...ours,
    id: 'microsoft.request.malformed',
    explanation: 'ours.request',
    when: any(
      word(
        'unsupported_grant_type',
        'unsupported_response_type',
        'invalid_scope',
        'invalid_resource',
        'invalid_target',
      ),
      all(signInStages, any(word('invalid_request'), aadstsLike(/^900\d{3}$|^9002\d{3}$/))),
    ),
  },
  {
    ...ours,
    id: 'microsoft.request.wrong-address',
    when: all(signInStages, shape('html', 'text', 'empty'), outerStatus(404, 405)),
    certainty: 'likely',
    explanation: 'ours.request',
    source: docs.authCode,
  },
];
