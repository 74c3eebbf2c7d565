import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Assistant, Channel, Reply, SendOutcome, Turn, TurnOutcome } from '@reconnect/assistant';
import { openStore } from '@reconnect/hosting';
import { createMovableClock } from '@reconnect/simulators';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTeamsApp, type TeamsApp } from './app.ts';
import { createTeamsAdapter } from './in/adapter.ts';
import { createGate } from './in/gate.ts';
import { createGroupWelcomes } from './in/group-welcomes.ts';
import { createTeamsChannel } from './out/channel.ts';
import { createConnector } from './out/connector.ts';
import { createEgress, type Egress } from './out/egress.ts';
import { createServiceHosts } from './out/service-hosts.ts';
import { openScriptedConnector, type ScriptedConnector } from './testing/scripted-connector.ts';

const person = {
  platform: 'teams',
  tenant: '8f0f2c1e-6f5c-4b9a-9f0e-2f3b6b1f7a11',
  id: '5c0a4a0e-7c1e-4c3a-9a55-6a1f1f1d2b01',
} as const;
const chat = 'a:1pRkXh2mV7zq0cJw9sLd5fGtB3nYe8uHoK4iTa6vQxZyWlEr';
const hello: Reply = {
  ask: 1,
  summary: 'Hello.',
  blocks: [{ kind: 'text', text: 'Hello.' }],
  choices: [{ verb: 'link', label: 'Reconnect' }],
};

const open: { connector?: ScriptedConnector; app?: TeamsApp; egress?: Egress } = {};
afterEach(async () => {
  await open.app?.stop();
  await open.egress?.close();
  await open.connector?.close();
});

