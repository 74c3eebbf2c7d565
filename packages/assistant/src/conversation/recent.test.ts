import { describe, expect, it } from 'vitest';
import { createRecent } from './recent.ts';

function open() {
  let time = 0;
  const recent = createRecent<number>({ most: 3, longest: 1_000, now: () => time });
  const pass = (ms: number) => {
    time += ms;
  };
  return { ...recent, pass, found: (...keys: string[]) => keys.filter((key) => recent.find(key) !== undefined) };
}

describe('what is recent', () => {
  it('is the latest few that were kept', () => {
    const { keep, found } = open();
    for (const [value, key] of ['a', 'b', 'a', 'c', 'd'].entries()) keep(key, value);
    expect(found('a', 'b', 'c', 'd')).toEqual(['a', 'c', 'd']);
  });

  it('is the newest value under its key', () => {
    const { keep, find } = open();
    keep('a', 1);
    keep('a', 2);
    expect(find('a')).toBe(2);
  });

  it('is recent for a limited time, however often it is looked for', () => {
    const { keep, found, pass } = open();
    keep('a', 1);
    pass(999);
    expect(found('a')).toEqual(['a']);
    pass(1);
    expect(found('a')).toEqual([]);
  });

  it('is not what was forgotten', () => {
    const { keep, forget, found } = open();
    keep('a', 1);
    forget('a');
    expect(found('a')).toEqual([]);
  });
});
