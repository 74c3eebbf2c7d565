import { sameMailbox } from '@reconnect/troubleshooting';
import { property } from '../../reading/plain-object.ts';
import type { Signals } from '../../reading/signals.ts';
import { plainlyAcceptedRules } from '../accepted-rules.ts';
import { accepted, all, kind, known, stage } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const readsMail = /(?:^|\/)(?:mail\.google\.com\/?|gmail\.(?:readonly|modify|metadata))$/;

function mailScopeMissing(s: Signals): boolean {
  if (s.scopes === undefined) return false;
  const granted = s.scopes;
  if (!granted.some((scope) => readsMail.test(scope))) return true;
  const short = (scope: string) =>
    scope
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? scope;
  const names = new Set(granted.map(short));
  return s.known.requestedScopes.some((scope) => /gmail\./.test(scope) && !names.has(short(scope.toLowerCase())));
}

function otherAccount(s: Signals): boolean {
  const address = property(s.tree, 'emailAddress') ?? property(s.tree, 'email');
  return (
    s.known.expectedAddress !== undefined &&
    typeof address === 'string' &&
    !sameMailbox('google', address, s.known.expectedAddress)
  );
}

const profileShape = (s: Signals) =>
  [
    'emailAddress',
    'historyId',
    'messages',
    'threads',
    'labels',
    'resultSizeEstimate',
    'history',
    'id',
    'access_token',
    'expiration',
  ].some((key) => property(s.tree, key) !== undefined);

/** Google said yes: is it what we need? */
export const acceptedRules: readonly Rule[] = [
  {
    id: 'google.accepted.mail-permission-missing',
    when: all(accepted, stage('token_refresh', 'authorize_callback'), mailScopeMissing),
    cause: 'auth_settings_changed',
    remedy: 'reconnect',
    certainty: 'certain',
    explanation: 'access.permission-missing',
    source: docs.granularConsent,
  },
  {
    id: 'google.accepted.other-account',
    when: all(accepted, otherAccount),
    cause: 'auth_settings_changed',
    also: ['app_misconfigured'],
    remedy: 'reconnect',
    certainty: 'likely',
    explanation: 'access.wrong-account',
    source: docs.profile,
  },
  {
    id: 'google.accepted.no-lasting-permission',
    when: all(
      accepted,
      kind('http'),
      known((k) => k.storedRefreshToken === false),
      (s) => property(s.tree, 'refresh_token') === undefined,
    ),
    cause: 'app_misconfigured',
    remedy: 'contact_support',
    certainty: 'certain',
    explanation: 'ours.request',
    source: 'https://github.com/pdobsan/oama/issues/36',
  },
  {
    id: 'google.accepted.push-renewed',
    when: all(accepted, stage('watch'), (s) => property(s.tree, 'expiration') !== undefined),
    cause: 'healthy',
    remedy: 'none',
    certainty: 'certain',
    explanation: 'healthy.notifications',
    source: docs.push,
  },
  ...plainlyAcceptedRules({
    provider: 'google',
    holdsWhatWasAsked: profileShape,
    sources: { signIn: docs.webServer, read: docs.profile, any: docs.errors },
  }),
];
