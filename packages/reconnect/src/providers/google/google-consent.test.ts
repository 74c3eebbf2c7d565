import { expect, it } from 'vitest';
import { createGoogleConsent } from './google-consent.ts';

const url = 'https://accounts.example';
const consent = createGoogleConsent(
  { clientId: 'us', clientSecret: 'secret', authUrl: url, tokenUrl: url, revokeUrl: url },
  { redirectUri: 'https://help.aptly.test/oauth/google/callback', clock: { now: () => 0 } },
);
const auth = 'https://www.googleapis.com/auth';
const request = { address: 'dana@example.com', mode: 'plain', reason: 'grant_dead' } as const;

it.each([
  [[], [`${auth}/gmail.readonly`]],
  [
    [`${auth}/gmail.modify`, `${auth}/gmail.send`],
    [`${auth}/gmail.modify`, `${auth}/gmail.send`],
  ],
  [[`${auth}/gmail.send`], [`${auth}/gmail.readonly`, `${auth}/gmail.send`]],
  [['https://mail.google.com/', 'openid'], ['https://mail.google.com/']],
  [[`${auth}/gmail.metadata`, `${auth}/cloud-platform`, `${auth}/userinfo.email`], [`${auth}/gmail.readonly`]],
  [['gmail.modify', 'https://evil.example/auth/gmail.send', `${auth}/a b`, ''], [`${auth}/gmail.readonly`]],
])('of a grant at Google that may %j a reconnect asks for %j', async (had, asked) => {
  const asks = await consent.authorizeUrl({ ...request, had, state: 's', nonce: 'n', verifier: 'v' });
  expect(new URL(asks).searchParams.get('scope')).toBe(['openid', 'email', ...asked].join(' '));
});
