import type { SupportCase } from '../packages/handoff/src/index.ts';

/** For tests outside of handoff: a case of which nothing is known but who has it. */
export const supportCase: SupportCase = {
  key: 'slack:T1:U1#1',
  conversation: 'slack:T1:U1',
  platform: 'slack',
  reporter: { email: 'dana@northwind.example' },
  reason: 'asked',
  evidence: [],
  tried: [],
  transcript: [],
  openedAt: '2026-11-22T10:00:00.000Z',
};
