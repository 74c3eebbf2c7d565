import { expect, it } from 'vitest';
import { orStrongestWish } from './clauses.ts';
import { intents } from './intents.ts';

it('a message of a thousand sentences is looked at eight at a time, three times over', () => {
  const unclear = { intent: 'help', confidence: 0, alternatives: [] } as const;
  let looks = 0;
  const classify = () => {
    looks += 1;
    return { words: [], likelihoods: intents.map(() => 1 / intents.length) };
  };
  orStrongestWish(unclear, 'It may be so, or not. '.repeat(1_000), classify);
  expect(looks).toBe(3 * 8);
});
