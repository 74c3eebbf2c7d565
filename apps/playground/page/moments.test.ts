import { describe, expect, it } from 'vitest';
import { durationOf } from './moments.ts';

const minute = 60_000;

describe('How far the clock is ahead', () => {
  it.each([
    [10 * minute - 40, '10 min'],
    [71 * minute, '1 h 11 min'],
    [25 * 60 * minute, '1 d 1 h'],
    [-40, ''],
  ])('of %d milliseconds is told as "%s"', (ms, words) => {
    expect(durationOf(ms)).toBe(words);
  });
});
