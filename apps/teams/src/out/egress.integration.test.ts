import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createHolds } from '@reconnect/hosting';
import { createMovableClock } from '@reconnect/simulators';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import certificate from '../../../../tools/expired-certificate.json' with { type: 'json' };
import { openScriptedConnector, type ScriptedAnswer, type ScriptedConnector } from '../testing/scripted-connector.ts';
import { createSkippingClock } from '../testing/skipping-clock.ts';
import { createEgress, type Egress, type EgressOptions } from './egress.ts';
import { createServiceHosts } from './service-hosts.ts';

const open: { connector?: ScriptedConnector; egress?: Egress } = {};
afterEach(async () => {
  await open.connector?.close();
  await open.egress?.close();
});

const begin = 1_763_647_926_000;

/** A connector that answers each call by the next of `script`, the last one over and over. */
async function connect(script: readonly ScriptedAnswer[], options: Partial<EgressOptions> = {}) {
  const clock = createSkippingClock(createMovableClock(begin));
  const connector = await openScriptedConnector((_, count) => script[Math.min(count, script.length) - 1]);
  const egress = createEgress({
    serviceHosts: createServiceHosts({ local: true }),
    token: async () => 't0k3n',
    clock,
    holds: createHolds({ clock: options.clock ?? clock }),
    ...options,
  });
  Object.assign(open, { connector, egress });
  return { url: `${connector.serviceUrl}x`, egress, requests: connector.calls, pauses: clock.pauses, clock };
}

/** Time that stands still; `paused` resolves when somebody waits for it. */
function createStandingClock() {
  const clock = createMovableClock(begin);
  const { promise: paused, resolve } = Promise.withResolvers<void>();
  const after: typeof clock.after = (delay, wake) => {
    resolve();
    return clock.after(delay, wake);
  };
  return { clock: { ...clock, after }, paused };
}

const status = (code: number, headers: Record<string, string> = {}): ScriptedAnswer => ({
  status: code,
  headers,
  body: code === 200 ? { id: '1' } : {},
});

