import { any, says, word, wordLike } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const noMailbox = {
  cause: 'mailbox_unavailable',
  remedy: 'contact_admin',
  certainty: 'certain',
  source: docs.exchangeCodes,
} as const;

/** No mailbox that Graph could open, or one in an unusual state. */
export const mailboxRules: readonly Rule[] = [
  {
    ...noMailbox,
    id: 'microsoft.mailbox.not-online',
    explanation: 'mailbox.not-enabled',
    source: docs.noRest,
    admin: 'microsoft.licence',
    when: any(
      word(
        'MailboxNotEnabledForRESTAPI',
        'MailboxNotSupportedForRESTAPI',
        'ErrorNoLicense',
        'ErrorMissingEmailAddress',
        'MailboxNotHostedInExchangeOnline',
        'ErrorMailboxNotEnabled',
        'ErrorProxyRequestNotAllowed',
        'OrganizationFromTenantGuidNotFound',
      ),
      wordLike(/^mailboxnot\w*forrest/),
      says(
        /rest api is not (?:yet )?supported for this mailbox|mailbox is either inactive|inactive, soft-deleted|hosted on-?premise|does not have a (?:valid )?(?:license|mailbox)|valid license|account provisioning|no mailbox|tenant for tenant guid/,
      ),
    ),
  },
  {
    ...noMailbox,
    id: 'microsoft.mailbox.missing',
    also: ['app_misconfigured'],
    certainty: 'likely',
    explanation: 'mailbox.missing',
    admin: 'microsoft.account-missing',
    when: any(
      word(
        'ErrorNonExistentMailbox',
        'ErrorInvalidUser',
        'Request_ResourceNotFound',
        'ErrorMailboxNotFound',
        'MailboxNotFound',
        'ErrorUserNotFound',
        'UserNotFound',
        'ErrorInvalidMailbox',
        'ErrorInvalidSmtpAddress',
        'ErrorAccountDisabled',
        'ErrorADUserNotFound',
        'ErrorCannotResolveMailbox',
      ),
      says(
        /no mailbox with such guid|smtp address has no mailbox|requested user .{0,120}is invalid|resource could not be discovered|mailbox .{0,60}(?:does not|doesn't) exist|mailbox .{0,60}not found|default folder .{0,40}not found/,
      ),
    ),
  },
  {
    id: 'microsoft.mailbox.moving',
    when: any(
      word('ErrorMailboxMoveInProgress', 'MailboxInTransit', 'ErrorMailboxInTransit'),
      says(/mailbox move in progress|mailbox .{0,40}being moved|in transit/),
    ),
    cause: 'mailbox_unavailable',
    also: ['provider_outage'],
    remedy: 'wait',
    certainty: 'likely',
    explanation: 'mailbox.moving',
    wait: 300,
    source: docs.exchangeCodes,
  },
  {
    id: 'microsoft.mailbox.set-aside',
    when: says(/quarantin/),
    cause: 'mailbox_unavailable',
    also: ['provider_outage'],
    remedy: 'wait',
    certainty: 'likely',
    explanation: 'mailbox.set-aside',
    source: 'https://github.com/microsoftgraph/microsoft-graph-devx-api/issues/126',
  },
  {
    id: 'microsoft.mailbox.store-away',
    when: any(
      word(
        'ErrorMailboxStoreUnavailable',
        'MailboxInfoStale',
        'ErrorMailboxFailover',
        'MailboxStoreUnavailable',
        'ErrorMailboxOffline',
      ),
      says(/mailbox database is temporarily|hosted on database/),
    ),
    cause: 'provider_outage',
    also: ['mailbox_unavailable'],
    remedy: 'wait',
    certainty: 'likely',
    explanation: 'outage.mailbox-store',
    source: docs.exchangeCodes,
  },
];
