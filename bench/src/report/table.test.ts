import { describe, expect, it } from 'vitest';
import { figure, table } from './table.ts';

describe('a table', () => {
  it('has columns as wide as their widest cell, and figures to the right', () => {
    const rows = [
      ['system', 'events/s'],
      ['Bolt, “hi”', '987'],
    ];
    expect(table(rows)).toBe(
      ['| system     | events/s |', '| ---------- | -------- |', '| Bolt, “hi” |      987 |'].join('\n'),
    );
  });
});

describe('a figure', () => {
  it.each([
    [0.123_456, '0.123'],
    [12.345, '12.3'],
    [1234.5, '1235'],
    [1_000_000, '1000000'],
    [0, '0'],
    [undefined, '–'],
    [Number.NaN, '–'],
  ])('writes %s as %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });
});
