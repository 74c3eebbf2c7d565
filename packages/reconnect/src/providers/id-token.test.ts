import { describe, expect, it } from 'vitest';
import { checkIdClaims, claimOf, decodeIdToken } from './id-token.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const expected = { issuers: ['https://accounts.google.com'], audience: 'us', nonce: 'n', now };
const claims = { iss: 'https://accounts.google.com', aud: 'us', nonce: 'n', exp: now / 1000 + 3600, sub: '108' };

describe('an ID token', () => {
  it('is ours when issuer, audience, nonce and time say so', () => {
    const token = `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
    expect(claimOf(checkIdClaims(decodeIdToken(token), expected), 'sub')).toBe('108');
  });

  it.each([
    ['iss', { iss: 'https://accounts.google.com.evil.test' }],
    ['aud', { aud: 'another-app' }],
    ['aud', { aud: ['us', 'another-app'] }],
    ['nonce', { nonce: 'of another consent' }],
    ['nonce', { nonce: undefined }],
    ['exp', { exp: now / 1000 - 301 }],
    ['exp', { exp: undefined }],
  ])('is refused for its %s: %j', (name, change) => {
    expect(() => checkIdClaims({ ...claims, ...change }, expected)).toThrow(`not ours: ${name}`);
  });

  it.each([undefined, null, '', 'no-token'])('cannot be %j', (token) => {
    expect(() => decodeIdToken(token)).toThrow(expect.objectContaining({ code: 'identity' }));
  });

  it.each(['{"email":"dana@exa', 'null', '"dana@example.com"', ''])(
    'that holds %j proves nothing, and its error does not repeat it',
    (payload) => {
      const token = `x.${Buffer.from(payload).toString('base64url')}.y`;
      const refused = expect.objectContaining({ code: 'identity', message: 'the ID token holds no claims' });
      expect(() => decodeIdToken(token)).toThrow(refused);
      expect(() => decodeIdToken(token)).toThrow(expect.not.objectContaining({ cause: expect.anything() }));
    },
  );

  it('that names no account proves nothing', () => {
    expect(() => claimOf({ sub: '' }, 'sub')).toThrow(expect.objectContaining({ code: 'identity' }));
  });
});
