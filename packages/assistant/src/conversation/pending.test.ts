import { expect, it } from 'vitest';
import type { Conversation } from './conversation.ts';
import { failed, lookAgainAt } from './pending.ts';

const conversation: Conversation = {
  person: { platform: 'slack', tenant: 'T1', id: 'U1' },
  address: null,
  revision: 1,
  pending: [{ id: '1', deed: { type: 'say', params: { topic: 'capabilities' } }, attempts: 0 }],
  asks: 0,
  questions: [],
  open: [],
  slots: {},
  seen: [],
};

it('a deed that fails again and again is tried after pauses that double up to a minute', () => {
  let [current, now] = [conversation, 0];
  const pauses = Array.from({ length: 8 }, () => {
    current = failed(current, '1', { now });
    const pause = lookAgainAt(current, now) - now;
    now += pause;
    return pause / 1_000;
  });
  expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
});
