import { describe, expect, it } from 'vitest';
import { jane, openMicrosoft, scopes } from './open-microsoft.ts';

describe('A fault of the simulated Microsoft', () => {
  it.each(['password_changed', 'signed_out_everywhere'] as const)('%s is healed by a new consent', async (fault) => {
    const { accessFor, clock, connect, graph, refresh, world } = await openMicrosoft();
    const token = world.issueGrant(jane, scopes);
    const access = await accessFor();
    clock.advance(60_000);
    world.setFault(jane, fault);
    const refused = await refresh(token);
    expect(refused).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', suberror: 'bad_token', error_codes: [50173] },
    });
    expect(refused.body.error_description).toContain(
      "issued on '2026-11-22T18:45:00.0000000Z' and the TokensValidFrom date (before which tokens are not valid) for this user is '2026-11-22T18:46:00.0000000Z'",
    );
    const { status, headers } = await graph(access, 'me');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('TokenIssuedBeforeRevocationTimestamp');
    const { body } = await connect();
    expect((await refresh(body.refresh_token)).status).toBe(200);
    expect((await graph(body.access_token, 'me')).status).toBe(200);
  });

  it('admin_policy lasts until it is taken away', async () => {
    const { accessFor, graph, refresh, world } = await openMicrosoft();
    const access = await accessFor();
    const token = world.issueGrant(jane, scopes);
    world.setFault(jane, 'admin_policy');
    expect(await refresh(token)).toMatchObject({
      status: 400,
      body: { suberror: 'message_only', error_codes: [53003] },
    });
    expect(await graph(access, 'me')).toMatchObject({ status: 403, body: { error: { code: 'AccessDenied' } } });
    world.setFault(jane, 'healthy');
    expect((await refresh(token)).status).toBe(200);
  });

  it('throttled says how long, and keeps its word', async () => {
    const { accessFor, clock, graph, world } = await openMicrosoft();
    const access = await accessFor();
    world.setFault(jane, 'throttled');
    const first = await graph(access, 'me');
    expect(first.status).toBe(429);
    expect(first.headers.get('retry-after')).toBe('600');
    expect(first.body).toEqual({
      error: { code: 'ApplicationThrottled', message: 'Application is over its MailboxConcurrency limit.' },
    });
    clock.advance(590_000);
    expect((await graph(access, 'me')).headers.get('retry-after')).toBe('10');
    clock.advance(10_000);
    expect((await graph(access, 'me')).status).toBe(200);
  });

  it('stale_connection lasts until subscription and delta are renewed', async () => {
    const { accessFor, graph, world } = await openMicrosoft();
    const access = await accessFor();
    const { cursor, watch } = world.startSync(jane);
    expect((await graph(access, `subscriptions/${watch.id}`)).status).toBe(200);
    world.setFault(jane, 'stale_connection');
    expect((await graph(access, `subscriptions/${watch.id}`)).status).toBe(404);
    expect(await graph(access, `me/mailFolders/inbox/messages/delta?$deltatoken=${cursor}`)).toMatchObject({
      status: 410,
      body: { error: { code: 'SyncStateNotFound' } },
    });
    const anew = await graph(access, 'me/mailFolders/inbox/messages/delta');
    expect((await graph(access, anew.body['@odata.deltaLink'])).status).toBe(200);
  });

  it.each([
    ['mail_frozen', 404],
    ['push_down', 500],
  ] as const)('%s leaves the person alone and answers the subscription with %i', async (fault, status) => {
    const { accessFor, clock, graph, world } = await openMicrosoft();
    const access = await accessFor();
    world.setFault(jane, fault);
    expect((await graph(access, 'me')).status).toBe(200);
    const body = JSON.stringify({
      changeType: 'created',
      notificationUrl: 'https://sync.aptly.example/microsoft',
      resource: 'me/messages',
      expirationDateTime: new Date(clock.now() + 3_600_000).toISOString(),
    });
    expect((await graph(access, 'subscriptions', { method: 'POST', body })).status).toBe(status);
  });

  it('mailbox_gone leaves the person without a mailbox', async () => {
    const { connect, graph, world } = await openMicrosoft();
    world.setFault(jane, 'mailbox_gone');
    const { body } = await connect();
    expect((await graph(body.access_token, 'me')).status).toBe(200);
    expect(await graph(body.access_token, 'me/mailFolders/inbox')).toMatchObject({
      status: 404,
      body: { error: { code: 'MailboxNotEnabledForRESTAPI' } },
    });
    expect((await graph(body.access_token, 'subscriptions')).body.error.code).toBe('ExtensionError');
  });

  it('set on everybody takes the whole provider', async () => {
    const { accessFor, authorizeUrl, graph, refresh, world } = await openMicrosoft();
    const access = await accessFor();
    const token = world.issueGrant(jane, scopes);
    world.setFault('*', 'provider_down');
    expect((await refresh(token)).status).toBe(503);
    expect((await fetch(authorizeUrl())).status).toBe(503);
    const down = await graph(access, 'me');
    expect([down.status, down.headers.get('retry-after')]).toEqual([503, '120']);
    world.setFault('*', 'our_misconfiguration');
    expect(await refresh(token)).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_codes: [7000222] },
    });
    world.setFault('*', undefined);
    expect((await refresh(token)).status).toBe(200);
  });

  it('of the transport spoils the token endpoint too', async () => {
    const { refresh, world } = await openMicrosoft();
    const token = world.issueGrant(jane, scopes);
    world.setFault(jane, 'reset');
    await expect(refresh(token)).rejects.toThrow('fetch failed');
  });
});
