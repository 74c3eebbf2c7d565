import { aadsts, any, says } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { entraCodes as codes } from './entra-codes.ts';
import { docs } from './sources.ts';

const signIn = { cause: 'auth_settings_changed', remedy: 'reconnect', source: docs.entraCodes } as const;
const account = { cause: 'mailbox_unavailable', remedy: 'contact_admin', source: docs.entraCodes } as const;

/** The account itself: nothing to sign in to, however often the person tries. */
export const accountRules: readonly Rule[] = [
  {
    ...account,
    id: 'microsoft.account.in-abuse-mode',
    when: says(/service abuse|account .{0,40}(?:is )?(?:compromised|restricted for abuse)/),
    remedy: 'full_disconnect',
    certainty: 'certain',
    explanation: 'mailbox.suspended',
    source: docs.accountAbuse,
  },
  {
    ...account,
    id: 'microsoft.account.deleted',
    when: any(aadsts(...codes.accountDeleted), says(/account .{0,80}has been deleted from/)),
    certainty: 'certain',
    explanation: 'mailbox.deleted',
    admin: 'microsoft.account-missing',
  },
  {
    ...account,
    id: 'microsoft.account.disabled',
    when: any(
      aadsts(...codes.accountDisabled),
      says(/(?:user|account) (?:account )?(?:is|has been) disabled|sign-?in .{0,20}blocked for this account/),
    ),
    certainty: 'certain',
    explanation: 'mailbox.disabled',
    admin: 'microsoft.account-disabled',
  },
  {
    ...account,
    id: 'microsoft.account.locked',
    when: any(aadsts(...codes.accountLocked), says(/account is locked|locked out|too many times with an incorrect/)),
    also: ['password_changed', 'auth_settings_changed'],
    remedy: 'wait',
    certainty: 'likely',
    explanation: 'mailbox.locked',
    wait: 60,
  },
  {
    ...signIn,
    id: 'microsoft.account.wrong-one',
    when: any(aadsts(...codes.wrongAccount), says(/needs to be added as an external user|does not exist in tenant/)),
    also: ['app_misconfigured', 'mailbox_unavailable'],
    certainty: 'likely',
    explanation: 'access.wrong-account',
  },
  {
    ...account,
    id: 'microsoft.account.missing',
    when: any(
      aadsts(...codes.accountMissing),
      says(/(?:user|account) .{0,120}(?:does not|doesn't) exist in .{0,120}directory|must be added to the directory/),
    ),
    also: ['app_misconfigured'],
    certainty: 'likely',
    explanation: 'mailbox.missing',
    admin: 'microsoft.account-missing',
  },
  {
    ...account,
    id: 'microsoft.organisation.closed',
    when: any(
      aadsts(...codes.organisationClosed),
      says(/tenant (?:has been|is) blocked|blocked due to inactivity|has not subscribed|hasn't subscribed/),
    ),
    also: ['auth_settings_changed'],
    certainty: 'likely',
    explanation: 'mailbox.organisation-closed',
    admin: 'microsoft.organisation',
  },
];
