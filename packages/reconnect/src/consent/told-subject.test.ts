import { describe, expect, it } from 'vitest';
import { createBench, granted } from '../testing/bench.ts';

const [oid, tid] = ['0b8e0d2a-1111-4000-8000-000000000001', '84bd8158-6d4d-4958-8b9f-9d6445542f95'];

/** What comes of a sign-in where Aptly told that id of the account. */
async function signIn(provider: 'google' | 'microsoft', told: string, signedIn: { subject: string; address: string }) {
  const bench = createBench(provider);
  bench.inbox.subject = told;
  bench.answers.exchange = { ...granted, account: signedIn };
  const ended = await bench.walk(await bench.issue());
  return ended.outcome === 'refused' ? ended.refusal.reason : ended.outcome;
}

describe('an account whose id Aptly told', () => {
  it.each([
    ['google', '108'],
    ['microsoft', `${oid}.${tid}`],
    ['google', 'what a simulator calls an id'],
  ] as const)('at %s as %s is that one, whatever its address', async (provider, told) => {
    expect(await signIn(provider, told, { subject: told, address: 'dana.new@example.com' })).toBe('completed');
  });

  it.each([
    ['google', '108', '109'],
    ['microsoft', `${oid}.${tid}`, `${tid}.${tid}`],
  ] as const)('at %s as %s is not %s, whatever its address', async (provider, told, subject) => {
    expect(await signIn(provider, told, { subject, address: 'dana@example.com' })).toBe('wrong_account');
  });

  it.each([
    ['google', 'user-42', '108'],
    ['google', 'dana@example.com', '108'],
    ['microsoft', oid, `${oid}.${tid}`],
  ] as const)(
    'at %s in words that are none of its ids (%s) is known by its address',
    async (provider, told, subject) => {
      expect(await signIn(provider, told, { subject, address: 'dana@example.com' })).toBe('completed');
      expect(await signIn(provider, told, { subject, address: 'eve@example.com' })).toBe('wrong_account');
    },
  );
});
