import { all, kind, known, not, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const signInAgain = {
  cause: 'auth_settings_changed',
  remedy: 'reconnect',
  certainty: 'certain',
  explanation: 'access.sign-in-again',
  source: docs.openId,
} as const;

/** What comes back with the person from Google's consent page. */
export const callbackRules: readonly Rule[] = [
  {
    id: 'google.callback.not-a-test-user',
    when: all(
      kind('query'),
      word('access_denied'),
      known((k) => k.testing && k.testUser !== true),
    ),
    cause: 'app_misconfigured',
    also: ['auth_settings_changed'],
    remedy: 'contact_support',
    certainty: 'likely',
    explanation: 'ours.testing',
    source: docs.testing,
  },
  {
    id: 'google.callback.refused-again',
    when: all(
      kind('query'),
      word('access_denied'),
      known((k) => k.organisation && k.attempts >= 3),
    ),
    cause: 'auth_settings_changed',
    also: ['app_misconfigured'],
    remedy: 'contact_admin',
    certainty: 'likely',
    explanation: 'access.app-not-allowed',
    source: docs.webServer,
    admin: 'google.app-access',
  },
  {
    ...signInAgain,
    id: 'google.callback.login-required',
    when: all(kind('query'), word('login_required')),
    also: ['password_changed'],
    certainty: 'likely',
  },
  {
    ...signInAgain,
    id: 'google.callback.person-needed',
    when: all(
      kind('query'),
      word(
        'interaction_required',
        'account_selection_required',
        'consent_required',
        'immediate_failed',
        'session_selection_required',
        'user_logged_out',
      ),
    ),
  },
  {
    id: 'google.callback.declined',
    when: all(kind('query'), word('access_denied', 'user_denied', 'user_cancelled'), not(known((k) => k.codeExchange))),
    cause: 'auth_settings_changed',
    remedy: 'reconnect',
    certainty: 'certain',
    explanation: 'access.declined',
    source: docs.webServer,
  },
];
