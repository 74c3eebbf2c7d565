import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Context } from './context.ts';
import type { Event } from './events.ts';
import type { Snapshot } from './snapshot.ts';
import { at, dana as inbox, situation } from './testing/situation.ts';

const withCase = { caseNumber: 'IR-1', caseOpen: true } as const;
const answered = {
  type: 'support.answered',
  caseNumber: 'IR-1',
  from: 'Sam',
  text: 'Hi',
  attachments: [],
  at,
} as const;

const from = (value: Parameters<typeof situation>[0], context: Partial<Context> = {}) =>
  situation(value, { inbox, ...context });

/** What is said and asked for, in order: topics by name, everything else by type. */
function consequences(snapshot: Snapshot, event: Event): readonly string[] {
  return advance(snapshot, event).effects.map(({ type, params }) => (type === 'say' ? params.topic : type));
}

describe('a case about to be sent', () => {
  it('takes a note, more of it, and shows it again each time', () => {
    const asking = from({ confirmingHandoff: 'asking' });
    const first = advance(asking, { type: 'person.addsNote', note: 'Since Monday', at });
    expect(first.effects).toEqual([{ type: 'say', params: { topic: 'confirm_handoff', slot: 'case' } }]);
    const second = advance(first.snapshot, { type: 'person.addsNote', note: 'On my phone too', at });
    expect(second.snapshot.context.note).toBe('Since Monday\nOn my phone too');
  });

  it('is not sent any more once all is well, and says so', () => {
    const works = { type: 'person.saysItWorks', at } as const;
    for (const value of [{ confirmingHandoff: 'asking' }, { handoffFailed: 'notTaken' }] as const) {
      expect(consequences(from(value), works)).toEqual(['handoff_declined', 'feedback']);
      expect(consequences(situation(value), works)).toEqual(['glad']);
      expect(advance(situation(value), works).snapshot.value).toEqual({ closed: 'quiet' });
    }
  });

  it('stands where it is still broken, also after it could not be sent', () => {
    for (const value of [{ confirmingHandoff: 'asking' }, { handoffFailed: 'notTaken' }] as const) {
      const { snapshot, effects } = advance(from(value), { type: 'person.saysStillBroken', at });
      expect(snapshot.value).toEqual({ confirmingHandoff: 'asking' });
      expect(effects).toEqual([{ type: 'say', params: { topic: 'confirm_handoff', slot: 'case' } }]);
    }
  });

  it('that was declined is shown once more to whoever takes it back, or adds to it', () => {
    const { snapshot } = advance(from({ confirmingHandoff: 'asking' }), { type: 'person.declinesHandoff', at });
    expect(consequences(snapshot, { type: 'person.confirmsHandoff', at })).toEqual(['confirm_handoff']);
    expect(consequences(snapshot, { type: 'person.asksAboutCase', text: 'Was it sent?', at })).toEqual([
      'nothing_sent_yet',
    ]);
    const noted = advance(snapshot, { type: 'person.addsNote', note: 'Since Monday', at }).snapshot;
    expect(noted).toMatchObject({ value: { confirmingHandoff: 'asking' }, context: { note: 'Since Monday' } });
  });

  it('leaves the conversation out, and takes it in again', () => {
    const without = advance(from({ confirmingHandoff: 'asking' }), { type: 'person.leavesTranscriptOut', at }).snapshot;
    expect(without.context.withoutTranscript).toBe(true);
    const again = advance(without, { type: 'person.includesTranscript', at }).snapshot;
    expect(again.context.withoutTranscript).toBe(false);
  });

  it('keeps no note for the next case', () => {
    const handing = from('handingOff', { note: 'Since Monday' });
    const { snapshot } = advance(handing, { type: 'handoff.accepted', caseNumber: 'IR-1', at });
    expect(snapshot.context).toMatchObject({ caseNumber: 'IR-1', caseOpen: true, note: undefined });
  });
});

