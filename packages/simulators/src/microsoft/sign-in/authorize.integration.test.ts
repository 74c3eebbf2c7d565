import { describe, expect, it } from 'vitest';
import { visitConsent } from '../../provider/visitor.ts';
import { personalTenant } from '../microsoft-accounts.ts';
import { jane, openMicrosoft, redirectUri, scopes } from '../open-microsoft.ts';

const look = (url: string) => fetch(url, { redirect: 'manual' });

describe('The sign-in of the simulated Microsoft', () => {
  it('asks for consent the first time and returns a code', async () => {
    const { authorizeUrl } = await openMicrosoft();
    expect(await (await look(authorizeUrl())).text()).toContain('Permissions requested');
    const back = await visitConsent(authorizeUrl());
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(back.searchParams.get('state')).toBe('s-1');
    expect(back.searchParams.get('code')).toMatch(/^1\.A/);
  });

  it('asks nothing the next time, unless the app wants it', async () => {
    const { authorizeUrl, connect } = await openMicrosoft();
    await connect();
    expect((await look(authorizeUrl())).status).toBe(302);
    expect(await (await look(authorizeUrl({ prompt: 'consent' }))).text()).toContain('Permissions requested');
  });

  it('asks to sign in again once the sessions have ended', async () => {
    const { authorizeUrl, connect, world } = await openMicrosoft();
    await connect();
    world.setFault(jane, 'password_changed');
    expect(await (await look(authorizeUrl())).text()).toContain('Sign in again');
    expect((await visitConsent(authorizeUrl(), { cancel: true })).searchParams.get('error')).toBe('access_denied');
    expect((await visitConsent(authorizeUrl())).searchParams.has('code')).toBe(true);
    expect((await look(authorizeUrl())).status).toBe(302);
  });

  it('always asks to sign in when the app says prompt=login', async () => {
    const { authorizeUrl, connect } = await openMicrosoft();
    await connect();
    expect(await (await look(authorizeUrl({ prompt: 'login' }))).text()).toContain('Sign in again');
    expect((await visitConsent(authorizeUrl({ prompt: 'login' }))).searchParams.has('code')).toBe(true);
  });

  it('lets the person pick an account without a hint', async () => {
    const { authorizeUrl, graph, redeem } = await openMicrosoft();
    const back = await visitConsent(authorizeUrl({ login_hint: '' }), { account: 'jane@outlook.example' });
    const { body } = await redeem(back.searchParams.get('code'));
    expect((await graph(body.access_token, 'me')).body.mail).toBe('jane@outlook.example');
  });

  it('puts another account first under the fault of the wrong account', async () => {
    const { connect, graph, world } = await openMicrosoft();
    world.setFault(jane, 'wrong_account');
    expect((await graph((await connect()).body.access_token, 'me')).body.mail).toBe('jane@outlook.example');
    expect((await graph((await connect({ account: jane })).body.access_token, 'me')).body.mail).toBe(jane);
  });

  it('grants no mail where the tenant withholds it', async () => {
    const { connect, graph, world } = await openMicrosoft();
    world.setFault(jane, 'permission_unticked');
    const { body } = await connect();
    expect(body.scope).toBe('openid profile email User.Read');
    expect(await graph(body.access_token, 'me/messages')).toMatchObject({
      status: 403,
      body: { error: { code: 'ErrorAccessDenied' } },
    });
  });

  it('tells the app when the person cancels', async () => {
    const { authorizeUrl } = await openMicrosoft();
    const back = await visitConsent(authorizeUrl(), { cancel: true });
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: 'access_denied',
      error_description: expect.stringMatching(
        /^AADSTS65004: User declined to consent to access the app\.\r\nTrace ID: .+\r\nCorrelation ID: .+\r\nTimestamp: 2026-11-22 18:45:00Z$/,
      ),
      error_uri: 'https://login.microsoftonline.com/error?code=65004',
      state: 's-1',
    });
  });

  it('tells it in other words when they cancel the sign-in, or have a personal account', async () => {
    const { authorizeUrl } = await openMicrosoft();
    const early = await visitConsent(authorizeUrl({ prompt: 'login' }), { cancel: true });
    expect(Object.fromEntries(early.searchParams)).toEqual({
      error: 'access_denied',
      error_subcode: 'cancel',
      state: 's-1',
    });
    const personal = await visitConsent(authorizeUrl({ login_hint: 'jane@outlook.example' }), { cancel: true });
    expect(Object.fromEntries(personal.searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'The user has denied access to the scope requested by the client application.',
      state: 's-1',
    });
  });

  it('sends the person back without consent where an administrator must approve', async () => {
    const { authorizeUrl, world } = await openMicrosoft();
    world.setFault(jane, 'admin_policy');
    expect(await (await look(authorizeUrl())).text()).toContain('Need admin approval');
    const back = await visitConsent(authorizeUrl());
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('error_description')).toMatch(/^AADSTS90094: An administrator of Contoso/);
    const method = 'POST';
    const body = new URLSearchParams({ step: 'approval', decision: 'continue' });
    const pushed = await fetch(authorizeUrl(), { method, body, redirect: 'manual' });
    expect([pushed.status, await pushed.text()]).toEqual([200, expect.stringContaining('Need admin approval')]);
  });

  it('answers prompt=none without a page', async () => {
    const { authorizeUrl, world } = await openMicrosoft();
    expect((await visitConsent(authorizeUrl({ prompt: 'none' }))).searchParams.get('error')).toBe('consent_required');
    world.setFault(jane, 'signed_out_everywhere');
    expect((await visitConsent(authorizeUrl({ prompt: 'none' }))).searchParams.get('error')).toBe('login_required');
  });

  it.each([
    { wrong: 'an unregistered redirect', query: { redirect_uri: 'https://elsewhere.example/' }, says: 'AADSTS50011' },
    { wrong: 'an unknown client', query: { client_id: 'nobody' }, says: 'AADSTS700016' },
    { wrong: 'an unknown scope', query: { scope: 'Mail.ReadAll' }, says: 'AADSTS650053' },
    { wrong: 'a missing scope', query: { scope: '' }, says: 'AADSTS900144' },
    { wrong: 'an implicit flow', query: { response_type: 'id_token' }, says: 'Only response_type=code' },
  ])('keeps $wrong on its own page', async ({ query, says }) => {
    const { authorizeUrl } = await openMicrosoft();
    await expect(visitConsent(authorizeUrl(query))).rejects.toThrow(says);
  });

  it.each([
    { tenant: 'consumers', says: 'AADSTS50020' },
    { tenant: personalTenant, says: 'AADSTS50020' },
    { tenant: '3f6c2a1e-5a0f-4c5e-8a3d-1b9f0d7e6c55', says: 'AADSTS90002' },
  ])('refuses a work account at $tenant', async ({ tenant, says }) => {
    const { authorizeUrl } = await openMicrosoft();
    await expect(visitConsent(authorizeUrl({}, tenant))).rejects.toThrow(says);
  });

  it('signs a work account in at organizations and at its own tenant', async () => {
    const { authorizeUrl, world } = await openMicrosoft();
    const tid = world.accounts.get(jane)?.tid ?? '';
    expect((await visitConsent(authorizeUrl({}, 'organizations'))).searchParams.has('code')).toBe(true);
    expect((await visitConsent(authorizeUrl({ scope: scopes.join(' ') }, tid))).searchParams.has('code')).toBe(true);
  });
});
