import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply, Turn } from '@reconnect/assistant';
import { createHolds, openStore } from '@reconnect/hosting';
import {
  createMovableClock,
  createSimulatedTeams,
  type MovableClock,
  type SimulatedTeams,
} from '@reconnect/simulators';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { TeamsApp } from '../app.ts';
import { assembleTeams } from '../assemble.ts';
import type { TeamsChannel } from '../out/channel.ts';
import { createEgress, type Egress } from '../out/egress.ts';
import { createServiceHosts } from '../out/service-hosts.ts';
import { createTeamsAdapter } from './adapter.ts';

const appId = 'c1d2e3f4-0a1b-4c2d-8e3f-405162738495';
const registration = {
  MicrosoftAppId: appId,
  MicrosoftAppPassword: 'a secret',
  MicrosoftAppTenantId: '8f0f2c1e-6f5c-4b9a-9f0e-2f3b6b1f7a11',
  MicrosoftAppType: 'SingleTenant',
};

let clock: MovableClock;
let teams: SimulatedTeams;
let app: TeamsApp;
let channel: TeamsChannel;
let egress: Egress;
let cloud: Record<string, string>;
let server: Server;
let url = '';
let serviceUrl = '';
/** The token of the latest request. */
let presented = '';
const homes = { open: () => expect.unreachable(), look: () => expect.unreachable() };
const turns: Turn[] = [];
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

beforeEach(async () => {
  // botbuilder writes about bad tokens itself.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  clock = createMovableClock({ follows: Date.now });
  teams = createSimulatedTeams({ clock, appId, appPassword: 'a secret', signs: true, botUrl: () => url });
  const { openIdMetadataUrl, tokenUrl, ...addresses } = await teams.listen();
  ({ serviceUrl } = addresses);
  cloud = {
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    OAuthUrl: 'https://api.botframework.com',
    CallerId: 'urn:botframework:azure',
  };
  // The simulated service is on loopback, authenticated all the same.
  const serviceHosts = createServiceHosts({ local: true });
  const { storage } = await openStore('memory', clock);
  const adapter = createTeamsAdapter({ config: { ...registration, cloud }, clock, log });
  egress = createEgress({ serviceHosts, clock, holds: createHolds({ clock }), token: () => fetchToken(tokenUrl) });
  const receive = async (turn: Turn) => {
    turns.push(turn);
    return { outcome: 'taken' } as const;
  };
  const assistantFor = () => ({ receive, homes });
  ({ app, channel } = assembleTeams({ adapter, egress, serviceHosts, appId, storage, assistantFor, clock, log }));
  server = createServer((request, response) => {
    presented = request.headers.authorization ?? '';
    app.handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  turns.splice(0);
  vi.restoreAllMocks();
  vi.useRealTimers();
  await app.stop();
  server.close();
  await egress.close();
  await teams.close();
});

/** MSAL takes no authority without TLS, so the simulated token is fetched by hand. */
async function fetchToken(tokenUrl: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: appId, client_secret: 'a secret' });
  const response = await fetch(tokenUrl, { method: 'POST', body });
  return ((await response.json()) as { access_token: string }).access_token;
}

