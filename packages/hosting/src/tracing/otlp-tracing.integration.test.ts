import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import type { Jobs, Run } from '@reconnect/jobs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMetrics } from '../watching/metrics.ts';
import { watchCalls } from '../watching/watch-calls.ts';
import { watchJobs } from '../watching/watch-jobs.ts';
import { createOtlpTracing } from './otlp-tracing.ts';
import { noTracing, type Tracing } from './tracing.ts';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code: number };
}

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { readonly key: string; readonly value: object }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

/** Speaks OTLP over HTTP as a collector does. */
async function collector() {
  const spans: (Span & { readonly app: string })[] = [];
  const paths: string[] = [];
  const server = createServer(async (request, response) => {
    paths.push(request.url ?? '');
    for (const { resource, scopeSpans } of ((await json(request)) as Export).resourceSpans) {
      const app = JSON.stringify(resource.attributes.find(({ key }) => key === 'service.name')?.value);
      for (const span of scopeSpans.flatMap((scope) => scope.spans)) spans.push({ ...span, app });
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans, paths };
}

const watchingOf = (tracing: Tracing) => ({ tracing, metrics: createMetrics('slack'), tick: () => 0 });

/** A queue that hands every job straight to whoever works on it. */
function wire() {
  let handler: (run: Run) => Promise<void> = async () => undefined;
  const jobs: Pick<Jobs, 'add' | 'work'> = {
    async add({ id, payload }) {
      await handler({ id, payload, attempt: 1 });
      return 'added';
    },
    work(_queue, given) {
      handler = given;
      return { close: async () => undefined };
    },
  };
  return jobs as Jobs;
}

describe('spans', () => {
  it('reach the collector, each within the one it began in, under the name of the app', async () => {
    const { endpoint, spans, paths } = await collector();
    const tracing = createOtlpTracing({ app: 'slack', endpoint, part: 1 });
    await tracing.around({ name: 'outer', kind: 'server' }, async () => {
      await turn();
      await tracing.around({ name: 'inner', kind: 'client' }, async () => undefined);
    });
    const failed = tracing.around({ name: 'alone', kind: 'internal' }, () => Promise.reject(new Error('canary')));
    await expect(failed).rejects.toThrow('canary');
    await tracing.close();

    const [inner, outer, alone] = spans;
    expect(paths).toEqual(['/v1/traces']);
    expect([inner?.name, outer?.name, alone?.name]).toEqual(['inner', 'outer', 'alone']);
    expect(inner).toMatchObject({
      traceId: outer?.traceId,
      parentSpanId: outer?.spanId,
      app: '{"stringValue":"slack"}',
    });
    expect(alone?.traceId).not.toBe(outer?.traceId);
    expect(alone?.status.code).toBe(2);
    expect(JSON.stringify(spans)).not.toContain('canary');
  });

  it('go on in the process that takes the job, which finds no trace of it in the payload', async () => {
    const { endpoint, spans } = await collector();
    const [web, slack] = ['web', 'slack'].map((app) => createOtlpTracing({ app, endpoint, part: 1 }));
    const queue = wire();
    const taken: unknown[] = [];
    watchJobs(queue, watchingOf(slack!)).work('perform', async ({ payload }) => {
      taken.push(payload);
      await slack!.around({ name: 'effect say', kind: 'internal' }, async () => undefined);
    });
    const adding = watchJobs(queue, watchingOf(web!));
    await web!.around({ name: 'request', kind: 'server' }, () =>
      adding.add({ queue: 'perform', id: '1', payload: { conversation: 'c' } }),
    );
    await Promise.all([web!.close(), slack!.close()]);

    expect(taken).toEqual([{ conversation: 'c' }]);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    const parentOf = (name: string) => {
      const span = spans.find((one) => one.name === name);
      return spans.find(({ spanId }) => spanId === span?.parentSpanId)?.name;
    };
    expect(['add perform', 'run perform', 'effect say'].map(parentOf)).toEqual([
      'request',
      'add perform',
      'run perform',
    ]);
  });

  it('leave a job as it is where nobody traces', async () => {
    const queue = wire();
    const taken: unknown[] = [];
    queue.work('perform', async ({ payload }) => void taken.push(payload));
    await watchJobs(queue, watchingOf(noTracing)).add({ queue: 'perform', id: '1', payload: { conversation: 'c' } });
    expect(taken).toEqual([{ conversation: 'c' }]);
  });

  it('leave a job as it is that is added outside of any span, as what Aptly is told is', async () => {
    const { endpoint } = await collector();
    const tracing = createOtlpTracing({ app: 'web', endpoint, part: 1 });
    onTestFinished(() => tracing.close());
    const queue = wire();
    const taken: unknown[] = [];
    queue.work('webhooks', async ({ payload }) => void taken.push(payload));
    await watchJobs(queue, watchingOf(tracing)).add({ queue: 'webhooks', id: '1', payload: { type: 'news' } });
    expect(taken).toEqual([{ type: 'news' }]);
  });

  it('stand beside what a job says, which a process that knows of no traces reads as ever', async () => {
    const { endpoint } = await collector();
    const tracing = createOtlpTracing({ app: 'web', endpoint, part: 1 });
    onTestFinished(() => tracing.close());
    const queue = wire();
    const taken: unknown[] = [];
    queue.work('perform', async ({ payload }) => void taken.push(payload));
    await tracing.around({ name: 'request', kind: 'server' }, () =>
      watchJobs(queue, watchingOf(tracing)).add({ queue: 'perform', id: '1', payload: { conversation: 'c' } }),
    );
    expect(taken).toEqual([{ conversation: 'c', traceparent: expect.stringMatching(/^00-/) }]);
  });

  it('tell of calls to other services, to which no trace is told', async () => {
    const { endpoint, spans } = await collector();
    const tracing = createOtlpTracing({ app: 'slack', endpoint, part: 1 });
    const seen: string[] = [];
    const server = createServer(({ headers }, response) => {
      seen.push(...Object.keys(headers));
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    onTestFinished(watchCalls(watchingOf(tracing), (origin) => (origin === at ? 'gmail' : undefined)));
    await tracing.around({ name: 'effect diagnose', kind: 'internal' }, async () => void (await fetch(at)));
    await fetch(at);
    await tracing.close();
    server.closeAllConnections();
    server.close();
    expect(spans.map(({ name }) => name)).toEqual(['call gmail', 'effect diagnose']);
    expect(spans[0]?.parentSpanId).toBe(spans[1]?.spanId);
    expect(seen).not.toContain('traceparent');
  });

  it('are kept in the part that was asked for, whole traces at a time', async () => {
    const { endpoint, spans } = await collector();
    const tracing = createOtlpTracing({ app: 'slack', endpoint, part: 0 });
    await tracing.around({ name: 'outer', kind: 'server' }, async () => expect(tracing.here()).toMatch(/-00$/));
    await tracing.close();
    expect(spans).toEqual([]);
  });

  it('that nobody collects, or that a collector takes and never confirms, keep no process from ending', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => {
      silent.closeAllConnections();
      silent.close();
    });
    for (const port of [9, (silent.address() as AddressInfo).port]) {
      const tracing = createOtlpTracing({ app: 'slack', endpoint: `http://127.0.0.1:${port}`, part: 1 });
      await tracing.around({ name: 'outer', kind: 'server' }, async () => undefined);
      const began = performance.now();
      await tracing.close();
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });
});
