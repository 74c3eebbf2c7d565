import { describe, expect, it } from 'vitest';
import { formatList } from './list.ts';

describe('a list in a sentence', () => {
  it.each([
    ['en', 'all', 'a, b, and c'],
    ['en', 'one', 'a, b, or c'],
    ['es', 'all', 'a, b y c'],
    ['es', 'one', 'a, b o c'],
  ] as const)('in %s that means %s is “%s”', (locale, means, told) => {
    expect(formatList(['a', 'b', 'c'], locale, means)).toBe(told);
    expect(formatList(['a', 'b', 'c'], locale, means)).toBe(told);
  });
});
