import { describe, expect, it } from 'vitest';
import { createJudgeCallback } from './callback.ts';

const config = {
  google: {
    clientId: 'aptly.apps.example',
    clientSecret: 's',
    tokenUrl: 'http://127.0.0.1:9/token',
    gmailRootUrl: 'http://127.0.0.1:9',
  },
  microsoft: {
    clientId: '6a1f3c52',
    clientSecret: 's',
    authority: 'http://127.0.0.1:9/common',
    graphRootUrl: 'http://127.0.0.1:9',
  },
};
const judgeCallback = createJudgeCallback(config, { now: () => Date.parse('2026-11-22T18:45:00Z') });

describe('A refused consent', () => {
  it('that the person cancelled may be tried again', () => {
    expect(judgeCallback('google', { error: 'access_denied', state: 's' }, 'browser')).toMatchObject({
      cause: 'auth_settings_changed',
      remedy: 'reconnect',
      explanation: 'access.declined',
    });
  });

  it('that only an administrator can allow comes with a note for them', () => {
    const query = {
      error: 'access_denied',
      error_description:
        'AADSTS90094: An administrator has set a policy. Trace ID: 3f6c2a1e-5a0f-4c5e-8a3d-1b9f0d7e6c55 Correlation ID: x',
    };
    expect(judgeCallback('microsoft', query, 'browser')).toMatchObject({
      remedy: 'contact_admin',
      admin: {
        setting: 'microsoft.admin-consent',
        appId: '6a1f3c52',
        code: 'AADSTS90094',
        traceId: '3f6c2a1e-5a0f-4c5e-8a3d-1b9f0d7e6c55',
      },
      evidence: [{ stage: 'authorize_callback', code: 'AADSTS90094' }],
    });
  });

  it('that our own registration caused is ours to repair', () => {
    expect(judgeCallback('google', { error: 'redirect_uri_mismatch' }, 'browser')).toMatchObject({
      cause: 'app_misconfigured',
      remedy: 'contact_support',
    });
  });

  it.each([
    ['google', 'Account Restricted', 'mailbox.suspended'],
    ['google', '', 'access.refused'],
    ['microsoft', '', 'access.refused'],
  ] as const)(
    'that %s puts on the exchange (“%s”) was declined by nobody',
    (provider, error_description, explanation) => {
      const query = { error: 'access_denied', error_description };
      expect(judgeCallback(provider, query, 'exchange')).toMatchObject({ explanation, certainty: 'likely' });
    },
  );

  it.each(['google', 'microsoft'] as const)('for too many exchanges is a limit and no outage at %s', (provider) => {
    const query = { error: 'rate_limit_exceeded', error_description: 'HTTP 429' };
    expect(judgeCallback(provider, query, 'exchange')).toMatchObject({ cause: 'throttled', remedy: 'wait' });
  });
});
