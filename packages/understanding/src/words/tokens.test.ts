import { describe, expect, it } from 'vitest';
import { tokens } from './tokens.ts';

describe('tokens', () => {
  it.each([
    ["My inbox ISN'T syncing", 'my inbox is not syncing'],
    ['my e-mail wont re-connect', 'my email will not reconnect'],
    ['¿Por qué no sincroniza mi buzón?', 'por que no sincroniza mi buzon ? |'],
    ['done 👍🏽', 'done <good>'],
    ['jo@x.com, now', '<address> | now'],
    ['office 365 since 2024', 'office 365 since <number>'],
    ['soooo slow', 'soo slow'],
    ['2-factor', 'mfa'],
  ])('of "%s" are "%s"', (text, expected) => {
    expect(tokens(text, () => undefined).join(' ')).toBe(expected);
  });

  it('leave a short form what it is, however near it is to another word', () => {
    const repair = (word: string) => (word === 'dont' ? 'done' : undefined);
    expect(tokens('emails dont come in', repair).join(' ')).toBe('emails do not come in');
  });

  it('are repaired once each, and not without end', () => {
    const looked: string[] = [];
    const repair = (word: string) => {
      looked.push(word);
      return word === 'inbx' ? 'inbox' : undefined;
    };
    const strange = Array.from({ length: 300 }, (_, n) => `w${n}w`);
    const words = tokens(`inbx ${strange.join(' ')} inbx`, repair);
    expect(looked).toHaveLength(100);
    expect([words[0], words.at(-1)]).toEqual(['inbox', 'inbox']);
    expect(words).toHaveLength(302);
  });
});
