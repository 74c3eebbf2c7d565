import { describe, expect, it } from 'vitest';
import { maskAddress, masksAlike } from './mask.ts';

describe('a masked address', () => {
  it.each([
    ['dana@example.com', 'd•••@example.com'],
    ['a@example.com', 'a•••@example.com'],
    ['"dana@home"@example.com', '"•••@example.com'],
    ['🤩dana@example.com', '🤩•••@example.com'],
    ['@example.com', '•••'],
    ['dana', '•••'],
    ['', '•••'],
  ])('of %s is %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  it('looks like another one of the same letter and domain, and like no other', () => {
    expect(masksAlike('dana@example.com', 'D•••@Example.com')).toBe(true);
    expect(masksAlike('dana@example.com', 'eve@example.com')).toBe(false);
    expect(masksAlike('dana@example.com', 'david@example.net')).toBe(false);
  });
});