describe('an authenticated app', () => {
  it('takes what the Bot Connector signed, and answers with its own token', async () => {
    const robin = teams.person({ name: 'Robin Meyer' });
    expect(await robin.writes('hello')).toMatchObject({ outcome: 200 });
    expect(turns).toMatchObject([{ said: { kind: 'text', text: 'hello' } }]);
    const reply: Reply = { ask: 0, summary: 'Hello.', blocks: [], choices: [] };
    expect(await channel.send(turns[0]!.address, reply)).toMatchObject({ outcome: 'sent' });
  });

  it.each([
    'unsigned',
    'wrong-key',
    'wrong-issuer',
    'wrong-audience',
    'wrong-service-url',
    'no-service-url',
    'not-endorsed',
    'expired',
    'not-yet-valid',
    'confused-algorithm',
    'from-emulator',
  ] as const)('refuses a token that is %s', async (forge) => {
    const robin = teams.person({ name: 'Robin Meyer' });
    expect(await robin.writes('hello', { forge })).toMatchObject({ outcome: 401 });
    expect(turns).toEqual([]);
  });

  const post = (authorization: string, change: object = {}) => {
    const body = JSON.parse(readFileSync(new URL('../../fixtures/personal-message.json', import.meta.url), 'utf8'));
    const headers = { 'content-type': 'application/json', authorization };
    return fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify({ ...body, ...change }) });
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const claims = encode({ iss: 'https://api.botframework.com', aud: appId, exp: 4_000_000_000 });

  it.each([
    ['no algorithm', `Bearer ${encode({ alg: 'none' })}.${claims}.`],
    ['a shared secret', `Bearer ${encode({ alg: 'HS256', kid: 'any' })}.${claims}.${encode({})}`],
    ['no signature', `Bearer ${encode({ alg: 'RS256' })}.${claims}`],
    ['no token', 'Bearer'],
    ['another scheme', 'Basic Ym90OnNlY3JldA=='],
    ['rubbish', 'Bearer a.b.c'],
  ])('refuses %s with a bare status', async (_, authorization) => {
    const response = await post(authorization);
    expect([response.status, await response.text()]).toEqual([401, '']);
    expect(turns).toEqual([]);
  });

  it('says nothing of what a body should hold to whoever presents no token', async () => {
    for (const body of ['{"type":"message"}', 'no JSON', 'x'.repeat(300_000)]) {
      const response = await fetch(`${url}/api/messages`, { method: 'POST', body });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
    expect(turns).toEqual([]);
  });

  it('refuses the channel whose validator is lax before any validator is asked', async () => {
    expect((await post('Bearer a.b.c', { channelId: 'AseChannel' })).status).toBe(400);
  });

  it('takes a good token again, but not for another service', async () => {
    const robin = teams.person({ name: 'Robin Meyer' });
    await robin.writes('hello');
    const recipient = { id: `28:${appId}` };
    expect((await post(presented, { serviceUrl, recipient })).status).toBe(200);
    expect((await post(presented, { serviceUrl: 'http://localhost/elsewhere/', recipient })).status).toBe(401);
    expect(turns).toHaveLength(2);
  });

  it('takes a token that ended no longer than a minute after it was verified', async () => {
    const robin = teams.person({ name: 'Robin Meyer' });
    await robin.writes('hello');
    const again = () => post(presented, { serviceUrl, recipient: { id: `28:${appId}` } });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 60 * 60_000 });
    expect((await again()).status).toBe(200);
    clock.advance(60_000);
    expect((await again()).status).toBe(401);
    expect(turns).toHaveLength(2);
  });

  describe('while the keys cannot be had', () => {
    const take = (authorization: string, keysUrl = 'http://127.0.0.1:1/') => {
      const nowhere = { ...cloud, ToBotFromChannelOpenIdMetadataUrl: keysUrl };
      const adapter = createTeamsAdapter({ config: { ...registration, cloud: nowhere }, clock, log });
      const text = readFileSync(new URL('../../fixtures/personal-message.json', import.meta.url), 'utf8');
      const turn = { authorization, answer: () => expect.unreachable(), failed: () => ({ status: 200 }) };
      return adapter.process(JSON.parse(text), turn);
    };

    const authorization = `Bearer ${encode({ alg: 'RS256', kid: 'any' })}.${claims}.AAAA`;

    it('has a message sent again', async () => {
      await expect(take(authorization)).rejects.toMatchObject({ code: 'unavailable' });
    });

    it('waits ten seconds for keys that never come', async () => {
      const limit = new AbortController();
      const limits = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
      const asked = Promise.withResolvers<void>();
      const silent = createServer(() => asked.resolve());
      onTestFinished(() => {
        silent.closeAllConnections();
        silent.close();
      });
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const taken = take(authorization, `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`);
      await asked.promise;
      limit.abort(new DOMException('Ten seconds are over.', 'TimeoutError'));
      await expect(taken).rejects.toMatchObject({ code: 'unavailable' });
      expect(limits.mock.calls).toEqual([[10_000]]);
    });

    it.each([
      ['has no algorithm', `${encode({ alg: 'none' })}.${claims}.AAAA`],
      ['was signed with a shared secret', `${encode({ alg: 'HS256', kid: 'any' })}.${claims}.AAAA`],
      ['has no signature', `${encode({ alg: 'RS256', kid: 'any' })}.${claims}.`],
      ['has no header', `AAAA.${claims}.AAAA`],
    ])('refuses a token that %s all the same', async (_, token) => {
      await expect(take(`Bearer ${token}`)).rejects.toMatchObject({ code: 'unauthenticated' });
    });
  });

  it('logs why a token was refused, in one line', async () => {
    log.warn.mockClear();
    await post(`Bearer ${encode({ alg: 'none' })}.${claims}.AAAA`);
    expect(log.warn.mock.calls).toEqual([
      [{ because: expect.stringMatching(/signed/) }, 'an activity without a valid token was refused'],
    ]);
  });

  it('logs no token', async () => {
    await post('Bearer a.b.c4n4ry');
    const logged = [log.info, log.warn, log.error].flatMap(({ mock }) => mock.calls);
    expect(logged).not.toHaveLength(0);
    expect(
      JSON.stringify(logged, (_, value) => (value instanceof Error ? `${value.stack} ${value.cause}` : value)),
    ).not.toContain('c4n4ry');
  });
});
