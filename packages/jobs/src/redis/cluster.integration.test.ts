import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedisCluster, type TestCluster } from '../../../../tools/redis-cluster.ts';
import { systemClock } from '../clock.ts';
import { killHolder } from '../contract/kill-holder.ts';
import { jobsContract } from '../jobs.contract.ts';
import { openRedisJobs } from './redis-jobs.ts';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startRedisCluster();
}, 60_000);
afterAll(() => cluster.stop());

const lease = 800;

jobsContract({
  name: 'redis cluster',
  open: () => openRedisJobs(cluster.url, { lease }),
  now: systemClock.now,
  pass: (ms) => setTimeout(ms),
  moment: 100,
  killHolder: (queue) =>
    killHolder({
      module: new URL('./index.ts', import.meta.url),
      opening: `engine.openRedisJobs(${JSON.stringify(cluster.url)}, { lease: ${lease} })`,
      queue,
    }),
});

describe('jobs on a cluster of three', () => {
  it('are the same, whichever node a process was told of', async () => {
    const [first, second, third] = await Promise.all(cluster.nodes.map(({ url }) => openRedisJobs(url)));
    await first?.add({ queue: 'shared', id: 'once', payload: null });
    expect(await second?.add({ queue: 'shared', id: 'once', payload: null })).toBe('known');
    expect(await third?.counts('shared')).toMatchObject({ waiting: 1 });
    await Promise.all([first, second, third].map((jobs) => jobs?.close()));
  });
});
