import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
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
