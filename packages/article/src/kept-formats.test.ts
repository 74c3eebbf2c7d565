import { describe, expect, it } from 'vitest';
import { keepFormats } from './kept-formats.ts';

describe('kept formats', () => {
  it('are made once, each for itself', () => {
    const formatFor = keepFormats<string[]>();
    const made = formatFor('a', () => ['a']);
    expect(formatFor('a', () => ['again'])).toBe(made);
    expect(formatFor('b', () => ['b'])).toEqual(['b']);
  });

  it('are looked for once where there is none', () => {
    const formatFor = keepFormats<string | undefined>();
    expect(formatFor('no such zone', () => undefined)).toBeUndefined();
    expect(formatFor('no such zone', () => 'looked for again')).toBeUndefined();
  });

  it('are bounded, whatever people’s clocks are called', () => {
    const formatFor = keepFormats<number>();
    for (let n = 0; n < 1_000; n += 1) formatFor(`zone ${n}`, () => n);
    const keys = Array.from({ length: 1_000 }, (_, n) => `zone ${n}`);
    // Asked from the newest on: what is kept answers before anything has to be made.
    let kept = 0;
    for (const key of keys.toReversed()) {
      if (formatFor(key, () => -1) === -1) break;
      kept += 1;
    }
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThanOrEqual(256);
  });
});
