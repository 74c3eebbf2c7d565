import { describe, expect, it } from 'vitest';
import { ada, openGoogle, readonly, start } from '../open-google.ts';

describe('The simulated Gmail', () => {
  it('refuses tokens that are missing, unknown or an hour old', async () => {
    const { accessFor, clock, gmail, url } = await openGoogle();
    const token = await accessFor();
    expect((await fetch(`${url}/gmail/v1/users/me/profile`)).status).toBe(401);
    expect((await gmail('ya29.unknown', 'profile')).status).toBe(401);
    expect((await gmail(token, 'profile')).status).toBe(200);
    clock.advance(3_600_000);
    expect(await gmail(token, 'profile')).toMatchObject({
      status: 401,
      body: { error: { status: 'UNAUTHENTICATED' } },
    });
  });

  it('finds the mail since a moment', async () => {
    const { accessFor, gmail, world } = await openGoogle();
    const token = await accessFor();
    const since = Math.floor(start / 1000) - 3600;
    expect((await gmail(token, `messages?q=in:inbox after:${since}`)).body).toEqual({ resultSizeEstimate: 0 });
    const { id } = world.deliver(ada, { subject: 'Fresh' });
    expect((await gmail(token, `messages?q=in:inbox after:${since}`)).body).toEqual({
      messages: [{ id, threadId: id }],
      resultSizeEstimate: 1,
    });
  });

  it('tells the fields that are asked for, and nothing for a path that leads nowhere', async () => {
    const { accessFor, gmail } = await openGoogle();
    const token = await accessFor();
    const { body } = await gmail(token, 'messages?fields=messages/id,resultSizeEstimate');
    expect(body).toEqual({ messages: [{ id: expect.any(String) }], resultSizeEstimate: 1 });
    expect((await gmail(token, 'messages?fields=message/id')).body).toEqual({});
    expect((await gmail(token, 'profile?fields=emailAddress')).body).toEqual({ emailAddress: ada });
  });

  it('pages', async () => {
    const { accessFor, gmail, world } = await openGoogle();
    world.deliver(ada);
    const token = await accessFor();
    const first = await gmail(token, 'messages?maxResults=1');
    const second = await gmail(token, `messages?maxResults=1&pageToken=${first.body.nextPageToken}`);
    expect(first.body.messages).toHaveLength(1);
    expect(second.body).not.toHaveProperty('nextPageToken');
    expect((await gmail(token, 'messages?pageToken=nonsense')).status).toBe(400);
  });

  it('tells what arrived after a history id, and forgets after a week', async () => {
    const { accessFor, clock, gmail, refresh, world } = await openGoogle();
    const { cursor } = world.startSync(ada);
    const { id } = world.deliver(ada);
    const { body } = await gmail(await accessFor(), `history?startHistoryId=${cursor}`);
    expect(body).toMatchObject({
      history: [{ messagesAdded: [{ message: { id } }] }],
      historyId: String(Number(cursor) + 1),
    });
    clock.advance(8 * 86_400_000);
    const later = (await refresh(world.issueGrant(ada, [readonly]))).body.access_token;
    expect((await gmail(later, `history?startHistoryId=${cursor}`)).status).toBe(404);
  });

  it('watches for seven days, one topic at a time', async () => {
    const { accessFor, gmail } = await openGoogle();
    const token = await accessFor();
    const watch = (topicName: string) => gmail(token, 'watch', { method: 'POST', body: JSON.stringify({ topicName }) });
    expect((await watch('projects/a/topics/x')).body).toEqual({
      historyId: '4815001',
      expiration: String(start + 7 * 86_400_000),
    });
    expect((await watch('projects/a/topics/y')).status).toBe(400);
    expect((await gmail(token, 'stop', { method: 'POST' })).status).toBe(204);
    expect((await watch('projects/a/topics/y')).status).toBe(200);
  });

  it('notes every request without its secrets', async () => {
    const { accessFor, gmail, world } = await openGoogle();
    await gmail(await accessFor(), 'messages?q=secret');
    expect(world.requests).toEqual([
      { method: 'POST', path: '/token', status: 200, at: start },
      { method: 'GET', path: '/gmail/v1/users/me/messages', status: 200, at: start },
    ]);
  });

  it('never searches with a token that holds the metadata scope', async () => {
    const { gmail, refresh, world } = await openGoogle();
    const grant = world.issueGrant(ada, ['https://www.googleapis.com/auth/gmail.metadata', readonly]);
    const { access_token } = (await refresh(grant)).body;
    expect((await gmail(access_token, 'messages')).status).toBe(200);
    expect((await gmail(access_token, 'messages?q=in:inbox')).body.error.message).toContain("'q' parameter");
  });

  it('opens nobody else’s mailbox', async () => {
    const { accessFor, url } = await openGoogle();
    const headers = { authorization: `Bearer ${await accessFor()}` };
    const own = await fetch(`${url}/gmail/v1/users/${ada}/profile`, { headers });
    const other = await fetch(`${url}/gmail/v1/users/private@example.com/profile`, { headers });
    expect([own.status, other.status]).toEqual([200, 403]);
    expect(await other.json()).toMatchObject({ error: { message: 'Delegation denied for private@example.com' } });
  });
});
