import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl';

describe('Redaction', () => {
  it.each([
    ['Bearer ya29.a0AfH6SMBx-EXAMPLE', 'ya29'],
    [`token ${jwt} was refused`, 'c2lnbmF0dXJl'],
    ['{"refresh_token":"1//0gABCDEFGHIJKLMNOP"}', '0gABC'],
    ['refresh_token=1.AXoAabcdefghijklmnop&x=1', 'AXoA'],
    ['code=4/0AX4XfWh-example-code', '0AX4'],
    ['client_secret: GOCSPX-abcdefghijk', 'GOCSPX'],
    ["The requested user 'jane.o'neil@contoso.com' is invalid.", 'contoso'],
    ['for jürgen@müller.example now', 'müller'],
    ['login_hint=jane%40contoso.com', 'contoso'],
    ['Authorization: Basic dXNlcjpwYXNzd29yZA==', 'dXNlcjpwYXNz'],
    [`blob ${'Ab3_'.repeat(20)}`, 'Ab3_Ab3_'],
  ])('takes the secret out of "%s"', (sentence, secret) => {
    expect(redact(sentence)).not.toContain(secret);
  });

  it.each([
    'AADSTS50173: The provided grant has expired due to it being revoked.',
    'User-rate limit exceeded.  Retry after 2026-11-22T19:00:00.000Z',
    'CompactToken parsing failed with error code: 80049228',
    'Trace ID: 3f6c2a1e-5a0f-4c5e-8a3d-1b9f0d7e6c55',
  ])('leaves "%s" readable', (sentence) => {
    expect(redact(sentence)).toBe(sentence.replace(/\s+/g, ' '));
  });

  it('leaves no address in any surroundings, and at most 300 characters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (before, after) => {
        const clean = redact(`${before} jane@contoso.com ${after}`);
        expect(clean).not.toContain('jane@contoso.com');
        expect(clean.length).toBeLessThanOrEqual(300);
      }),
    );
  });
});