/** The app on a port, unauthenticated, with an assistant whose `receive` is the test's. */
async function openApp(receive: (turn: Turn, channel: Channel) => Promise<TurnOutcome>) {
  const connector = await openScriptedConnector(({ path }) =>
    path === '/emea/v3/conversations' ? { status: 201, body: { id: 'a:opened' } } : undefined,
  );
  const serviceHosts = createServiceHosts({ local: true });
  const clock = createMovableClock(1_763_647_926_000);
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const { storage } = await openStore('memory', clock);
  const adapter = createTeamsAdapter({ config: { localUnauthenticated: true }, clock, log });
  const egress = createEgress({ serviceHosts, clock, token: adapter.token });
  const channel = createTeamsChannel({ connector: createConnector(egress), clock, log });
  const assistant = { receive: (turn: Turn) => receive(turn, channel), homes };
  const app = createTeamsApp({
    assistant,
    channel,
    adapter,
    groupWelcomes: createGroupWelcomes(storage),
    gate: createGate({ serviceHosts }),
    clock,
    log,
  });
  Object.assign(open, { connector, app, egress });
  const server = await app.start(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  const post = (body: string, contentType = 'application/json') =>
    fetch(url, { method: 'POST', headers: { 'content-type': contentType }, body });
  const deliver = (name: string, change: object = {}) => {
    const body = JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
    return post(JSON.stringify({ ...body, serviceUrl: connector.serviceUrl, ...change }));
  };
  return { calls: connector.calls, log, clock, app, deliver, post, url };
}

/** A `receive` that does not come back before the test says so. */
function hanging() {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const { promise: stored, resolve: store } = Promise.withResolvers<TurnOutcome>();
  const receive = () => {
    ask();
    return stored;
  };
  return { receive, asked, store: () => store({ outcome: 'taken' }) };
}

/** An assistant that commits at once and answers afterwards, as the real one does. */
function answering(reply: Reply = hello) {
  const { promise, resolve, reject } = Promise.withResolvers<SendOutcome>();
  const turns: Turn[] = [];
  const receive = async (turn: Turn, channel: Channel): Promise<TurnOutcome> => {
    turns.push(turn);
    setImmediate(() => void channel.send(turn.address, reply).then(resolve, reject));
    return { outcome: 'taken' };
  };
  return { receive, turns, sent: promise };
}

const homes: Assistant['homes'] = {
  open: async () => undefined,
  look: async () => ({ locale: 'en', title: 'Your inboxes', sections: [] }),
};

const nothing = () => expect.unreachable('the assistant was called');

describe('a message', () => {
  it('is acknowledged once it is durable, and answered with a card in the personal chat', async () => {
    const { receive, turns, sent } = answering();
    const { deliver, calls } = await openApp(receive);
    const response = await deliver('personal-message');
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(await sent).toEqual({ outcome: 'sent', ref: { conversation: chat, id: 'm1' } });
    expect(turns).toMatchObject([{ person, said: { kind: 'text', text: "why isn't my inbox syncing?" } }]);
    expect(calls).toMatchObject([
      {
        method: 'POST',
        path: `/emea/v3/conversations/${chat}/activities`,
        body: {
          type: 'message',
          summary: 'Hello.',
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
        },
      },
    ]);
  });

  it('in a channel is answered in a personal chat that is opened for it; the channel learns nothing', async () => {
    const { receive, sent } = answering();
    const { deliver, calls, app } = await openApp(receive);
    await deliver('channel-mention');
    expect(await sent).toMatchObject({ outcome: 'sent', ref: { conversation: 'a:opened' } });
    await app.stop();
    const opened = calls.find(({ path }) => path === '/emea/v3/conversations');
    expect(opened?.body).toMatchObject({
      isGroup: false,
      members: [{ id: '29:1nCqcVh7dT3yT2Uo4bCzR2m5nUv9o0aGf1wK3Jk6s8Yd4Z0XcLqW' }],
      tenantId: person.tenant,
    });
    const said = calls.filter(({ path }) => path.includes('@thread'));
    expect(said).toMatchObject([{ body: { summary: 'I’ve written to you in our private chat.' } }]);
    expect(JSON.stringify(said)).not.toMatch(/acme|syncing|Robin/);
  });

  it('that was delivered twice is not spoken of in the channel again', async () => {
    const { deliver, calls, app } = await openApp(async () => ({ outcome: 'duplicate' }));
    expect((await deliver('channel-mention')).status).toBe(200);
    await app.stop();
    expect(calls).toEqual([]);
  });

  it('is asked for again when it could not be stored, without a word about why', async () => {
    const { deliver, log } = await openApp(() => Promise.reject(new Error('redis://user:secret@host is down')));
    const response = await deliver('personal-message');
    expect([response.status, await response.text()]).toEqual([503, '']);
    expect(log.error).toHaveBeenCalledOnce();
  });

  it('is asked for again when storing it takes too long', async () => {
    const { receive, asked, store } = hanging();
    const { deliver, clock } = await openApp(receive);
    const response = deliver('personal-message');
    await asked;
    clock.advance(10_000);
    expect((await response).status).toBe(503);
    store();
  });
});

describe('a press', () => {
  it.each([
    ['taken', 'en-GB', 'Got it.'],
    ['taken', 'es-MX', 'Entendido.'],
    ['stale_press', 'en-GB', 'That step is already done.'],
    ['stale_press', 'es', 'Ese paso ya está hecho.'],
  ] as const)('that is %s is answered in %s words that Teams shows under the card', async (outcome, locale, value) => {
    const { deliver } = await openApp(async () => ({ outcome }));
    const response = await deliver('execute-button', { locale });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value,
    });
  });

  it('through the fallback is the same turn', async () => {
    const { receive, turns } = answering();
    const { deliver } = await openApp(receive);
    const [executed, submitted] = [await deliver('execute-button'), await deliver('submit-button')];
    expect([executed.status, submitted.status]).toEqual([200, 200]);
    expect(turns[0]?.said).toEqual(turns[1]?.said);
  });

  it.each(['execute-foreign-button', 'execute-empty'])('of a button that is not ours is told so: %s', async (name) => {
    const { deliver } = await openApp(nothing);
    expect(await (await deliver(name)).json()).toMatchObject({
      statusCode: 200,
      value: expect.stringMatching(/^That button/),
    });
  });

  it('that fails is answered in the language of the client too', async () => {
    const { deliver } = await openApp(() => Promise.reject(new Error('the store is away')));
    expect(await (await deliver('execute-button', { locale: 'es-419' })).json()).toMatchObject({
      statusCode: 500,
      value: { message: 'Eso no funcionó. Inténtelo de nuevo en un minuto.' },
    });
  });

  it('of a fallback button that is not ours is told so in the chat', async () => {
    const { deliver, app, calls } = await openApp(nothing);
    expect((await deliver('submit-button', { value: { x: 1 } })).status).toBe(200);
    await app.stop();
    expect(calls).toMatchObject([{ body: { text: expect.stringMatching(/^That button/) } }]);
  });

  it('that could not be stored can be repeated', async () => {
    const { deliver } = await openApp(() => Promise.reject(new Error('redis://user:secret@host is down')));
    const response = await deliver('execute-button');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: { code: 'Failed' },
    });
  });

  it('is answered before Teams gives it up', async () => {
    const { receive, asked, store } = hanging();
    const { deliver, clock } = await openApp(receive);
    const response = deliver('execute-button');
    await asked;
    clock.advance(2500);
    expect(await (await response).json()).toMatchObject({ statusCode: 500 });
    store();
  });

  it('of the feedback thumbs gets the empty answer Teams wants', async () => {
    const { deliver } = await openApp(nothing);
    const response = await deliver('feedback');
    expect([response.status, await response.text()]).toEqual([200, '{}']);
  });

  it('of something we do not offer is not implemented', async () => {
    const { deliver } = await openApp(nothing);
    expect((await deliver('task-fetch')).status).toBe(501);
  });
});

