import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createInstallLink, readInstallLink } from './install-link.ts';

const secret = 'a-state-secret-of-32-characters!';
const now = Date.parse('2026-11-22T10:00:00.000Z');
const link = (workspace = 'acme') =>
  new URL(createInstallLink({ appUrl: 'https://slack.aptly.example', workspace, expiresAt: now + 60_000, secret }));
const read = (query: URLSearchParams, at = now) => readInstallLink(query, secret, at);

describe('an install link', () => {
  it('names the workspace it was made for', () => {
    expect(link().origin + link().pathname).toBe('https://slack.aptly.example/slack/install');
    expect(read(link().searchParams)).toEqual({ outcome: 'good', workspace: 'acme' });
    expect(read(link('läden & söhne\n').searchParams)).toEqual({ outcome: 'good', workspace: 'läden & söhne\n' });
  });

  it('can be made as the documentation says, without our code', () => {
    const exp = String(now / 1000 + 60);
    const sig = createHmac('sha256', secret).update(`install-link.v1\nacme\n${exp}`).digest('base64url');
    expect(read(new URLSearchParams({ workspace: 'acme', exp, sig }))).toEqual({ outcome: 'good', workspace: 'acme' });
  });

  it('expires', () => {
    expect(read(link().searchParams, now + 60_000)).toEqual({ outcome: 'expired' });
  });

  it('may be without a workspace, where there is only one', () => {
    expect(read(new URLSearchParams())).toEqual({ outcome: 'good', workspace: undefined });
  });

  it.each([
    ['another workspace', { workspace: 'evil' }],
    ['more time', { exp: String(now / 1000 + 6_000) }],
    ['no signature', { sig: '' }],
    ['a broken signature', { sig: 'AAAA' }],
    ['no workspace', { workspace: '' }],
    ['a time that is none', { exp: '1e99' }],
  ])('with %s is forged', (_, change) => {
    const query = new URLSearchParams({ ...Object.fromEntries(link().searchParams), ...change });
    expect(read(query)).toEqual({ outcome: 'forged' });
  });

  it('cannot be put together from another kind of signature', () => {
    const exp = String(now / 1000 + 60);
    const sig = createHmac('sha256', secret).update(`install-state.v1\nacme\n${exp}`).digest('base64url');
    expect(read(new URLSearchParams({ workspace: 'acme', exp, sig }))).toEqual({ outcome: 'forged' });
  });
});
