import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { openRedisDoor } from '../../../../tools/redis-door.ts';
import type { Jobs } from '../jobs.ts';
import { openRedisJobs } from './redis-jobs.ts';

const unreachable = { name: 'JobsError', code: 'unreachable' };
const soon = { timeout: 10_000, interval: 20 };

let folder: string;
let redis: TestRedis;
let jobs: Jobs;
const problems: unknown[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jobs-redis-'));
  redis = await startRedis({ appendOnly: folder });
  jobs = await openRedisJobs(redis.url, { onError: (problem) => problems.push(problem) });
});
afterAll(async () => {
  await jobs.close();
  await redis.stop();
  await rm(folder, { recursive: true });
});

describe('redis jobs', () => {
  it('fail at once while Redis is away, and go on by themselves when it is back', async () => {
    const done: string[] = [];
    jobs.work('mail', async ({ id }) => void done.push(id));
    await jobs.add({ queue: 'mail', id: 'before', payload: 1 });
    await vi.waitFor(() => expect(done).toEqual(['before']), soon);
    await jobs.add({ queue: 'mail', id: 'meanwhile', payload: 1, runAt: Date.now() + 300 });
    await redis.stop();

    const asked = performance.now();
    await expect(jobs.add({ queue: 'mail', id: 'lost', payload: 1 })).rejects.toMatchObject(unreachable);
    await expect(jobs.add({ queue: 'first used now', id: 'lost', payload: 1 })).rejects.toMatchObject(unreachable);
    await expect(jobs.ping()).rejects.toMatchObject(unreachable);
    expect(performance.now() - asked).toBeLessThan(1_000);

    redis = await startRedis({ appendOnly: folder, port: Number(new URL(redis.url).port) });
    await vi.waitFor(() => jobs.ping(), soon);
    expect(await jobs.add({ queue: 'mail', id: 'after', payload: 1 })).toBe('added');
    expect(await jobs.add({ queue: 'first used now', id: 'lost', payload: 1 })).toBe('added');
    await vi.waitFor(() => expect(done.toSorted()).toEqual(['after', 'before', 'meanwhile']), soon);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThan(200);
  }, 30_000);

  it('run in the end although Redis left while the worker was starting', async () => {
    const own = await startRedis({ own: true });
    const early = await openRedisJobs(own.url, { onError: () => {} });
    const done: string[] = [];
    early.work('mail', async ({ id }) => void done.push(id));
    await own.stop();
    const back = await startRedis({ port: Number(new URL(own.url).port) });
    await vi.waitFor(() => early.add({ queue: 'mail', id: 'a', payload: 1 }), soon);
    await vi.waitFor(() => expect(done).toEqual(['a']), soon);
    await early.close();
    await back.stop();
  }, 30_000);

  it('are not asked for without a pause while Redis takes no writes, and what was done is done once', async () => {
    const own = await startRedis({ own: true });
    onTestFinished(() => own.stop());
    const admin = await createClient({ url: own.url }).connect();
    onTestFinished(() => admin.destroy());
    const demandCopies = (copies: string) => admin.sendCommand(['CONFIG', 'SET', 'min-replicas-to-write', copies]);
    const refused: number[] = [];
    const strict = await openRedisJobs(own.url, { onError: () => refused.push(performance.now()) });
    onTestFinished(() => strict.close());
    const done: string[] = [];
    for (const id of ['a', 'b', 'c']) await strict.add({ queue: 'mail', id, payload: 1 });
    strict.work('mail', async ({ id }) => {
      if (id === 'a') await demandCopies('1');
      done.push(id);
    });
    await vi.waitFor(() => expect(refused.length).toBeGreaterThan(2), soon);
    const [first = 0, , third = 0] = refused;
    expect(third - first).toBeGreaterThan(900);
    await demandCopies('0');
    await vi.waitFor(() => expect(done).toEqual(['a', 'b', 'c']), soon);
    expect(await strict.dead('mail')).toEqual([]);
  }, 30_000);

  it('can be closed while Redis is away', async () => {
    const own = await startRedis({ own: true });
    const orphan = await openRedisJobs(own.url, { onError: () => {} });
    orphan.work('mail', async () => {});
    await orphan.counts('mail');
    await own.stop();
    await expect(orphan.close()).resolves.toBeUndefined();
  });

  it('cannot be opened where Redis takes a connection and says nothing', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    await expect(openRedisJobs(`redis://127.0.0.1:${port}`)).rejects.toMatchObject(unreachable);
    silent.close();
  }, 10_000);

  it('keep no connection open where not all of them are taken', async () => {
    let taken = 0;
    // One finds out what there is, one is for commands, the third for workers.
    const full = await openRedisDoor(() => {
      taken += 1;
      return taken > 2 ? undefined : redis.url;
    });
    onTestFinished(() => full.close());
    await expect(openRedisJobs(full.url)).rejects.toMatchObject(unreachable);
    await vi.waitFor(() => expect(full.open).toEqual(new Set()), soon);
    expect(taken).toBe(3);
  });

  it('cannot be opened where there is no Redis', async () => {
    const gone = await startRedis({ own: true });
    await gone.stop();
    await expect(openRedisJobs(gone.url)).rejects.toMatchObject(unreachable);
  });
});
