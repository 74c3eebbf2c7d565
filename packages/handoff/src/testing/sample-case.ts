import type { Incident } from '../cases/incidents.ts';
import type { FollowUp, NumberedCase } from '../cases/support-case.ts';

/** A case as the assistant hands it over, for tests. */
export const sampleCase: NumberedCase = {
  number: 'IR-7K2M9QX',
  key: 'slack:T1:U1#12:openCase',
  conversation: 'slack:T1:U1',
  platform: 'slack',
  reporter: { name: 'Dana Field', email: 'dana@northwind.example' },
  workspace: 'northwind',
  inbox: { id: 'ib_7', provider: 'google', address: 'leasing@northwind.example' },
  reason: 'still_broken',
  verdict: {
    cause: 'password_changed',
    alsoPossible: ['auth_settings_changed'],
    remedy: 'reconnect',
    certainty: 'likely',
    rule: 'google.token.invalid-grant',
    explanation: 'access.withdrawn',
    evidence: [],
    checks: [{ name: 'sign_in', state: 'failed' }],
    checkedAt: '2026-11-22T10:04:07.000Z',
    lastGoodSyncAt: '2026-11-21T22:40:00.000Z',
  },
  evidence: [
    {
      stage: 'token_refresh',
      at: '2026-11-22T10:04:06.000Z',
      status: 400,
      code: 'invalid_grant',
      detail: 'Token has been expired or revoked.',
      requestId: '0f6b2c1e-8a4d-4b7e-9c1f-2d3e4f5a6b7c',
    },
    { stage: 'network', at: '2026-11-22T10:04:01.000Z', code: 'ECONNRESET' },
  ],
  tried: [
    { what: 'reconnect', ended: 'wrong_account', at: '2026-11-22T10:06:00.000Z' },
    { what: 'full_disconnect', ended: 'completed', at: '2026-11-22T10:09:00.000Z' },
  ],
  linkAttempts: [
    { at: '2026-11-22T10:05:00.000Z', mode: 'plain', ended: 'wrong_account' },
    { at: '2026-11-22T10:08:00.000Z', mode: 'full', ended: 'completed' },
  ],
  transcript: [
    { at: '2026-11-22T10:04:00.000Z', from: 'person', text: 'why isn’t my inbox syncing?' },
    { at: '2026-11-22T10:04:08.000Z', from: 'assistant', text: 'Your password was probably changed.' },
    { at: '2026-11-22T10:10:00.000Z', from: 'person', text: 'Still nothing.\nCan a person <please> look & help?' },
  ],
  openedAt: '2026-11-22T10:10:30.000Z',
};

/** A case of an outage, for tests. */
export function outageCase(number: string, openedAt: string): NumberedCase {
  return {
    ...sampleCase,
    number,
    key: `slack:T1:${number}#1:openCase`,
    conversation: `slack:T1:${number}`,
    verdict: { ...sampleCase.verdict, ...outage },
    evidence: [
      {
        stage: 'mailbox_read',
        at: '2026-11-22T10:04:06.000Z',
        status: 503,
        code: 'backendError',
        detail: 'The service is currently unavailable.',
      },
    ],
    tried: [],
    linkAttempts: [],
    openedAt,
  };
}

const outage = {
  cause: 'provider_outage',
  alsoPossible: [],
  remedy: 'wait',
  certainty: 'likely',
  rule: 'google.mailbox.backend-error',
  explanation: 'outage.mailbox-store',
  evidence: [],
  checks: [],
  checkedAt: '2026-11-22T10:04:07.000Z',
} as const;

export const addition: FollowUp = {
  key: 'slack:T1:U1#15:tellSupport',
  kind: 'words',
  text: 'It is the leasing inbox.\nThe other one works.',
  at: '2026-11-22T11:00:00.000Z',
};

export const sampleIncident: Incident = {
  number: 'IN-7K2M9QX',
  provider: 'google',
  openedAt: sampleCase.openedAt,
  lastJoinedAt: sampleCase.openedAt,
  filling: 1,
  count: 0,
  sent: 0,
};
