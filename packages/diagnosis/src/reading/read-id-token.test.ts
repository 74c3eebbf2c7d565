import { describe, expect, it } from 'vitest';
import { subjectIn } from './read-id-token.ts';

const token = (claims: unknown) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;

describe('an ID token', () => {
  it.each([
    ['google', { sub: '108', oid: 'o', tid: 't' }, '108'],
    ['microsoft', { sub: 'pairwise', oid: 'o', tid: 't' }, 'o.t'],
  ] as const)('tells the id that %s keeps for an account', (provider, claims, subject) => {
    expect(subjectIn(provider, token(claims))).toBe(subject);
  });

  it.each([
    ['microsoft', token({ sub: 'pairwise', tid: 't' })],
    ['microsoft', token({ oid: '', tid: 't' })],
    ['google', token({ sub: 7 })],
    ['google', token(null)],
    ['google', 'x.{}.y'],
    ['google', 'x'],
    ['google', undefined],
  ] as const)('of %s that is %j tells nothing', (provider, idToken) => {
    expect(subjectIn(provider, idToken)).toBeUndefined();
  });
});
