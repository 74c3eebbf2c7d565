import { expect } from 'vitest';
import { type Clauses, createRecorder } from './bench.ts';

export const workerClauses = {
  'takes over the job of a worker that died': async ({ jobs, queue, now, killHolder, until }) => {
    await jobs.add({ queue, id: 'a', payload: 1 });
    await killHolder(queue);
    expect(await jobs.counts(queue)).toMatchObject({ running: 1 });
    const { runs, handle } = createRecorder(now);
    jobs.work(queue, handle);
    await until(() => runs.length === 1);
    expect(runs).toMatchObject([{ id: 'a', payload: 1, attempt: 1 }]);
  },

  'leaves a job to the worker that holds it for as long as that takes': async ({
    jobs,
    openAnother,
    queue,
    now,
    pass,
    moment,
    until,
  }) => {
    const release = Promise.withResolvers<void>();
    const { runs, handle } = createRecorder(now, () => release.promise);
    jobs.work(queue, handle);
    await jobs.add({ queue, id: 'long', payload: 1 });
    await until(() => runs.length === 1);
    (await openAnother()).work(queue, handle);
    for (let n = 0; n < 30; n += 1) await pass(moment);
    release.resolve();
    await until(async () => (await jobs.counts(queue)).running === 0);
    expect(runs).toHaveLength(1);
  },

  'finishes what it holds on close, and takes nothing new': async ({ jobs, queue, now, openAnother, until }) => {
    const release = Promise.withResolvers<void>();
    const { runs, handle } = createRecorder(now, () => release.promise);
    const worker = jobs.work(queue, handle);
    await jobs.add({ queue, id: 'held', payload: 1 });
    await until(() => runs.length === 1);
    await jobs.add({ queue, id: 'next', payload: 2 });

    let closed = false;
    const closing = worker.close().then(() => {
      closed = true;
    });
    await expect(jobs.ping()).resolves.toBeUndefined();
    expect(closed).toBe(false);
    release.resolve();
    await closing;
    expect(await jobs.counts(queue)).toEqual({ waiting: 1, delayed: 0, running: 0, dead: 0 });
    expect(runs).toHaveLength(1);

    await jobs.close();
    (await openAnother()).work(queue, handle);
    await until(() => runs.length === 2);
    expect(runs[1]?.id).toBe('next');
  },

  'runs no more at once than it was told': async ({ jobs, queue, until }) => {
    const releases: (() => void)[] = [];
    jobs.work(queue, () => new Promise((resolve) => void releases.push(resolve)), { concurrency: 3 });
    for (const id of ['a', 'b', 'c', 'd', 'e']) await jobs.add({ queue, id, payload: id });
    await until(() => releases.length === 3);
    expect(await jobs.counts(queue)).toMatchObject({ waiting: 2, running: 3 });
    releases[1]?.();
    await until(() => releases.length === 4);
    expect(await jobs.counts(queue)).toMatchObject({ waiting: 1, running: 3 });
    for (const release of releases) release();
    await until(() => releases.length === 5);
    releases[4]?.();
  },

  'gives each of many jobs to one of several workers': async ({ jobs, openAnother, queue, now, until }) => {
    const { runs, handle } = createRecorder(now);
    jobs.work(queue, handle, { concurrency: 2 });
    (await openAnother()).work(queue, handle, { concurrency: 2 });
    const ids = Array.from({ length: 60 }, (_, n) => `job-${n}`);
    await Promise.all(ids.map((id) => jobs.add({ queue, id, payload: null })));
    await until(() => runs.length >= ids.length);
    expect(runs.map(({ id }) => id).sort()).toEqual([...ids].sort());
  },

  'lets a handler add the next job': async ({ jobs, queue, now, until }) => {
    const { runs, handle } = createRecorder(now, async ({ id }) => {
      if (id.length < 5) await jobs.add({ queue, id: `${id}+`, payload: null });
    });
    jobs.work(queue, handle);
    await jobs.add({ queue, id: '+', payload: null });
    await until(() => runs.length === 5);
    expect(runs.map(({ id }) => id.length)).toEqual([1, 2, 3, 4, 5]);
  },

  'says closed, whatever is asked of a closed engine': async ({ openAnother, queue }) => {
    const another = await openAnother();
    await another.close();
    await another.close();
    const asked = [
      () => another.add({ queue, id: 'a', payload: 1 }),
      () => another.remove(queue, 'a'),
      () => another.dead(queue),
      () => another.retry(queue, 'a'),
      () => another.discard(queue, 'a'),
      () => another.counts(queue),
      () => another.ping(),
    ];
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ name: 'JobsError', code: 'closed' });
    expect(() => another.work(queue, async () => {})).toThrow(expect.objectContaining({ code: 'closed' }));
  },
} satisfies Clauses;
