import { createMovableClock } from '@reconnect/simulators';
import { afterEach, describe, expect, it } from 'vitest';
import { countJobs } from '../watching/count-jobs.ts';
import { createMetrics } from '../watching/metrics.ts';
import { createHealthDoor, type Watched } from './health-door.ts';
import { type Serving, serve } from './serve.ts';

const well = async () => undefined;
const away = () => Promise.reject(new Error('redis://user:canary@cache.example is away'));
const silent = () => new Promise<never>(() => undefined);

describe('the health door', () => {
  const clock = createMovableClock(0);
  const { registry, turns } = createMetrics('slack');
  const servings: Serving[] = [];
  afterEach(() => Promise.all(servings.splice(0).map((serving) => serving.close())));

  async function ask(path: string, watched: Partial<Watched> = {}, method = 'GET') {
    const health = createHealthDoor({ storage: { ping: well }, jobs: { ping: well }, registry, clock, ...watched });
    const handler: Parameters<typeof serve>[0]['handler'] = (_request, response) => {
      response.writeHead(418).end('the app');
    };
    const serving = await serve({ port: 0, host: '127.0.0.1', health, handler });
    servings.push(serving);
    const answered = await fetch(`http://127.0.0.1:${serving.port}${path}`, { method });
    return { status: answered.status, type: answered.headers.get('content-type'), body: await answered.text() };
  }

  it('says that the process is alive, whatever its store says', async () => {
    const watched = { storage: { ping: away }, jobs: { ping: away } };
    expect(await ask('/healthz', watched)).toMatchObject({ status: 200, body: 'alive\n' });
  });

  it('says that the process is ready when its store and its queue answer', async () => {
    expect(await ask('/readyz?probe=1')).toMatchObject({ status: 200, body: 'ready\n' });
  });

  it.each([
    ['store', { storage: { ping: away } }],
    ['queue', { jobs: { ping: away } }],
    ['store, queue', { storage: { ping: away }, jobs: { ping: away } }],
  ])('says that the process is not ready without its %s, and not why', async (missing, watched) => {
    const body = `not ready, because of: ${missing}\n`;
    expect(await ask('/readyz', watched)).toMatchObject({ status: 503, body });
  });

  it('takes a store that keeps silent for two seconds for one that is away', async () => {
    const ping = () => {
      setImmediate(() => clock.advance(2_000));
      return silent();
    };
    expect(await ask('/readyz', { storage: { ping } })).toMatchObject({ status: 503 });
  });

  it('shows the metrics as Prometheus reads them', async () => {
    turns.inc({ outcome: 'taken' });
    const { status, type, body } = await ask('/metrics');
    expect([status, type]).toEqual([200, registry.contentType]);
    expect(body).toContain('reconnect_turns_total{outcome="taken",app="slack"} 1');
    expect(body).toContain('process_cpu_seconds_total');
  });

  it('counts the jobs of every queue that answers', async () => {
    const metrics = createMetrics('web');
    const counts = { waiting: 1, delayed: 2, running: 0, dead: 3 };
    const jobs = { counts: (queue: string) => (queue === 'handoff' ? Promise.resolve(counts) : away()) };
    countJobs({ registry: metrics.registry, jobs, queues: ['handoff', 'happening-slack'] });
    const { status, body } = await ask('/metrics', { registry: metrics.registry });
    expect(status).toBe(200);
    expect(body).toContain('reconnect_jobs{queue="handoff",state="dead",app="web"} 3');
    expect(body).not.toContain('happening-slack');
  });

  it('answers to HEAD too, and leaves every other request to the app', async () => {
    expect(await ask('/healthz', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect(await ask('/healthz', {}, 'POST')).toMatchObject({ status: 418 });
    expect(await ask('/healthz/x')).toMatchObject({ status: 418, body: 'the app' });
  });
});
