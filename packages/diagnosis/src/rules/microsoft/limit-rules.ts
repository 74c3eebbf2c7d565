import { all, any, outerStatus, says, status, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

const throttled = { cause: 'throttled', certainty: 'certain', source: docs.throttling } as const;
const limited = any(
  word(
    'ApplicationThrottled',
    'TooManyRequests',
    'activityLimitReached',
    'throttledRequest',
    'Request_ThrottledTemporarily',
    'ThrottledTemporarily',
    'Throttled',
    'throttlingError',
    'RequestThrottled',
    'RateLimitExceeded',
    'quotaLimitReached',
    'bandwidthLimitExceeded',
    'ErrorTooManyRequests',
    'ErrorThrottled',
    'ClientThrottled',
    'TenantThrottled',
  ),
  says(
    /throttl|too many requests|request (?:rate|limit)|(?:over|exceeded) (?:its|the|your) .{0,40}(?:limit|quota|rate)/,
  ),
);

const fullRule: Rule = {
  id: 'microsoft.mailbox.full',
  when: any(
    word('ErrorQuotaExceeded', 'ErrorMailboxQuotaExceeded', 'insufficientStorage', 'quotaExceeded'),
    says(/mailbox (?:is full|.{0,40}exceeded its (?:storage )?quota)|5\.2\.2\b/),
    all(outerStatus(507)),
  ),
  cause: 'mailbox_unavailable',
  also: ['healthy'],
  remedy: 'contact_support',
  certainty: 'likely',
  explanation: 'mailbox.full',
  source: docs.exchangeCodes,
};

/** Outlook.com's own judge of senders: its verdict is in the sentence. */
const senderRules: readonly Rule[] = [
  {
    id: 'microsoft.sender.suspended',
    when: any(
      word('ErrorAccountSuspend', 'ErrorAccountSuspendShowTierUpgrade', 'AccountSuspended'),
      says(/verdict is .{0,40}(?:suspend|hipsend|hipnotify)|account suspended|verify your account/),
    ),
    cause: 'mailbox_unavailable',
    remedy: 'full_disconnect',
    certainty: 'certain',
    explanation: 'mailbox.suspended',
    source: docs.outlookSending,
  },
  {
    ...throttled,
    id: 'microsoft.sender.slowed',
    when: any(says(/verdict is .{0,40}(?:throttle|refusequota)/), word('ErrorMessageSubmissionBlocked')),
    remedy: 'wait',
    explanation: 'limit.sending',
    wait: 3600,
    source: docs.outlookSending,
  },
  {
    ...throttled,
    id: 'microsoft.sender.restricted',
    when: says(
      /5\.1\.8\b|bad outbound sender|5\.7\.70[58]|restricted (?:entit|from sending)|blocked from sending|as\(42/,
    ),
    also: ['mailbox_unavailable'],
    remedy: 'contact_admin',
    certainty: 'likely',
    explanation: 'limit.sender-blocked',
    source: docs.restrictedSender,
    admin: 'microsoft.blocked-sender',
  },
  {
    ...throttled,
    id: 'microsoft.sender.day-used-up',
    when: any(
      word(
        'ErrorExceededMessageLimit',
        'SubmissionQuotaExceeded',
        'ErrorSubmissionQuotaExceeded',
        'ErrorExceededRecipientLimit',
        'SubmissionQuotaExceededException',
      ),
      says(
        /submission quota|submissionquota|5\.2\.25[0-9]|5\.7\.23[23]|message (?:rate )?limit|recipient (?:rate )?limit|sending (?:limit|quota)|too many recipients/,
      ),
    ),
    remedy: 'reduce_usage',
    explanation: 'limit.sending',
    wait: 86_400,
    source: docs.sendingLimits,
  },
];

/** Too much was asked of a mailbox, or by our app as a whole. */
export const limitRules: readonly Rule[] = [
  fullRule,
  ...senderRules,
  {
    ...throttled,
    id: 'microsoft.limit.subscriptions',
    when: any(
      word('ErrorExceededSubscriptionCount'),
      says(
        /(?:maximum|limit|too many|number of).{0,60}subscriptions?.{0,40}(?:reached|exceeded|limit)|subscription limit|too many subscriptions/,
      ),
    ),
    also: ['app_misconfigured'],
    remedy: 'reduce_usage',
    certainty: 'likely',
    explanation: 'limit.connected-apps',
    source: 'https://learn.microsoft.com/graph/outlook-change-notifications-overview',
  },
  {
    ...throttled,
    id: 'microsoft.limit.at-once',
    when: any(
      word(
        'ErrorExceededConnectionCount',
        'ErrorTooManyObjectsOpened',
        'MailboxConcurrency',
        'ErrorExceededFindCountLimit',
      ),
      says(/mailboxconcurrency|concurren|simultaneous|too many (?:connections|objects)/),
    ),
    also: ['app_misconfigured'],
    remedy: 'reduce_usage',
    explanation: 'limit.at-once',
    wait: 10,
    source: 'https://github.com/alcionai/corso/issues/3695',
  },
  { ...throttled, id: 'microsoft.limit.too-fast', when: limited, remedy: 'wait', explanation: 'limit.too-fast' },
  {
    ...throttled,
    id: 'microsoft.limit.busy',
    when: any(word('ErrorServerBusy', 'ServerBusy')),
    also: ['provider_outage'],
    remedy: 'wait',
    certainty: 'likely',
    explanation: 'limit.too-fast',
    source: docs.exchangeCodes,
  },
  {
    ...throttled,
    id: 'microsoft.limit.by-number',
    when: any(status(429), outerStatus(509)),
    also: ['provider_outage'],
    remedy: 'wait',
    certainty: 'likely',
    explanation: 'limit.too-fast',
  },
];
