import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { judge } from '../rules/judge.ts';
import { openScriptedInbox } from '../testing/scripted-inbox.ts';
import type { Mailbox } from './mailbox.ts';
import { createMicrosoftMailbox } from './microsoft-mailbox.ts';

interface Listening {
  readonly server: Server;
  readonly url: string;
  /** What it was asked, path first. */
  readonly heard: string[];
  readonly posted: unknown[];
  /** The body of its answers. */
  says: string;
}

async function listen(): Promise<Listening> {
  const heard: string[] = [];
  const posted: unknown[] = [];
  const server = createServer(async (request, response) => {
    heard.push(request.url ?? '');
    if (request.method === 'POST') posted.push(await json(request));
    response.setHeader('content-type', 'application/json').end(listening.says);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const listening: Listening = { server, heard, posted, url, says: '{"value":[]}' };
  return listening;
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

it.each([
  ['sounds like a refusal', 'Your password has expired.'],
  ['is too long to be read', 'An account deleted in error. '.repeat(5_000)],
])('a change whose mail %s is known to wait, and nothing of what it says is kept', async (_how, content) => {
  const context = 'https://graph.microsoft.com/v1.0/$metadata#Collection(message)';
  const changes = (value: readonly unknown[]) => JSON.stringify({ '@odata.context': context, value });
  graph.says = changes([{ id: 'm1', subject: 'Lease', body: { contentType: 'html', content } }]);
  const waiting = await changesSince('7');
  expect(mailbox.waiting(waiting)).toBe(1);
  expect(JSON.stringify(waiting)).not.toContain(content.slice(0, 12));
  const read = { provider: 'microsoft', stage: 'mailbox_read', now: 0 } as const;
  expect(judge({ ...read, answer: waiting })).toMatchObject({ cause: 'healthy', certainty: 'certain' });
  graph.says = changes([]);
  expect(mailbox.waiting(await changesSince('7'))).toBe(0);
});

it('a subscription that Graph says is on is not called ended for what our own record says', async () => {
  const inbox = await openScriptedInbox('microsoft');
  onTestFinished(inbox.close);
  const { watch, lastSuccessAt = '' } = inbox.record.sync;
  inbox.record.sync = { lastSuccessAt, watch: { ...watch, expiresAt: lastSuccessAt } };
  expect(await inbox.diagnosis.diagnose(inbox.request)).toMatchObject({ cause: 'healthy', certainty: 'certain' });
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
