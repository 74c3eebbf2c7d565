import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { visitConsent } from '../../provider/visitor.ts';
import { client, jane, openMicrosoft, scopes, start } from '../open-microsoft.ts';

const day = 86_400_000;

describe('The tokens of the simulated Microsoft', () => {
  it('name the account in an id_token that the published key verifies, and in client_info', async () => {
    const { authorizeUrl, redeem, url, world } = await openMicrosoft();
    const { oid, tid } = world.accounts.get(jane)!;
    const code = (await visitConsent(authorizeUrl())).searchParams.get('code');
    const { body } = await redeem(code, { client_info: '1' });
    const discovered = await fetch(`${url}/common/v2.0/.well-known/openid-configuration`);
    const { jwks_uri } = (await discovered.json()) as { jwks_uri: string };
    const keys = createRemoteJWKSet(new URL(jwks_uri));
    const { payload } = await jwtVerify(body.id_token, keys, { audience: client.id, currentDate: new Date(start) });
    expect(payload).toMatchObject({
      oid,
      tid,
      preferred_username: jane,
      iss: `https://login.microsoftonline.com/${tid}/v2.0`,
    });
    expect(body).toMatchObject({
      client_info: Buffer.from(JSON.stringify({ uid: oid, utid: tid })).toString('base64url'),
    });
  });

  it('rotate at every use and leave the old one alive', async () => {
    const { connect, refresh } = await openMicrosoft();
    const first = (await connect()).body.refresh_token;
    const second = (await refresh(first)).body.refresh_token;
    expect(second).not.toBe(first);
    expect((await refresh(first)).status).toBe(200);
    expect((await refresh(second)).status).toBe(200);
  });

  it('rotate only while offline_access is asked for', async () => {
    const { refresh, world } = await openMicrosoft();
    const token = world.issueGrant(jane, scopes);
    expect((await refresh(token, { scope: 'User.Read Mail.Read' })).body).not.toHaveProperty('refresh_token');
    expect((await refresh(token)).body).toHaveProperty('refresh_token');
  });

  it('of a personal account die without a word about why', async () => {
    const { clock, refresh, world } = await openMicrosoft();
    const email = 'jane@outlook.example';
    const refusal = { status: 400, body: { error: 'invalid_grant', error_codes: [70000] } };
    const ended = world.issueGrant(email, scopes);
    world.setFault(email, 'password_changed');
    const answer = await refresh(ended);
    expect(answer).toMatchObject(refusal);
    expect(answer.body).not.toHaveProperty('suberror');
    const idle = world.issueGrant(email, scopes);
    clock.advance(90 * day);
    expect(await refresh(idle)).toMatchObject(refusal);
  });

  it('name nobody in the id_token without the profile scope', async () => {
    const { authorizeUrl, redeem } = await openMicrosoft();
    const back = await visitConsent(authorizeUrl({ scope: 'openid User.Read' }));
    const { body } = await redeem(back.searchParams.get('code'));
    const claims = decodeJwt(body.id_token);
    expect(claims).toHaveProperty('tid');
    for (const claim of ['oid', 'name', 'preferred_username']) expect(claims).not.toHaveProperty(claim);
  });

  it('are not given at another tenant than the person’s', async () => {
    const { token, world } = await openMicrosoft();
    const form = { grant_type: 'refresh_token', refresh_token: world.issueGrant(jane, scopes) };
    expect(await token(form, 'consumers')).toMatchObject({ status: 400, body: { error_codes: [50020] } });
  });

  it('die ninety days after they were issued', async () => {
    const { clock, refresh, world } = await openMicrosoft();
    const old = world.issueGrant(jane, scopes);
    clock.advance(89 * day);
    const next = (await refresh(old)).body.refresh_token;
    clock.advance(day);
    expect(await refresh(old)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', suberror: 'bad_token', error_codes: [700082] },
    });
    expect((await refresh(next)).status).toBe(200);
  });

  it('redeem a code once, within ten minutes', async () => {
    const { authorizeUrl, clock, redeem } = await openMicrosoft();
    const code = (await visitConsent(authorizeUrl())).searchParams.get('code');
    await redeem(code);
    expect(await redeem(code)).toMatchObject({ status: 400, body: { error_codes: [54005] } });
    const late = (await visitConsent(authorizeUrl())).searchParams.get('code');
    clock.advance(600_000);
    expect(await redeem(late)).toMatchObject({ body: { error_codes: [70008] } });
  });

  it.each([
    { wrong: 'another verifier', form: { code_verifier: 'another' }, status: 400, code: 501481 },
    { wrong: 'no verifier', form: { code_verifier: '' }, status: 400, code: 50148 },
    { wrong: 'a wrong secret', form: { client_secret: 'wrong' }, status: 401, code: 7000215 },
    { wrong: 'another redirect', form: { redirect_uri: 'http://127.0.0.1:9/' }, status: 400, code: 50011 },
    { wrong: 'an unknown client', form: { client_id: 'nobody' }, status: 400, code: 700016 },
    { wrong: 'an unknown grant type', form: { grant_type: 'password' }, status: 400, code: 70003 },
    { wrong: 'a missing code', form: { code: '' }, status: 400, code: 900144 },
  ])('refuse $wrong', async ({ form, status, code }) => {
    const { authorizeUrl, redeem } = await openMicrosoft();
    const granted = (await visitConsent(authorizeUrl())).searchParams.get('code');
    expect(await redeem(granted, form)).toMatchObject({ status, body: { error_codes: [code] } });
  });

  it('refuse a refresh token that is not one, and one that is asked for more than it holds', async () => {
    const { refresh, world } = await openMicrosoft();
    expect(await refresh('nonsense')).toMatchObject({ status: 400, body: { error_codes: [9002313] } });
    const token = world.issueGrant(jane, ['User.Read', 'offline_access']);
    expect(await refresh(token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', suberror: 'consent_required', error_codes: [65001] },
    });
  });

  it('come without a refresh token when offline_access was not asked', async () => {
    const { authorizeUrl, redeem } = await openMicrosoft();
    const code = (await visitConsent(authorizeUrl({ scope: 'openid User.Read' }))).searchParams.get('code');
    expect((await redeem(code)).body).not.toHaveProperty('refresh_token');
  });
});
