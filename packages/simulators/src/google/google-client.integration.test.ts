import { auth, gmail } from 'googleapis/build/src/apis/gmail/index.js';
import { describe, expect, it } from 'vitest';
import { visitConsent } from '../provider/visitor.ts';
import { ada, challenge, client, openGoogle, readonly, redirectUri, verifier } from './open-google.ts';

describe("Google's own client", () => {
  it('signs in, reads, is told of a dead grant and revokes', async () => {
    const { url, world } = await openGoogle();
    const endpoints = {
      oauth2AuthBaseUrl: `${url}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${url}/token`,
      oauth2RevokeUrl: `${url}/revoke`,
    };
    const oauth = new auth.OAuth2({ clientId: client.id, clientSecret: client.secret, redirectUri, endpoints });
    const scope = ['openid', 'email', readonly];
    const asked = oauth.generateAuthUrl({ access_type: 'offline', prompt: 'consent', login_hint: ada, scope });
    const consent = `${asked}&code_challenge=${challenge}&code_challenge_method=S256`;
    const code = (await visitConsent(consent)).searchParams.get('code') ?? '';
    const { tokens } = await oauth.getToken({ code, codeVerifier: verifier });
    oauth.setCredentials(tokens);
    const mail = gmail({ version: 'v1', auth: oauth, rootUrl: url });
    expect((await mail.users.getProfile({ userId: 'me' })).data.emailAddress).toBe(ada);
    const list = await mail.users.messages.list({ userId: 'me', q: 'in:inbox after:1' });
    expect(list.data.resultSizeEstimate).toBe(1);

    world.setFault(ada, 'password_changed');
    oauth.setCredentials({ refresh_token: tokens.refresh_token ?? null });
    await expect(oauth.getAccessToken()).rejects.toMatchObject({ response: { data: { error: 'invalid_grant' } } });

    const alive = world.issueGrant(ada, [readonly]);
    expect((await oauth.revokeToken(alive)).status).toBe(200);
    expect(world.grants(ada).at(-1)?.ended?.why).toBe('revoked');
  });
});
