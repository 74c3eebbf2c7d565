import { aadsts, aadstsLike, all, any, known, not, says, stage, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { entraCodes as codes } from './entra-codes.ts';
import { docs } from './sources.ts';

const password = { cause: 'password_changed', remedy: 'reconnect', source: docs.entraCodes } as const;
const signIn = { cause: 'auth_settings_changed', remedy: 'reconnect', source: docs.entraCodes } as const;
const admin = { cause: 'auth_settings_changed', remedy: 'contact_admin', source: docs.entraCodes } as const;

/** What the person settles by signing in. */
export const grantRules: readonly Rule[] = [
  {
    ...password,
    id: 'microsoft.grant.at-risk',
    when: any(aadsts(50135), says(/password change is required due to/)),
    also: ['auth_settings_changed'],
    certainty: 'likely',
    explanation: 'access.new-password-wanted',
  },
  {
    ...password,
    id: 'microsoft.grant.password-expired',
    when: any(aadsts(50055, 50144), word('user_password_expired'), says(/password (?:is|has) expired/)),
    certainty: 'certain',
    explanation: 'access.new-password-wanted',
  },
  {
    ...password,
    id: 'microsoft.grant.revoked',
    when: any(
      aadsts(...codes.sessionsRevoked),
      all(
        says(
          /tokensvalidfrom|might have changed or reset their password|recent password change|password .{0,40}(?:changed|reset)/,
        ),
        not(word('InvalidAuthenticationToken')),
      ),
    ),
    also: ['auth_settings_changed'],
    certainty: 'likely',
    explanation: 'access.password-changed',
    source: docs.refreshTokens,
  },
  {
    ...password,
    id: 'microsoft.grant.password-refused',
    when: any(aadsts(...codes.passwordEnded), aadstsLike(/^1200\d\d$/), says(/invalid username or password/)),
    also: ['auth_settings_changed'],
    certainty: 'likely',
    explanation: 'access.password-changed',
  },
  {
    id: 'microsoft.grant.sign-in-too-old',
    when: any(
      aadsts(...codes.startAgain),
      says(
        /flow token expired|already (?:been )?redeemed|code_verifier does not match|authorization code (?:has |is )?expired/,
      ),
      all(stage('authorize_callback'), any(aadsts(70008, 70000), word('invalid_grant'))),
    ),
    cause: 'needs_refresh',
    also: ['app_misconfigured', 'auth_settings_changed'],
    remedy: 'reconnect',
    certainty: 'likely',
    explanation: 'access.start-again',
    source: docs.entraCodes,
  },
  {
    ...signIn,
    id: 'microsoft.grant.unused',
    when: any(aadsts(...codes.unused), says(/expired due to inactivity|was inactive for/)),
    certainty: 'certain',
    explanation: 'access.unused',
  },
  {
    id: 'microsoft.grant.single-page',
    when: any(aadsts(...codes.singlePage), says(/single page app/)),
    cause: 'app_misconfigured',
    also: ['auth_settings_changed'],
    remedy: 'contact_support',
    certainty: 'likely',
    explanation: 'ours.settings',
    source: docs.refreshTokens,
  },
  {
    ...signIn,
    id: 'microsoft.grant.too-old',
    when: any(
      aadsts(...codes.tooOld),
      says(/sign-in frequency|maximum (?:allowed )?lifetime|re-?authentication checks/),
    ),
    certainty: 'certain',
    explanation: 'access.sign-in-lasts',
    admin: 'microsoft.sign-in-frequency',
  },
  {
    ...signIn,
    id: 'microsoft.grant.stronger-sign-in',
    when: any(aadsts(...codes.strongerSignIn), says(/multi-?factor|strong authentication|external security challenge/)),
    certainty: 'certain',
    explanation: 'access.stronger-sign-in',
  },
  {
    id: 'microsoft.grant.choose-account',
    when: any(
      aadsts(...codes.chooseAccount),
      word('login_required', 'account_selection_required'),
      says(/silent sign-?in request was sent but no user|multiple user identities/),
    ),
    cause: 'needs_refresh',
    also: ['auth_settings_changed'],
    remedy: 'reconnect',
    certainty: 'likely',
    explanation: 'access.sign-in-again',
    source: docs.entraCodes,
  },
  {
    ...signIn,
    id: 'microsoft.grant.declined',
    when: any(
      aadsts(65004),
      says(/declined to consent|denied access to the scope/),
      all(word('access_denied'), word('cancel')),
    ),
    also: ['healthy'],
    certainty: 'likely',
    explanation: 'access.declined',
    source: docs.authCode,
  },
  {
    ...signIn,
    id: 'microsoft.grant.consent-missing',
    when: any(aadsts(...codes.consentMissing), word('consent_required'), says(/not consented|hasn't consented/)),
    certainty: 'certain',
    explanation: 'access.consent-missing',
  },
  {
    ...signIn,
    id: 'microsoft.grant.sign-in-again',
    when: any(aadsts(...codes.signInAgain), aadstsLike(/^1300\d\d$|^810\d\d$/)),
    also: ['password_changed', 'needs_refresh'],
    certainty: 'likely',
    explanation: 'access.sign-in-again',
  },
  {
    ...signIn,
    id: 'microsoft.grant.scope-ended',
    when: all(says(/scopes requested are unauthorized|unauthorized or expired/)),
    also: ['password_changed'],
    certainty: 'likely',
    explanation: 'access.consent-missing',
    source: 'https://support.nylas.com/hc/en-us/articles/31722903701533',
  },
  {
    ...password,
    id: 'microsoft.grant.personal-ended',
    when: says(/grant is expired|could not be authenticated/),
    also: ['auth_settings_changed'],
    certainty: 'likely',
    explanation: 'access.ended',
    source: 'https://github.com/BingAds/BingAds-Python-SDK/issues/279',
  },
  {
    ...signIn,
    id: 'microsoft.grant.damaged',
    when: all(
      any(word('invalid_grant'), aadsts(70000)),
      any(aadsts(...codes.damaged), says(/malformed|is not valid|not valid|invalid request/)),
    ),
    also: ['app_misconfigured', 'password_changed', 'provider_outage'],
    certainty: 'likely',
    explanation: 'access.ended',
    source: 'https://github.com/QuePort/passport-azure-oauth/issues/6',
  },
];

/** `error` and `suberror`, for numbers nobody has seen yet. */
export const grantFallbackRules: readonly Rule[] = [
  {
    ...admin,
    id: 'microsoft.grant.message-only',
    when: word('message_only', 'additional_action'),
    also: ['mailbox_unavailable'],
    certainty: 'likely',
    explanation: 'access.policy-blocks',
    admin: 'microsoft.conditional-access',
  },
  {
    ...signIn,
    id: 'microsoft.grant.basic-action',
    when: word('basic_action'),
    also: ['password_changed'],
    certainty: 'likely',
    explanation: 'access.stronger-sign-in',
  },
  {
    ...signIn,
    id: 'microsoft.grant.interaction',
    when: all(
      word('interaction_required', 'interrupted_user', 'ui_not_allowed'),
      not(word('InvalidAuthenticationToken')),
    ),
    also: ['mailbox_unavailable', 'password_changed'],
    certainty: 'likely',
    explanation: 'access.sign-in-again',
  },
  {
    ...signIn,
    id: 'microsoft.grant.refused',
    when: word('invalid_grant', 'bad_token', 'token_expired'),
    also: ['password_changed', 'app_misconfigured', 'mailbox_unavailable'],
    certainty: 'likely',
    explanation: 'access.ended',
  },
  {
    ...signIn,
    id: 'microsoft.grant.denied',
    when: all(word('access_denied'), stage('authorize_callback'), not(known((k) => k.codeExchange))),
    also: ['app_misconfigured'],
    certainty: 'likely',
    explanation: 'access.declined',
    source: docs.authCode,
  },
];
