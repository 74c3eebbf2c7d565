import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Mailbox } from './mailbox.ts';
import { createMicrosoftMailbox } from './microsoft-mailbox.ts';

interface Listening {
  readonly server: Server;
  readonly url: string;
  /** What it was asked, path first. */
  readonly heard: string[];
  readonly posted: unknown[];
}

async function listen(): Promise<Listening> {
  const heard: string[] = [];
  const posted: unknown[] = [];
  const server = createServer(async (request, response) => {
    heard.push(request.url ?? '');
    if (request.method === 'POST') posted.push(await json(request));
    response.setHeader('content-type', 'application/json').end('{"value":[]}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, heard, posted, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

let graph: Listening;
let elsewhere: Listening;
const client = { clientId: 'id', clientSecret: 'secret', authority: 'https://login.example/common' };
let mailbox: Mailbox;
beforeEach(async () => {
  [graph, elsewhere] = await Promise.all([listen(), listen()]);
  mailbox = createMicrosoftMailbox({ ...client, graphRootUrl: `${graph.url}/` }, { now: () => 0 });
});
afterEach(() => {
  for (const { server } of [graph, elsewhere]) server.close();
});

const changesSince = (cursor: string) =>
  mailbox.changes({ accessToken: 'at', signal: AbortSignal.timeout(2_000) }, cursor);

it('a cursor that is a link of Graph is followed', async () => {
  await changesSince(`${graph.url}/v1.0/me/messages/delta?$deltatoken=7`);
  expect(graph.heard).toEqual(['/v1.0/me/messages/delta?$deltatoken=7']);
});

it.each([
  ['to another host', () => `${elsewhere.url}/v1.0/me/messages/delta`],
  ['to a host that only begins like Graph’s', () => `${graph.url}@${new URL(elsewhere.url).host}/v1.0`],
  ['to the metadata service of a cloud', () => 'http://169.254.169.254/latest/meta-data'],
])('a cursor that leads %s is asked of Graph, and shows nobody else the token', async (_where, cursor) => {
  await changesSince(cursor());
  expect(elsewhere.heard).toEqual([]);
  expect(graph.heard).toEqual([
    `/v1.0/me/mailFolders/inbox/messages/delta?$deltatoken=${encodeURIComponent(cursor())}`,
  ]);
});

it.each([{}, { clientState: 'known-to-aptly-alone' }])(
  'a subscription is made with the proof that Aptly wants in each notification: %j',
  async (state) => {
    const notificationUrl = 'https://sync.aptly.example/microsoft';
    const config = { ...client, graphRootUrl: graph.url, notificationUrl, ...state };
    const access = { accessToken: 'at', signal: AbortSignal.timeout(2_000) };
    await createMicrosoftMailbox(config, { now: () => 0 }).renew(access, undefined);
    expect(graph.posted).toEqual([
      {
        changeType: 'created',
        resource: '/me/mailFolders/inbox/messages',
        notificationUrl,
        lifecycleNotificationUrl: notificationUrl,
        expirationDateTime: '1970-01-07T23:50:00.000Z',
        ...state,
      },
    ]);
  },
);
