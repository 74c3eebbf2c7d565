import { describe, expect, it } from 'vitest';
import { tableOf } from './table.ts';

describe('a table', () => {
  it('may have more rows than a call has room for arguments, and makes its lines one by one', () => {
    let made = 0;
    const rows = {
      *[Symbol.iterator]() {
        for (let row = 0; row < 200_000; row += 1) {
          made += 1;
          yield ['a', `${row}`];
        }
      },
    };
    const [first] = tableOf(rows);
    expect(first).toBe('a  0');
    expect(made).toBe(200_001);
  });
});
