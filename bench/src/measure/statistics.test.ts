import { describe, expect, it } from 'vitest';
import { median, percentile, ratioByRound, spreadOf } from './statistics.ts';

describe('the statistics', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
    [[], Number.NaN],
  ])('call %j’s middle %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it('sort by size, not by spelling', () => {
    expect(median([10, 9, 100])).toBe(10);
  });

  it.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])('find the value that a part of %d does not exceed', (part, value) => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, part)).toBe(value);
  });

  it('take the slowest of a few for the one in a hundred', () => {
    expect(percentile([1, 2, 3], 0.99)).toBe(3);
  });

  it('leave what they were given in its order', () => {
    const values = [3, 1, 2];
    spreadOf(values);
    percentile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it('compare round by round, so that a slow minute slows down both', () => {
    expect(ratioByRound([100, 10, 60], [50, 5, 20])).toEqual({ median: 2, lowest: 2, highest: 3 });
  });

  it('leave out rounds that miss one of the two', () => {
    expect(ratioByRound([100, undefined, 90], [50, 10, undefined])).toEqual({ median: 2, lowest: 2, highest: 2 });
  });
});