describe('while support has a case', () => {
  it('a second one is not opened: what was found since is added to the first', () => {
    const snapshot = from('puzzled', withCase);
    expect(consequences(snapshot, { type: 'person.asksForAHuman', at })).toEqual([
      'updateCase',
      'already_with_support',
    ]);
    const { snapshot: next, effects } = advance(snapshot, { type: 'person.asksForAHuman', at });
    expect(next.value).toEqual({ withSupport: 'reminded' });
    // As it is now: what the conversation turns to before it is sent is not what support asked for.
    const { inbox, verdict, tried } = snapshot.context;
    expect(effects[0]?.params).toMatchObject({ findings: { inbox, verdict, tried } });
  });

  it.each(['person.asked', 'person.saysStillBroken', 'person.denied', 'person.saidSomethingElse'] as const)(
    'the script is not begun again by %s',
    (type) => {
      expect(consequences(from({ withSupport: 'told' }, withCase), { type, at })).toEqual(['already_with_support']);
    },
  );

  it('a person’s words are passed on', () => {
    const step = advance(from({ withSupport: 'told' }, withCase), { type: 'person.tellsSupport', text: 'Yes', at });
    expect(step.effects).toEqual([
      { type: 'tellSupport', params: { caseNumber: 'IR-1', text: 'Yes' } },
      { type: 'say', params: { topic: 'passed_on' } },
    ]);
  });

  it('an answer is quoted, and words are meant for support from then on', () => {
    for (const value of [{ withSupport: 'told' }, { closed: 'thanked' }, { askingFeedback: 'asking' }] as const) {
      expect(consequences(from(value, withCase), answered)).toEqual(['quoteSupport', 'answer_support']);
      expect(advance(from(value, withCase), answered).snapshot.value).toEqual({ withSupport: 'listening' });
    }
  });

  it('an answer interrupts nothing that is under way', () => {
    const step = advance(from('waitingForProvider', withCase), answered);
    expect(step.snapshot.value).toBe('waitingForProvider');
    expect(step.effects.map(({ type }) => type)).toEqual(['quoteSupport', 'say']);
  });
});

describe('a case that is solved', () => {
  it('by the person is closed at support, once', () => {
    const { snapshot, effects } = advance(from({ withSupport: 'told' }, withCase), { type: 'person.saysItWorks', at });
    expect(effects.map(({ type }) => type)).toEqual(['closeCase', 'say']);
    expect(snapshot.context.caseOpen).toBe(false);
    expect(consequences(from('waitingForProvider'), { type: 'person.saysItWorks', at })).toEqual(['feedback']);
  });

  it('by support ends in the three faces, without telling support what it said', () => {
    const solved = { type: 'support.solved', caseNumber: 'IR-1', from: 'Sam', at } as const;
    expect(consequences(from({ withSupport: 'told' }, withCase), solved)).toEqual(['support_solved', 'feedback']);
  });

  it('by the mail that says so does not ask for an answer first', () => {
    const said = { ...answered, solved: true } as const;
    expect(consequences(from({ withSupport: 'told' }, withCase), said)).toEqual(['quoteSupport']);
    expect(consequences(from('waitingForProvider', withCase), said)).toEqual(['quoteSupport']);
    const { snapshot } = advance(from({ withSupport: 'told' }, withCase), said);
    const solved = { type: 'support.solved', caseNumber: 'IR-1', from: 'Sam', at } as const;
    expect(consequences(snapshot, solved)).toEqual(['support_solved', 'feedback']);
  });

  it('while a newer one is open is named, and leaves that one open', () => {
    const solved = { type: 'support.solved', caseNumber: 'IR-1', from: 'Sam', at } as const;
    const before = from({ withSupport: 'told' }, { ...withCase, caseNumber: 'IR-2' });
    const { snapshot, effects } = advance(before, solved);
    expect(effects).toEqual([{ type: 'say', params: { topic: 'support_solved', caseNumber: 'IR-1' } }]);
    expect(snapshot.context).toMatchObject({ caseNumber: 'IR-2', caseOpen: true });
    expect(snapshot.value).toEqual(before.value);
  });
});

