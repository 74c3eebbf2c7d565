import { describe, expect, it } from 'vitest';
import { addressOrWords, defuse } from './defuse.ts';

describe('words that are defused', () => {
  it.each([
    ['https://evil.example/x?y=1', 'https[:]//evil[.]example/x?y=1'],
    ['see www.evil.example now', 'see www[.]evil[.]example now'],
    ['evil。example', 'evil[.]example'],
    ['write to eve@evil.example', 'write to eve@evil[.]example'],
  ])('hold no link any more: %s', (words, defused) => {
    expect(defuse(words)).toBe(defused);
  });

  it.each(['It stopped. Since 10.30, v1.2 and so on...', 'Was? Ja. Nein.', 'AADSTS50173: expired.', 'f(x).'])(
    'stay as they are without one: %s',
    (words) => {
      expect(defuse(words)).toBe(words);
    },
  );

  it('leave a plain mail address alone where one belongs, and nothing else', () => {
    expect(addressOrWords('dana@northwind.example')).toBe('dana@northwind.example');
    expect(addressOrWords('https://evil.example/@northwind.example')).not.toContain('://');
    expect(addressOrWords('northwind.example')).toBe('northwind[.]example');
    expect(addressOrWords('www.evil.example@evil.example')).toBe('www[.]evil[.]example@evil[.]example');
  });
});
