import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createHandClock } from '../contract/hand-clock.ts';
import { killHolder } from '../contract/kill-holder.ts';
import { jobsContract } from '../jobs.contract.ts';
import { openEmbeddedJobs } from './embedded-jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'made on the way', 'jobs.db');
const clock = createHandClock(Date.UTC(2026, 0, 5, 9));

const killHolderOf = (queue: string) =>
  killHolder({
    module: new URL('./index.ts', import.meta.url),
    opening: `engine.openEmbeddedJobs(${JSON.stringify(path)}, { clock: { now: () => ${clock.now()}, after: () => () => {} } })`,
    queue,
  });

jobsContract({
  name: 'embedded',
  open: () => openEmbeddedJobs(path, { clock }),
  now: clock.now,
  async pass(ms) {
    await setImmediate();
    clock.advance(ms);
    await setImmediate();
  },
  moment: 60_000,
  killHolder: killHolderOf,
});

describe('embedded jobs', () => {
  it('hold a job to be dead when one worker after the other died of it', async () => {
    const jobs = openEmbeddedJobs(path, { clock });
    await jobs.add({ queue: 'deadly', id: 'a', payload: 1 });
    for (let n = 0; n < 6; n += 1) {
      await killHolderOf('deadly');
      clock.advance(30_000);
    }
    const runs: unknown[] = [];
    const worker = jobs.work('deadly', async (run) => void runs.push(run));
    expect(await jobs.dead('deadly')).toMatchObject([{ id: 'a', reason: 'Its workers died 6 times.' }]);
    await worker.close();
    expect(runs).toEqual([]);

    expect(await jobs.retry('deadly', 'a')).toBe(true);
    await killHolderOf('deadly');
    clock.advance(30_000);
    jobs.work('deadly', async (run) => void runs.push(run));
    await vi.waitFor(() => expect(runs).toMatchObject([{ id: 'a' }]));
    await jobs.close();
  });

  it('count only the deaths in a row: a run that ends by itself took nobody down', async () => {
    const jobs = openEmbeddedJobs(path, { clock });
    await jobs.add({ queue: 'unlucky', id: 'a', payload: 1, retry: { attempts: 3, delay: 1_000, maxDelay: 1_000 } });
    for (let n = 0; n < 5; n += 1) {
      await killHolderOf('unlucky');
      clock.advance(30_000);
    }
    const failing = jobs.work('unlucky', () => Promise.reject(new Error('not yet')));
    await vi.waitFor(async () => expect(await jobs.failing('unlucky')).toHaveLength(1));
    await failing.close();
    clock.advance(1_000);

    await killHolderOf('unlucky');
    clock.advance(30_000);
    const runs: unknown[] = [];
    jobs.work('unlucky', async (run) => void runs.push(run));
    await vi.waitFor(() => expect(runs).toMatchObject([{ id: 'a', attempt: 2 }]));
    expect(await jobs.dead('unlucky')).toEqual([]);
    await jobs.close();
  });

  it('are not taken over by their own process when it slept past their leases', async () => {
    let now = clock.now();
    const jobs = openEmbeddedJobs(':memory:', { clock: { now: () => now, after: () => () => {} } });
    const runs: string[] = [];
    const release = Promise.withResolvers<void>();
    const hold = ({ id }: { readonly id: string }) => {
      runs.push(id);
      return release.promise;
    };
    jobs.work('slept', hold, { concurrency: 3 });
    await jobs.add({ queue: 'slept', id: 'a', payload: 1 });
    now += 3_600_000;
    await jobs.add({ queue: 'slept', id: 'b', payload: 1 });
    await vi.waitFor(() => expect(runs).toContain('b'));
    expect(runs).toEqual(['a', 'b']);
    release.resolve();
    await jobs.close();
  });

  it('forget the id of a finished job after a day, and not before', async () => {
    const jobs = openEmbeddedJobs(path, { clock });
    jobs.work('daily', async () => {});
    await jobs.add({ queue: 'daily', id: 'a', payload: 1 });
    await vi.waitFor(async () => expect(await jobs.counts('daily')).toMatchObject({ waiting: 0, running: 0 }));
    const day = 24 * 3_600_000;
    clock.advance(day - 1);
    expect(await jobs.add({ queue: 'daily', id: 'a', payload: 1 })).toBe('known');
    clock.advance(1);
    expect(await jobs.add({ queue: 'daily', id: 'a', payload: 1 })).toBe('added');
    await jobs.close();
  });

  it('see soon what another process of the machine added', async () => {
    const adder = openEmbeddedJobs(path, { clock });
    const worker = openEmbeddedJobs(path, { clock });
    const runs: unknown[] = [];
    worker.work('far', async (run) => void runs.push(run));
    await adder.add({ queue: 'far', id: 'a', payload: 1 });
    await vi.waitFor(() => expect(runs).toHaveLength(1), { timeout: 5_000, interval: 10 });
    await Promise.all([adder.close(), worker.close()]);
  });

  it('cost nothing when a clock is moved by a month', async () => {
    const jobs = openEmbeddedJobs(':memory:', { clock });
    const runs: unknown[] = [];
    jobs.work('monthly', async (run) => void runs.push(run));
    await jobs.add({ queue: 'monthly', id: 'a', payload: 1, runAt: clock.now() + 29 * 24 * 3_600_000 });
    const begun = performance.now();
    clock.advance(30 * 24 * 3_600_000);
    expect(performance.now() - begun).toBeLessThan(5_000);
    await vi.waitFor(() => expect(runs).toHaveLength(1));
    await jobs.close();
  });

  it('cannot be opened where no file can be', () => {
    expect(() => openEmbeddedJobs(join(path, 'below-a-file.db'), { clock })).toThrow(
      expect.objectContaining({ name: 'JobsError', code: 'unreachable' }),
    );
  });
});