describe('a case about one inbox, while another one is looked at', () => {
  const other = { ...inbox, id: 'sales', address: 'sales@example.com' };
  const elsewhere = { ...withCase, caseInbox: inbox.id, inbox: other };

  const accepted = { type: 'handoff.accepted', caseNumber: 'IR-1', inboxId: inbox.id, at } as const;
  const sending = advance(from({ confirmingHandoff: 'asking' }), { type: 'person.confirmsHandoff', at }).snapshot;
  const wanderedOff = advance(sending, { type: 'person.startsOver', at }).snapshot;

  it.each([
    ['once it is sent', advance(advance(sending, accepted).snapshot, { type: 'person.startsOver', at }).snapshot],
    ['also where that one came first', advance(wanderedOff, accepted).snapshot],
  ])('knows which it is about %s', (_, { context }) => {
    expect(context).toMatchObject({ caseInbox: inbox.id, caseOpen: true });
  });

  it('is told of in passing, and the other one is looked at all the same', () => {
    const { snapshot, effects } = advance(wanderedOff, accepted);
    expect(effects).toEqual([{ type: 'say', params: { topic: 'handed_off' } }]);
    expect(snapshot.value).toEqual({ identifying: 'lookingUp' });
  });

  it('stays open when the other one works', () => {
    const { snapshot, effects } = advance(from('confirmingReconnect', elsewhere), { type: 'person.saysItWorks', at });
    expect(effects).toEqual([{ type: 'say', params: { topic: 'feedback' } }]);
    expect(snapshot.context.caseOpen).toBe(true);
  });

  it('is closed by who says that it works where support speaks', () => {
    const listening = from({ withSupport: 'listening' }, elsewhere);
    const { snapshot, effects } = advance(listening, { type: 'person.saysItWorks', at });
    expect(effects.map(({ type }) => type)).toEqual(['closeCase', 'say']);
    expect(snapshot.context.caseOpen).toBe(false);
  });

  it.each(['diagnosing', 'waitingForProvider', 'walkingSteps', 'offeringReconnect'] as const)(
    'ends without ending %s',
    (state) => {
      const before = from(state, elsewhere);
      const { snapshot, effects } = advance(before, { type: 'support.solved', caseNumber: 'IR-1', from: 'Sam', at });
      expect(snapshot.value).toEqual(before.value);
      expect(effects).toEqual([{ type: 'say', params: { topic: 'support_solved', caseNumber: 'IR-1' } }]);
      expect(snapshot.context.caseOpen).toBe(false);
    },
  );
});

describe('a case that never arrived', () => {
  const bounced = { type: 'handoff.bounced', caseNumber: 'IR-1', at } as const;

  it('is admitted, and can be sent again as a new one', () => {
    const { snapshot, effects } = advance(from({ withSupport: 'told' }, withCase), bounced);
    expect(effects.map(({ type }) => type)).toEqual(['admitBounce', 'say']);
    expect(snapshot.value).toEqual({ handoffFailed: 'bounced' });
    expect(consequences(snapshot, { type: 'person.confirmsHandoff', at })).toEqual(['openCase']);
  });

  it('that is not the open one is admitted in passing', () => {
    const { snapshot } = advance(from('walkingSteps', { caseNumber: 'IR-2', caseOpen: true }), bounced);
    expect(Object.keys(snapshot.value)).toEqual(['walkingSteps']);
  });
});

describe('the three faces', () => {
  it('ask what was missing, of whoever is not happy', () => {
    const asking = from({ askingFeedback: 'asking' });
    const partly = advance(asking, { type: 'person.gaveFace', face: 'neutral', at });
    expect(partly.snapshot.value).toEqual({ closed: 'partly' });
    const said = advance(partly.snapshot, { type: 'person.saysWhatWasMissing', shortfall: 'too_slow', at });
    expect(said.effects).toMatchObject([
      { type: 'recordFeedback', params: { face: 'neutral', shortfall: 'too_slow' } },
      { type: 'say', params: { topic: 'feedback_thanks' } },
    ]);
  });

  it('take a plain "no" for the sad one, without counting it as a face', () => {
    const { snapshot, effects } = advance(from({ askingFeedback: 'asking' }), { type: 'person.denied', at });
    expect(snapshot.value).toEqual({ closed: { sorry: 'asking' } });
    expect(effects).toEqual([{ type: 'say', params: { topic: 'feedback_sorry' } }]);
  });

  it('still offer a person to whoever is sad and said why', () => {
    const sad = advance(from({ askingFeedback: 'asking' }), { type: 'person.gaveFace', face: 'sad', at }).snapshot;
    const said = advance(sad, { type: 'person.saysWhatWasMissing', shortfall: 'not_fixed', at }).snapshot;
    expect(said.value).toEqual({ closed: { sorry: 'heard' } });
    expect(consequences(said, { type: 'person.affirmed', at })).toEqual(['confirm_handoff']);
  });
});
