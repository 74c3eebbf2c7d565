import type { SupportCase } from '@reconnect/handoff';
import { supportCase } from '../../../../tools/sample-case.ts';

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
