import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Context } from './context.ts';
import type { Event, ToldKind } from './events.ts';
import type { Snapshot } from './snapshot.ts';
import { sampleVerdict } from './testing/sample-events.ts';
import { at, dana as inbox, situation } from './testing/situation.ts';
import type { Verdict } from './verdict.ts';

const withCase = { caseNumber: 'IR-1', caseOpen: true, caseInbox: inbox.id } as const;

const from = (value: Parameters<typeof situation>[0], context: Partial<Context> = {}) =>
  situation(value, { inbox, ...withCase, ...context });

/** What is said and asked for, in order: topics by name, everything else by type. */
const consequences = (snapshot: Snapshot, event: Event): readonly string[] =>
  advance(snapshot, event).effects.map(({ type, params }) => (type === 'say' ? params.topic : type));

const tells = (
  text: string,
  minutes = 0,
  more: { readonly soundsSolved?: boolean; readonly kind?: ToldKind } = {},
): Event => ({
  type: 'person.tellsSupport',
  text,
  ...more,
  at: new Date(Date.parse(at) + minutes * 60_000).toISOString(),
});

describe('a check while support has a case', () => {
  const found = (verdict: Verdict, more: Partial<Context> = {}) =>
    consequences(from({ diagnosing: 'asking' }, { run: 3, ...more }), {
      type: 'diagnosis.completed',
      run: 3,
      verdict,
      at,
    });

  it('that only support can act upon tells what was found, and support hears it', () => {
    const told = ['checked', 'updateCase', 'found_at_support'];
    expect(found(sampleVerdict('contact_support'))).toEqual(told);
    expect(found(sampleVerdict('contact_support', 'unknown'), { unknowns: 1 })).toEqual(told);
  });

  it('is nothing that a wish for a person comes to', () => {
    const asks: Event = { type: 'person.asksForAHuman', at };
    expect(consequences(from('offeringReconnect'), asks)).toEqual(['updateCase', 'already_with_support']);
  });
});

describe('words for support', () => {
  it('are passed on one by one; lines in a row are confirmed once a minute', () => {
    let snapshot = from({ withSupport: 'told' });
    const seen: (readonly string[])[] = [];
    for (const minutes of [0, 0.3, 0.9, 1, 1.5, 12]) {
      seen.push(consequences(snapshot, tells('More', minutes)));
      snapshot = advance(snapshot, tells('More', minutes)).snapshot;
    }
    expect(seen).toEqual([
      ['tellSupport', 'passed_on'],
      ['tellSupport'],
      ['tellSupport'],
      ['tellSupport', 'passed_on'],
      ['tellSupport'],
      ['tellSupport', 'passed_on'],
    ]);
  });

  it('of another kind are confirmed, too: nobody who says yes or no is met with silence', () => {
    let snapshot = from({ withSupport: 'told' });
    const seen: (readonly string[])[] = [];
    for (const kind of [undefined, 'yes', 'yes', 'no', 'trouble', 'face', undefined] as const) {
      const said = tells('So it is', 0, kind && { kind });
      seen.push(consequences(snapshot, said));
      snapshot = advance(snapshot, said).snapshot;
    }
    const confirmed = ['tellSupport', 'passed_on'];
    expect(seen).toEqual([confirmed, confirmed, ['tellSupport'], confirmed, confirmed, confirmed, confirmed]);
  });

  it('that follow a question are confirmed as words', () => {
    const asks: Event = { type: 'person.asksAboutCase', text: 'How long?', at };
    const asked = advance(from({ withSupport: 'told' }), asks).snapshot;
    expect(consequences(asked, tells('It began on Monday'))).toEqual(['tellSupport', 'passed_on']);
  });

  it('are confirmed as an earlier release would have, where it confirmed the last', () => {
    const released = from({ withSupport: 'told' }, { exchange: { run: 1, toldAt: at } });
    expect(consequences(released, tells('More'))).toEqual(['tellSupport']);
  });

  it('are confirmed again after something else was said', () => {
    const { snapshot } = advance(from({ withSupport: 'told' }), tells('More'));
    const answer = { caseNumber: 'IR-1', from: 'Sam', text: 'Hi', attachments: [] } as const;
    const answered = advance(snapshot, { type: 'support.answered', ...answer, at }).snapshot;
    expect(consequences(answered, tells('Yes'))).toEqual(['tellSupport', 'passed_on']);
    const checking = advance(snapshot, { type: 'person.checksAgain', at }).snapshot;
    expect(consequences(checking, tells('And'))).toEqual(['tellSupport', 'passed_on']);
  });

  it('tear nothing down that is under way', () => {
    for (const state of ['waitingForProvider', 'offeringReconnect', 'walkingSteps'] as const) {
      const before = from(state);
      expect(advance(before, tells('More')).snapshot.value).toEqual(before.value);
    }
  });

  it('that sound as if it were solved are passed on with the question, every time', () => {
    const { snapshot } = advance(from({ withSupport: 'told' }), tells('More'));
    const sounds = tells('It works but the calendar does not', 1, { soundsSolved: true });
    expect(consequences(snapshot, sounds)).toEqual(['tellSupport', 'sounds_solved']);
  });

  it('that ask about what the assistant knows are answered, and passed on', () => {
    const asks = { type: 'person.asksWhyAtSupport', text: 'Is it safe?', at } as const;
    for (const before of [from({ withSupport: 'told' }), from('waitingForProvider')]) {
      expect(consequences(before, { ...asks, about: 'safety' })).toEqual(['tellSupport', 'about_safety', 'passed_on']);
      expect(consequences(before, asks)).toEqual(['tellSupport', 'why', 'passed_on']);
      expect(advance(before, asks).snapshot.value).toEqual(before.value);
    }
  });

  it('that ask how the case stands are passed on and answered', () => {
    const asks: Event = { type: 'person.asksAboutCase', text: 'How long?', at };
    expect(consequences(from({ withSupport: 'told' }), asks)).toEqual(['tellSupport', 'case_status']);
    expect(consequences(from('puzzled'), asks)).toEqual(['tellSupport', 'case_status']);
  });
});

