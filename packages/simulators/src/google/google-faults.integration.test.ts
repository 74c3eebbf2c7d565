import { describe, expect, it } from 'vitest';
import { visitConsent } from '../provider/visitor.ts';
import { ada, openGoogle, readonly } from './open-google.ts';

describe('A fault of the simulated Google', () => {
  it.each(['password_changed', 'signed_out_everywhere'] as const)('%s is healed by a new consent', async (fault) => {
    const { accessFor, connect, gmail, refresh, world } = await openGoogle();
    const token = world.issueGrant(ada, [readonly]);
    const access = await accessFor();
    world.setFault(ada, fault);
    expect((await refresh(token)).body.error_description).toBe('Token has been expired or revoked.');
    expect((await gmail(access, 'profile')).status).toBe(401);
    expect(world.grants(ada).every((grant) => grant.ended !== undefined)).toBe(true);
    const { body } = await connect();
    expect((await refresh(body.refresh_token)).status).toBe(200);
    expect((await gmail(body.access_token, 'profile')).status).toBe(200);
  });

  it('password_changed spares a grant without Gmail', async () => {
    const { refresh, world } = await openGoogle();
    const token = world.issueGrant(ada, ['openid', 'email']);
    world.setFault(ada, 'password_changed');
    expect((await refresh(token)).status).toBe(200);
  });

  it('admin_policy stops refresh, Gmail and consent alike', async () => {
    const { accessFor, authorizeUrl, gmail, refresh, world } = await openGoogle();
    const access = await accessFor();
    const token = world.issueGrant(ada, [readonly]);
    world.setFault(ada, 'admin_policy');
    expect((await refresh(token)).body.error).toBe('admin_policy_enforced');
    expect((await gmail(access, 'profile')).body.error.errors[0].reason).toBe('domainPolicy');
    await expect(visitConsent(authorizeUrl())).rejects.toThrow('Error 400: admin_policy_enforced');
    world.setFault(ada, 'healthy');
    expect((await refresh(token)).status).toBe(200);
  });

  it('throttled says until when, and keeps its word', async () => {
    const { accessFor, clock, gmail, world } = await openGoogle();
    const access = await accessFor();
    world.setFault(ada, 'throttled');
    clock.advance(60_000);
    expect(await gmail(access, 'profile')).toMatchObject({
      status: 429,
      body: { error: { message: 'User-rate limit exceeded.  Retry after 2026-11-22T18:55:00.000Z' } },
    });
    clock.advance(9 * 60_000);
    expect((await gmail(access, 'profile')).status).toBe(200);
  });

  it('stale_connection lasts until watch and history are renewed', async () => {
    const { accessFor, gmail, world } = await openGoogle();
    const access = await accessFor();
    const { cursor } = world.startSync(ada);
    world.setFault(ada, 'stale_connection');
    expect(world.accounts.get(ada)?.watch).toBeUndefined();
    expect((await gmail(access, `history?startHistoryId=${cursor}`)).status).toBe(404);
    const body = JSON.stringify({ topicName: 'projects/aptly/topics/gmail' });
    const renewed = await gmail(access, 'watch', { method: 'POST', body });
    expect((await gmail(access, `history?startHistoryId=${renewed.body.historyId}`)).status).toBe(200);
  });

  it.each([
    ['mail_frozen', 400],
    ['push_down', 500],
  ] as const)('%s leaves the profile alone and answers the watch with %i', async (fault, status) => {
    const { accessFor, gmail, world } = await openGoogle();
    const access = await accessFor();
    world.setFault(ada, fault);
    expect((await gmail(access, 'profile')).status).toBe(200);
    const body = JSON.stringify({ topicName: 'projects/aptly/topics/gmail' });
    expect((await gmail(access, 'watch', { method: 'POST', body })).status).toBe(status);
  });

  it('mailbox_gone refuses refresh, Gmail and sign-in', async () => {
    const { accessFor, authorizeUrl, gmail, refresh, world } = await openGoogle();
    const access = await accessFor();
    const token = world.issueGrant(ada, [readonly]);
    world.setFault(ada, 'mailbox_gone');
    expect((await refresh(token)).body.error_description).toBe('Account has been deleted');
    expect((await gmail(access, 'profile')).body.error.details[0]).toMatchObject({
      reason: 'ACCOUNT_STATE_INVALID',
      metadata: { email: ada, method: 'caribou.api.proto.MailboxService.GetProfile' },
    });
    await expect(visitConsent(authorizeUrl())).rejects.toThrow('find your Google Account');
  });

  it('set on everybody takes the whole provider', async () => {
    const { accessFor, gmail, post, refresh, url, world } = await openGoogle();
    const access = await accessFor();
    const token = world.issueGrant(ada, [readonly]);
    world.setFault('*', 'provider_down');
    expect((await gmail(access, 'profile')).status).toBe(503);
    expect((await fetch(`${url}/token`, { method: 'POST' })).status).toBe(502);
    world.setFault('*', 'our_misconfiguration');
    expect((await refresh(token)).body).toEqual({
      error: 'invalid_client',
      error_description: 'The OAuth client was not found.',
    });
    world.setFault('*', undefined);
    expect((await post('/revoke', { token })).status).toBe(200);
  });

  it.each([
    ['reset', /fetch failed/],
    ['truncated', /terminated/],
    ['invalid_json', /JSON/],
  ] as const)('%s spoils the answer', async (fault, message) => {
    const { accessFor, gmail, world } = await openGoogle();
    const access = await accessFor();
    world.setFault(ada, fault);
    await expect(gmail(access, 'profile')).rejects.toThrow(message);
  });

  it.each(['hang', 'slow_drip'] as const)('%s outlasts the patience of the client', async (fault) => {
    const { accessFor, gmail, world } = await openGoogle();
    const access = await accessFor();
    world.setFault(ada, fault);
    await expect(gmail(access, 'profile', { signal: AbortSignal.timeout(50) })).rejects.toThrow();
  });

  it('huge_body sends far more than a profile', async () => {
    const { accessFor, url, world } = await openGoogle();
    const access = await accessFor();
    world.setFault(ada, 'huge_body');
    const headers = { authorization: `Bearer ${access}` };
    const { body } = await fetch(`${url}/gmail/v1/users/me/profile`, { headers });
    let bytes = 0;
    for await (const chunk of body ?? []) {
      bytes += chunk.length;
      if (bytes > 2 ** 20) break;
    }
    expect(bytes).toBeGreaterThan(2 ** 20);
  });

  it('is taken away by healthy', async () => {
    const { accessFor, gmail, world } = await openGoogle();
    const access = await accessFor();
    world.setFault(ada, 'throttled');
    world.setFault(ada, 'healthy');
    expect((await gmail(access, 'profile')).status).toBe(200);
  });
});
