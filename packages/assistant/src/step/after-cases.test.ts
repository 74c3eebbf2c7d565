import { advance, type Event, firstSnapshot, type Snapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { CaseNote } from '../conversation/conversation.ts';
import { compose } from '../replies/compose.ts';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { interpretText } from './interpret.ts';

const after = (snapshot: Snapshot, ...events: readonly Event[]) =>
  events.reduce((before, event) => advance(before, event).snapshot, snapshot);
const shown = after(
  firstSnapshot(),
  { type: 'person.asked', at },
  { type: 'inboxes.found', run: 1, inboxes: [danasInbox], at },
  { type: 'diagnosis.completed', run: 2, verdict: verdictOf('reconnect', 'password_changed'), at },
  { type: 'person.asksForAHuman', at },
);
const sent = after(
  shown,
  { type: 'person.confirmsHandoff', at },
  { type: 'handoff.accepted', caseNumber: 'IR-2', inboxId: danasInbox.id, at },
);
const over = after(sent, { type: 'support.solved', caseNumber: 'IR-2', from: 'Kim', at });

function meaning(text: string, snapshot: Snapshot) {
  const read = interpretText(text, snapshot, () => ({ intent: 'status', confidence: 0.9, alternatives: [] }));
  return read.outcome === 'event' ? read.event.type : read.outcome;
}

describe('whoever asks for their cases', () => {
  it.each([
    'what about my first case',
    'my cases',
    'how many cases do i have',
    'show me all my cases please',
    'any update on the other case?',
    'whats the status of IR-7K2M9',
    'mis casos',
    '¿y mi primer caso?',
    '¿qué pasó con mi caso anterior?',
    '¿cuántos casos tengo?',
  ])('is told by “%s”, whatever stands', (text) => {
    for (const snapshot of [firstSnapshot(), shown, sent, over]) {
      expect(meaning(text, snapshot)).toBe('person.asksForCases');
      const { effects } = advance(snapshot, { type: 'person.asksForCases', at });
      expect(effects[0]).toMatchObject({ params: { topic: 'cases' } });
    }
  });

  it.each(['what about my case', 'what was my case number', 'how is my ticket', '¿cómo va mi caso?'])(
    'asks support, too, by “%s” as long as they have the one that is meant',
    (text) => {
      expect(meaning(text, over)).toBe('person.asksForCases');
      expect(meaning(text, sent)).toBe('person.asksAboutCase');
    },
  );

  it.each(['in that case never mind', 'it is the same case as last week', 'the other inbox', 'just in case'])(
    'says something else in “%s”',
    (text) => {
      expect(meaning(text, over)).not.toBe('person.asksForCases');
    },
  );
});

describe('the cases of a person', () => {
  const hour = (n: number) => `2026-11-22T0${n}:00:00.000Z`;
  const first: CaseNote = { number: 'IR-1', openedAt: hour(1) };
  const second: CaseNote = { number: 'IR-2', openedAt: hour(2) };
  const said = (snapshot: Snapshot, cases: readonly CaseNote[], locale = 'en') => {
    const identity = { locale, email: 'dana@example.com', stranger: false };
    const { context } = snapshot;
    return compose('cases', { context, identity, cases, now: Date.parse(at), supportAddress: 'help@getaptly.com' }, 1);
  };

  it('are told with their numbers, since when support has them, and which are over', () => {
    const both = said(sent, [first, second]);
    expect(both.summary).toContain('Case IR-2 has been with support since 2:00 AM');
    expect(both.summary).toContain('Case IR-1 has been with support since 1:00 AM');
    expect(both.summary).toContain('goes to case IR-2');
    const closed = said(sent, [{ ...first, closedAt: hour(2) }, second]);
    expect(closed.summary).toContain('Case IR-1 was with support from 1:00 AM');
    expect(said(sent, [first, second], 'es').summary).toContain('el caso IR-1 está en manos de soporte');
  });

  it('are as much as is known of it where it is just one', () => {
    expect(said(sent, [second]).summary).toContain('by e-mail at dana@example.com');
    const ended = said(over, [{ ...second, closedAt: hour(3) }]);
    expect(ended.summary).toContain('is closed now');
    expect(ended.choices).toEqual([]);
  });

  it('are none, and a person is a tap away', () => {
    const none = said(firstSnapshot(), []);
    expect(none.summary).toBe('No case of yours is with support.');
    expect(none.choices.map(({ verb }) => verb)).toEqual(['human']);
  });
});
