import { describe, expect, it } from 'vitest';
import { explainCase } from './explain-case.ts';

const now = Date.parse('2026-11-22T18:45:00Z');

describe('Explaining a pasted case', () => {
  it('answers with exactly the fields of the contract', () => {
    const http = {
      status: 429,
      headers: { 'Retry-After': '120' },
      body: { error: { message: 'slow down', errors: [{ reason: 'rateLimitExceeded' }] } },
    };
    expect(explainCase({ id: 'a', provider: 'google', stage: 'mailbox_read', http }, now)).toEqual({
      id: 'a',
      cause: 'throttled',
      alsoPossible: [],
      remedy: 'wait',
      retryAfterSeconds: 120,
      certainty: 'certain',
      sentence: expect.stringContaining('Google'),
    });
  });

  it.each([
    null,
    7,
    'x',
    [],
    {},
    { id: 'b' },
    { provider: 'aol', http: {} },
    { provider: 'google' },
    { provider: 'google', http: 'x' },
    { id: { toString: null } },
  ])('says unknown of %j', (pasted) => {
    expect(explainCase(pasted, now)).toMatchObject({
      cause: 'unknown',
      certainty: 'unknown',
      remedy: 'contact_support',
      retryAfterSeconds: null,
    });
  });

  it('measures a named time by the clock of the case, else by the stamp on the answer', () => {
    const body = {
      error: {
        message: 'User-rate limit exceeded.  Retry after 2026-03-01T10:15:00Z',
        errors: [{ reason: 'rateLimitExceeded' }],
      },
    };
    const pasted = {
      provider: 'google',
      stage: 'mailbox_read',
      http: { status: 429, headers: { Date: 'Sun, 01 Mar 2026 10:00:00 GMT' }, body },
    };
    expect(explainCase(pasted, now).retryAfterSeconds).toBe(900);
    expect(explainCase({ ...pasted, now: '2026-03-01T10:05:00Z' }, now).retryAfterSeconds).toBe(600);
  });

  it('reads a callback pasted as it stood in the address bar', () => {
    const query = '?error=access_denied&error_description=AADSTS90094%3A+An+administrator+has+set+a+policy';
    expect(explainCase({ provider: 'microsoft', query }, now)).toMatchObject({
      cause: 'auth_settings_changed',
      remedy: 'contact_admin',
    });
  });

  it('judges a lone reset as it stands', () => {
    expect(explainCase({ provider: 'google', network_code: 'ECONNRESET' }, now)).toMatchObject({
      cause: 'provider_outage',
      certainty: 'likely',
      remedy: 'wait',
    });
  });

  it('never says a placeholder or a code', () => {
    expect(explainCase({ provider: 'microsoft', network_code: 'ETIMEDOUT' }, now).sentence).toBe(
      'Microsoft did not answer in time.',
    );
  });
});
