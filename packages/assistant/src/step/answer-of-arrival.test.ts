import { advance, type Event, firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { answerOfArrival } from './answer-of-arrival.ts';
import { wordsOf } from './words.ts';

const healthy: readonly Event[] = [
  { type: 'person.asked', at },
  { type: 'inboxes.found', run: 1, inboxes: [danasInbox], at },
  { type: 'diagnosis.completed', run: 2, verdict: verdictOf('none', 'healthy'), at },
];
const isAsked = healthy.reduce((before, event) => advance(before, event).snapshot, firstSnapshot());

const answer = (text: string, confidence = 0.3, snapshot = isAsked) =>
  answerOfArrival(wordsOf(text, { intent: 'out_of_scope', confidence, alternatives: [] }), snapshot);

describe('an unclear answer to whether new mail shows', () => {
  it('is no in a wish to have it repaired', () => {
    for (const confidence of [0.3, 1]) expect(answer('fix it', confidence)).toEqual({ type: 'person.saysStillBroken' });
  });

  it.each([
    'but i sent myself a test and its not there',
    'they never arrived',
    'the mail does not show up',
    'mi correo de prueba no aparece',
  ])('is no in “%s”', (text) => {
    expect(answer(text)).toEqual({ type: 'person.saysStillBroken' });
  });

  it.each(['yes!! youre the best', 'yeah awesome sauce', '¡sí, mil gracias, qué bien!'])('is yes in “%s”', (text) => {
    expect(answer(text)).toEqual({ type: 'person.affirmed' });
  });

  it.each([
    'yes but only one',
    'yes and no',
    'maybe spam',
    'is it not there?',
    'i am not here tomorrow',
    'sí, pero falta uno',
    'no está mi jefe',
  ])('is neither in “%s”', (text) => {
    expect(answer(text)).toBeUndefined();
  });

  it('is only looked for where words are unclear, and it was asked', () => {
    expect(answer('they never arrived', 0.9)).toBeUndefined();
    expect(answer('they never arrived', 0.3, firstSnapshot())).toBeUndefined();
  });
});
