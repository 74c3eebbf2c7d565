import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseNumbers } from './case-number.ts';

describe('the numbers of a case', () => {
  it('follow from its key alone', () => {
    expect(caseNumbers('slack:T1:U1#1')).toEqual(caseNumbers('slack:T1:U1#1'));
    expect(caseNumbers('slack:T1:U1#1')).not.toEqual(caseNumbers('slack:T1:U1#2'));
  });

  it('are four different ones that can be read out on the phone', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        const numbers = caseNumbers(key);
        expect(new Set(numbers).size).toBe(4);
        for (const number of numbers) expect(number).toMatch(/^IR-[0-9A-HJKMNP-TV-Z]{7}$/);
      }),
    );
  });
});
