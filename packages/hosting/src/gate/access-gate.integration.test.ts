import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gate } from '@reconnect/diagnosis';
import { createMovableClock } from '@reconnect/simulators';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sampleVariables } from '../../../../tools/sample-variables.ts';
import { openCapabilities } from '../capabilities/capabilities.ts';
import { readEnvironment } from '../environment/environment.ts';
import { createMetrics } from '../watching/metrics.ts';
import { createAccessGate } from './access-gate.ts';

const log = { info() {}, warn() {}, error() {} };

/** Ten inboxes at a Google whose every door answers as it is told to, and the time that passes. */
async function openTold(first: { readonly status: number; readonly body: object }) {
  const google = { ...first, calls: 0 };
  const server = createServer((_request, response) => {
    google.calls += 1;
    response.writeHead(google.status, { 'content-type': 'application/json' }).end(JSON.stringify(google.body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const environment = readEnvironment('web', {
    ...sampleVariables,
    STORE: 'memory',
    GOOGLE_TOKEN_URL: `${url}/token`,
    GMAIL_ROOT_URL: url,
  });
  const clock = createMovableClock(Date.UTC(2026, 10, 23, 10));
  const opened = await openCapabilities(environment, { clock, log, metrics: createMetrics('web') });
  onTestFinished(async () => {
    await opened.close();
    server.closeAllConnections();
    server.close();
  });
  for (let n = 0; n < 10; n += 1) {
    await opened.inboxes.put(`ib-${n}`, {
      workspace: 'northwind',
      provider: 'google',
      address: `d${n}@northwind.example`,
      sync: {},
      ownerEmail: 'dana@northwind.example',
      memberEmails: [],
      grant: { refreshToken: `rt-${n}`, scopes: [] },
    });
  }
  return { ...opened, google, clock };
}

const down = { status: 503, body: { error: 'backendError' } };

describe('Aptly’s requests for access at a provider', () => {
  it('are withheld once five of them were let down in a row, and so is a proof, until one try is answered', async () => {
    const { access, diagnosis, google, clock } = await openTold(down);
    const outcomes = [];
    for (let n = 0; n < 10; n += 1) outcomes.push((await access.access(`ib-${n}`)).outcome);
    expect(outcomes).toEqual([...Array(5).fill('refused'), ...Array(5).fill('withheld')]);
    expect(google.calls).toBe(5);

    const proof = { inboxId: 'ib-9', provider: 'google', accessToken: 'at', sync: {} } as const;
    expect(await diagnosis.prove(proof)).toMatchObject({
      outcome: 'not_working',
      verdict: { remedy: 'wait', seenAlike: { inboxes: 5 } },
    });
    expect(google.calls).toBe(5);

    Object.assign(google, { status: 200, body: { access_token: 'at-1', expires_in: 3600 } });
    clock.advance(15_000);
    expect((await access.access('ib-8')).outcome).toBe('granted');
    expect((await access.access('ib-9')).outcome).toBe('granted');
  });

  it('go on through limits and faults of our own, which are answers', async () => {
    const { access, google } = await openTold({ status: 429, body: { error: 'rate_limit_exceeded' } });
    for (let n = 0; n < 5; n += 1) await access.access(`ib-${n}`);
    Object.assign(google, { status: 401, body: { error: 'invalid_client' } });
    for (let n = 5; n < 10; n += 1) await access.access(`ib-${n}`);
    expect(google.calls).toBe(10);
  });

  it('teach nothing where another process was faster', async () => {
    const learned: unknown[] = [];
    const hurry: Gate['hurry'] = async ({ call, isAnswered }) => {
      const result = await call();
      learned.push(isAnswered(result));
      return { outcome: 'called', result };
    };
    const gate = createAccessGate({ hurry }, createMovableClock(0));
    expect(await gate({ provider: 'google', inboxId: 'ib-1' }, async () => undefined)).toBeUndefined();
    expect(learned).toEqual([undefined]);
  });
});
