import { firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { type HomeFacts, homeOf, type InboxAtHome } from './home.ts';

const view: HomeFacts['view'] = {
  context: firstSnapshot().context,
  identity: { email: 'dana@example.com', locale: 'en-US', timeZone: 'America/New_York', stranger: false },
  now: Date.parse('2026-11-22T15:00:00.000Z'),
  supportAddress: 'help@getaptly.com',
};
const lastGoodSyncAt = '2026-11-22T08:00:00.000Z';
const checkedAt = '2026-11-22T10:00:00.000Z';
const lastVerdict = verdictOf('reconnect', 'password_changed', { checkedAt });
const disconnected: InboxAtHome = {
  inbox: danasInbox,
  condition: { state: 'disconnected', lastGoodSyncAt, lastVerdict },
};

const show = (facts: Partial<HomeFacts>) => homeOf({ view, inboxes: [], more: 0, cases: [], ...facts });
const wordsIn = (value: unknown) => JSON.stringify(value);
const first = (facts: Partial<HomeFacts>) => {
  const [section] = show(facts).sections;
  if (section === undefined) expect.fail('an empty home');
  return section;
};

describe('a home', () => {
  it('shows an inbox with its state in words, the last mail on the person’s own clock, and what to do', () => {
    expect(first({ inboxes: [disconnected] })).toEqual({
      title: 'dana@example.com (Gmail)',
      blocks: [
        { kind: 'text', text: 'Disconnected: Your password was changed' },
        {
          kind: 'facts',
          facts: [
            { label: 'Last mail in Aptly', value: '3:00 AM' },
            { label: 'Checked', value: '5:00 AM' },
          ],
        },
        { kind: 'text', text: 'Mail comes in again once you have signed in. I can send you a link.' },
      ],
      choices: [
        { verb: 'reconnect', value: 'ib1', label: 'Send me a link', style: 'primary' },
        { verb: 'check', value: 'ib1', label: 'Check now' },
      ],
    });
  });

  it('offers no link for the inbox of somebody else', () => {
    const shared = { ...disconnected, inbox: { ...danasInbox, own: false } };
    const { choices, blocks } = first({ inboxes: [shared] });
    expect(choices.map(({ verb }) => verb)).toEqual(['check']);
    expect(wordsIn(blocks)).toContain('I can ask them for you');
  });

  it('offers not to ask an owner whom it could not write to', () => {
    const inbox = { ...danasInbox, own: false };
    const tried = [{ what: 'owner', ended: 'not_found', at: checkedAt }] as const;
    const told = (about: string) => {
      const context = { ...view.context, inbox: { ...inbox, id: about }, tried };
      return wordsIn(first({ view: { ...view, context }, inboxes: [{ ...disconnected, inbox }] }).blocks);
    };
    expect(told(inbox.id)).toMatch(/could not write to them/);
    expect(told('another')).toContain('I can ask them for you');
  });

  it.each([
    ['wait', 'throttled', 'nothing you need to do'],
    ['reduce_usage', 'throttled', 'nothing you need to do'],
    ['contact_admin', 'auth_settings_changed', 'Only an administrator'],
    ['contact_support', 'app_misconfigured', 'person at support'],
  ] as const)('offers no link where what helps is: %s', (remedy, cause, says) => {
    const condition = { state: 'connected', lastVerdict: verdictOf(remedy, cause, { checkedAt }) } as const;
    const { choices, blocks } = first({ inboxes: [{ inbox: danasInbox, condition }] });
    expect(choices.map(({ verb }) => verb)).toEqual(['check']);
    expect(wordsIn(blocks)).toContain(says);
    expect(wordsIn(blocks)).toContain('Needs attention: ');
  });

  it.each([
    ['mail came in', { lastGoodSyncAt: '2026-11-22T10:30:00.000Z' }],
    ['somebody signed in', { lastVerdict: undefined }],
    ['all was well', { lastVerdict: verdictOf('none', 'healthy', { checkedAt }) }],
  ])('tells of no trouble once %s', (_, since) => {
    const condition = { state: 'connected', lastVerdict, ...since } as const;
    const { choices, blocks } = first({ inboxes: [{ inbox: danasInbox, condition }] });
    expect(blocks[0]).toEqual({ kind: 'text', text: 'Connected' });
    expect(choices.map(({ verb }) => verb)).toEqual(['check']);
  });

  it('tells when it will look again, for the inbox in question only', () => {
    const asked = { ...view, context: { ...view.context, inbox: danasInbox } };
    const other = { ...disconnected, inbox: { ...danasInbox, id: 'ib2' } };
    const home = show({ view: asked, inboxes: [disconnected, other], recheckAt: '2026-11-22T16:00:00.000Z' });
    expect(home.sections.map((section) => wordsIn(section).includes('again at 11:00 AM'))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('lists the cases, the newest first, and which are open', () => {
    const openedAt = '2026-11-21T15:00:00.000Z';
    const cases = [
      { number: 'IR-1', openedAt, closedAt: lastGoodSyncAt },
      { number: 'IR-2', openedAt: checkedAt },
    ];
    expect(show({ inboxes: [disconnected], cases }).sections[1]).toEqual({
      title: 'Your cases with support',
      blocks: [
        {
          kind: 'facts',
          facts: [
            { label: 'IR-2', value: 'With support since 5:00 AM' },
            { label: 'IR-1', value: expect.stringMatching(/^Closed \(opened Sat, Nov 21/) },
          ],
        },
      ],
      choices: [],
    });
  });

  it('says so where no inbox is known, and offers a person', () => {
    const { sections } = show({});
    expect(wordsIn(sections[0])).toContain('I know no inbox in Aptly for dana@example.com');
    expect(sections.at(-1)?.choices.map(({ verb }) => verb)).toEqual(['human', 'help']);
  });

  it('counts the inboxes that do not fit', () => {
    const { sections } = show({ inboxes: [disconnected], more: 2 });
    expect(sections).toHaveLength(3);
    expect(wordsIn(sections[1])).toContain('There are 2 more inboxes.');
  });

  it.each([
    ['a stranger', { stranger: true, email: 'dana@example.com' }],
    ['somebody unknown', undefined],
  ])('shows %s how to reach support, and nothing else', (_, identity) => {
    const home = show({
      view: { ...view, identity },
      inboxes: [disconnected],
      cases: [{ number: 'IR-1', openedAt: checkedAt }],
    });
    expect(home.sections).toHaveLength(1);
    expect(wordsIn(home)).toContain('help@getaptly.com');
    expect(wordsIn(home)).not.toMatch(/dana@|IR-1|password/);
    expect(home.sections[0]?.choices).toEqual([]);
  });

  it('speaks the person’s language', () => {
    const spanish = { ...view, identity: { stranger: false, locale: 'es-MX' } };
    expect(show({ view: spanish, inboxes: [disconnected] })).toMatchObject({ locale: 'es-MX', title: 'Sus buzones' });
  });
});
