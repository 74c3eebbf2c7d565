import { firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../ports.ts';
import { freshTrouble } from './fresh-trouble.ts';
import { wordsOf } from './words.ts';

const read = (text: string, intent: Intent = 'out_of_scope', confidence = 0.9) =>
  freshTrouble(wordsOf(text, { intent, confidence, alternatives: [] }), firstSnapshot());

describe('trouble, told where nothing is under way', () => {
  it.each([
    'its stuck again, third time this week',
    'its happening again',
    'ugh my inbox is down again',
    'same problem again',
    'otra vez lo mismo',
    'volvió a fallar el correo',
  ])('is there once more: “%s”', (text) => {
    expect(read(text)).toEqual({ type: 'person.asked' });
    expect(read(text, 'deny', 1)).toEqual({ type: 'person.asked' });
  });

  it.each([
    'hi havent gotten anything from tenants since this morning is aptly down??',
    'I got an error saying reconnect your account',
    'not syncing help',
    'me sale que tengo que reconectar la cuenta',
    'los inquilinos dicen q me escribieron y no veo nada',
    'se descompuso',
    'se cayó el correo otra vez',
    'mi correo se desconectó',
  ])('is told by “%s”', (text) => {
    expect(read(text)).toEqual({ type: 'person.asked' });
    expect(read(text, 'thanks', 1)).toBeUndefined();
  });

  it.each([
    'the dishwasher is stuck again',
    'my printer stopped again, third time this week',
    'is it happening again?',
    'same time again tomorrow',
    'nothing loads in the tenant portal',
    'can you reconnect my account',
    'my tenants say the water is off',
    'what does reconnect your account mean',
    'otra vez tú',
    'volvió a llamar el inquilino',
    'se cayó la pared',
    'los inquilinos me escribieron por la luz',
  ])('is not told by “%s”', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
