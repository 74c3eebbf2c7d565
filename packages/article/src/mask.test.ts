import { describe, expect, it } from 'vitest';
import { maskAddress } from './mask.ts';

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
});
