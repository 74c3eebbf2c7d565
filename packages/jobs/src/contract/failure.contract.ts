import { expect } from 'vitest';
import { GiveUp } from '../errors.ts';
import { type Clauses, createRecorder } from './bench.ts';

const none = { waiting: 0, delayed: 0, running: 0, dead: 0 };

export const failureClauses = {
  'retries with growing pauses, then keeps it among the dead': async ({ jobs, queue, now, moment, until }) => {
    const { runs, handle } = createRecorder(now, () => Promise.reject(new Error('mailbox on fire')));
    jobs.work(queue, handle);
    const retry = { attempts: 4, delay: moment, maxDelay: 3 * moment };
    await jobs.add({ queue, id: 'doomed', payload: { a: 1 }, retry });
    await until(async () => (await jobs.dead(queue)).length === 1);

    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    const pauses = runs.slice(1).map(({ at }, n) => at - (runs[n]?.at ?? 0));
    for (const [n, least] of [moment, 2 * moment, 3 * moment].entries())
      expect(pauses[n]).toBeGreaterThanOrEqual(least);
    const [dead] = await jobs.dead(queue);
    expect(dead).toEqual({
      id: 'doomed',
      payload: { a: 1 },
      attempts: 4,
      reason: 'mailbox on fire',
      diedAt: expect.any(Number),
    });
    expect(dead?.diedAt).toBeGreaterThanOrEqual(runs[3]?.at ?? Number.NaN);
    expect(await jobs.counts(queue)).toEqual({ ...none, dead: 1 });
    expect(await jobs.add({ queue, id: 'doomed', payload: 2 })).toBe('known');
  },

  'stops retrying when a run succeeds': async ({ jobs, queue, now, moment, until }) => {
    const { runs, handle } = createRecorder(now, async ({ attempt }) => {
      if (attempt === 1) throw 'not an error';
    });
    jobs.work(queue, handle);
    await jobs.add({ queue, id: 'a', payload: 1, retry: { attempts: 5, delay: moment / 10, maxDelay: moment } });
    await until(() => runs.length === 2);
    await until(async () => (await jobs.counts(queue)).running === 0);
    expect(await jobs.counts(queue)).toEqual(none);
  },

  'does not retry a job without a policy': async ({ jobs, queue, now, until }) => {
    const { runs, handle } = createRecorder(now, () => Promise.reject(new Error('once')));
    jobs.work(queue, handle);
    await jobs.add({ queue, id: 'a', payload: 1 });
    await until(async () => (await jobs.dead(queue)).length === 1);
    expect(runs).toHaveLength(1);
  },

  'gives up at once on GiveUp': async ({ jobs, queue, now, until, moment }) => {
    const { runs, handle } = createRecorder(now, () => Promise.reject(new GiveUp('the address does not exist')));
    jobs.work(queue, handle);
    await jobs.add({ queue, id: 'a', payload: 1, retry: { attempts: 9, delay: moment, maxDelay: moment } });
    await until(async () => (await jobs.dead(queue)).length === 1);
    expect(runs).toHaveLength(1);
    expect(await jobs.dead(queue)).toMatchObject([{ id: 'a', reason: 'the address does not exist', attempts: 1 }]);
  },

  'runs a dead job again when asked, with fresh attempts': async ({ jobs, queue, now, moment, until }) => {
    const { runs, handle } = createRecorder(now, async () => {
      if (runs.length < 4) throw new Error('not yet');
    });
    jobs.work(queue, handle);
    await jobs.add({ queue, id: 'a', payload: 1, retry: { attempts: 2, delay: moment / 10, maxDelay: moment } });
    await until(async () => (await jobs.dead(queue)).length === 1);
    expect(await jobs.retry(queue, 'a')).toBe(true);
    await until(() => runs.length === 4);
    await until(async () => (await jobs.counts(queue)).running === 0);
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2, 1, 2]);
    expect(await jobs.counts(queue)).toEqual(none);
    expect(await jobs.retry(queue, 'a')).toBe(false);
    expect(await jobs.retry(queue, 'unheard of')).toBe(false);
  },

  'tells what failed and waits for its next try, and lets it have that at once when asked': async (workplace) => {
    const { jobs, queue, now, moment, until } = workplace;
    let works = false;
    const { runs, handle } = createRecorder(now, async ({ id }) => {
      if (!works) throw new Error(`${id} failed`);
    });
    jobs.work(queue, handle);
    const retry = { attempts: 9, delay: 1_000 * moment, maxDelay: 1_000 * moment };
    await jobs.add({ queue, id: 'paced', payload: null, runAt: now() + 1_000 * moment, retry });
    await jobs.add({ queue, id: 'a', payload: 1, retry });
    await until(async () => (await jobs.counts(queue)).delayed === 2);
    expect(await jobs.failing(queue)).toEqual([{ id: 'a', attempts: 1, reason: 'a failed' }]);
    expect(await jobs.retry(queue, 'paced')).toBe(false);

    expect(await jobs.retry(queue, 'a')).toBe(true);
    await until(async () => (await jobs.failing(queue))[0]?.attempts === 2);
    works = true;
    expect(await jobs.retry(queue, 'a')).toBe(true);
    await until(() => runs.length === 3);
    await until(async () => (await jobs.counts(queue)).running === 0);
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(await jobs.failing(queue)).toEqual([]);
    expect(await jobs.retry(queue, 'a')).toBe(false);
    expect(await jobs.counts(queue)).toEqual({ ...none, delayed: 1 });
  },

  'takes a dead job back once when two ask at the same time': async ({ jobs, queue, until }) => {
    const worker = jobs.work(queue, () => Promise.reject(new GiveUp('no')));
    await jobs.add({ queue, id: 'a', payload: 1 });
    await until(async () => (await jobs.dead(queue)).length === 1);
    await worker.close();
    const taken = await Promise.all(['a', 'a', 'a'].map((id) => jobs.retry(queue, id)));
    expect(taken.filter(Boolean)).toEqual([true]);
    expect(await jobs.counts(queue)).toEqual({ ...none, waiting: 1 });
  },

  'lists the dead in the order they died': async ({ jobs, queue, until, pass, moment }) => {
    jobs.work(queue, ({ id }) => Promise.reject(new Error(`${id} failed`)));
    for (const id of ['c', 'a', 'b']) {
      await jobs.add({ queue, id, payload: id });
      await until(async () => (await jobs.dead(queue)).some((dead) => dead.id === id));
      await pass(moment / 10);
    }
    expect((await jobs.dead(queue)).map(({ reason }) => reason)).toEqual(['c failed', 'a failed', 'b failed']);
    expect((await jobs.dead(queue, { newest: 2 })).map(({ reason }) => reason)).toEqual(['a failed', 'b failed']);
  },

  'discards a dead job for good, and no other': async ({ jobs, queue, now, moment, until }) => {
    jobs.work(queue, () => Promise.reject(new Error('no')));
    await jobs.add({ queue, id: 'a', payload: 'words' });
    await jobs.add({ queue, id: 'later', payload: null, runAt: now() + 1_000 * moment });
    await until(async () => (await jobs.dead(queue)).length === 1);
    expect(await Promise.all(['a', 'later', 'unheard of'].map((id) => jobs.discard(queue, id)))).toEqual([
      true,
      false,
      false,
    ]);
    expect(await jobs.counts(queue)).toEqual({ ...none, delayed: 1 });
    expect(await jobs.discard(queue, 'a')).toBe(false);
    expect(await jobs.add({ queue, id: 'a', payload: null })).toBe('added');
  },
} satisfies Clauses;
