import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Event } from './events.ts';
import { firstSnapshot, type Snapshot } from './snapshot.ts';
import { sampleVerdict } from './testing/sample-events.ts';
import { at, dana, situation } from './testing/situation.ts';
import type { Inbox } from './verdict.ts';

const other: Inbox = { ...dana, id: 'sales', address: 'sales@example.com' };
const human: Event = { type: 'person.asksForAHuman', at };
const verdict = sampleVerdict('reconnect');

const found = ({ context: { run } }: Snapshot, inboxes: readonly Inbox[]): Event => ({
  type: 'inboxes.found',
  run,
  inboxes,
  at,
});
const completed = ({ context: { run } }: Snapshot, late = 0): Event => ({
  type: 'diagnosis.completed',
  run: run - late,
  verdict,
  at,
});

const asked = advance(firstSnapshot(), human);
const looked = advance(asked.snapshot, found(asked.snapshot, [dana]));

describe('a person who is asked for at once', () => {
  it('is confirmed at once, while the inbox is looked up', () => {
    expect(asked.snapshot.value).toEqual({ confirmingHandoff: 'asking' });
    expect(asked.effects).toEqual([
      { type: 'findInboxes', params: { run: 1 } },
      { type: 'say', params: { topic: 'confirm_handoff', slot: 'case' } },
    ]);
  });

  it('has the only inbox looked at in passing: no button is retired under a finger', () => {
    expect(looked.snapshot.value).toEqual(asked.snapshot.value);
    expect(looked.effects).toEqual([{ type: 'diagnose', params: { run: 1, inbox: dana, hints: [], inPassing: true } }]);
    const { snapshot, effects } = advance(looked.snapshot, completed(looked.snapshot));
    expect(effects).toEqual([]);
    const sent = advance(snapshot, { type: 'person.confirmsHandoff', at });
    expect(sent.effects).toMatchObject([{ type: 'openCase', params: { contents: { inbox: dana, verdict } } }]);
  });

  it('gets what is known when the tap comes, be it nothing', () => {
    for (const { snapshot } of [asked, looked]) {
      const [opened] = advance(snapshot, { type: 'person.affirmed', at }).effects;
      const { inbox } = snapshot.context;
      expect(opened).toMatchObject({ type: 'openCase', params: { contents: { inbox, verdict: undefined } } });
    }
  });

  it.each([
    ['none', []],
    ['several', [dana, other]],
  ])('gets no inbox where there are %s', (_, inboxes) => {
    const { snapshot, effects } = advance(asked.snapshot, found(asked.snapshot, inboxes));
    expect(effects).toEqual([]);
    expect(snapshot.context.inbox).toBeUndefined();
  });

  it('gets none that was not meant', () => {
    const choosing = situation({ identifying: 'choosing' }, { candidates: [dana, other] });
    const notTheirs = situation({ identifying: 'choosing' }, { candidates: [dana], named: { address: 'x@y.example' } });
    for (const before of [choosing, notTheirs]) {
      expect(advance(before, human).effects.map(({ type }) => type)).toEqual(['say']);
    }
  });

  it('hears what an overtaken request found no more', () => {
    const { snapshot } = advance(looked.snapshot, completed(looked.snapshot, 1));
    expect(snapshot.context.verdict).toBeUndefined();
  });

  it('gets what a check finds that was under way', () => {
    const checking = advance(situation('offeringReconnect', { inbox: dana }), { type: 'person.checksAgain', at });
    const { snapshot } = advance(checking.snapshot, human);
    expect(advance(snapshot, completed(snapshot)).snapshot.context.verdict).toEqual(verdict);
  });
});

describe('while "Shall I send this to support?" stands', () => {
  it.each([
    [{ type: 'person.greets' }, []],
    [{ type: 'person.thanks' }, []],
    [{ type: 'person.asksWhy', about: 'safety' }, ['about_safety']],
    [{ type: 'person.asksForHelp' }, ['capabilities']],
    [{ type: 'person.asksForCases' }, ['cases']],
    [{ type: 'person.asksAboutCase', text: 'How long?' }, ['nothing_sent_yet']],
  ] as const)('%j is answered, and the question is asked again', (event, answers) => {
    const { snapshot, effects } = advance(looked.snapshot, { ...event, at });
    expect(snapshot.value).toEqual({ confirmingHandoff: 'asking' });
    expect(effects.map((effect) => (effect.type === 'say' ? effect.params.topic : effect.type))).toEqual([
      ...answers,
      'confirm_handoff',
    ]);
    expect(snapshot.context.note).toBeUndefined();
  });
});
