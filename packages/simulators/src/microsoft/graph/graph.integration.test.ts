import { describe, expect, it } from 'vitest';
import { jane, openMicrosoft, start } from '../open-microsoft.ts';

const minutes = 60_000;
const wanted = {
  changeType: 'created',
  notificationUrl: 'https://sync.aptly.example/microsoft',
  resource: "me/mailFolders('inbox')/messages",
};
const inMinutes = (count: number) => new Date(start + count * minutes).toISOString();

describe('The simulated Graph', () => {
  it('refuses tokens that are missing, unknown or an hour old, with the ids of the request', async () => {
    const { accessFor, clock, graph, url } = await openMicrosoft();
    const token = await accessFor();
    expect((await fetch(`${url}/v1.0/me`)).status).toBe(401);
    expect((await graph('unknown', 'me')).body.error.message).toMatch(/^CompactToken parsing failed/);
    const accepted = await graph(token, 'me');
    expect(accepted).toMatchObject({ status: 200, body: { userPrincipalName: jane } });
    clock.advance(60 * minutes);
    const { status, headers, body } = await graph(token, 'me');
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
    expect(body.error.innerError).toMatchObject({
      date: '2026-11-22T19:45:00',
      'request-id': headers.get('request-id'),
    });
  });

  it('describes the inbox and knows no other folder', async () => {
    const { accessFor, graph } = await openMicrosoft();
    const token = await accessFor();
    expect((await graph(token, 'me/mailFolders/inbox')).body).toMatchObject({
      displayName: 'Inbox',
      totalItemCount: 1,
    });
    expect((await graph(token, 'me/mailFolders/archive')).status).toBe(404);
  });

  it('counts and selects the mail since a moment', async () => {
    const { accessFor, graph, world } = await openMicrosoft();
    const token = await accessFor();
    const { id } = world.deliver(jane, { subject: 'Fresh', from: 'Nora <nora@northwind.example>' });
    const query = new URLSearchParams({
      $filter: 'receivedDateTime ge 2026-11-22T18:00:00Z',
      $count: 'true',
      $select: 'subject,from',
    });
    expect((await graph(token, `me/mailFolders/inbox/messages?${query}`)).body).toMatchObject({
      '@odata.count': 1,
      value: [
        {
          '@odata.etag': `W/"${id}"`,
          id,
          subject: 'Fresh',
          from: { emailAddress: { name: 'Nora', address: 'nora@northwind.example' } },
        },
      ],
    });
  });

  it('pages through links of its own', async () => {
    const { accessFor, graph, url, world } = await openMicrosoft();
    const token = await accessFor();
    world.deliver(jane);
    const first = await graph(token, 'me/messages?$top=1');
    expect(first.body['@odata.nextLink']).toContain(`${url}/v1.0/me/messages?`);
    const second = await graph(token, first.body['@odata.nextLink']);
    expect(second.body.value).toHaveLength(1);
    expect(second.body).not.toHaveProperty('@odata.nextLink');
  });

  it.each([
    ['recievedDateTime ge 2026-11-22T18:00:00Z', /^Could not find a property named 'recievedDateTime'/],
    ["receivedDateTime ge '2026-11-22T18:00:00Z'", /^Invalid filter clause/],
    ['receivedDateTime since 2026-11-22T18:00:00Z', /^Invalid filter clause/],
    ['receivedDateTime ge 2026-11-22', /^Invalid filter clause/],
  ])('refuses the filter %s', async ($filter, message) => {
    const { accessFor, graph } = await openMicrosoft();
    const answer = await graph(await accessFor(), `me/messages?${new URLSearchParams({ $filter })}`);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: 'BadRequest', message: expect.stringMatching(message) } },
    });
  });

  it.each(['gt', 'le', 'lt'])('refuses %s in the filter of a delta', async (operator) => {
    const { accessFor, graph } = await openMicrosoft();
    const path = `me/mailFolders/inbox/messages/delta?$filter=receivedDateTime ${operator} 2026-11-22T18:00:00Z`;
    expect(await graph(await accessFor(), path)).toMatchObject({
      status: 400,
      body: { error: { code: 'ErrorInvalidUrlQuery' } },
    });
  });

  it('tells of a folder and of the person what is selected', async () => {
    const { accessFor, graph } = await openMicrosoft();
    const token = await accessFor();
    expect((await graph(token, 'me/mailFolders/inbox?$select=totalItemCount')).body).toEqual({
      '@odata.context': expect.any(String),
      id: expect.any(String),
      totalItemCount: 1,
    });
    expect((await graph(token, 'me?$select=mail')).body).not.toHaveProperty('userPrincipalName');
  });

  it.each([
    { changeType: 'moved' },
    { resource: 'me/inbox' },
    { notificationUrl: 'http://sync.aptly.example/microsoft' },
    { lifecycleNotificationUrl: 'http://sync.aptly.example/microsoft' },
    { notificationUrl: '' },
  ])('refuses a subscription with %j', async (change) => {
    const { accessFor, graph } = await openMicrosoft();
    const body = JSON.stringify({ ...wanted, expirationDateTime: inMinutes(60), ...change });
    expect(await graph(await accessFor(), 'subscriptions', { method: 'POST', body })).toMatchObject({
      status: 400,
      body: { error: { code: 'InvalidRequest' } },
    });
  });

  it('tells what changed, round by round', async () => {
    const { accessFor, graph, world } = await openMicrosoft();
    const token = await accessFor();
    world.deliver(jane);
    const headers = { authorization: `Bearer ${token}`, prefer: 'odata.maxpagesize=1' };
    const first = await graph(token, 'me/mailFolders/inbox/messages/delta', { headers });
    const second = await graph(token, first.body['@odata.nextLink'], { headers });
    expect([first.body.value.length, second.body.value.length]).toEqual([1, 1]);
    const { id } = world.deliver(jane);
    const third = await graph(token, second.body['@odata.deltaLink']);
    expect(third.body.value).toMatchObject([{ id }]);
    const fourth = await graph(token, third.body['@odata.deltaLink']);
    expect(fourth.body.value).toEqual([]);
  });

  it('goes on from the cursor of a sync that was started elsewhere', async () => {
    const { accessFor, graph, world } = await openMicrosoft();
    const { cursor } = world.startSync(jane);
    const { id } = world.deliver(jane);
    const answer = await graph(await accessFor(), `me/mailFolders/inbox/messages/delta?$deltatoken=${cursor}`);
    expect(answer.body.value).toMatchObject([{ id }]);
    expect((await graph(await accessFor(), 'me/mailFolders/inbox/messages/delta?$deltatoken=nonsense')).status).toBe(
      400,
    );
  });

  it('keeps the first filter through the rounds of a delta', async () => {
    const { accessFor, graph, world } = await openMicrosoft();
    const token = await accessFor();
    const first = await graph(
      token,
      'me/mailFolders/inbox/messages/delta?$filter=receivedDateTime ge 2026-11-22T18:00:00Z',
    );
    expect(first.body.value).toEqual([]);
    world.deliver(jane, { at: start - 86_400_000 });
    expect((await graph(token, first.body['@odata.deltaLink'])).body.value).toEqual([]);
  });

  it('makes, shows, renews, lists and deletes subscriptions', async () => {
    const { accessFor, graph } = await openMicrosoft();
    const token = await accessFor();
    const send = (method: string, path: string, body: object) =>
      graph(token, path, { method, body: JSON.stringify(body) });
    const made = await send('POST', 'subscriptions', { ...wanted, expirationDateTime: inMinutes(60) });
    expect(made).toMatchObject({ status: 201, body: { ...wanted, expirationDateTime: inMinutes(60) } });
    const path = `subscriptions/${made.body.id}`;
    await send('PATCH', path, { expirationDateTime: inMinutes(120) });
    expect((await graph(token, path)).body.expirationDateTime).toBe(inMinutes(120));
    expect((await graph(token, 'subscriptions')).body.value).toHaveLength(1);
    expect((await graph(token, path, { method: 'DELETE' })).status).toBe(204);
    expect(await graph(token, path)).toMatchObject({ status: 404, body: { error: { code: 'ResourceNotFound' } } });
  });

  it('lengthens a short subscription to 45 minutes and refuses one of more than a week', async () => {
    const { accessFor, clock, graph, world } = await openMicrosoft();
    const token = await accessFor();
    const subscribe = (expirationDateTime: string) =>
      graph(token, 'subscriptions', { method: 'POST', body: JSON.stringify({ ...wanted, expirationDateTime }) });
    const short = await subscribe(inMinutes(5));
    expect(short.body.expirationDateTime).toBe(inMinutes(45));
    expect((await subscribe(inMinutes(10_081))).status).toBe(400);
    expect((await subscribe(inMinutes(-1))).status).toBe(400);
    expect((await subscribe('tomorrow')).status).toBe(400);
    clock.advance(45 * minutes);
    expect((await graph(token, `subscriptions/${short.body.id}`)).status).toBe(404);
    expect(world.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: `/v1.0/subscriptions/${short.body.id}`,
      status: 404,
    });
  });
});
