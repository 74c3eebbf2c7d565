import { createMovableClock } from '@reconnect/simulators';
import { expect, it } from 'vitest';
import { createHolds } from './holds.ts';

it('what a platform asks to be left alone is so for as long as it said, and nothing else is', () => {
  const clock = createMovableClock(0);
  const { hold, waitFor } = createHolds({ clock });
  hold('one', 3_000);
  clock.advance(2_999);
  expect([waitFor('one'), waitFor('other')]).toEqual([1, 0]);
  clock.advance(1);
  expect(waitFor('one')).toBe(0);
});

it('the last word on something counts, also where it is shorter', () => {
  const clock = createMovableClock(0);
  const { hold, waitFor } = createHolds({ clock });
  hold('one', 60_000);
  hold('one', 1_000);
  expect(waitFor('one')).toBe(1_000);
});
