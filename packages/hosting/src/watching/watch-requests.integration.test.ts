import { EventEmitter, once } from 'node:events';
import { request as ask } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { serve } from '../door/serve.ts';
import { noTracing } from '../tracing/tracing.ts';
import { createCorrelation } from './correlation.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createRequestWatch } from './watch-requests.ts';

type Handler = Parameters<typeof serve>[0]['handler'];

async function watched(handler: (log: ReturnType<typeof createLog>) => Handler) {
  const metrics = createMetrics('web');
  const correlation = createCorrelation();
  const lines: { readonly request?: string; readonly msg: string }[] = [];
  const sink = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const log = createLog('web', 'info', { sink, about: () => ({ request: correlation.request() }) });
  let now = 0;
  const tick = () => (now += 20);
  const serving = await serve({
    port: 0,
    host: '127.0.0.1',
    health: () => false,
    handler: handler(log),
    watch: createRequestWatch({ metrics, tracing: noTracing, tick }, correlation),
  });
  onTestFinished(() => serving.close());
  log.info({}, 'of itself');
  return { at: `http://127.0.0.1:${serving.port}`, metrics, lines };
}

describe('a request', () => {
  it('is counted and timed by the class of its path and its status, its token by neither', async () => {
    const { at, metrics } = await watched(() => (request, response) => {
      response.writeHead(request.method === 'POST' ? 503 : 200).end();
    });
    await fetch(`${at}/reconnect/canary`);
    await fetch(`${at}/reconnect/canary`, { method: 'POST' });
    const told = await metrics.registry.metrics();
    expect(told).toContain('reconnect_requests_total{path="/reconnect/:token",status="200",app="web"} 1');
    expect(told).toContain('reconnect_requests_total{path="/reconnect/:token",status="503",app="web"} 1');
    expect(told).toContain('reconnect_request_seconds_sum{app="web",path="/reconnect/:token"} 0.04');
    expect(told).not.toContain('canary');
  });

  it('counts as broken when the asker went away before the answer', async () => {
    const arrived = new EventEmitter();
    const { at, metrics } = await watched(() => () => arrived.emit('request'));
    const asked = ask(`${at}/api/messages`)
      .on('error', () => undefined)
      .end();
    await once(arrived, 'request');
    asked.destroy();
    const expected = 'reconnect_requests_total{path="/api/messages",status="broken",app="web"} 1';
    await vi.waitFor(async () => expect(await metrics.registry.metrics()).toContain(expected));
  });

  it('gives its name to every line that is written for it, also later, and to no other', async () => {
    const { at, lines } = await watched((log) => async (_request, response) => {
      log.info({}, 'begun');
      await turn();
      response.end(() => log.info({}, 'answered'));
    });
    await Promise.all([fetch(at), fetch(at)]);
    await vi.waitFor(() => expect(lines).toHaveLength(5));
    const [own, ...others] = lines;
    expect(own).not.toHaveProperty('request');
    const names = others.map(({ request }) => request);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(names.filter((other) => other === name)).toHaveLength(2);
  });
});
