import { advance, type Event, firstSnapshot, type Snapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { compose } from '../replies/compose.ts';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { interpretText } from './interpret.ts';

const after = (snapshot: Snapshot, ...events: readonly Event[]) =>
  events.reduce((before, event) => advance(before, event).snapshot, snapshot);
const looked = after(
  firstSnapshot(),
  { type: 'person.asked', at },
  { type: 'inboxes.found', run: 1, inboxes: [danasInbox], at },
  { type: 'diagnosis.completed', run: 2, verdict: verdictOf('none', 'healthy'), at },
);
const rating = after(looked, { type: 'person.saysItWorks', at });

function meaning(text: string, snapshot = rating) {
  const read = interpretText(text, snapshot, () => ({ intent: 'thanks', confidence: 0.9, alternatives: [] }));
  return read.outcome === 'event' ? read.event : read.outcome;
}

describe('to the three faces', () => {
  it.each([
    ['meh', 'neutral'],
    ['so-so', 'neutral'],
    ['Partly', 'neutral'],
    ['not bad', 'neutral'],
    ['regular', 'neutral'],
    ['más o menos', 'neutral'],
    ['it was terrible', 'sad'],
    ['not helpful', 'sad'],
    ['fatal', 'sad'],
    ['muy mal', 'sad'],
    ['excellent!', 'happy'],
    ['buenísimo', 'happy'],
  ] as const)('“%s” is the %s one', (text, face) => {
    expect(meaning(text)).toEqual({ type: 'person.gaveFace', face });
    expect(meaning(text, looked)).not.toMatchObject({ type: 'person.gaveFace' });
  });

  it('whoever would be reminded hears that nobody does it, and sees the faces again', () => {
    for (const text of ['remind me tomorrow', 'recuérdamelo mañana']) {
      expect(meaning(text)).toEqual({ type: 'person.asksWhy', about: 'postponing' });
    }
    const { context } = rating;
    const view = { context, at: 'askingFeedback.asking', now: Date.parse(at), supportAddress: 'help@getaptly.com' };
    const reply = compose('about_postponing', view, 1);
    expect(reply.summary).toMatch(/^I cannot remind you, but you can write to me whenever it suits you\. · Did this/);
    expect(reply.choices).toHaveLength(3);
  });
});
