import { StorageError } from '@reconnect/storage';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inboxApiKey, startWebBench, type WebBench } from './testing/web-bench.ts';

let bench: WebBench;
beforeEach(async () => {
  bench = await startWebBench();
});
afterEach(async () => {
  await bench.close();
});

const input = {
  workspace: 'acme',
  provider: 'google',
  address: 'eli@example.com',
  ownerEmail: 'eli@acme.test',
  memberEmails: ['fay@acme.test'],
  grant: { refreshToken: '1//marked-secret', scopes: ['gmail.readonly'], subject: '108' },
  sync: {
    lastSuccessAt: '2026-11-22T10:00:00Z',
    cursor: '1200',
    watch: { id: 'w', expiresAt: '2026-11-28T10:00:00+01:00' },
  },
};

interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function call(method: string, path: string, { body, headers }: Sent = {}) {
  const content = { 'content-type': 'application/json' };
  const response = await fetch(`${bench.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${inboxApiKey}`, ...(body !== undefined && content), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: text === '' ? undefined : JSON.parse(text) };
}

describe('the Inbox API', () => {
  it('creates, tells, replaces and forgets an inbox, and never tells a refresh token', async () => {
    const created = await call('PUT', '/inboxes/ib_7', { body: input });
    expect(created).toMatchObject({
      status: 200,
      json: { id: 'ib_7', state: 'connected', scopes: ['gmail.readonly'], sync: input.sync },
    });
    const { grant: _, ...rest } = input;
    expect((await call('PUT', '/inboxes/ib_7', { body: rest })).json).toMatchObject({ state: 'connected' });
    const told = await call('GET', '/inboxes/ib_7');
    expect(told.json).toMatchObject({ id: 'ib_7', ownerEmail: 'eli@acme.test' });
    expect(created.text + told.text).not.toMatch(/marked-secret|v1\.k1/);
    expect((await call('DELETE', '/inboxes/ib_7')).status).toBe(204);
    expect(await call('GET', '/inboxes/ib_7')).toMatchObject({
      status: 404,
      json: { type: 'urn:reconnect:problem:unknown-inbox' },
    });
    expect((await call('DELETE', '/inboxes/ib_7')).status).toBe(404);
  });

  it('takes sync reports in', async () => {
    const report = { at: '2026-11-22T11:00:00Z', ok: true, imported: 3, cursor: '1300' };
    await call('PUT', '/inboxes/ib_7', { body: input });
    expect((await call('POST', '/inboxes/ib_7/sync-reports', { body: report })).status).toBe(204);
    expect((await call('GET', '/inboxes/ib_7')).json.sync).toMatchObject({ cursor: '1300', lastSuccessAt: report.at });
    expect((await call('POST', '/inboxes/ib_8/sync-reports', { body: report })).status).toBe(404);
  });

  it('keeps what was told of the import where a put says nothing of it, and takes back what a GET told', async () => {
    await call('PUT', '/inboxes/ib_7', { body: input });
    await call('POST', '/inboxes/ib_7/sync-reports', {
      body: { at: '2026-11-22T11:00:00Z', ok: true, cursor: '1300' },
    });
    const { sync: _, grant: __, ...rest } = input;
    await call('PUT', '/inboxes/ib_7', { body: { ...rest, memberEmails: [] } });
    const told = (await call('GET', '/inboxes/ib_7')).json;
    expect(told).toMatchObject({
      memberEmails: [],
      sync: { ...input.sync, cursor: '1300', lastSuccessAt: '2026-11-22T11:00:00Z' },
    });
    expect(await call('PUT', '/inboxes/ib_7', { body: told })).toMatchObject({ status: 200, json: told });
  });

  it('gives access, exchanged once however many ask at the same time', async () => {
    await call('PUT', '/inboxes/ib_7', { body: input });
    const answers = await Promise.all(Array.from({ length: 50 }, () => call('POST', '/inboxes/ib_7/access-token')));
    for (const { status, json } of answers) {
      expect(status).toBe(200);
      expect(json).toEqual({ accessToken: 'at-1', expiresAt: '2026-11-22T19:45:00.000Z' });
    }
    expect(bench.exchanged).toEqual(['1//marked-secret']);
  });

  it('answers 409 with the verdict when the grant is dead, and without a grant', async () => {
    await call('PUT', '/inboxes/ib_7', { body: input });
    bench.faults.exchange = { outcome: 'refused', grantDead: true, answer: null };
    const dead = await call('POST', '/inboxes/ib_7/access-token');
    expect(dead).toMatchObject({
      status: 409,
      json: { type: 'urn:reconnect:problem:grant-dead', verdict: { rule: 'invalid_grant' } },
    });
    expect(dead.headers.get('content-type')).toContain('application/problem+json');
    expect((await call('GET', '/inboxes/ib_7')).json.state).toBe('disconnected');
    const { grant: _, ...rest } = input;
    await call('PUT', '/inboxes/ib_8', { body: rest });
    expect(await call('POST', '/inboxes/ib_8/access-token')).toMatchObject({
      status: 409,
      json: { type: 'urn:reconnect:problem:no-grant' },
    });
    expect((await call('POST', '/inboxes/ib_9/access-token')).status).toBe(404);
  });

  it('answers 409 with the verdict when no key opens the grant, which a new one replaces', async () => {
    await call('PUT', '/inboxes/ib_7', { body: input });
    const grant = (await bench.storage.read('inbox:ib_7', 'grant'))!.value as { readonly sealed: string };
    const value = { ...grant, sealed: grant.sealed.replace('v1.k1.', 'v1.k0.') };
    await bench.storage.commit('inbox:ib_7', [{ kind: 'put', name: 'grant', value }]);
    expect(await call('POST', '/inboxes/ib_7/access-token')).toMatchObject({
      status: 409,
      json: { type: 'urn:reconnect:problem:sealed-grant', verdict: { rule: 'invalid_grant' } },
    });
    const { grant: _, ...moved } = { ...input, workspace: 'other' };
    expect(await call('PUT', '/inboxes/ib_7', { body: moved })).toMatchObject({
      status: 409,
      json: { type: 'urn:reconnect:problem:sealed-grant' },
    });
    expect(bench.logged.join()).toContain('inbox API failed {"error":"InboxesError","code":"sealed-grant"');
    await call('PUT', '/inboxes/ib_7', { body: input });
    expect((await call('POST', '/inboxes/ib_7/access-token')).status).toBe(200);
  });

  it('answers 503 when only the provider has trouble', async () => {
    await call('PUT', '/inboxes/ib_7', { body: input });
    bench.faults.exchange = { outcome: 'refused', grantDead: false, answer: null };
    const busy = await call('POST', '/inboxes/ib_7/access-token');
    expect(busy.status).toBe(503);
    expect(busy.headers.get('retry-after')).toBe('30');
  });

  it('answers 503 without asking a provider that is known to be down, and gives what it still has', async () => {
    await call('PUT', '/inboxes/ib_7', { body: input });
    bench.faults.outage = true;
    const away = await call('POST', '/inboxes/ib_7/access-token');
    expect(away).toMatchObject({ status: 503, json: { type: 'urn:reconnect:problem:provider-unavailable' } });
    expect(away.headers.get('retry-after')).toBe('30');
    expect(bench.exchanged).toEqual([]);
    delete bench.faults.outage;
    const given = await call('POST', '/inboxes/ib_7/access-token');
    bench.faults.outage = true;
    expect(await call('POST', '/inboxes/ib_7/access-token')).toMatchObject({ status: 200, json: given.json });
  });

  it.each([
    ['GET', '/inboxes/ib_7', {}],
    ['PUT', '/inboxes/ib_7', { body: input }],
    ['POST', '/inboxes/ib_7/access-token', {}],
  ])('says of a %s what is true while the store is away', async (method, path, sent) => {
    bench.faults.store = new StorageError('unreachable', 'The store is away.');
    const refused = await call(method, path, sent);
    expect(refused).toMatchObject({ status: 503, json: { type: 'urn:reconnect:problem:store-unavailable' } });
    expect(refused.json.title).toBe('Our store does not answer just now; send the request again');
    expect(refused.headers.get('retry-after')).toBe('5');
  });

  it.each(['', 'Bearer', 'Bearer wrong', `Basic ${inboxApiKey}`])(
    'refuses the credentials %j',
    async (authorization) => {
      expect(await call('GET', '/inboxes/ib_1', { headers: { authorization } })).toMatchObject({
        status: 401,
        json: { type: 'urn:reconnect:problem:unauthorized' },
      });
    },
  );

  it('says which member of a body is wrong', async () => {
    const answer = await call('PUT', '/inboxes/ib_7', { body: { ...input, provider: 'yahoo', memberEmails: ['fay'] } });
    expect(answer).toMatchObject({ status: 400, json: { type: 'urn:reconnect:problem:invalid-request' } });
    expect(answer.json.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/provider',
      '/memberEmails/0',
    ]);
  });

  it.each([
    ['/workspaces', { ...input, workspaces: 'acme' }],
    ['/grant/Scopes', { ...input, grant: { ...input.grant, Scopes: [] } }],
    ['/sync/watch/a~1b', { ...input, sync: { watch: { 'a/b': 1 } } }],
    ['/address', { ...input, address: 'a\u0000b@example.com' }],
    ['/ownerEmail', { ...input, ownerEmail: 'a@\u202Emoc.elpmaxe' }],
    ['/memberEmails/0', { ...input, memberEmails: ['\uD800@example.com'] }],
    ['/sync/lastSuccessAt', { ...input, sync: { lastSuccessAt: '2026-11-22T19:50:01+01:00' } }],
    ['/sync/lastError', { ...input, sync: { lastError: JSON.parse('[[[['.repeat(17) + ']]]]'.repeat(17)) } }],
  ])('refuses a put that is not to be taken as it is, and points to %s', async (pointer, body) => {
    expect(await call('PUT', '/inboxes/ib_7', { body })).toMatchObject({
      status: 400,
      json: { type: 'urn:reconnect:problem:invalid-request', errors: [{ pointer }] },
    });
    expect((await call('GET', '/inboxes/ib_7')).status).toBe(404);
  });

  it('takes no report from the future, as it would silence all that are to come', async () => {
    await call('PUT', '/inboxes/ib_7', { body: input });
    const report = (at: string) => call('POST', '/inboxes/ib_7/sync-reports', { body: { at, ok: true } });
    expect(await report('2026-11-22T18:50:01Z')).toMatchObject({
      status: 400,
      json: { errors: [{ pointer: '/at', detail: 'must not be more than five minutes ahead of our clock' }] },
    });
    expect(await report('yesterday')).toMatchObject({ status: 400, json: { errors: { length: 1 } } });
    expect((await report('2026-11-22T18:50:00Z')).status).toBe(204);
  });

  it('takes what a provider answered as it is, and refuses what nests without end', async () => {
    await call('PUT', '/inboxes/ib_7', { body: input });
    const report = (error: string) =>
      call('POST', '/inboxes/ib_7/sync-reports', { body: `{"at":"2026-11-22T11:00:00Z","ok":false,"error":${error}}` });
    expect(await report('['.repeat(20_000) + ']'.repeat(20_000))).toMatchObject({
      status: 400,
      json: { errors: [{ pointer: '/error' }] },
    });
    expect((await report('{"status":429,"body":{"errors":[null,true,"x",1.5]}}')).status).toBe(204);
    expect((await call('GET', '/inboxes/ib_7')).json.sync.lastError).toEqual({
      status: 429,
      body: { errors: [null, true, 'x', 1.5] },
    });
  });

  it.each([
    ['broken JSON', 400, { body: '{' }],
    ['half a character', 400, { body: { ...input, workspace: '\uD800' } }],
    ['another type', 415, { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['too large a body', 413, { body: { ...input, sync: { lastError: 'x'.repeat(300_000) } } }],
  ])('refuses %s', async (_, status, sent) => {
    expect(await call('PUT', '/inboxes/ib_7', sent)).toMatchObject({ status, json: { status } });
  });

  it('refuses an id it could not have given out, and knows no other path', async () => {
    expect((await call('GET', `/inboxes/${'x'.repeat(129)}`)).status).toBe(400);
    expect((await call('GET', '/inboxes/a%2Fb')).status).toBe(400);
    expect((await call('GET', '/else')).status).toBe(404);
  });

  it.each([
    ['PATCH', '/inboxes/ib_7', 'GET, PUT, DELETE'],
    ['GET', '/inboxes/ib_7/access-token', 'POST'],
    ['PUT', '/inboxes/ib_7/sync-reports', 'POST'],
  ])('says how a resource is used to whoever tries %s %s', async (method, path, allow) => {
    const refused = await call(method, path);
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, allow]);
  });
});