describe('the way out', () => {
  it('carries the token and a JSON body', async () => {
    const { egress, url, requests } = await connect([status(200)]);
    await expect(egress.call({ lane: 'a', method: 'POST', url, body: { a: 1 } })).resolves.toEqual({
      status: 200,
      body: { id: '1' },
    });
    expect(requests[0]?.headers).toMatchObject({
      authorization: 'Bearer t0k3n',
      'content-type': 'application/json; charset=utf-8',
    });
  });

  it('gives the token to no foreign host', async () => {
    const serviceHosts = createServiceHosts({ local: false });
    const token = () => expect.unreachable('the token was asked for');
    const { egress, url, requests } = await connect([status(200)], { serviceHosts, token });
    await expect(egress.call({ lane: 'a', method: 'POST', url })).rejects.toMatchObject({ code: 'foreign_host' });
    expect(requests).toHaveLength(0);
  });

  it('tells nothing to a connector whose certificate nobody vouches for', async () => {
    const { egress } = await connect([status(200)]);
    const asked: unknown[] = [];
    const server = createTlsServer(certificate, ({ url }) => void asked.push(url)).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
    await expect(egress.call({ lane: 'a', method: 'POST', url })).rejects.toMatchObject({ code: 'unavailable' });
    expect(asked).toEqual([]);
  });

  it('follows no redirect', async () => {
    const { egress, url, requests } = await connect([status(307, { location: 'http://127.0.0.1:1/' })]);
    await expect(egress.call({ lane: 'a', method: 'PUT', url, body: {} })).rejects.toMatchObject({ code: 'refused' });
    expect(requests).toHaveLength(1);
  });

  it.each(['POST', 'PUT', 'GET'] as const)('waits as long as it is told before it repeats a %s', async (method) => {
    const { egress, url, pauses } = await connect([status(429, { 'retry-after': '2' }), status(200)]);
    await expect(egress.call({ lane: 'a', method, url })).resolves.toMatchObject({ status: 200 });
    expect(pauses).toEqual([2_000]);
  });

  it('repeats what was refused because of another call, also without being told how long to wait', async () => {
    const { egress, url, requests } = await connect([status(412), status(429), status(200)]);
    await expect(egress.call({ lane: 'a', method: 'POST', url })).resolves.toMatchObject({ status: 200 });
    expect(requests).toHaveLength(3);
  });

  it.each([
    ['throttled too often', [status(429)], 3],
    ['told to wait for longer than a call is held', [status(429, { 'retry-after': '60' })], 1],
  ])('gives up when %s', async (_, script, attempts) => {
    const { egress, url, requests } = await connect(script);
    await expect(egress.call({ lane: 'a', method: 'POST', url })).rejects.toMatchObject({ code: 'throttled' });
    expect(requests).toHaveLength(attempts);
  });

  it('holds everything else of a throttled thread back, and nothing of another', async () => {
    const seen: string[] = [];
    const { clock, paused } = createStandingClock();
    const { egress, url } = await connect([status(429, { 'retry-after': '5' }), status(200)], { clock });
    const call = (lane: string, name: string) =>
      egress.call({ lane, method: 'POST', url, body: { name } }).then(() => seen.push(name));
    const held = [call('a', 'first'), call('a', 'second')];
    await paused;
    await call('b', 'elsewhere');
    expect(seen).toEqual(['elsewhere']);
    clock.advance(5_000);
    await Promise.all(held);
    expect(seen).toEqual(['elsewhere', 'first', 'second']);
  });

  it('asks nothing of a thread that is throttled for longer than a call is held, until that is over', async () => {
    const { egress, url, requests, clock } = await connect([status(429, { 'retry-after': '60' }), status(200)]);
    const post = (lane: string) => egress.call({ lane, method: 'POST', url });
    await expect(post('a')).rejects.toMatchObject({ code: 'throttled' });
    await expect(post('a')).rejects.toMatchObject({ code: 'throttled' });
    expect(requests).toHaveLength(1);
    await expect(post('b')).resolves.toMatchObject({ status: 200 });
    clock.advance(60_000);
    await expect(post('a')).resolves.toMatchObject({ status: 200 });
  });

  it.each([
    ['throttled', status(429, { 'retry-after': '1' })],
    ['refused because of another call', status(412)],
    ['answered with 503', status(503)],
  ])('tries a courtesy that is %s once', async (_, behaviour) => {
    const { egress, url, requests, pauses } = await connect([behaviour, status(200)]);
    await expect(egress.call({ lane: 'a', method: 'POST', url, courtesy: true })).rejects.toBeInstanceOf(Error);
    expect([requests.length, pauses]).toEqual([1, []]);
  });

  it('does what comes after a call that failed', async () => {
    const { egress, url } = await connect([status(500), status(200)]);
    const [failed, done] = await Promise.allSettled([1, 2].map(() => egress.call({ lane: 'a', method: 'POST', url })));
    expect([failed?.status, done?.status]).toEqual(['rejected', 'fulfilled']);
  });

  it.each([
    ['is answered with 500', status(500), 'unavailable'],
    ['is answered with 502', status(502), 'unavailable'],
    ['has its connection cut', 'reset', 'unavailable'],
    ['is not answered in time', 'hang', 'timed_out'],
  ] as const)('never repeats a POST that %s, for it may have arrived', async (_, behaviour, code) => {
    const timeout = behaviour === 'hang' ? 500 : 10_000;
    const { egress, url, requests } = await connect([behaviour, status(200)], { timeout });
    await expect(egress.call({ lane: 'a', method: 'POST', url })).rejects.toMatchObject({ code });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['is answered with 500', status(500)],
    ['has its connection cut', 'reset'],
    ['is not answered in time', 'hang'],
  ] as const)('repeats a PUT that %s', async (_, behaviour) => {
    const timeout = behaviour === 'hang' ? 500 : 10_000;
    const { egress, url, requests } = await connect([behaviour, status(200)], { timeout });
    await expect(egress.call({ lane: 'a', method: 'PUT', url, body: {} })).resolves.toMatchObject({ status: 200 });
    expect(requests).toHaveLength(2);
  });

  it('says that it was given no token, which is not the connector’s doing', async () => {
    const cause = new Error('AADSTS7000222: The provided client secret keys are expired.');
    const { egress, url, requests } = await connect([status(200)], { token: () => Promise.reject(cause) });
    await expect(egress.call({ lane: 'a', method: 'POST', url, body: {} })).rejects.toMatchObject({
      code: 'no_token',
      cause,
    });
    expect(requests).toEqual([]);
  });

  it('asks for a token again where there was none for a moment: nothing has left by then', async () => {
    let asked = 0;
    const token = async () => (asked++ === 0 ? Promise.reject(new Error('ECONNRESET')) : 't0k3n');
    const { egress, url, requests } = await connect([status(200)], { token });
    await expect(egress.call({ lane: 'a', method: 'POST', url, body: {} })).resolves.toMatchObject({ status: 200 });
    expect(requests).toHaveLength(1);
  });

  it('does not wait for ever for a token', async () => {
    const token = () => new Promise<string>(() => undefined);
    const { egress, url, requests } = await connect([status(200)], { token, timeout: 20 });
    await expect(egress.call({ lane: 'a', method: 'POST', url })).rejects.toMatchObject({ code: 'timed_out' });
    expect(requests).toHaveLength(0);
  });

  it('does not take an answer into memory that is larger than anything the connector has to say', async () => {
    const { egress, url } = await connect([{ status: 200, body: 'x'.repeat(5 * 1024 * 1024) }]);
    await expect(egress.call({ lane: 'a', method: 'POST', url })).rejects.toMatchObject({
      code: 'unavailable',
      cause: { code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' },
    });
  });

  it('passes on what the connector refuses, in whatever words', async () => {
    const { egress, url } = await connect([{ status: 404, body: '<html>no</html>' }]);
    await expect(egress.call({ lane: 'a', method: 'POST', url })).resolves.toEqual({ status: 404, body: undefined });
  });

  it('refuses, when it is closed, what waits and whatever comes later', async () => {
    const { clock, paused } = createStandingClock();
    const { egress, url, requests } = await connect([status(429, { 'retry-after': '5' })], { clock });
    const post = (lane: string) => egress.call({ lane, method: 'POST', url });
    const waiting = ['a', 'a'].map((lane) => expect(post(lane)).rejects.toMatchObject({ code: 'closed' }));
    await paused;
    await egress.close();
    await Promise.all([...waiting, expect(post('b')).rejects.toMatchObject({ code: 'closed' })]);
    expect(requests).toHaveLength(1);
  });
});
