import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createClient } from 'redis';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { systemClock } from '../clock.ts';
import { killHolder } from '../contract/kill-holder.ts';
import { jobsContract } from '../jobs.contract.ts';
import { openRedisJobs } from './redis-jobs.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

const lease = 800;

jobsContract({
  name: 'redis',
  open: () => openRedisJobs(redis.url, { lease }),
  now: systemClock.now,
  pass: (ms) => setTimeout(ms),
  moment: 100,
  killHolder: (queue) =>
    killHolder({
      module: new URL('./index.ts', import.meta.url),
      opening: `engine.openRedisJobs(${JSON.stringify(redis.url)}, { lease: ${lease} })`,
      queue,
    }),
});

it('redis jobs keep why the last try failed, and no stack of any', async () => {
  const jobs = await openRedisJobs(redis.url);
  onTestFinished(() => jobs.close());
  const queue = randomUUID();
  jobs.work(queue, () => Promise.reject(new Error('no')));
  await jobs.add({ queue, id: 'a', payload: null, retry: { attempts: 3, delay: 1, maxDelay: 1 } });
  await vi.waitFor(async () => expect(await jobs.dead(queue)).toHaveLength(1), { timeout: 5_000 });
  const client = await createClient({ url: redis.url }).connect();
  const kept = await client.hGetAll(`bull:${queue}:_a`);
  client.destroy();
  expect(kept).toMatchObject({ failedReason: 'no', stacktrace: '[]' });
});
