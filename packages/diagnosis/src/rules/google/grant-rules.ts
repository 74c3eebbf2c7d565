import { all, any, known, not, says, stage, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const refused = any(word('invalid_grant'), says(/token has been (?:expired|revoked)|expired or revoked|invalid_grant/));
const risk = (...events: readonly string[]) => known((k) => events.some((event) => k.riskEvents.has(event)));
const withdrawn = {
  cause: 'auth_settings_changed',
  also: ['password_changed'],
  remedy: 'reconnect',
  certainty: 'likely',
  source: docs.expiration,
} as const;
const password = {
  cause: 'password_changed',
  also: ['auth_settings_changed'],
  remedy: 'reconnect',
  certainty: 'likely',
  explanation: 'access.password-changed',
} as const;
const gone = { cause: 'mailbox_unavailable', remedy: 'contact_admin', admin: 'google.account-state' } as const;
const ours = {
  cause: 'app_misconfigured',
  remedy: 'contact_support',
  certainty: 'certain',
  explanation: 'ours.settings',
} as const;

/** Google's word for every dead grant is `invalid_grant`; its sentence, and what we know beside it, tell more. */
export const grantRules: readonly Rule[] = [
  {
    ...gone,
    id: 'google.grant.account-deleted',
    when: all(refused, says(/account\b.*\b(?:deleted|closed|removed|terminated|no longer exists)/)),
    certainty: 'certain',
    explanation: 'mailbox.deleted',
    source: 'https://github.com/FlowCrypt/flowcrypt-browser/issues/2269',
  },
  {
    ...gone,
    id: 'google.grant.account-disabled',
    when: all(refused, says(/(?:account|user)\b.*\b(?:disabled|suspended|blocked|locked)/)),
    certainty: 'likely',
    explanation: 'mailbox.disabled',
    source: docs.serviceAccount,
  },
  {
    ...gone,
    id: 'google.grant.no-such-account',
    when: says(
      /not a valid email|invalid email|invalid (?:principal|impersonation)|(?:user|account) (?:does not exist|not found|was not found)/,
    ),
    also: ['app_misconfigured'],
    certainty: 'likely',
    explanation: 'mailbox.missing',
    source: docs.serviceAccount,
  },
  {
    id: 'google.grant.session-control',
    when: any(
      word('invalid_rapt', 'rapt_required', 'reauth_related_error'),
      says(/invalid_rapt|rapt_required|reauth(?:entication)? (?:related|is needed|required)/),
    ),
    cause: 'auth_settings_changed',
    remedy: 'reconnect',
    certainty: 'certain',
    explanation: 'access.sign-in-lasts',
    source: docs.sessionControl,
    admin: 'google.session-control',
  },
  {
    ...ours,
    id: 'google.grant.our-clock',
    when: all(
      refused,
      says(/short-lived token|'?iat'? and '?exp'?|clock skew|reasonable timeframe|token used too (?:early|late)/),
    ),
    explanation: 'ours.clock',
    source: docs.serviceAccount,
  },
  {
    ...ours,
    id: 'google.grant.our-signature',
    when: says(/invalid jwt|jwt signature|invalid signature|robot (?:is )?(?:disabled|missing)|no signature/),
    source: docs.serviceAccount,
  },
  {
    id: 'google.grant.consent-too-old',
    when: any(
      all(
        refused,
        any(
          stage('authorize_callback'),
          known((k) => k.codeExchange || k.codeUsedBefore),
        ),
      ),
      all(
        any(refused, word('invalid_request')),
        says(/code (?:was|has|is) already|malformed auth code|code verifier|missing code|unknown or reused code/),
      ),
    ),
    cause: 'needs_refresh',
    also: ['app_misconfigured'],
    remedy: 'reconnect',
    certainty: 'likely',
    explanation: 'access.start-again',
    source: docs.webServer,
  },
  {
    id: 'google.grant.everyone-at-once',
    when: all(
      refused,
      known((k) => k.failingAlike >= 10),
    ),
    cause: 'app_misconfigured',
    also: ['auth_settings_changed', 'provider_outage'],
    remedy: 'contact_support',
    certainty: 'likely',
    explanation: 'ours.settings',
    source: docs.expiration,
  },
  {
    ...gone,
    id: 'google.grant.account-locked',
    when: all(refused, risk('account-purged', 'account-disabled'), not(risk('account-enabled'))),
    also: ['auth_settings_changed'],
    certainty: 'likely',
    explanation: 'mailbox.disabled',
    source: docs.risk,
  },
  {
    id: 'google.grant.our-testing-mode',
    when: all(
      refused,
      known((k) => k.testing && (k.tokenAgeDays === undefined || k.tokenAgeDays >= 6.9)),
    ),
    cause: 'app_misconfigured',
    also: ['auth_settings_changed'],
    remedy: 'contact_support',
    certainty: 'likely',
    explanation: 'ours.testing',
    source: docs.expiration,
  },
  {
    ...password,
    id: 'google.grant.sessions-ended',
    when: all(refused, risk('sessions-revoked', 'account-credential-change-required')),
    source: docs.risk,
  },
  {
    ...password,
    id: 'google.grant.person-changed-password',
    when: all(
      refused,
      known((k) => k.told.has('password_changed')),
    ),
    source: docs.expiration,
  },
  {
    ...withdrawn,
    id: 'google.grant.person-removed-access',
    when: all(
      refused,
      known((k) => k.told.has('access_removed')),
    ),
    explanation: 'access.withdrawn',
  },
  {
    ...gone,
    id: 'google.grant.person-lost-account',
    when: all(
      refused,
      known((k) => k.told.has('account_gone')),
    ),
    also: ['auth_settings_changed'],
    certainty: 'likely',
    explanation: 'mailbox.disabled',
    source: docs.expiration,
  },
  {
    ...password,
    id: 'google.grant.only-mail-grant-dead',
    when: all(
      refused,
      known((k) => k.otherGrantsAlive === true),
    ),
    source: docs.expiration,
  },
  {
    ...withdrawn,
    id: 'google.grant.every-grant-dead',
    when: all(
      refused,
      known((k) => k.otherGrantsAlive === false),
    ),
    also: ['mailbox_unavailable'],
    explanation: 'access.withdrawn',
  },
  {
    ...withdrawn,
    id: 'google.grant.one-too-many',
    when: all(
      refused,
      known((k) => (k.liveTokens ?? 0) >= 100),
    ),
    also: ['app_misconfigured'],
    explanation: 'access.too-many',
  },
  {
    ...withdrawn,
    id: 'google.grant.unused',
    when: all(
      refused,
      known((k) => (k.idleDays ?? 0) >= 180),
    ),
    also: [],
    explanation: 'access.unused',
  },
  {
    ...withdrawn,
    id: 'google.grant.revoked',
    when: all(refused, says(/expired|revoked/)),
    explanation: 'access.withdrawn',
    source: 'https://github.com/googleworkspace/python-samples/issues/1644',
  },
  {
    ...withdrawn,
    id: 'google.grant.refused',
    when: refused,
    also: ['password_changed', 'app_misconfigured'],
    explanation: 'access.withdrawn',
  },
];
