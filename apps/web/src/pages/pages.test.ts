import type { LinkView, ReturnClosedBecause } from '@reconnect/reconnect';
import type { Refusal, Verdict } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { closedPage } from './closed-page.ts';
import { completedPage } from './completed-page.ts';
import { refusedPage } from './refused-page.ts';

const view: LinkView = { provider: 'google', address: 'd•••@example.com', mode: 'plain', platform: 'teams' };
const token = 't'.repeat(43);
const verdict = (more: Partial<Verdict>) =>
  ({ cause: 'provider_outage', remedy: 'wait', certainty: 'certain', ...more }) as Verdict;

describe('a closed page', () => {
  const reasons: ReturnClosedBecause[] = [
    'unknown',
    'expired',
    'used',
    'retired',
    'unknown_state',
    'other_browser',
    'handled',
    'too_slow',
  ];

  it('is another one for each reason, and always names a way on', () => {
    const pages = reasons.map((because) => closedPage(because, { view, token }));
    expect(new Set(pages.map((page) => page.title)).size).toBe(reasons.length);
    for (const page of pages) expect(page.body.markup).toMatch(/go back to Microsoft Teams/);
  });

  it.each([
    ['too_slow', true],
    ['other_browser', true],
    ['expired', false],
    ['used', false],
    ['retired', false],
  ] as const)('for %s offers another try: %s', (because, again) => {
    expect(closedPage(because, { token }).body.markup.includes(`/reconnect/${token}`)).toBe(again);
    expect(closedPage(because).body.markup).not.toContain('Try again');
  });
});

describe('a refused page', () => {
  it.each<[Refusal, RegExp, boolean]>([
    [
      { reason: 'wrong_account', account: 'e•••@x.test' },
      /signed in as e•••@x\.test, but this inbox is d•••@example\.com/,
      true,
    ],
    [
      { reason: 'permission_missing', permissions: ['read_mail', 'offline'] },
      /reading your mail and staying connected/,
      true,
    ],
    [{ reason: 'cancelled' }, /nothing was changed/, true],
    [{ reason: 'declined_by_owner' }, /does not want/, false],
    [{ reason: 'provider', verdict: verdict({ remedy: 'contact_admin' }) }, /Only an administrator/, false],
    [
      { reason: 'provider', verdict: verdict({ remedy: 'wait' }) },
      /Google is not answering properly.*try again later/,
      true,
    ],
    [
      { reason: 'provider', verdict: verdict({ cause: 'app_misconfigured', remedy: 'contact_support' }) },
      /you did nothing wrong/,
      false,
    ],
    [
      { reason: 'provider', verdict: verdict({ cause: 'needs_refresh', remedy: 'reconnect' }) },
      /Nothing was changed/,
      true,
    ],
    [
      { reason: 'not_working', verdict: verdict({ certainty: 'likely' }) },
      /probably having trouble.*We stored nothing/,
      false,
    ],
  ])('for %j says it in plain words', (refusal, words, again) => {
    const page = refusedPage(refusal, view, token);
    expect(page.body.markup).toMatch(words);
    expect(page.body.markup.includes('Try again')).toBe(again);
  });
});

describe('the page of a reconnect that worked', () => {
  it('names what was verified, and no more', () => {
    const proof = { address: 'dana@example.com', mailboxReadable: true, notificationsRenewed: false, at: '' } as const;
    const markup = completedPage(proof, view).body.markup;
    expect(markup).toContain('Signed in as d•••@example.com');
    expect(markup).not.toMatch(/notifications|arrived/);
    const missed = { count: 12, from: '2026-11-20T09:12:00Z', to: '2026-11-22T10:40:00Z' };
    expect(completedPage({ ...proof, missed }, view).body.markup).toMatch(
      /12 messages arrived.*Fri,? 20 Nov.*09:12 UTC/,
    );
  });
});
