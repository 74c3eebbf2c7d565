import { describe, expect, it } from 'vitest';
import type { Fact } from '../answer.ts';
import { readSignals } from '../reading/signals.ts';
import { describeEvidence } from './evidence.ts';

const now = Date.parse('2026-11-22T18:45:00Z');
const shown = (fact: Omit<Fact, 'now'>) => describeEvidence({ ...fact, now }, readSignals({ ...fact, now }));

describe('Evidence', () => {
  it('names the Entra number and the ids that Microsoft asks for', () => {
    const body = {
      error: 'invalid_grant',
      error_description:
        'AADSTS50173: The provided grant has expired. Trace ID: 3f6c2a1e-5a0f-4c5e-8a3d-1b9f0d7e6c55 Correlation ID: 1b9f0d7e-5a0f-4c5e-8a3d-3f6c2a1e6c55',
      error_codes: [50173],
      trace_id: '3f6c2a1e-5a0f-4c5e-8a3d-1b9f0d7e6c55',
    };
    const item = shown({
      provider: 'microsoft',
      stage: 'token_refresh',
      answer: {
        kind: 'http',
        status: 400,
        headers: { 'x-ms-request-id': '9d8cc386-74a4-4c76-bb9a-6979f54c0800' },
        body,
      },
    });
    expect(item).toMatchObject({
      code: 'AADSTS50173',
      status: 400,
      traceId: body.trace_id,
      requestId: '9d8cc386-74a4-4c76-bb9a-6979f54c0800',
      correlationId: '1b9f0d7e-5a0f-4c5e-8a3d-3f6c2a1e6c55',
      at: '2026-11-22T18:45:00.000Z',
    });
    expect(item.detail).toContain('has expired');
  });

  it('names a number that comes under two names once', () => {
    const body = { error: 'invalid_grant', trace_id: '3f6c2a1e-5a0f-4c5e-8a3d-1b9f0d7e6c55' };
    const headers = { 'x-ms-request-id': body.trace_id, 'client-request-id': '1b9f0d7e-5a0f-4c5e-8a3d-3f6c2a1e6c55' };
    const item = shown({
      provider: 'microsoft',
      stage: 'token_refresh',
      answer: { kind: 'http', status: 400, headers, body },
    });
    expect(item).toMatchObject({ requestId: body.trace_id, correlationId: headers['client-request-id'] });
    expect(item).not.toHaveProperty('traceId');
  });

  it('names the most telling word, not the wrapper around it', () => {
    const body = {
      error: { code: 'UnknownError', message: 'x y', innerError: { code: 'MailboxNotEnabledForRESTAPI' } },
    };
    expect(
      shown({ provider: 'microsoft', stage: 'mailbox_read', answer: { kind: 'http', status: 404, headers: {}, body } })
        .code,
    ).toBe('MailboxNotEnabledForRESTAPI');
  });

  it('names the network code, and no status where there was no answer', () => {
    const item = shown({ provider: 'google', stage: 'network', answer: { kind: 'network', code: 'ECONNRESET' } });
    expect(item).toEqual({
      stage: 'network',
      at: '2026-11-22T18:45:00.000Z',
      code: 'ECONNRESET',
      silence: 'cut_off',
    });
  });

  it.each([
    ['ETIMEDOUT', 'slow'],
    ['UND_ERR_CONNECT_TIMEOUT', 'slow'],
    ['ABORT_ERR', 'slow'],
    ['UND_ERR_SOCKET', 'cut_off'],
    ['EPIPE', 'cut_off'],
    ['ECONNREFUSED', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['CERT_HAS_EXPIRED', 'unreachable'],
    ['ERR_NO_ANSWER', 'unreachable'],
  ])('of %s says how the provider kept silent', (code, silence) => {
    expect(shown({ provider: 'google', stage: 'network', answer: { kind: 'network', code } })).toMatchObject({
      silence,
    });
  });

  it('shows nothing of an answer that accepts: it holds tokens', () => {
    const body = { access_token: 'ya29.secret', scope: 'https://www.googleapis.com/auth/gmail.readonly' };
    const item = shown({
      provider: 'google',
      stage: 'token_refresh',
      answer: { kind: 'http', status: 200, headers: {}, body },
    });
    expect(JSON.stringify(item)).not.toContain('ya29');
  });

  it('shows no address that the provider repeated', () => {
    const body = { error: { code: 'ErrorInvalidUser', message: "The requested user 'jane@contoso.com' is invalid." } };
    const item = shown({
      provider: 'microsoft',
      stage: 'mailbox_read',
      answer: { kind: 'http', status: 404, headers: {}, body },
    });
    expect(item.detail).toBe("The requested user '[address]' is invalid.");
  });
});
