import { describe, expect, it } from 'vitest';
import { createRepair, spellingDistance } from './spelling.ts';

describe('spelling distance', () => {
  it.each([
    ['inbox', 'inbox', 0],
    ['inbpx', 'inbox', 0.6],
    ['inobx', 'inbox', 0.7],
    ['inbbox', 'inbox', 0.5],
    ['inbo', 'inbox', 1],
    ['inbqx', 'inbox', 1],
  ])('of %s from %s is %d', (a, b, distance) => {
    expect(spellingDistance(a, b, 3)).toBeCloseTo(distance);
  });

  it('is given up beyond the most that is asked for', () => {
    expect(spellingDistance('printer', 'syncing', 2)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('repair', () => {
  const repair = createRepair({ targets: ['syncing', 'email', 'yes'], known: new Set(['sinking', 'emails']) });

  it.each([
    ['sycning', 'syncing'],
    ['sybcimg', 'syncing'],
    ['emial', 'email'],
    ['yess', 'yes'],
  ])('turns %s into %s', (word, repaired) => {
    expect(repair(word)).toBe(repaired);
  });

  it.each(['sinking', 'emails', 'printer', 'yep', 'syncing'])('leaves %s alone', (word) => {
    expect(repair(word)).toBeUndefined();
  });
});
