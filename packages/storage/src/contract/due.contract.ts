import { expect } from 'vitest';
import { type Clauses, put, save } from './bench.ts';

export const dueClauses = {
  'lists due records in order, over all partitions, and only when due': async ({ storage, unique, now }) => {
    const places = [5, 3, 8, 1, 9, 2, 7, 4, 6].map((n) => ({
      partition: `${unique}-${n}`,
      name: `n:${n}`,
      at: now() + n * 1_000,
    }));
    await Promise.all(
      places.map(({ partition, name, at }) =>
        storage.commit(partition, [put(name, 1, { due: { queue: unique, at } })]),
      ),
    );
    const inOrder = [...places].sort((a, b) => a.at - b.at);
    expect(await storage.due(unique, now(), 10)).toEqual([]);
    expect(await storage.due(unique, now() + 4_000, 10)).toEqual(inOrder.slice(0, 4));
    expect(await storage.due(unique, now() + 60_000, 3)).toEqual(inOrder.slice(0, 3));
    expect(await storage.due(unique, now() + 60_000, 100)).toEqual(inOrder);
  },

  'reads what is due without claiming it': async ({ storage, unique, now }) => {
    await save(storage, unique, put('record', 1, { due: { queue: unique, at: now() } }));
    const first = await storage.due(unique, now(), 10);
    expect(first).toEqual([{ partition: unique, name: 'record', at: now() }]);
    expect(await storage.due(unique, now(), 10)).toEqual(first);
  },

  'takes a record out of the index when it is put without due': async ({ storage, unique, now }) => {
    await save(storage, unique, put('record', 1, { due: { queue: unique, at: now() } }));
    await save(storage, unique, put('record', 2));
    expect(await storage.due(unique, now(), 10)).toEqual([]);
  },

  'takes a record out of the index when it is removed': async ({ storage, unique, now }) => {
    await save(storage, unique, put('record', 1, { due: { queue: unique, at: now() } }));
    await storage.commit(unique, [{ kind: 'remove', name: 'record' }]);
    expect(await storage.due(unique, now(), 10)).toEqual([]);
  },

  'moves a record to another time or queue': async ({ storage, unique, now }) => {
    const [here, there] = [`${unique}:here`, `${unique}/there`];
    const move = (queue: string, at: number, expiresAt: number) =>
      save(storage, unique, put('record', 1, { due: { queue, at }, expiresAt }));
    await move(here, now() + 1, now() + 5_000);
    await move(here, now() + 2, now() + 6_000);
    expect(await storage.due(here, now() + 9, 10)).toEqual([{ partition: unique, name: 'record', at: now() + 2 }]);
    await move(there, now() + 3, now() + 7_000);
    expect(await storage.due(here, now() + 9, 10)).toEqual([]);
    expect(await storage.due(there, now() + 9, 10)).toEqual([{ partition: unique, name: 'record', at: now() + 3 }]);
  },

  'finds what is due behind any number of expired records': async ({ storage, unique, now, pass }) => {
    await storage.commit(
      unique,
      Array.from({ length: 25 }, (_, n) =>
        put(`gone-${n}`, n, { expiresAt: now() + 1, due: { queue: unique, at: now() } }),
      ),
    );
    await save(storage, unique, put('alive', 1, { due: { queue: unique, at: now() + 1 } }));
    pass(1);
    expect(await storage.due(unique, now(), 2)).toEqual([{ partition: unique, name: 'alive', at: now() }]);
  },
} satisfies Clauses;