describe('words that were not passed on', () => {
  const full = (minutes: number, caseNumber = 'IR-1'): Event => ({
    type: 'handoff.full',
    caseNumber,
    at: new Date(Date.parse(at) + minutes * 60_000).toISOString(),
  });

  it('are owned up to once in a while, and nothing that is under way is torn down', () => {
    let snapshot = from('offeringReconnect');
    const seen: (readonly string[])[] = [];
    for (const minutes of [0, 1, 9, 10]) {
      seen.push(consequences(snapshot, full(minutes)));
      ({ snapshot } = advance(snapshot, full(minutes)));
    }
    expect(seen).toEqual([['not_passed_on'], [], [], ['not_passed_on']]);
    expect(snapshot.value).toEqual('offeringReconnect');
  });

  it('are owned up to again after the person heard that their words are passed on', () => {
    const { snapshot } = advance(from({ withSupport: 'told' }), full(0));
    expect(consequences(advance(snapshot, tells('More', 1)).snapshot, full(1))).toEqual(['not_passed_on']);
  });

  it('of a case that is over are no news', () => {
    expect(consequences(from({ withSupport: 'told' }, { caseOpen: false }), full(0))).toEqual([]);
    expect(consequences(from({ withSupport: 'told' }), full(0, 'IR-0'))).toEqual([]);
  });
});

