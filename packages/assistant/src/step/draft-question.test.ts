import { advance, firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../ports.ts';
import { failed, offering, shown } from '../testing/draft-situations.ts';
import { at } from '../testing/scripted-world.ts';
import { interpretText } from './interpret.ts';

/** `confidence` 0.9 is sure, 0.3 is not. */
function meaning(text: string, [intent, confidence]: readonly [Intent, number], snapshot = shown) {
  const read = interpretText(text, snapshot, () => ({ intent, confidence, alternatives: [] }));
  return read.outcome === 'event' ? read.event : read.outcome;
}

const everyMeaning = [
  ['affirm', 0.9],
  ['deny', 0.9],
  ['status', 0.9],
  ['talk_to_human', 0.9],
  ['why_cause', 0.9],
  ['out_of_scope', 0.9],
  ['status', 0.3],
] as const;

describe('whoever was asked whether a case is to be sent', () => {
  it.each([
    'did you send it?',
    'did it go out already',
    'was it sent',
    'have you sent it yet',
    'what will they see',
    'what are you going to send them',
    'who gets this?',
    'can I see it first',
    'can i email them myself',
    'can i call someone',
    'what happens if i dont',
    'why do you need to send it',
    'not sure',
    'maybe',
    'should i?',
    'do i have to',
    'what would you do',
    'is it worth it',
    'debería?',
    'qué me recomienda',
    'hmm',
    'what now',
    '¿ya lo enviaste?',
    'se mandó?',
    'qué les vas a mandar',
    'quién lo recibe',
    'y si no lo mando',
    'qué hago entonces',
    'no estoy seguro',
  ])('is answered “%s”, whatever it is taken for: it sends nothing, and is no note', (text) => {
    for (const snapshot of [shown, failed]) {
      for (const taken of everyMeaning) {
        const event = meaning(text, taken, snapshot);
        expect(event).toEqual({ type: 'person.asksAboutCase', text });
        if (typeof event === 'string') continue;
        const { effects } = advance(snapshot, { ...event, at });
        expect(effects[0]).toMatchObject({ params: { topic: 'nothing_sent_yet' } });
      }
    }
  });

  it.each([
    ['any news?', 'status'],
    ['how long until they answer', 'status'],
    ['will they call me?', 'talk_to_human'],
    ['¿cuándo me llaman?', 'talk_to_human'],
    ['me van a llamar?', 'talk_to_human'],
    ['is that a good idea?', 'affirm'],
    ['is it not?', 'deny'],
    ['is it free', 'out_of_scope'],
  ] as const)('sends nothing by the question “%s”', (text, intent) => {
    expect(meaning(text, [intent, 0.9])).toEqual({ type: 'person.asksAboutCase', text });
  });

  it.each(['is my inbox ok now?', 'is it still broken', 'does it work now?', '¿ya funciona?', '¿sigue roto?'])(
    'has the inbox looked at by “%s”',
    (text) => {
      for (const taken of everyMeaning) expect(meaning(text, taken)).toEqual({ type: 'person.checksAgain' });
    },
  );

  it('hears what was found, and that nobody is reminded', () => {
    expect(meaning('what did you find', ['status', 0.9])).toEqual({ type: 'person.asksWhy' });
    expect(meaning('remind me tomorrow', ['out_of_scope', 0.3])).toEqual({
      type: 'person.asksWhy',
      about: 'postponing',
    });
  });

  it.each(['what does that mean', 'sorry, I don’t understand', 'qué significa eso', 'no entiendo'])(
    'hears what was found by “%s”, and what sending comes to where nothing was',
    (text) => {
      const unchecked = advance(firstSnapshot(), { type: 'person.asksForAHuman', at }).snapshot;
      for (const taken of everyMeaning) {
        expect(meaning(text, taken)).toEqual({ type: 'person.asksWhy' });
        expect(meaning(text, taken, unchecked)).toEqual({ type: 'person.asksAboutCase', text });
      }
    },
  );

  it.each(['a different inbox', 'no, the other one', 'not this inbox', 'otro buzón', 'quiero otra cuenta'])(
    'is asked which one by “%s”',
    (text) => {
      const unchecked = advance(firstSnapshot(), { type: 'person.asksForAHuman', at }).snapshot;
      for (const taken of everyMeaning) {
        expect(meaning(text, taken)).toEqual({ type: 'person.namesInbox', wants: 'check' });
        expect(meaning(text, taken, unchecked)).toEqual({ type: 'person.startsOver' });
      }
    },
  );

  it('hears how urgent it is, and tells support that it is', () => {
    expect(meaning('¿es urgente?', ['affirm', 0.9])).toEqual({ type: 'person.asksWhy', about: 'urgency' });
    expect(meaning('es urgente', ['out_of_scope', 0.3])).toEqual({ type: 'person.addsNote', note: 'es urgente' });
  });

  it.each([
    'my phone is 555 1234',
    'es de mi otra cuenta',
    'los inquilinos no pueden escribirme',
    'why does the calendar show nothing since we moved office?',
  ])('tells support “%s”', (text) => {
    expect(meaning(text, ['out_of_scope', 0.3])).toEqual({ type: 'person.addsNote', note: text });
  });

  it.each(['why not', 'yes', 'sure why not', 'por qué no, sí'])('decides by “%s” what it was', (text) => {
    expect(meaning(text, ['affirm', 0.9])).not.toMatchObject({ type: 'person.asksAboutCase' });
  });

  it.each([
    ['yes but leave out the chat', 'person.leavesTranscriptOut'],
    ['send it without the conversation', 'person.leavesTranscriptOut'],
    ['take the conversation out please', 'person.leavesTranscriptOut'],
    ['sin la conversación', 'person.leavesTranscriptOut'],
    ['include the conversation', 'person.includesTranscript'],
  ] as const)('is shown by “%s” what is sent then', (text, type) => {
    for (const taken of everyMeaning) expect(meaning(text, taken)).toEqual({ type });
  });

  it.each(['go back', 'back', 'nah im good', 'regresar atrás'])('leaves it by “%s”', (text) => {
    expect(['person.declinesHandoff', 'person.denied']).toContain(
      (meaning(text, ['deny', 0.9]) as { readonly type: string }).type,
    );
  });
});

it('a question means what it means elsewhere where no case is shown', () => {
  expect(meaning('can i call someone', ['talk_to_human', 0.9], offering)).toEqual({ type: 'person.asksForAHuman' });
});
