import { describe, expect, it } from 'vitest';
import { trendOf } from './trend.ts';

const hourly = (...values: readonly number[]) => values.map((value, n) => ({ at: n * 3_600, value }));

describe('a trend', () => {
  it('is the slope an hour', () => {
    expect(trendOf(hourly(10, 13, 16, 19))).toEqual({ slope: 3, atLeast: 3 });
  });

  it('is none of what stays as it is', () => {
    expect(trendOf(hourly(7, 7, 7))).toEqual({ slope: 0, atLeast: 0 });
  });

  it('is the line that is closest to all points', () => {
    const { slope, atLeast } = trendOf(hourly(1, 3, 2, 4));
    expect(slope).toBeCloseTo(0.8);
    // By hand: 1.8 is left of the squares, its error 0.424, and Student's t for two degrees of freedom 4.3.
    expect(atLeast).toBeCloseTo(0.8 - 4.3 * Math.sqrt(1.8 / 2 / 5));
  });

  it('leaves room for no growth in what only jumps about', () => {
    expect(trendOf(hourly(5, 9, 4, 10, 6, 8)).atLeast).toBeLessThan(0);
  });

  it.each([[[]], [hourly(1)], [hourly(1, 2)], [[1, 2, 3].map((value) => ({ at: 5, value }))]])(
    'is not known of %j',
    (points) => {
      expect(trendOf(points)).toEqual({ slope: Number.NaN, atLeast: Number.NaN });
    },
  );
});
