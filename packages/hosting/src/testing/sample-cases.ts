import type { SupportCase } from '@reconnect/handoff';

/** A case, for tests. */
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

/** A case of an outage at Google, for tests. */
export const outageCase: SupportCase = {
  ...supportCase,
  inbox: { id: 'ib_7', provider: 'google', address: 'leasing@northwind.example' },
  verdict: {
    cause: 'provider_outage',
    alsoPossible: [],
    remedy: 'wait',
    certainty: 'likely',
    rule: 'google.mailbox.backend-error',
    explanation: 'outage.mailbox-store',
    evidence: [],
    checks: [],
    checkedAt: supportCase.openedAt,
  },
};