describe('an answer of support to another case than the open one', () => {
  const wrote = { type: 'support.answered', from: 'Sam', text: 'Which phone?', attachments: [], at } as const;
  const after = (snapshot: Snapshot, ...events: readonly Event[]) =>
    events.reduce((before, event) => advance(before, event).snapshot, snapshot);
  const older = after(from({ withSupport: 'told' }), { ...wrote, caseNumber: 'IR-0' });
  const told = (snapshot: Snapshot, event: Event) =>
    advance(snapshot, event).effects.flatMap((effect) =>
      effect.type === 'tellSupport' || effect.type === 'closeCase' ? [effect.params.caseNumber] : [],
    );

  it('is answered where it was asked, line by line', () => {
    expect(told(older, tells('The pixel'))).toEqual(['IR-0']);
    expect(told(after(older, tells('The pixel')), tells('Seven'))).toEqual(['IR-0']);
    expect(told(older, { type: 'person.asksAboutCase', text: 'How long?', at })).toEqual(['IR-0']);
    expect(told(older, { type: 'person.asksWhyAtSupport', text: 'Why?', at })).toEqual(['IR-0']);
  });

  it('is answered, too, where the conversation knows of no case', () => {
    const anew = after(situation({ closed: 'quiet' }), { ...wrote, caseNumber: 'IR-0' });
    expect(anew.value).toEqual({ withSupport: 'listening' });
    expect(told(anew, tells('The pixel'))).toEqual(['IR-0']);
  });

  it('gives way to what support writes in the open one, to its end, and to the next case', () => {
    const next: readonly Event[] = [
      { ...wrote, caseNumber: 'IR-1' },
      { ...wrote, caseNumber: 'IR-0', solved: true },
      { type: 'support.solved', caseNumber: 'IR-0', from: 'Sam', at },
      { type: 'person.cancels', at },
    ];
    for (const event of next) expect(told(after(older, event), tells('The pixel'))).toEqual(['IR-1']);
    const sent = after(older, { type: 'handoff.accepted', caseNumber: 'IR-2', at });
    expect(told(sent, tells('The pixel'))).toEqual(['IR-2']);
  });

  it('may end it, and leaves the open one open where that is about another inbox', () => {
    const works: Event = { type: 'person.saysItWorks', at };
    const elsewhere = after(from({ withSupport: 'told' }, { caseInbox: 'office' }), { ...wrote, caseNumber: 'IR-0' });
    expect(told(elsewhere, works)).toEqual(['IR-0']);
    expect(after(elsewhere, works).context).toMatchObject({ caseOpen: true, caseNumber: 'IR-1' });
  });

  it('that comes too late to be added to is sent as a new case', () => {
    const expired = { type: 'handoff.expired', caseNumber: 'IR-0', at } as const;
    const alone = after(situation({ closed: 'quiet' }), { ...wrote, caseNumber: 'IR-0' }, tells('The pixel'));
    expect(after(alone, expired)).toMatchObject({
      value: { confirmingHandoff: 'asking' },
      context: { handoffReason: 'case_expired' },
    });
    expect(advance(after(alone, expired), expired).heard).toBe(false);
  });

  it('was heard by an earlier release, which did not note which case it was: it was the latest', () => {
    const released = from({ withSupport: 'listening' }, { exchange: { run: 1 } });
    expect(told(released, tells('The pixel'))).toEqual(['IR-1']);
  });
});

describe('words for support of which no case is known', () => {
  it('are about to be sent as one', () => {
    const { snapshot, effects } = advance(situation({ withSupport: 'listening' }), tells('The pixel'));
    expect(snapshot).toMatchObject({ value: { confirmingHandoff: 'asking' }, context: { note: 'The pixel' } });
    expect(effects.map(({ type }) => type)).not.toContain('tellSupport');
  });

  it('are answered where they ask', () => {
    const listening = situation({ withSupport: 'listening' }, { inbox });
    expect(consequences(listening, { type: 'person.asksAboutCase', text: 'How long?', at })).toEqual([
      'nothing_sent_yet',
    ]);
    expect(consequences(listening, { type: 'person.asksWhyAtSupport', text: 'Why?', at })).toEqual(['why']);
  });
});

describe('support’s last line in a case that is over', () => {
  const over = from({ closed: 'thanked' }, { caseOpen: false });
  const more = { caseNumber: 'IR-1', from: 'Sam', text: 'One more thing', attachments: [] } as const;
  const { snapshot } = advance(over, { type: 'support.answered', ...more, at });

  it.each([
    ['person.asksForAHuman', ['confirm_handoff']],
    ['person.saysStillBroken', ['checking', 'diagnose']],
    ['person.asked', ['checking', 'diagnose']],
    ['person.denied', ['not_understood']],
  ] as const)('keeps nobody from %s, as if support had it', (type, effects) => {
    expect(consequences(snapshot, { type, at })).toEqual(effects);
  });

  it('is answered where support wrote', () => {
    expect(advance(snapshot, tells('Thanks')).effects[0]).toMatchObject({ params: { caseNumber: 'IR-1' } });
  });
});

