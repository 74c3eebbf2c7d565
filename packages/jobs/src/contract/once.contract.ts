import { expect } from 'vitest';
import type { Json } from '../jobs.ts';
import { type Clauses, createRecorder } from './bench.ts';

const ids = ['a', 'a:b', 'a:b:c', '1', '007', '-1', 'Ünïcödé 😞', '{a}*', '%3A', '_a', ' ', '__proto__'];
const payloads: readonly Json[] = [null, 0, '', 'text', [], {}, { list: [[], {}], '': null, text: 'ü\u2028\u0000' }];

export const onceClauses = {
  'runs a job once however often it is added': async ({ jobs, openAnother, queue, now, pass, moment, until }) => {
    const another = await openAnother();
    const adds = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? jobs : another).add({ queue, id: 'a:1', payload: n })),
    );
    expect(adds.filter((outcome) => outcome === 'added')).toHaveLength(1);
    const { runs, handle } = createRecorder(now);
    jobs.work(queue, handle);
    another.work(queue, handle);
    await until(() => runs.length > 0);
    await until(async () => (await jobs.counts(queue)).running === 0);
    expect(await another.add({ queue, id: 'a:1', payload: 'late' })).toBe('known');
    await pass(moment);
    expect(runs).toMatchObject([{ id: 'a:1', attempt: 1 }]);
  },

  'tells ids apart whatever letters they are made of, and queues, too': async ({ jobs, queue, now, until }) => {
    const { runs, handle } = createRecorder(now);
    for (const id of ids) {
      expect(await jobs.add({ queue, id, payload: id })).toBe('added');
      expect(await jobs.add({ queue: `${queue} *{ü}`, id, payload: id })).toBe('added');
    }
    jobs.work(queue, handle);
    jobs.work(`${queue} *{ü}`, handle);
    await until(() => runs.length === 2 * ids.length);
    expect(runs.map(({ id }) => id).sort()).toEqual([...ids, ...ids].sort());
    for (const { id, payload } of runs) expect(payload).toBe(id);
  },

  'hands over the payload as it was': async ({ jobs, queue, now, until }) => {
    const { runs, handle } = createRecorder(now);
    for (const [n, payload] of payloads.entries()) await jobs.add({ queue, id: `job-${n}`, payload });
    jobs.work(queue, handle);
    await until(() => runs.length === payloads.length);
    expect(runs.map(({ payload }) => payload)).toEqual(payloads);
  },

  'does not run before its time': async ({ jobs, queue, now, pass, moment, until }) => {
    const { runs, handle } = createRecorder(now);
    jobs.work(queue, handle);
    // Long enough for a busy machine to run the others meanwhile.
    const delay = 10 * moment;
    const runAt = now() + delay;
    await jobs.add({ queue, id: 'later', payload: 1, runAt });
    await jobs.add({ queue, id: 'at once', payload: 1 });
    await jobs.add({ queue, id: 'long ago', payload: 1, runAt: now() - moment });
    await until(() => runs.length === 2);
    expect(await jobs.counts(queue)).toMatchObject({ delayed: 1 });
    await pass(delay);
    await until(() => runs.length === 3);
    expect(runs[2]?.id).toBe('later');
    expect(runs[2]?.at).toBeGreaterThanOrEqual(runAt);
  },

  'keeps what was added through a restart': async ({ jobs, openAnother, queue, now, moment, until }) => {
    await jobs.add({ queue, id: 'now', payload: 1 });
    await jobs.add({ queue, id: 'later', payload: 2, runAt: now() + moment });
    await jobs.close();
    const { runs, handle } = createRecorder(now);
    (await openAnother()).work(queue, handle);
    await until(() => runs.length === 2);
    expect(runs.map(({ payload }) => payload)).toEqual([1, 2]);
  },

  'calls off a job that has not started': async ({ jobs, queue, now, pass, moment, until }) => {
    await jobs.add({ queue, id: 'waiting', payload: 1 });
    await jobs.add({ queue, id: 'delayed', payload: 1, runAt: now() + moment });
    expect(await jobs.remove(queue, 'waiting')).toBe(true);
    expect(await jobs.remove(queue, 'delayed')).toBe(true);
    expect(await jobs.remove(queue, 'delayed')).toBe(false);
    expect(await jobs.remove(queue, 'unheard of')).toBe(false);

    const { runs, handle } = createRecorder(now);
    jobs.work(queue, handle);
    await pass(2 * moment);
    expect(runs).toEqual([]);
    expect(await jobs.add({ queue, id: 'waiting', payload: 2 })).toBe('added');
    await until(() => runs.length === 1);
  },

  'forgets what a done job held where it is told to, and nothing else': async ({ jobs, queue, now, until }) => {
    const { runs, handle } = createRecorder(now);
    for (const of of ['dana', 'eli']) await jobs.add({ queue, id: of, payload: { of, said: 'words' } });
    await jobs.add({ queue: `${queue}-idle`, id: 'dana', payload: { of: 'dana' } });
    const worker = jobs.work(queue, handle);
    await until(async () => runs.length === 2 && (await jobs.counts(queue)).running === 0);
    await worker.close();
    const isOfDana = (payload: Json) => JSON.stringify(payload).includes('dana');
    expect(await jobs.forgetDone(queue, isOfDana)).toBe(1);
    expect(await jobs.forgetDone(queue, isOfDana)).toBe(0);
    expect(await jobs.add({ queue, id: 'eli', payload: 'again' })).toBe('known');
    expect(await jobs.add({ queue, id: 'dana', payload: 'again' })).toBe('added');
    expect(await jobs.forgetDone(`${queue}-idle`, isOfDana)).toBe(0);
    expect(await jobs.counts(`${queue}-idle`)).toMatchObject({ waiting: 1 });
  },

  'calls off no job that runs, is done or is dead': async ({ jobs, queue, until }) => {
    const release = Promise.withResolvers<void>();
    jobs.work(queue, () => release.promise);
    await jobs.add({ queue, id: 'good', payload: 1 });
    await until(async () => (await jobs.counts(queue)).running === 1);
    expect(await jobs.remove(queue, 'good')).toBe(false);
    release.resolve();
    await until(async () => (await jobs.counts(queue)).running === 0);
    expect(await jobs.remove(queue, 'good')).toBe(false);

    const bad = `${queue}-bad`;
    jobs.work(bad, () => Promise.reject(new Error('bad')));
    await jobs.add({ queue: bad, id: 'bad', payload: 1 });
    await until(async () => (await jobs.dead(bad)).length === 1);
    expect(await jobs.remove(bad, 'bad')).toBe(false);
  },
} satisfies Clauses;
