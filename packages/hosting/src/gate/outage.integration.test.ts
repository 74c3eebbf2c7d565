import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMovableClock } from '@reconnect/simulators';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startRedis } from '../../../../tools/redis.ts';
import { sampleVariables } from '../../../../tools/sample-variables.ts';
import { openCapabilities } from '../capabilities/capabilities.ts';
import { readEnvironment } from '../environment/environment.ts';
import { createMetrics } from '../watching/metrics.ts';

const log = { info() {}, warn() {}, error() {} };
const processes = 4;
const people = 1_000;

/** A provider whose every door answers 503. */
async function openBroken() {
  let calls = 0;
  const server = createServer((_request, response) => {
    calls += 1;
    response.writeHead(503, { 'content-type': 'application/json' }).end('{"error":"backendError"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, calls: () => calls };
}

describe('an outage of a provider', () => {
  it('is found out once for a thousand inboxes that are asked about at four processes', {
    timeout: 60_000,
  }, async () => {
    const [redis, broken] = await Promise.all([startRedis({ own: true }), openBroken()]);
    onTestFinished(() => redis.stop());
    const environment = readEnvironment('web', {
      ...sampleVariables,
      STORE: redis.url,
      GOOGLE_TOKEN_URL: `${broken.url}/token`,
      GMAIL_ROOT_URL: broken.url,
    });
    const clock = createMovableClock({ follows: Date.now });
    const opened = await Promise.all(
      Array.from({ length: processes }, () =>
        openCapabilities(environment, { clock, log, metrics: createMetrics('web') }),
      ),
    );
    onTestFinished(async () => {
      await Promise.all(opened.map((each) => each.close()));
    });
    const ids = Array.from({ length: people }, (_, index) => `ib-${index}`);
    await Promise.all(
      ids.map((id) =>
        opened[0]?.inboxes.put(id, {
          workspace: 'northwind',
          provider: 'google',
          address: `${id}@northwind.example`,
          ownerEmail: `${id}@northwind.example`,
          memberEmails: [],
          grant: { refreshToken: `refresh-${id}`, scopes: [] },
          sync: {},
        }),
      ),
    );

    const verdicts = await Promise.all(
      ids.map((inboxId, index) =>
        opened[index % processes]?.diagnosis.diagnose({ inboxId, workspace: 'northwind', hints: [] }),
      ),
    );
    expect(broken.calls()).toBeLessThanOrEqual(20);
    expect(verdicts.filter((verdict) => verdict?.seenAlike !== undefined)).toHaveLength(people - broken.calls());
    expect(verdicts.every((verdict) => verdict?.remedy === 'wait')).toBe(true);
    // What only repeats an outage is no sign of it: nobody has to read through a thousand of them.
    expect(await opened[0]?.inboxes.recentFailures('google', clock.now() - 600_000)).toBeLessThanOrEqual(20);
  });

  it('is counted and logged once for each who is told of it', async () => {
    const broken = await openBroken();
    const environment = readEnvironment('web', {
      ...sampleVariables,
      STORE: 'memory',
      GOOGLE_TOKEN_URL: `${broken.url}/token`,
      GMAIL_ROOT_URL: broken.url,
    });
    const said: unknown[] = [];
    const metrics = createMetrics('web');
    const { inboxes, diagnosis, close } = await openCapabilities(environment, {
      clock: createMovableClock({ follows: Date.now }),
      metrics,
      log: { ...log, info: (fields, message) => said.push([message, fields]) },
    });
    onTestFinished(close);
    for (const id of ['ib-1', 'ib-2']) {
      await inboxes.put(id, {
        workspace: 'northwind',
        provider: 'google',
        address: `${id}@northwind.example`,
        sync: {},
        ownerEmail: 'dana@northwind.example',
        memberEmails: [],
        grant: { refreshToken: id, scopes: [] },
      });
      await diagnosis.diagnose({ inboxId: id, workspace: 'northwind', hints: [] });
    }
    const causes = ['unknown', 'provider_outage'];
    expect(said).toMatchObject(causes.map((cause, n) => ['diagnosed', { inbox: `ib-${n + 1}`, cause }]));
    const { values } = await metrics.verdicts.get();
    const happened = values.filter(({ value }) => value > 0);
    expect(happened.map(({ labels, value }) => [labels, value])).toEqual(
      causes.map((cause) => [{ provider: 'google', cause }, 1]),
    );
  });
});