describe('while support has a case', () => {
  it('"stop" ends what is under way and says that the case goes on', () => {
    for (const value of [{ withSupport: 'told' }, 'offeringReconnect', { closed: 'thanked' }] as const) {
      const { snapshot } = advance(from(value), { type: 'person.cancels', at });
      expect(consequences(from(value), { type: 'person.cancels', at })).toEqual(['case_goes_on']);
      expect(snapshot.value).toEqual({ withSupport: 'listening' });
      expect(snapshot.context.caseOpen).toBe(true);
    }
  });

  it('"solved" closes it although no inbox is in question any more', () => {
    const choosing = from({ identifying: 'choosing' }, { inbox: undefined });
    expect(consequences(choosing, { type: 'person.saysItWorks', at })).toEqual(['closeCase', 'feedback']);
  });
});

describe('whoever does not want support', () => {
  it('has only declined support', () => {
    const asking = from({ confirmingHandoff: 'asking' }, { caseOpen: false });
    for (const type of ['person.declinesHandoff', 'person.denied', 'person.cancels'] as const) {
      expect(consequences(asking, { type, at })).toEqual(['handoff_declined']);
    }
  });
});

describe('the wish to leave a conversation out', () => {
  const left = { withoutTranscript: true } as const;

  it('ends with the case it was said of', () => {
    const solved = { type: 'support.solved', caseNumber: 'IR-1', from: 'Sam', at } as const;
    for (const event of [solved, { type: 'person.saysItWorks', at }] as const) {
      expect(advance(from({ withSupport: 'told' }, left), event).snapshot.context.withoutTranscript).toBe(false);
    }
  });

  it('outlives a question about another inbox', () => {
    const { snapshot } = advance(from({ withSupport: 'told' }, left), { type: 'person.startsOver', at });
    expect(snapshot.context.withoutTranscript).toBe(true);
  });

  it('stays where the same case is sent once more', () => {
    const bounced = { type: 'handoff.bounced', caseNumber: 'IR-1', at } as const;
    expect(advance(from({ withSupport: 'told' }, left), bounced).snapshot.context.withoutTranscript).toBe(true);
  });
});

describe('a case that was confirmed', () => {
  const contents = {
    inbox,
    verdict: sampleVerdict('reconnect'),
    note: 'Since Monday',
    withoutTranscript: true,
    tried: [{ what: 'diagnosis', ended: 'password_changed', at }],
    links: [{ mode: 'plain', at }],
  } as const;
  const asking = situation({ confirmingHandoff: 'asking' }, { ...contents, handoffReason: 'still_broken' });
  const sending = advance(asking, { type: 'person.confirmsHandoff', at });

  it('has everything that support is to be told', () => {
    expect(sending.effects).toEqual([{ type: 'openCase', params: { reason: 'still_broken', contents } }]);
  });

  it('and could not be sent is the one that is tried again, whatever the person has turned to', () => {
    const wanderedOff = advance(sending.snapshot, { type: 'person.startsOver', at }).snapshot;
    const { snapshot } = advance(wanderedOff, { type: 'handoff.failed', contents, at });
    expect(snapshot.value).toEqual({ handoffFailed: 'notTaken' });
    const [again] = advance(snapshot, { type: 'person.confirmsHandoff', at }).effects;
    expect(again).toMatchObject({ type: 'openCase', params: { contents } });
  });

  it('is tried again for the reason it was confirmed for', () => {
    const wanderedOff = advance(sending.snapshot, { type: 'person.startsOver', at }).snapshot;
    const failed = { type: 'handoff.failed', contents, reason: 'still_broken', at } as const;
    const { snapshot } = advance(wanderedOff, failed);
    const [again] = advance(snapshot, { type: 'person.confirmsHandoff', at }).effects;
    expect(again).toEqual({ type: 'openCase', params: { reason: 'still_broken', contents } });
  });
});
