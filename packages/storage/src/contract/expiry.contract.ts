import { expect } from 'vitest';
import { type Clauses, collect, put, save } from './bench.ts';

const minute = 60_000;

export const expiryClauses = {
  'hides what has expired': async ({ storage, unique, now, pass }) => {
    await storage.commit(unique, [
      put(unique, 1, { expiresAt: now() + minute, due: { queue: unique, at: now() } }),
      { kind: 'append', name: 'log', value: 'entry', expiresAt: now() + minute },
    ]);
    pass(minute - 1);
    expect((await storage.read(unique, unique))?.value).toBe(1);
    expect(await storage.readLog(unique, 'log')).toEqual(['entry']);
    expect(await storage.due(unique, now(), 10)).toHaveLength(1);

    pass(1);
    expect(await storage.read(unique, unique)).toBeUndefined();
    expect(await storage.readLog(unique, 'log')).toEqual([]);
    expect(await storage.due(unique, now(), 10)).toEqual([]);
    expect(await collect(storage.scan(unique))).toEqual([]);
  },

  'treats an expired record as one that does not exist': async ({ storage, unique, now, pass }) => {
    const version = await save(storage, unique, put('record', 1, { expiresAt: now() + minute }));
    pass(minute);
    expect(await storage.commit(unique, [put('record', 2, { expect: version })])).toEqual({ outcome: 'stale' });
    expect(await save(storage, unique, put('record', 2, { expect: 0 }))).toBeGreaterThan(version);
  },

  'lets the latest put decide when a record expires': async ({ storage, unique, now, pass }) => {
    await save(storage, unique, put('sooner', 1, { expiresAt: now() + 2 * minute }));
    await save(storage, unique, put('sooner', 1, { expiresAt: now() + minute }));
    await save(storage, unique, put('never', 1, { expiresAt: now() + minute }));
    await save(storage, unique, put('never', 1));
    pass(minute);
    expect(await storage.read(unique, 'sooner')).toBeUndefined();
    expect((await storage.read(unique, 'never'))?.value).toBe(1);
  },

  'lets the latest append decide when a log expires': async ({ storage, unique, now, pass }) => {
    const append = (value: number, ms?: number) =>
      storage.commit(unique, [
        { kind: 'append', name: 'log', value, ...(ms !== undefined && { expiresAt: now() + ms }) },
      ]);
    await append(1, minute);
    await append(2, 2 * minute);
    pass(minute);
    expect(await storage.readLog(unique, 'log')).toEqual([1, 2]);
    pass(minute);
    await append(3);
    pass(1_000 * minute);
    expect(await storage.readLog(unique, 'log')).toEqual([3]);
  },

  'starts an expired log anew, among any number of others': async ({ storage, unique, now, pass }) => {
    const append = (name: string, value: number, rest: { readonly expiresAt?: number } = {}) =>
      storage.commit(unique, [{ kind: 'append', name, value, ...rest }]);
    for (let n = 0; n < 120; n += 1) await append(`other-${n}`, n, { expiresAt: now() + 1 });
    await append('log', 1, { expiresAt: now() + 2 });
    pass(2);
    await append('log', 2);
    expect(await storage.readLog(unique, 'log')).toEqual([2]);
  },

  'hides at once what was put with a time that has passed': async ({ storage, unique, now }) => {
    await save(storage, unique, put('record', 1, { expiresAt: now() }));
    expect(await storage.read(unique, 'record')).toBeUndefined();
  },
} satisfies Clauses;