describe('the entrance', () => {
  it.each(['reaction', 'message-edited', 'other-bot', 'anonymous-guest', 'channel-message-to-others'])(
    'takes %s without doing anything',
    async (name) => {
      const { deliver, app, calls } = await openApp(nothing);
      expect((await deliver(name)).status).toBe(200);
      await app.stop();
      expect(calls).toEqual([]);
    },
  );

  it.each([
    ['an empty object', '{}', 400],
    ['a list', '[]', 400],
    ['half of one', '{"type":', 400],
    ['nothing', '', 400],
    ['far too much', JSON.stringify({ text: 'x'.repeat(300_000) }), 413],
  ])('refuses a body that is %s with a bare status', async (_, body, status) => {
    const { post } = await openApp(nothing);
    const response = await post(body);
    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  const endless = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8');

  it.each([
    ['alone', endless, 400],
    ['in the place of a type', fixture('personal-message').replace('"message"', endless), 400],
    ['in the place of the kind of chat', fixture('personal-message').replace('"personal"', endless), 200],
    ['in the data of a button', fixture('submit-button').replace('"ask": 4', `"ask": ${endless}`), 200],
    ['in the data of an invoke', fixture('execute-button').replace('"ask": 4', `"ask": ${endless}`), 200],
    ['in the place of its name', fixture('execute-button').replace('"adaptiveCard/action"', endless), 501],
  ])('is not brought down by a list in lists without end, %s', async (_, body, status) => {
    const { post, deliver } = await openApp(async () => ({ outcome: 'taken' }));
    expect((await post(body)).status).toBe(status);
    expect((await deliver('personal-message')).status).toBe(200);
  });

  it('unpacks nothing: a small body could become a huge one', async () => {
    const { url } = await openApp(nothing);
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const response = await fetch(url, { method: 'POST', headers, body: gzipSync(fixture('personal-message')) });
    expect([response.status, await response.text()]).toEqual([415, '']);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    'https://smba.trafficmanager.net.evil.example/',
  ])('goes nowhere that an activity names: %s', async (serviceUrl) => {
    const { deliver, calls } = await openApp(nothing);
    const response = await deliver('channel-mention', { serviceUrl });
    expect([response.status, await response.text()]).toEqual([400, '']);
    expect(calls).toEqual([]);
  });

  it('refuses what is not JSON', async () => {
    const { post } = await openApp(nothing);
    expect((await post('type=message', 'application/x-www-form-urlencoded')).status).toBe(400);
  });

  it('finishes what it holds before it stops', async () => {
    const { receive, asked, store } = hanging();
    const { deliver, app } = await openApp(receive);
    const response = deliver('personal-message');
    await asked;
    const stopped = app.stop();
    store();
    expect((await response).status).toBe(200);
    await stopped;
  });
});
