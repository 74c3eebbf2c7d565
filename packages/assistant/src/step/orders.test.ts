import { describe, expect, it } from 'vitest';
import { orderIn, soundsSolved } from './orders.ts';
import { wordsOf } from './words.ts';

const heard = (text: string) => wordsOf(text, { intent: 'out_of_scope', confidence: 0, alternatives: [] });

describe('an order', () => {
  it.each([
    ['check again', 'check_again'],
    ['Can you please check it again?', 'check_again'],
    ['recheck', 'check_again'],
    ['try again', 'check_again'],
    ['Revisa otra vez', 'check_again'],
    ['¡Compruébalo de nuevo, por favor!', 'check_again'],
    ['vuelve a revisar', 'check_again'],
    ['no, keep checking', 'check_again'],
    ['siga revisando', 'check_again'],
    ['reconnect', 'reconnect'],
    ['reconnect please', 'reconnect'],
    ['I want to reconnect my inbox', 'reconnect'],
    ['send me a link', 'reconnect'],
    ['a new link please', 'reconnect'],
    ['quiero reconectar', 'reconnect'],
    ['envíame un enlace', 'reconnect'],
    ['it works now', 'says_solved'],
    ['It works again!', 'says_solved'],
    ['solved, thank you', 'says_solved'],
    ['Thanks, everything is working fine now', 'says_solved'],
    ['it’s fixed, you can close my case', 'says_solved'],
    ['ya funciona, gracias', 'says_solved'],
    ['¡Resuelto! Muchas gracias por su ayuda', 'says_solved'],
    ['el problema se solucionó', 'says_solved'],
  ] as const)('"%s" is %s', (text, order) => {
    expect(orderIn(heard(text))).toBe(order);
  });

  it.each([
    'I reconnected it in Aptly and it still fails',
    'I will check again tomorrow',
    'please check the attachment I sent',
    'the link you sent does not open',
    'does it work now?',
    'it works now?',
    'it does not work',
    'not solved',
    'it works, but the calendar does not',
    'no funciona',
    '¿ya funciona?',
    'everything',
    'thank you',
    'it is gone',
    'it is back',
    'when it is fixed, close my case',
  ])('"%s" is none', (text) => {
    expect(orderIn(heard(text))).toBeUndefined();
  });

  it('has at most twelve words', () => {
    expect(orderIn(heard(`${'thanks '.repeat(9)}it works now`))).toBe('says_solved');
    expect(orderIn(heard(`${'thanks '.repeat(10)}it works now`))).toBeUndefined();
  });

  it('is looked for in no time, however a text goes on', () => {
    const began = performance.now();
    for (const words of ['all ', 'thanks ', 'it is now ', 'please ', 'works ']) orderIn(heard(words.repeat(1_000)));
    for (const words of ['all ', 'thanks and ', 'it ', 'please ', 'works ']) orderIn(heard(`${words.repeat(6)}x`));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('what sounds solved', () => {
  it.each([
    'I think it is fixed',
    'gracias, ya está todo bien',
    'all good now',
    'it works, but the calendar does not',
    'creo que ya funciona',
  ])('is "%s"', (text) => {
    expect(soundsSolved(heard(text))).toBe(true);
  });

  it.each([
    'it is still not fixed',
    'when will it be fixed?',
    'it doesn’t work',
    'todavía no funciona',
    'it is urgent',
    'why isnt it working',
    'why was it working yesterday',
    'it isnt working',
    'por qué funciona en el móvil',
  ])('is not "%s"', (text) => {
    expect(soundsSolved(heard(text))).toBe(false);
  });
});
