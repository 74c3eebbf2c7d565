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
    ['permissions', /what Aptly was allowed before/],
    ['disconnecting', /Disconnect ends it/],
    ['undoing', /disconnected in Aptly is connected again there/],
    ['forgotten', /cannot reset it.*choose a new one/],
    ['finding', /Reconnect is among its settings/],
    ['saving', /After Save, refresh your browser/],
    ['postponing', /whenever it suits you/],
    ['missed', /still there, at your mail provider/],
    ['colleagues', /sign in once.*enough for everybody/],
    ['forwarding', /cannot write to your administrator/],
    ['steps', /1\. Open Settings.*7\. Refresh/],
    ['administrator', /whoever looks after the mail accounts/],
    ['being_administrator', /know that you are the administrator/],
    ['apps', /no longer need.*Aptly has to stay/],
    ['device', /on a phone, too/],
    ['single_sign_on', /page of your own company/],
    ['code', /type it on their page, never here/],
    ['support_time', /once your case is sent/],
    ['urgency', /as urgent as your mail is/],
  ] as const)(
    'about %s has an answer of its own, before a check, after one and while a limit lasts',
    (question, answer) => {
      for (const view of [before, after({}), throttled]) expect(said(view, question).summary).toMatch(answer);
      const others = articleQuestions.filter((other) => other !== question);
      for (const other of others) expect(said(before, other).summary).not.toMatch(answer);
    },
  );

  it('that comes with another gets both answers in one message, and one way back', () => {
    const { summary } = said({ ...after({}), also: 'duration' }, 'safety');
    expect(summary).toMatch(/^It is safe.* · A reconnect is one sign-in.* · Back to dana@example\.com/);
    expect(summary.match(/Back to/g)).toHaveLength(1);
    const why = compose('why', { ...after({}), also: 'safety' }, 7).blocks;
    expect(why).toContainEqual({ kind: 'text', text: expect.stringMatching(/^It is safe/) });
  });

  it('about how long it takes is answered with what the person waits for', () => {
    expect(said(before, 'duration').summary).toMatch(/^A reconnect is one sign-in/);
    expect(said(after({}), 'duration').summary).toMatch(/^A reconnect is one sign-in/);
    expect(said(throttled, 'duration').summary).toMatch(/^How long it lasts I cannot say beforehand.*up to Google/);
    const failing = after({ verdict: verdictOf('wait', 'app_misconfigured') });
    expect(said(failing, 'duration').summary).toMatch(/^How long it lasts I cannot say beforehand\. Aptly’s own sync/);
    const blocked = after({ verdict: verdictOf('contact_admin', 'auth_settings_changed') });
    expect(said(blocked, 'duration').summary).toMatch(/^That is up to your administrator/);
    const asked = { ...after({}), at: 'waitingForOwner.asked' };
    expect(said(asked, 'duration').summary).toMatch(/^That is up to the owner/);
    expect(said({ ...throttled, at: 'closed' }, 'duration').summary).toMatch(/^A reconnect is one sign-in/);
  });

  it('about how long to wait for a provider is as short as that, and says when it is looked at again', () => {
    const verdict = verdictOf('wait', 'throttled', { checkedAt });
    const recheckAt = '2026-11-22T10:25:00.000Z';
    const view = after({ verdict, recheckAt, promises: [{ run: 3, inbox: danasInbox, cause: 'throttled', looks: 0 }] });
    const { summary } = said({ ...view, at: 'waitingForProvider' }, 'duration');
    expect(summary).toMatch(/up to Google\. · I will check again at 10:25\sAM UTC and tell you here\.$/);
  });

  it('about how long it takes names the moment that the provider named, while it is to come', () => {
    const retryAt = '2026-11-22T10:20:00.000Z';
    const verdict = verdictOf('wait', 'throttled', { checkedAt, retryAt });
    expect(said(after({ verdict }), 'duration').summary).toMatch(/^At least until 10:20.*: that is up to Google\./);
    const late = { ...after({ verdict }), now: Date.parse(retryAt) };
    expect(said(late, 'duration').summary).toMatch(/^How long it lasts I cannot say beforehand/);
  });

  it('about a reconnect all the same says yes where it does no harm, and why not where it would not help', () => {
    for (const view of [before, after({}), { ...throttled, at: 'closed' }]) {
      expect(said(view, 'anyway').summary).toMatch(/^Yes, you can/);
    }
    const blocked = after({ verdict: verdictOf('contact_admin', 'auth_settings_changed') });
    for (const view of [throttled, blocked]) expect(said(view, 'anyway').summary).toMatch(/^Better not: .* [A-Z]/);
    const shared = after({ inbox: { ...danasInbox, own: false } });
    expect(said(shared, 'anyway').summary).toMatch(/Only the owner/);
  });

  it.each(['forwarding', 'administrator', 'being_administrator'] as const)(
    'about %s comes with the note where only an administrator can help, and promises none elsewhere',
    (question) => {
      const notes = (view: View) => said(view, question).blocks.filter(({ kind }) => kind === 'note');
      const blocked = after({ verdict: verdictOf('contact_admin', 'auth_settings_changed') });
      const withheld = after({
        inbox: { ...danasInbox, provider: 'microsoft' },
        refusal: { reason: 'permission_missing', permissions: ['read_mail'] },
      });
      for (const view of [blocked, withheld]) {
        expect(notes(view)).toHaveLength(1);
        expect(said(view, question).summary).toMatch(/this note/i);
      }
      for (const view of [before, after({}), throttled, { ...blocked, at: 'closed' }]) {
        expect(notes(view)).toEqual([]);
        expect(said(view, question).summary).not.toMatch(/this note/i);
      }
    },
  );

  it('about the steps comes with a button to them where they can be walked', () => {
    const verbsAt = (at: string) => said({ ...after({}), at }, 'finding').choices.map(({ verb }) => verb);
    expect(verbsAt('offeringReconnect')).toEqual(['steps', 'link', 'human']);
    expect(verbsAt('puzzled')).toEqual(['link', 'human']);
  });

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
    const blocked = after({ verdict: verdictOf('contact_admin', 'auth_settings_changed') });
    expect(said(blocked, 'safety').summary).toContain('Only an administrator');
    expect(said(throttled, 'safety').summary).toContain('a reconnect would not help');
    expect(verbs(throttled)).toEqual(['check_again', 'human']);
  });

  it('leads back to the look that is promised', () => {
    const recheckAt = '2026-11-22T10:15:00.000Z';
    const promises = [{ run: 1, inbox: danasInbox, cause: 'throttled', looks: 0 }] as const;
    const promised = { verdict: verdictOf('wait', 'throttled', { checkedAt }), recheckAt, promises };
    expect(said(after(promised), 'safety').summary).toContain('I will check again at');
    expect(said(after({ ...promised, promises: [] }), 'safety').summary).not.toContain('I will check again');
    const late = { ...after(promised), now: Date.parse(recheckAt) };
    expect(said(late, 'safety').summary).not.toContain('I will check again');
  });

  it.each([
    ['identifying.choosing', 'Which inbox is it about?', ['inbox']],
    ['identifying.askingAddress', 'Which inbox is it about?', ['human']],
    ['handoffFailed.notTaken', 'Shall I send this to support?', ['send_case', 'not_now']],
    ['askingFeedback.asking', 'Did this answer your question?', ['face', 'face', 'face']],
    ['closed.quiet', 'I can check your inbox for you, too.', ['ask', 'human']],
  ])('leads back to what is asked in %s', (at, question, ways) => {
    const reply = said({ ...after({ candidates: [danasInbox] }), at }, 'safety');
    expect(reply.summary).toContain(question);
    expect(reply.choices.map(({ verb }) => verb)).toEqual(ways);
  });

  it.each([
    'identifying.lookingUp',
    'diagnosing.asking',
    'restartingSync.asking',
    'confirmingHandoff.asking',
    'withSupport.listening',
  ])('is an answer and nothing more in %s, where what follows is said by itself', (at) => {
    expect(said({ ...after({}), at }, 'safety')).toMatchObject({ blocks: [{ kind: 'text' }], choices: [] });
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
