import { expect, it } from 'vitest';
import { linkAttemptsOf } from './link-attempts.ts';

const at = (minute: number) => `2026-11-22T10:0${minute}:00.000Z`;

it('a link ended as the last that was heard before the next one was given', () => {
  const links = [
    { mode: 'plain', at: at(1) },
    { mode: 'plain', at: at(4) },
    { mode: 'full', at: at(6) },
  ] as const;
  const tried = [
    { what: 'diagnosis', ended: 'password_changed', at: at(1) },
    { what: 'reconnect', ended: 'cancelled', at: at(2) },
    { what: 'reconnect', ended: 'wrong_account', at: at(3) },
    { what: 'full_disconnect', ended: 'completed', at: at(7) },
  ] as const;
  expect(linkAttemptsOf({ links, tried }).map(({ ended }) => ended)).toEqual([
    'wrong_account',
    'nothing_heard',
    'completed',
  ]);
});
