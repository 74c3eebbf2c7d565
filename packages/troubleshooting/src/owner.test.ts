import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Appeal, Colleague } from './appeals.ts';
import type { Effect } from './effects.ts';
import type { Event, EventOf } from './events.ts';
import { sampleVerdict } from './testing/sample-events.ts';
import { at, situation as from, dana as own } from './testing/situation.ts';
import type { Inbox } from './verdict.ts';

const nextDay = '2026-11-23T10:00:01.000Z';
const office: Inbox = { ...own, id: 'office', address: 'office@example.com' };
const shared: Inbox = { ...own, own: false };
const fay: Colleague = { conversation: 'slack:T1:FAY', name: 'Fay Ortiz' };
const guy: Colleague = { conversation: 'slack:T1:GUY' };
const verdict = { ...sampleVerdict('reconnect'), checkedAt: at };
const proof = { address: own.address, mailboxReadable: true, notificationsRenewed: true, at: nextDay } as const;

const asks = (colleague: Colleague, more: Partial<EventOf<'colleague.asked'>> = {}): Event => ({
  type: 'colleague.asked',
  inbox: own,
  verdict,
  colleague,
  at,
  ...more,
});

const waiting: Appeal = { inbox: own, askedAt: at, waiting: [fay], refused: [] };
const told = (effects: readonly Effect[]) =>
  effects.flatMap((effect) =>
    effect.type === 'tellColleagues'
      ? effect.params.colleagues.map(({ conversation }) => [conversation, effect.params.answer])
      : [],
  );
const said = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'say' ? [effect.params.topic] : []));
const links = (effects: readonly Effect[]) => effects.filter(({ type }) => type === 'offerLink');

describe('whoever does not own the inbox', () => {
  const asking = from({ waitingForOwner: 'asking' }, { inbox: shared, verdict });

  it('has the owner asked, and is told so', () => {
    const checking = from({ diagnosing: 'asking' }, { inbox: shared });
    const step = advance(checking, { type: 'diagnosis.completed', run: 1, verdict, at });
    expect(step.effects.at(-1)).toEqual({ type: 'askOwner', params: { run: 1, inbox: shared, verdict } });
    const asked = advance(step.snapshot, { type: 'owner.asked', run: 1, owner: 'd•••@example.com', at });
    expect(asked.snapshot.value).toEqual({ waitingForOwner: 'asked' });
    expect(said(asked.effects)).toEqual(['owner_asked']);
  });

  it('is told when the owner cannot be found', () => {
    const { snapshot, effects } = advance(asking, { type: 'owner.notFound', run: 1, at });
    expect(snapshot.value).toEqual({ waitingForOwner: 'notFound' });
    expect(said(effects)).toEqual(['owner_needed']);
  });

  it('hears nothing of a question that was overtaken by a new check', () => {
    expect(advance(asking, { type: 'owner.notFound', run: 0, at }).effects).toEqual([]);
  });

  it.each([
    ['reconnected', { confirmingHealth: 'byOwner' }, 'owner_repaired'],
    ['healthy', { confirmingHealth: 'byOwner' }, 'owner_repaired'],
    ['declined', { waitingForOwner: 'declined' }, 'owner_declined'],
    ['with_support', { waitingForOwner: 'withSupport' }, 'owner_with_support'],
    ['unreachable', { waitingForOwner: 'notFound' }, 'owner_needed'],
  ] as const)('hears the answer %s', (answer, value, topic) => {
    const asked = from({ waitingForOwner: 'asked' }, { inbox: shared, verdict });
    const { snapshot, effects } = advance(asked, { type: 'owner.answered', inbox: shared, answer, at });
    expect(snapshot.value).toEqual(value);
    expect(effects).toEqual([{ type: 'say', params: { topic } }]);
  });

  it.each(['reconnected', 'healthy', 'declined', 'with_support', 'unreachable'] as const)(
    'who has moved on hears the answer %s in passing',
    (answer) => {
      const elsewhere = from({ confirmingHealth: 'healthy' }, { inbox: office, verdict: sampleVerdict('none') });
      const { snapshot, effects } = advance(elsewhere, { type: 'owner.answered', inbox: shared, answer, at });
      expect(effects).toEqual([{ type: 'say', params: { topic: 'news_of_owner' } }]);
      expect(snapshot.value).toEqual(elsewhere.value);
      expect(snapshot.context).toMatchObject({ inbox: office, news: { inbox: shared, answer }, reconnects: 0 });
    },
  );

  it('who starts over before an answer could be told is still told whose it was', () => {
    const elsewhere = from({ closed: 'quiet' }, { inbox: office });
    const told = advance(elsewhere, { type: 'owner.answered', inbox: shared, answer: 'declined', at }).snapshot;
    const { context } = advance(told, { type: 'person.startsOver', at }).snapshot;
    expect(context.news).toEqual({ inbox: shared, answer: 'declined' });
  });

  it('goes on to support when mail is missing although the owner signed in', () => {
    const asked = from({ waitingForOwner: 'asked' }, { inbox: shared, verdict });
    const repaired = advance(asked, { type: 'owner.answered', inbox: shared, answer: 'reconnected', at }).snapshot;
    const checking = advance(repaired, { type: 'person.saysStillBroken', at }).snapshot;
    const { run } = checking.context;
    const none = sampleVerdict('none');
    const { snapshot, effects } = advance(checking, { type: 'diagnosis.completed', run, verdict: none, at });
    expect(snapshot.context.handoffReason).toBe('still_broken');
    expect(effects.map(({ type }) => type)).not.toContain('askOwner');
  });

  it('is told that all is well, and bothers nobody, when they ask to reconnect a healthy inbox', () => {
    const checking = from({ diagnosing: 'asking' }, { inbox: shared, wantsReconnect: true });
    const event: Event = { type: 'diagnosis.completed', run: 1, verdict: sampleVerdict('none'), at };
    expect(advance(checking, event).snapshot.value).toEqual({ confirmingHealth: 'healthy' });
  });
});

