import { articleQuestions, firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose, voidsEarlierQuestions } from './compose.ts';
import type { View } from './view.ts';

const checkedAt = '2026-11-22T10:00:00.000Z';
const context = { ...firstSnapshot().context, run: 1 };
const before: View = { context, now: Date.parse(checkedAt) + 3_000, supportAddress: 'help@getaptly.com' };
const after = (more: Partial<View['context']>): View => ({
  ...before,
  context: {
    ...context,
    inbox: danasInbox,
    verdict: verdictOf('reconnect', 'password_changed', { checkedAt }),
    ...more,
  },
});
const throttled = after({ verdict: verdictOf('wait', 'throttled', { checkedAt }) });

const said = (view: View, question: (typeof articleQuestions)[number]) => compose(`about_${question}`, view, 7);
const verbs = (view: View) => said(view, 'safety').choices.map(({ verb }) => verb);

describe('a question beside the cause', () => {
  it.each([
    ['privacy', /do not read your messages/],
    ['safety', /safe.*no harm/],
    ['settings', /settings stay as they are/],
    ['recurrence', /new password.*again|again.*new password/],
    ['limits', /limit how much.*remove other apps/],
    ['password', /have the password.*ready/],
  ] as const)(
    'about %s has an answer of its own, before a check, after one and while a limit lasts',
    (question, answer) => {
      for (const view of [before, after({}), throttled]) expect(said(view, question).summary).toMatch(answer);
      const others = articleQuestions.filter((other) => other !== question);
      for (const other of others) expect(said(before, other).summary).not.toMatch(answer);
    },
  );

  it('about limits leads to the page of the provider in question, or of both', () => {
    const links = (view: View) =>
      said(view, 'limits').blocks.flatMap((block) => (block.kind === 'link' ? block.label : []));
    expect(links(before)).toEqual(['Gmail: limits explained', 'Outlook: limits explained']);
    expect(links(throttled)).toEqual(['Gmail: limits explained']);
  });

  it('leads back to what was found, and to what can be done about it', () => {
    expect(verbs(before)).toEqual(['ask', 'human']);
    expect(said(after({}), 'safety').summary).toContain('Back to dana@example.com: Your password was changed.');
    expect(verbs(after({}))).toEqual(['link', 'human']);
    expect(verbs(after({ inbox: { ...danasInbox, own: false } }))).toEqual(['check_again', 'human']);
    expect(verbs(after({ verdict: verdictOf('contact_admin', 'auth_settings_changed') }))).toEqual([
      'check_again',
      'human',
    ]);
    expect(said(throttled, 'safety').summary).toContain('a reconnect would not help');
    expect(verbs(throttled)).toEqual(['check_again', 'human']);
  });

  it('leads back to a reconnect that worked, whatever was found before it', () => {
    const proof = {
      address: 'dana@example.com',
      mailboxReadable: true,
      notificationsRenewed: true,
      at: checkedAt,
    } as const;
    expect(said(after({ proof }), 'recurrence').summary).toContain('Mail flows again.');
    expect(verbs(after({ proof }))).toEqual(['works', 'still_broken']);
  });

  it('leaves the question before it open', () => {
    expect(articleQuestions.map((question) => voidsEarlierQuestions(`about_${question}`))).not.toContain(true);
  });
});
