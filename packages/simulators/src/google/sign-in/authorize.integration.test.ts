import { describe, expect, it } from 'vitest';
import { visitConsent } from '../../provider/visitor.ts';
import { ada, client, openGoogle, readonly, redirectUri, userEmail } from '../open-google.ts';

describe('The consent of the simulated Google', () => {
  it('returns a code, the state and the granted scopes to the app', async () => {
    const { authorizeUrl } = await openGoogle();
    const back = await visitConsent(authorizeUrl());
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      state: 's-1',
      scope: `openid ${userEmail} ${readonly}`,
      prompt: 'consent',
    });
  });

  it('leaves an unticked permission out of the token', async () => {
    const { connect, gmail } = await openGoogle();
    const { body } = await connect({ untick: [readonly] });
    expect(body.scope).toBe(`openid ${userEmail}`);
    expect(await gmail(body.access_token, 'profile')).toMatchObject({
      status: 403,
      body: { error: { details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }] } },
    });
  });

  it('starts with the Gmail box unticked under that fault', async () => {
    const { connect, world } = await openGoogle();
    world.setFault(ada, 'permission_unticked');
    expect((await connect()).body.scope).toBe(`openid ${userEmail}`);
  });

  it('tells the app when the person cancels', async () => {
    const { authorizeUrl } = await openGoogle();
    const back = await visitConsent(authorizeUrl(), { cancel: true });
    expect(Object.fromEntries(back.searchParams)).toEqual({ error: 'access_denied', state: 's-1' });
  });

  it('lets the person choose an account when there is no hint', async () => {
    const { authorizeUrl, redeem, gmail } = await openGoogle();
    const back = await visitConsent(authorizeUrl({ login_hint: '' }), { account: 'private@example.com' });
    const { body } = await redeem(back.searchParams.get('code'));
    expect((await gmail(body.access_token, 'profile')).body.emailAddress).toBe('private@example.com');
  });

  it('puts another account first under the fault of the wrong account', async () => {
    const { connect, gmail, world } = await openGoogle();
    world.setFault(ada, 'wrong_account');
    const { body } = await connect();
    expect((await gmail(body.access_token, 'profile')).body.emailAddress).toBe('private@example.com');
  });

  it('shows the hinted account beside it, so that the person can still be right', async () => {
    const { connect, gmail, world } = await openGoogle();
    world.setFault(ada, 'wrong_account');
    const { body } = await connect({ account: ada });
    expect((await gmail(body.access_token, 'profile')).body.emailAddress).toBe(ada);
  });

  it('asks nothing when all was granted before, and then gives no refresh token', async () => {
    const { authorizeUrl, connect, redeem } = await openGoogle();
    await connect();
    const direct = await fetch(authorizeUrl({ prompt: '' }), { redirect: 'manual' });
    const code = new URL(direct.headers.get('location') ?? '').searchParams.get('code');
    expect(direct.status).toBe(302);
    expect((await redeem(code)).body).not.toHaveProperty('refresh_token');
  });

  it.each([
    {
      wrong: 'an unregistered redirect',
      query: { redirect_uri: 'https://elsewhere.example/' },
      says: 'Error 400: redirect_uri_mismatch',
    },
    { wrong: 'an unknown client', query: { client_id: 'nobody' }, says: 'Error 401: invalid_client' },
    {
      wrong: 'an unknown scope',
      query: { scope: 'openid https://www.googleapis.com/auth/gmail.all' },
      says: 'Error 400: invalid_scope',
    },
    { wrong: 'a missing scope', query: { scope: '' }, says: 'Error 400: invalid_request' },
    { wrong: 'an implicit flow', query: { response_type: 'token' }, says: 'Error 400: unsupported_response_type' },
    { wrong: 'plain PKCE', query: { code_challenge_method: 'plain' }, says: 'Error 400: invalid_request' },
  ])('keeps $wrong on its own page', async ({ query, says }) => {
    const { authorizeUrl } = await openGoogle();
    await expect(visitConsent(authorizeUrl(query))).rejects.toThrow(says);
  });

  it('escapes what it shows', async () => {
    const { url, world } = await openGoogle();
    world.addAccount({ email: 'x@example.com', name: '<script>alert(1)</script>' });
    const query = new URLSearchParams({
      client_id: client.id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid',
    });
    const page = await (await fetch(`${url}/o/oauth2/v2/auth?${query}`)).text();
    expect(page).not.toContain('<script>');
    expect(page).toContain('&#60;script&#62;');
  });
});
