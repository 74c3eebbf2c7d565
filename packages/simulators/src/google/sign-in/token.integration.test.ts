import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { visitConsent } from '../../provider/visitor.ts';
import { ada, client, openGoogle, readonly, redirectUri, start } from '../open-google.ts';

describe('The tokens of the simulated Google', () => {
  it('come with an id_token that its published key verifies', async () => {
    const { connect, url, world } = await openGoogle();
    const { body } = await connect();
    const keys = createRemoteJWKSet(new URL(`${url}/oauth2/v3/certs`));
    const { payload } = await jwtVerify(body.id_token, keys, { audience: client.id, currentDate: new Date(start) });
    expect(payload).toMatchObject({
      iss: 'https://accounts.google.com',
      email: ada,
      sub: world.accounts.get(ada)?.subject,
    });
  });

  it('redeem a code once', async () => {
    const { authorizeUrl, redeem } = await openGoogle();
    const code = (await visitConsent(authorizeUrl())).searchParams.get('code');
    expect((await redeem(code)).status).toBe(200);
    expect(await redeem(code)).toEqual({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Bad Request' },
    });
  });

  it('refuse a code after ten minutes', async () => {
    const { authorizeUrl, clock, redeem } = await openGoogle();
    const code = (await visitConsent(authorizeUrl())).searchParams.get('code');
    clock.advance(10 * 60_000);
    expect((await redeem(code)).body.error).toBe('invalid_grant');
  });

  it.each([
    {
      wrong: 'another verifier',
      form: { code_verifier: 'another' },
      answer: { status: 400, body: { error: 'invalid_grant' } },
    },
    {
      wrong: 'a wrong secret',
      form: { client_secret: 'wrong' },
      answer: { status: 401, body: { error: 'invalid_client' } },
    },
    {
      wrong: 'another redirect',
      form: { redirect_uri: 'http://127.0.0.1:9/' },
      answer: { body: { error: 'redirect_uri_mismatch' } },
    },
    {
      wrong: 'a wrong grant type',
      form: { grant_type: 'refresh' },
      answer: { body: { error: 'unsupported_grant_type', error_description: 'Invalid grant_type: refresh' } },
    },
    {
      wrong: 'an empty secret',
      form: { client_secret: '' },
      answer: { status: 400, body: { error: 'invalid_request', error_description: 'client_secret is missing.' } },
    },
    {
      wrong: 'an empty code',
      form: { code: '' },
      answer: {
        status: 400,
        body: { error: 'invalid_request', error_description: 'Missing required parameter: code' },
      },
    },
  ])('refuse $wrong', async ({ form, answer }) => {
    const { authorizeUrl, redeem } = await openGoogle();
    const code = (await visitConsent(authorizeUrl())).searchParams.get('code');
    expect(await redeem(code, form)).toMatchObject(answer);
  });

  it('refuse a verifier that no challenge was sent for', async () => {
    const { redeem, url } = await openGoogle();
    const query = { client_id: client.id, redirect_uri: redirectUri, response_type: 'code', scope: 'openid' };
    const back = await visitConsent(`${url}/o/oauth2/v2/auth?${new URLSearchParams(query)}`);
    expect(await redeem(back.searchParams.get('code'))).toEqual({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'code_verifier or verifier is not needed.' },
    });
  });

  it('are of no use to another client', async () => {
    const { refresh, world } = await openGoogle();
    expect(await refresh(world.issueGrant(ada, [readonly], 'another-client'))).toEqual({
      status: 401,
      body: { error: 'unauthorized_client', error_description: 'Unauthorized' },
    });
  });

  it('cannot be revoked by an access token that is over', async () => {
    const { accessFor, clock, post } = await openGoogle();
    const token = await accessFor();
    clock.advance(3_600_000);
    expect(await post('/revoke', { token })).toMatchObject({ status: 400, body: { error: 'invalid_token' } });
  });

  it('all die when one is revoked', async () => {
    const { connect, gmail, post, refresh, world } = await openGoogle();
    const { body } = await connect();
    const other = world.issueGrant(ada, [readonly]);
    expect((await post('/revoke', { token: other })).status).toBe(200);
    expect((await refresh(body.refresh_token)).body).toEqual({
      error: 'invalid_grant',
      error_description: 'Token has been expired or revoked.',
    });
    expect((await gmail(body.access_token, 'profile')).status).toBe(401);
    expect((await post('/revoke', { token: other })).body.error).toBe('invalid_token');
  });

  it('number a hundred; the next one kills the oldest', async () => {
    const { connect, refresh, world } = await openGoogle();
    const tokens = Array.from({ length: 100 }, () => world.issueGrant(ada, [readonly]));
    await connect();
    expect((await refresh(tokens[0]!)).body.error).toBe('invalid_grant');
    expect((await refresh(tokens[1]!)).status).toBe(200);
  });

  it('die after six months without use, and every use counts', async () => {
    const { clock, refresh, world } = await openGoogle();
    const token = world.issueGrant(ada, [readonly]);
    clock.advance(179 * 86_400_000);
    expect((await refresh(token)).status).toBe(200);
    clock.advance(179 * 86_400_000);
    expect((await refresh(token)).status).toBe(200);
    clock.advance(180 * 86_400_000);
    expect((await refresh(token)).body.error).toBe('invalid_grant');
  });

  it('carry what was granted earlier when the app asks to include it', async () => {
    const { authorizeUrl, redeem, world } = await openGoogle();
    world.issueGrant(ada, ['https://www.googleapis.com/auth/gmail.send']);
    const asked = authorizeUrl({ include_granted_scopes: 'true', scope: 'openid' });
    const { body } = await redeem((await visitConsent(asked)).searchParams.get('code'));
    expect(body.scope).toBe('openid https://www.googleapis.com/auth/gmail.send');
  });
});
