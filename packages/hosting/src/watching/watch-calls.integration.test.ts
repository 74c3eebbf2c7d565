import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noTracing } from '../tracing/tracing.ts';
import { createMetrics } from './metrics.ts';
import { watchCalls } from './watch-calls.ts';

async function service() {
  const server = createServer(({ url }, response) => {
    if (url === '/hang') return;
    response.writeHead(Number(url?.slice(1))).end('said');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function watch(services: Readonly<Record<string, string>>) {
  const metrics = createMetrics('web');
  let now = 0;
  const tick = () => (now += 50);
  onTestFinished(watchCalls({ metrics, tracing: noTracing, tick }, (origin) => services[origin]));
  return async () => (await metrics.registry.getMetricsAsJSON()).find(({ name }) => name === 'reconnect_calls_total');
}

const counted = (family: Awaited<ReturnType<ReturnType<typeof watch>>>) =>
  Object.fromEntries(
    (family?.values ?? []).map(({ labels, value }) => [`${labels['service']} ${labels['outcome']}`, value]),
  );

describe('calls to another service', () => {
  it.each([
    [200, '2xx'],
    [302, '3xx'],
    [404, '4xx'],
    [429, '429'],
    [503, '5xx'],
  ])('that are answered with %s are counted as %s, whichever client makes them', async (status, outcome) => {
    const at = await service();
    const told = watch({ [at]: 'gmail' });
    await fetch(`${at}/${status}`, { redirect: 'manual' }).then((answer) => answer.text());
    await new Promise((resolve) => get(`${at}/${status}`, (answer) => answer.resume().on('end', resolve)));
    expect(counted(await told())).toEqual({ [`gmail ${outcome}`]: 2 });
  });

  it('that are not answered are counted as such, be it for a hang or because nobody is there', async () => {
    const at = await service();
    const gone = 'http://127.0.0.1:9999';
    const told = watch({ [at]: 'graph', [gone]: 'aptly' });
    await expect(fetch(`${at}/hang`, { signal: AbortSignal.timeout(20) })).rejects.toThrow();
    await expect(fetch(`${gone}/`)).rejects.toThrow();
    await once(get(`${gone}/`), 'error');
    expect(counted(await told())).toEqual({ 'graph no_answer': 1, 'aptly no_answer': 2 });
  });

  it('are let be where they are not to be watched, and when watching has ended', async () => {
    const at = await service();
    const metrics = createMetrics('web');
    const stop = watchCalls({ metrics, tracing: noTracing, tick: () => 0 }, () => undefined);
    await fetch(`${at}/200`);
    stop();
    watchCalls({ metrics, tracing: noTracing, tick: () => 0 }, () => 'gmail')();
    await fetch(`${at}/200`);
    expect(await metrics.registry.metrics()).not.toMatch(/reconnect_calls_total\{/);
  });
});
