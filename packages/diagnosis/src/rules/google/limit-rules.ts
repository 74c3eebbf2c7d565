import { all, any, not, outerStatus, says, shape, word } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { docs } from './sources.ts';

/** `domain: usageLimits` is no proof: the unregistered and unconfigured kinds carry it too, and they are ours to repair. */
const limited = any(
  word(
    'rateLimitExceeded',
    'userRateLimitExceeded',
    'quotaExceeded',
    'RESOURCE_EXHAUSTED',
    'RESOURCE_QUOTA_EXCEEDED',
    'concurrentLimitExceeded',
    'limitExceeded',
    'dailyLimitExceeded',
    'servingLimitExceeded',
    'variableTermLimitExceeded',
    'tooManyRequests',
    'tooManyConcurrentRequests',
    'sendingLimitExceeded',
    'overQuota',
  ),
  says(
    /(?:quota|rate.?limit|limit)s? (?:has been |was |is )?exceeded|too many (?:concurrent|simultaneous)|too many requests|resource has been exhausted|overquota|exceeded (?:command or )?bandwidth/,
  ),
);
const throttled = { cause: 'throttled', certainty: 'certain', source: docs.quota } as const;

/** Too much is kept, which no waiting mends, or too much was asked: the words say so, whether the number is 403 or 429. */
export const limitRules: readonly Rule[] = [
  {
    id: 'google.mailbox.full',
    when: any(
      word('storageQuotaExceeded'),
      says(/mailbox (?:is full|(?:storage )?quota)|storage quota|out of storage|[45]\.2\.2\b/),
    ),
    cause: 'mailbox_unavailable',
    also: ['healthy'],
    remedy: 'contact_support',
    certainty: 'likely',
    explanation: 'mailbox.full',
    source: 'https://support.google.com/mail/answer/6374270',
  },
  {
    ...throttled,
    id: 'google.limit.sending',
    when: all(
      limited,
      says(/mail sending|sending limit|sending quota|user sending|too many (?:messages|recipients)|recipient limit/),
    ),
    remedy: 'reduce_usage',
    explanation: 'limit.sending',
    wait: 3600,
    source: docs.sendingLimits,
  },
  {
    ...throttled,
    id: 'google.limit.bandwidth',
    when: all(any(limited, says(/overquota/)), says(/bandwidth|overquota|download|upload/)),
    remedy: 'reduce_usage',
    explanation: 'limit.traffic',
    wait: 86_400,
    source: docs.bandwidth,
  },
  {
    ...throttled,
    id: 'google.limit.at-once',
    when: any(
      word('concurrentLimitExceeded', 'tooManyConcurrentRequests'),
      all(limited, says(/concurrent|simultaneous|parallel|at once|same time/)),
    ),
    remedy: 'reduce_usage',
    explanation: 'limit.at-once',
    wait: 5,
    source: 'https://github.com/munir131/attachment-downloader/issues/13',
  },
  {
    ...throttled,
    id: 'google.limit.until',
    when: all(limited, says(/retry after|try again (?:after|at)/)),
    remedy: 'wait',
    explanation: 'limit.paused',
    wait: 900,
    source: 'https://github.com/taers232c/GAMADV-XTD3/issues/337',
  },
  {
    ...throttled,
    id: 'google.limit.daily',
    when: any(
      word('dailyLimitExceeded', 'servingLimitExceeded'),
      all(limited, says(/per day|daily|limit 'queries per day/)),
    ),
    remedy: 'wait',
    certainty: 'likely',
    also: ['app_misconfigured'],
    explanation: 'limit.ours',
    wait: 3600,
  },
  {
    ...throttled,
    id: 'google.limit.exhausted',
    when: all(word('RESOURCE_EXHAUSTED'), says(/exhausted/), not(says(/quota metric/))),
    remedy: 'wait',
    explanation: 'limit.too-fast',
    wait: 30,
    source: 'https://github.com/mxngls/gmail-cleaner/issues/5',
  },
  {
    ...throttled,
    id: 'google.limit.too-fast',
    when: limited,
    remedy: 'wait',
    explanation: 'limit.too-fast',
    wait: 60,
    source: docs.errors,
  },
  {
    ...throttled,
    id: 'google.limit.our-address',
    when: says(/automated queries|unusual traffic|sending automated/),
    also: ['provider_outage'],
    remedy: 'wait',
    certainty: 'likely',
    explanation: 'limit.ours',
    wait: 900,
    source: 'https://support.google.com/websearch/answer/86640',
  },
  {
    ...throttled,
    id: 'google.limit.by-number',
    when: all(outerStatus(429), not(shape('broken'))),
    also: ['provider_outage'],
    remedy: 'wait',
    certainty: 'likely',
    explanation: 'limit.too-fast',
    wait: 60,
    source: docs.errors,
  },
];
