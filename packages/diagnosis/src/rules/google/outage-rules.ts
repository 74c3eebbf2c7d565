import { all, any, outerStatus, says, shape, stage, status, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const outage = {
  cause: 'provider_outage',
  remedy: 'wait',
  certainty: 'likely',
  explanation: 'outage.provider',
  source: docs.errors,
} as const;
const unnamed = { certainty: 'likely', source: docs.errors } as const;

/** Faults at Google's end, and what is left when only the number speaks. */
export const outageRules: readonly Rule[] = [
  { ...outage, id: 'google.outage.collision', when: word('ABORTED'), wait: 5, source: docs.apiErrors },
  {
    ...outage,
    id: 'google.outage.cancelled',
    when: any(word('CANCELLED', 'canceled'), outerStatus(499)),
    wait: 10,
    source: docs.apiErrors,
  },
  {
    ...outage,
    id: 'google.outage.while-watching',
    when: all(
      stage('watch'),
      any(word('backendError', 'internalError', 'INTERNAL', 'UNAVAILABLE'), outerStatus(500, 599)),
    ),
    explanation: 'outage.notifications',
    also: ['app_misconfigured'],
    wait: 60,
    source: 'https://github.com/googleapis/google-api-ruby-client/issues/657',
  },
  {
    ...outage,
    id: 'google.outage.unavailable',
    when: any(
      word(
        'UNAVAILABLE',
        'serviceUnavailable',
        'service_unavailable',
        'temporarily_unavailable',
        'backendNotConnected',
        'notReady',
      ),
      outerStatus(503),
    ),
    wait: 60,
  },
  {
    ...outage,
    id: 'google.outage.fault',
    wait: 30,
    when: any(
      word(
        'backendError',
        'internalError',
        'INTERNAL',
        'DEADLINE_EXCEEDED',
        'transientError',
        'badGateway',
        'gatewayTimeout',
        'DATA_LOSS',
        'internal_failure',
        'server_error',
        'internalServerError',
      ),
      says(
        /internal error encountered|temporary error|server error|backend error|service is currently unavailable|deadline exceeded/,
      ),
    ),
  },
  {
    id: 'google.line.proxy',
    when: outerStatus(407),
    cause: 'app_misconfigured',
    remedy: 'contact_support',
    certainty: 'likely',
    explanation: 'ours.network',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8',
  },
  {
    ...unnamed,
    id: 'google.line.not-google',
    when: any(all(shape('html', 'text'), outerStatus(200, 399)), all(outerStatus(300, 399))),
    cause: 'app_misconfigured',
    also: ['provider_outage'],
    remedy: 'contact_support',
    explanation: 'ours.network',
  },
  {
    ...unnamed,
    id: 'google.permission.unnamed',
    when: any(
      word('forbidden', 'PERMISSION_DENIED', 'accessDenied', 'access_denied'),
      says(/does not have permission|permission denied/),
      all(outerStatus(403), shape('json', 'empty')),
    ),
    cause: 'auth_settings_changed',
    also: ['app_misconfigured', 'mailbox_unavailable'],
    remedy: 'reconnect',
    explanation: 'access.refused',
  },
  {
    ...outage,
    id: 'google.outage.by-number',
    when: any(outerStatus(500, 599), outerStatus(408), outerStatus(409), outerStatus(425), status(500, 599)),
    wait: 30,
  },
  {
    ...unnamed,
    id: 'google.client.by-number',
    when: all(stage('token_refresh', 'authorize_callback'), outerStatus(401)),
    cause: 'app_misconfigured',
    also: ['auth_settings_changed'],
    remedy: 'contact_support',
    explanation: 'ours.settings',
  },
  {
    ...unnamed,
    id: 'google.request.by-number',
    when: any(
      outerStatus(400),
      outerStatus(404, 406),
      outerStatus(411),
      outerStatus(413, 417),
      outerStatus(422),
      outerStatus(431),
      all(outerStatus(403), shape('html', 'text')),
    ),
    cause: 'app_misconfigured',
    also: ['auth_settings_changed', 'mailbox_unavailable'],
    remedy: 'contact_support',
    explanation: 'ours.request',
  },
];
