import {
  ConfidentialClientApplication,
  CryptoProvider,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-node';
import { describe, expect, it } from 'vitest';
import { visitConsent } from '../../provider/visitor.ts';
import { client, jane, openMicrosoft, redirectUri, scopes } from '../open-microsoft.ts';

/** Sends what MSAL asks of `host` to the simulator, because MSAL itself speaks to nobody without TLS. */
function redirect(host: string, url: string): INetworkModule {
  const send = async <T>(method: string, address: string, options: NetworkRequestOptions = {}) => {
    const { headers = {}, body = null } = options;
    const response = await fetch(address.replace(host, url), { method, headers, body });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as T,
    };
  };
  return {
    sendGetRequestAsync: (address, options) => send('GET', address, options),
    sendPostRequestAsync: (address, options) => send('POST', address, options),
  };
}

async function openMsal(host: string, knownAuthorities: string[] = []) {
  const { url, world } = await openMicrosoft();
  const msal = new ConfidentialClientApplication({
    auth: { clientId: client.id, clientSecret: client.secret, authority: `${host}/common`, knownAuthorities },
    system: { networkClient: redirect(host, url) },
  });
  const { challenge, verifier } = await new CryptoProvider().generatePkceCodes();
  const consent = await msal.getAuthCodeUrl({
    scopes,
    redirectUri,
    loginHint: jane,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
  });
  const code = (await visitConsent(consent.replace(host, url))).searchParams.get('code') ?? '';
  const signedIn = await msal.acquireTokenByCode({ code, scopes, redirectUri, codeVerifier: verifier });
  return { msal, signedIn, world };
}

describe("Microsoft's own client", () => {
  it('signs in, refreshes, and is told of a revoked grant', async () => {
    const { msal, signedIn, world } = await openMsal('https://login.microsoftonline.com');
    const { oid, tid } = world.accounts.get(jane)!;
    expect(signedIn.account).toMatchObject({ username: jane, homeAccountId: `${oid}.${tid}`, tenantId: tid });
    expect(signedIn.scopes).toContain('Mail.Read');

    const { refreshToken } = world.grants(jane).at(-1)!;
    const renewed = await msal.acquireTokenByRefreshToken({ refreshToken, scopes });
    expect(renewed?.accessToken).not.toBe(signedIn.accessToken);

    world.setFault(jane, 'password_changed');
    await expect(msal.acquireTokenByRefreshToken({ refreshToken, scopes })).rejects.toMatchObject({
      errorCode: 'invalid_grant',
      subError: 'bad_token',
      errorNo: 50173,
    });
  });

  it('finds the endpoints by discovery at a host it has no built-in knowledge of', async () => {
    const host = 'login.simulated.example';
    const { signedIn, world } = await openMsal(`https://${host}`, [host]);
    expect(signedIn.account?.username).toBe(jane);
    expect(world.requests.map(({ path }) => path)).toContain('/common/v2.0/.well-known/openid-configuration');
  });
});
