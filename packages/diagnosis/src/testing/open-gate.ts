import type { Gate } from '../gate.ts';

/** Lets everybody through at once. */
export const openGate: Gate = {
  pass: async (_asker, look) => ({ outcome: 'looked', verdict: await look() }),
  hurry: async ({ call }) => ({ outcome: 'called', result: await call() }),
};
