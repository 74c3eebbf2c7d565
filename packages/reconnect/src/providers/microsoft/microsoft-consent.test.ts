import { describe, expect, it } from 'vitest';
import { createMicrosoftConsent } from './microsoft-consent.ts';

const deps = { redirectUri: 'https://help.aptly.test/oauth/microsoft/callback', clock: { now: () => 0 } };
const graphRootUrl = 'https://graph.microsoft.com/';
const consent = (authority: string) =>
  createMicrosoftConsent({ clientId: 'us', clientSecret: 's', authority, graphRootUrl }, deps);
const request = { address: 'dana@example.com', had: [], state: 's', nonce: 'n', verifier: 'v'.repeat(43) } as const;

describe('a consent at Microsoft', () => {
  it('speaks plain HTTP on loopback only', () => {
    expect(() => consent('http://login.example.test/common')).toThrow(
      expect.objectContaining({ code: 'configuration' }),
    );
  });

  it.each([['https://login.microsoftonline.com/common'], ['http://127.0.0.2:9/common'], ['http://localhost:9/common']])(
    'begins at the authority %s',
    async (authority) => {
      const url = await consent(authority).authorizeUrl({ ...request, mode: 'plain', reason: 'grant_dead' });
      expect(url.startsWith(`${authority}/oauth2/v2.0/authorize?`)).toBe(true);
    },
  );

  it.each([
    ['plain', 'grant_dead', null],
    ['plain', 'refresh', null],
    ['plain', 'wrong_account', 'select_account'],
    ['plain', 'permission_missing', 'consent'],
    ['full', 'refresh', 'select_account'],
    ['full', 'permission_missing', 'consent'],
  ] as const)('in mode %s for %s asks with the prompt %s', async (mode, reason, prompt) => {
    const url = await consent('https://login.microsoftonline.com/common').authorizeUrl({ ...request, mode, reason });
    expect(new URL(url).searchParams.get('prompt')).toBe(prompt);
  });

  it.each([
    [[], ['Mail.Read']],
    [
      ['Mail.ReadWrite', 'Mail.Send'],
      ['Mail.ReadWrite', 'Mail.Send'],
    ],
    [['Mail.Send'], ['Mail.Read', 'Mail.Send']],
    [['https://graph.microsoft.com/Mail.Read', 'openid', 'offline_access'], ['Mail.Read']],
    [['https://outlook.office.com/IMAP.AccessAsUser.All', '.default', 'a b', ''], ['Mail.Read']],
  ])('of a grant that may %j asks for %j', async (had, asked) => {
    const ask = { ...request, had, mode: 'plain', reason: 'grant_dead' } as const;
    const url = await consent('https://login.microsoftonline.com/common').authorizeUrl(ask);
    const scopes = new URL(url).searchParams.get('scope')?.split(' ') ?? [];
    expect(scopes.filter((scope) => scope.startsWith('Mail.') || !/^[\w.]+$/.test(scope))).toEqual(asked);
    expect(scopes).toEqual(expect.arrayContaining(['openid', 'offline_access', 'User.Read']));
  });
});
