import { openStore } from '@reconnect/hosting';
import { createMovableClock } from '@reconnect/simulators';
import { expect, it } from 'vitest';
import { createInstallStates } from './install-states.ts';

it('a state is redeemed once, also by two at the same time', async () => {
  const clock = createMovableClock(0);
  const { storage } = await openStore('memory', clock);
  const states = createInstallStates({ storage, clock, secret: 'a-state-secret' });
  const { state, browser } = await states.issue('acme');
  const redeemed = await Promise.all([states.redeem(state, browser), states.redeem(state, browser)]);
  expect(redeemed.toSorted()).toEqual(['acme', undefined]);
});
