import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createClient } from 'redis';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { systemClock } from '../clock.ts';
import { killHolder } from '../contract/kill-holder.ts';
import { deathsAllowed } from '../engine-options.ts';
import { GiveUp } from '../errors.ts';
import { jobsContract } from '../jobs.contract.ts';
import { openRedisJobs } from './redis-jobs.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

const lease = 800;

const killHolderOf = (queue: string) =>
  killHolder({
    module: new URL('./index.ts', import.meta.url),
    opening: `engine.openRedisJobs(${JSON.stringify(redis.url)}, { lease: ${lease} })`,
    queue,
  });

jobsContract({
  name: 'redis',
  open: () => openRedisJobs(redis.url, { lease }),
  now: systemClock.now,
  pass: (ms) => setTimeout(ms),
  moment: 100,
  killHolder: killHolderOf,
});

/** What BullMQ keeps of job `a`; `stc` is how often a worker died of it. */
async function kept(queue: string, more: Readonly<Record<string, string>> = {}) {
  const client = await createClient({ url: redis.url }).connect();
  for (const [field, value] of Object.entries(more)) await client.hSet(`bull:${queue}:_a`, field, value);
  const job = await client.hGetAll(`bull:${queue}:_a`);
  client.destroy();
  return job;
}

async function openFresh() {
  const jobs = await openRedisJobs(redis.url, { lease });
  onTestFinished(() => jobs.close());
  return { jobs, queue: randomUUID() };
}

const patient = { timeout: 10_000, interval: 20 };

it('redis jobs count only the deaths in a row: a run that ends by itself took nobody down', async () => {
  const { jobs, queue } = await openFresh();
  await jobs.add({ queue, id: 'a', payload: null, retry: { attempts: 3, delay: 1, maxDelay: 1 } });
  await kept(queue, { stc: `${deathsAllowed}` });
  const failing = jobs.work(queue, async () => {
    void failing.close();
    throw new Error('not yet');
  });
  await vi.waitFor(async () => expect(await jobs.failing(queue)).toHaveLength(1), patient);

  await killHolderOf(queue);
  const runs: unknown[] = [];
  jobs.work(queue, async (run) => void runs.push(run));
  await vi.waitFor(() => expect(runs).toMatchObject([{ id: 'a', attempt: 2 }]), patient);
  expect(await jobs.dead(queue)).toEqual([]);
}, 30_000);

it('redis jobs that an operator takes back from the dead have all their deaths before them', async () => {
  const { jobs, queue } = await openFresh();
  const giving = jobs.work(queue, () => Promise.reject(new GiveUp('no')));
  await jobs.add({ queue, id: 'a', payload: null });
  await vi.waitFor(async () => expect(await jobs.dead(queue)).toHaveLength(1), patient);
  await giving.close();
  await kept(queue, { stc: `${deathsAllowed + 1}` });

  expect(await jobs.retry(queue, 'a')).toBe(true);
  await killHolderOf(queue);
  const runs: unknown[] = [];
  jobs.work(queue, async (run) => void runs.push(run));
  await vi.waitFor(() => expect(runs).toMatchObject([{ id: 'a', attempt: 1 }]), patient);
}, 30_000);

it('redis jobs keep why the last try failed, and no stack of any', async () => {
  const { jobs, queue } = await openFresh();
  jobs.work(queue, () => Promise.reject(new Error('no')));
  await jobs.add({ queue, id: 'a', payload: null, retry: { attempts: 3, delay: 1, maxDelay: 1 } });
  await vi.waitFor(async () => expect(await jobs.dead(queue)).toHaveLength(1), { timeout: 5_000 });
  expect(await kept(queue)).toMatchObject({ failedReason: 'no', stacktrace: '[]' });
});