describe('an owner whom a colleague asks', () => {
  it('gets a link of their own, which only they can use', () => {
    const { snapshot, effects } = advance(from('idle'), asks(fay));
    expect(snapshot.value).toBe('askedByColleague');
    expect(effects).toEqual([
      { type: 'say', params: { topic: 'colleague_asked', appealFor: own.id } },
      { type: 'offerLink', params: { inbox: own, mode: 'plain', reason: 'grant_dead' } },
    ]);
  });

  it('is asked once, however many ask, and all of them are told', () => {
    let snapshot = advance(from('idle'), asks(fay)).snapshot;
    for (let n = 0; n < 10; n += 1) {
      const step = advance(snapshot, asks({ conversation: `slack:T1:U${n}` }));
      expect(step.effects).toEqual([]);
      snapshot = step.snapshot;
    }
    const { effects, snapshot: after } = advance(snapshot, {
      type: 'reconnect.completed',
      inbox: own,
      mode: 'plain',
      proof,
      at,
    });
    expect(told(effects)).toHaveLength(11);
    expect(told(effects)[0]).toEqual(['slack:T1:FAY', 'reconnected']);
    expect(after.context.appeals).toEqual([]);
  });

  it('who let a day pass gets a new link', () => {
    const before = from('askedByColleague', { inbox: own, verdict, appeals: [waiting] });
    const fresh = { ...verdict, checkedAt: nextDay };
    const { effects, snapshot } = advance(before, asks(guy, { at: nextDay, verdict: fresh }));
    expect(links(effects)).toHaveLength(1);
    expect(snapshot.context.appeals[0]?.waiting).toEqual([fay, guy]);
  });

  it.each(['person.declinesAppeal', 'person.denied', 'person.cancels'] as const)('may decline by %s', (type) => {
    const before = from('askedByColleague', { inbox: own, verdict, appeals: [waiting] });
    const { snapshot, effects } = advance(before, { type, at });
    expect(snapshot.value).toEqual({ closed: 'declined' });
    expect(told(effects)).toEqual([['slack:T1:FAY', 'declined']]);
    expect(said(effects)).toEqual(['appeal_declined']);
  });

  it.each(['person.declinesHandoff', 'person.denied'] as const)(
    'who wants no support either, by %s, lets whoever asked know',
    (type) => {
      const before = from({ confirmingHandoff: 'asking' }, { inbox: own, verdict, appeals: [waiting] });
      const { snapshot, effects } = advance(before, { type, at });
      expect(snapshot.value).toEqual({ closed: 'declined' });
      expect(told(effects)).toEqual([['slack:T1:FAY', 'declined']]);
    },
  );

  it.each([
    'waitingForProvider',
    'informingAdministrator',
    'puzzled',
    'offeringFullDisconnect',
    'handoffFailed',
  ] as const)('who says in %s that it works has it checked, and whoever asked hears what the check found', (state) => {
    const before = from(state, { inbox: own, verdict, appeals: [waiting] });
    const checking = advance(before, { type: 'person.saysItWorks', at });
    expect(told(checking.effects)).toEqual([]);
    expect(checking.snapshot.value).toEqual({ diagnosing: 'asking' });
    const { run } = checking.snapshot.context;
    const found: Event = { type: 'diagnosis.completed', run, verdict: sampleVerdict('none'), at };
    expect(told(advance(checking.snapshot, found).effects)).toEqual([['slack:T1:FAY', 'healthy']]);
  });

  it('who declined is left in peace for a day, and whoever asks meanwhile is told', () => {
    const before = from('askedByColleague', { inbox: own, verdict, appeals: [waiting] });
    const { snapshot } = advance(before, { type: 'person.declinesAppeal', at });
    const again = advance(snapshot, asks(guy));
    expect(again.effects.map(({ type }) => type)).toEqual(['tellColleagues']);
    expect(told(again.effects)).toEqual([['slack:T1:GUY', 'declined']]);
    const almost = '2026-11-23T09:59:59.000Z';
    const fresh = asks(guy, { at: almost, verdict: { ...verdict, checkedAt: almost } });
    expect(links(advance(again.snapshot, fresh).effects)).toEqual([]);
    expect(
      links(advance(again.snapshot, asks(guy, { at: nextDay, verdict: { ...verdict, checkedAt: nextDay } })).effects),
    ).toHaveLength(1);
  });

  it('who declined and signs in after all makes it known to everybody', () => {
    const refused: Appeal = { inbox: own, askedAt: at, declinedAt: at, waiting: [], refused: [fay, guy] };
    const before = from('offeringReconnect', { inbox: own, verdict, appeals: [refused] });
    const { effects } = advance(before, { type: 'reconnect.completed', inbox: own, mode: 'plain', proof, at });
    expect(told(effects)).toEqual([
      ['slack:T1:FAY', 'reconnected'],
      ['slack:T1:GUY', 'reconnected'],
    ]);
  });

  it('whose inbox turns out healthy need not do anything, and the colleague is told', () => {
    const before = from({ diagnosing: 'asking' }, { inbox: own, appeals: [waiting] });
    const { effects } = advance(before, { type: 'diagnosis.completed', run: 1, verdict: sampleVerdict('none'), at });
    expect(told(effects)).toEqual([['slack:T1:FAY', 'healthy']]);
  });

  it('who turns to support has that told', () => {
    const before = from('handingOff', { inbox: own, verdict, appeals: [waiting] });
    const { effects } = advance(before, { type: 'handoff.accepted', caseNumber: 'IR-1', at });
    expect(told(effects)).toEqual([['slack:T1:FAY', 'with_support']]);
  });

  it('whose support case is about that inbox is not asked, and the colleague is told', () => {
    const { effects } = advance(from({ withSupport: 'told' }, { inbox: own, verdict }), asks(fay));
    expect(effects.map(({ type }) => type)).toEqual(['tellColleagues']);
    expect(told(effects)).toEqual([['slack:T1:FAY', 'with_support']]);
  });

  it('who has just signed in is not asked', () => {
    const { effects } = advance(from('confirmingReconnect', { inbox: own, proof }), asks(fay));
    expect(effects.map(({ type }) => type)).toEqual(['tellColleagues']);
    expect(told(effects)).toEqual([['slack:T1:FAY', 'reconnected']]);
  });

  it.each([
    ['a promise to look again', 'waitingForProvider'],
    ['a link', 'offeringReconnect'],
    ['the steps', { walkingSteps: 'atStep' }],
    ['a check', { diagnosing: 'asking' }],
  ] as const)('keeps %s about the same inbox, and the outcome flows on', (_, value) => {
    const before = from(value, { inbox: own, verdict });
    const { snapshot, effects } = advance(before, asks(fay));
    expect(snapshot.value).toEqual(before.value);
    expect(said(effects)).toEqual(['colleague_waits']);
    expect(links(effects)).toEqual([]);
    expect(snapshot.context.appeals[0]?.waiting).toEqual([fay]);
  });

  it('keeps what is under way about another inbox, and takes the question up with a tap', () => {
    const before = from('waitingForProvider', { inbox: office, verdict: sampleVerdict('wait') });
    const { snapshot, effects } = advance(before, asks(fay));
    expect(snapshot.value).toBe('waitingForProvider');
    expect(said(effects)).toEqual(['colleague_asked_meanwhile']);
    const taken = advance(snapshot, { type: 'person.takesUpAppeal', inboxId: own.id, at });
    expect(taken.snapshot.value).toEqual({ diagnosing: 'asking' });
    expect(taken.snapshot.context).toMatchObject({ inbox: own, appeals: [{ waiting: [fay] }] });
  });

  it('whom nothing reaches is not waited for', () => {
    const before = from('askedByColleague', { inbox: own, verdict, appeals: [waiting] });
    const { snapshot, effects } = advance(before, { type: 'appeal.undelivered', inboxId: own.id, at });
    expect(told(effects)).toEqual([['slack:T1:FAY', 'unreachable']]);
    expect(snapshot.context.appeals).toEqual([]);
  });

  it.each([
    ['what is said names', office.id],
    ['an earlier release asked about last', undefined],
  ])('and does not hear of another inbox is not waited for: the one that %s', (_, inboxId) => {
    const about = { ...waiting, inbox: office };
    const before = from({ confirmingHandoff: 'asking' }, { inbox: own, appeals: [waiting, about] });
    const { snapshot, effects } = advance(before, { type: 'appeal.undelivered', inboxId, at });
    expect(effects).toMatchObject([{ params: { inbox: office, colleagues: [fay], answer: 'unreachable' } }]);
    expect(snapshot.context.appeals).toEqual([waiting]);
    expect(snapshot.value).toEqual(before.value);
  });

  it('and was told of nothing keeps nobody waiting', () => {
    const before = from('offeringReconnect', { inbox: own, verdict });
    expect(advance(before, { type: 'appeal.undelivered', inboxId: own.id, at }).heard).toBe(false);
  });

  it('is told of whoever asked last, who may have asked before', () => {
    const before = from('idle', { appeals: [{ ...waiting, waiting: [fay, guy] }] });
    const { snapshot } = advance(before, asks(fay, { at: nextDay }));
    expect(snapshot.context.appeals[0]?.waiting).toEqual([guy, fay]);
  });

  it('is asked by no more than a hundred at once, the latest', () => {
    const many = Array.from({ length: 100 }, (_, n) => ({ conversation: `slack:T1:${n}` }));
    const before = from('idle', { appeals: [{ ...waiting, waiting: many }] });
    const { snapshot } = advance(before, asks(fay));
    expect(snapshot.context.appeals[0]?.waiting).toEqual([...many.slice(1), fay]);
  });

  it.each([
    { type: 'person.takesUpAppeal', inboxId: office.id, at },
    { type: 'person.declinesAppeal', at },
  ] as const)('can answer only what somebody asked: $type tears nothing down', (event) => {
    const before = from({ diagnosing: 'asking' }, { inbox: own });
    expect(advance(before, event)).toEqual({ snapshot: before, effects: [], heard: false });
  });

  it('gets a new link in place of one that nobody followed', () => {
    const before = from('offeringReconnect', { inbox: own, verdict });
    const { effects } = advance(before, asks(fay, { at: nextDay, verdict: { ...verdict, checkedAt: nextDay } }));
    expect(links(effects)).toHaveLength(1);
  });

  it.each([
    ['old', { ...verdict, checkedAt: '2026-11-22T09:40:00.000Z' }],
    ['against a link', { ...sampleVerdict('wait'), checkedAt: at }],
  ])('has the inbox checked anew when the colleague’s check is %s', (_, found) => {
    const { snapshot, effects } = advance(from('idle'), asks(fay, { verdict: found }));
    expect(snapshot.value).toEqual({ diagnosing: 'asking' });
    expect(links(effects)).toEqual([]);
  });

  it('still knows who waits after starting over', () => {
    const before = from({ closed: 'quiet' }, { inbox: own, appeals: [waiting] });
    expect(advance(before, { type: 'person.startsOver', at }).snapshot.context.appeals).toEqual([waiting]);
  });
});
