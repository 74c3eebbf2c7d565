import { expect, it, onTestFinished, vi } from 'vitest';
import { startRedisPair } from '../../../../tools/redis-pair.ts';
import { openRedisJobs } from './redis-jobs.ts';

const soon = { timeout: 15_000, interval: 50 };
const unreachable = { name: 'JobsError', code: 'unreachable' };

it('redis jobs find the new master by themselves when their own became a replica and stayed up', async () => {
  const pair = await startRedisPair();
  onTestFinished(() => pair.stop());
  const jobs = await openRedisJobs(pair.url, { lease: 800, onError: () => {} });
  onTestFinished(() => jobs.close());
  const done: string[] = [];
  const release = Promise.withResolvers<void>();
  onTestFinished(() => release.resolve());
  // One waits for the next job, the other one has its hands full, when the roles change.
  jobs.work('idle', async ({ id }) => void done.push(id));
  jobs.work('busy', async ({ id }) => {
    await release.promise;
    done.push(id);
  });
  const add = (queue: string, id: string, runAt = 0) => jobs.add({ queue, id, payload: null, runAt });
  await add('idle', 'before');
  await add('busy', 'held');
  await add('idle', 'promised', Date.now() + 2_000);
  await vi.waitFor(() => expect(done).toEqual(['before']), soon);
  await vi.waitFor(async () => expect(await jobs.counts('busy')).toMatchObject({ running: 1 }), soon);
  await pair.changeRoles();
  await expect(jobs.ping()).rejects.toMatchObject(unreachable);
  await expect(add('idle', 'refused')).rejects.toMatchObject(unreachable);

  pair.turn();
  await vi.waitFor(() => jobs.ping(), soon);
  release.resolve();
  expect(await add('idle', 'before')).toBe('known');
  expect(await add('idle', 'after')).toBe('added');
  expect(await add('busy', 'next')).toBe('added');
  await vi.waitFor(
    () => expect([...new Set(done)].toSorted()).toEqual(['after', 'before', 'held', 'next', 'promised']),
    soon,
  );
}, 60_000);

it('redis workers pause before they ask a replica again', async () => {
  const pair = await startRedisPair();
  onTestFinished(() => pair.stop());
  const refused: number[] = [];
  const jobs = await openRedisJobs(pair.url, { onError: () => refused.push(performance.now()) });
  onTestFinished(() => jobs.close());
  const done: string[] = [];
  const turned = Promise.withResolvers<void>();
  // There is always more to do, so the worker never waits to be told of the next job.
  jobs.work('busy', async ({ id }) => {
    if (id === 'held') await turned.promise;
    done.push(id);
  });
  for (const id of ['held', 'next', 'last']) await jobs.add({ queue: 'busy', id, payload: null });
  await vi.waitFor(async () => expect(await jobs.counts('busy')).toMatchObject({ running: 1 }), soon);
  await pair.changeRoles();
  turned.resolve();
  await vi.waitFor(() => expect(refused.length).toBeGreaterThan(2), soon);
  const [first = 0, , third = 0] = refused;
  expect(third - first).toBeGreaterThan(900);

  pair.turn();
  await vi.waitFor(() => expect(done).toEqual(['held', 'next', 'last']), soon);
}, 60_000);
