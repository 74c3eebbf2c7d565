import { expect, it } from 'vitest';
import { cut } from './cut.ts';

it.each([
  ['short', 5, 'short'],
  ['longer', 4, 'long'],
  ['ab😀', 3, 'ab'],
  ['ab😀', 4, 'ab😀'],
  ['', 3, ''],
])('%j cut to %d is %j', (text, most, expected) => {
  expect(cut(text, most)).toBe(expected);
});
