import { expect } from 'vitest';
import { type Clauses, collect, put, save } from './bench.ts';

export const sharingClauses = {
  'scans every record whose name begins so, over all partitions': async ({ storage, unique }) => {
    const prefix = `${unique}/[a-z]*?`;
    const partitions = Array.from({ length: 300 }, (_, n) => `${unique}:${n}`);
    await Promise.all(
      partitions.map((partition, n) =>
        storage.commit(partition, [put(`${prefix}/${n}`, n), put(`${unique}/other`, n), put(`x:${prefix}`, n)]),
      ),
    );
    const found = await collect(storage.scan(prefix));
    expect(found.map(({ partition }) => partition).sort()).toEqual([...partitions].sort());
    for (const { partition, record } of found) {
      expect(record).toEqual(await storage.read(partition, record.name));
      expect(record.name.startsWith(prefix)).toBe(true);
    }
  },

  'answers a ping': async ({ storage }) => {
    await expect(storage.ping()).resolves.toBeUndefined();
  },

  'says closed, whatever is asked of a closed handle': async ({ openAnother, unique }) => {
    const another = await openAnother();
    await another.close();
    await another.close();
    const asked = [
      () => another.read(unique, 'a'),
      () => another.readLog(unique, 'a'),
      () => another.commit(unique, [put('a', 1)]),
      () => another.due(unique, 1, 1),
      () => collect(another.scan(unique)),
      () => another.ping(),
    ];
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ name: 'StorageError', code: 'closed' });
  },

  'shows one handle what another one wrote, and makes them race fairly': async ({
    storage,
    unique,
    openAnother,
    now,
  }) => {
    const another = await openAnother();
    const version = await save(storage, unique, put('record', 1, { due: { queue: unique, at: now() } }));
    expect(await another.read(unique, 'record')).toEqual({ name: 'record', value: 1, version });
    expect(await another.due(unique, now(), 1)).toHaveLength(1);
    expect(await another.commit(unique, [put('record', 2, { expect: version })])).toMatchObject({ outcome: 'saved' });
    expect(await storage.commit(unique, [put('record', 3, { expect: version })])).toEqual({ outcome: 'stale' });
    expect((await storage.read(unique, 'record'))?.value).toBe(2);
  },

  'forgets nothing it said it saved': async ({ unique, openAnother, now }) => {
    const before = await openAnother();
    const version = await save(before, unique, put('record', { a: [1] }, { due: { queue: unique, at: now() } }));
    await before.commit(unique, [{ kind: 'append', name: 'log', value: 'entry' }]);
    await save(before, unique, put('gone', 1));
    await before.commit(unique, [{ kind: 'remove', name: 'gone' }]);
    await before.close();

    const after = await openAnother();
    expect(await after.read(unique, 'record')).toEqual({ name: 'record', value: { a: [1] }, version });
    expect(await after.readLog(unique, 'log')).toEqual(['entry']);
    expect(await after.due(unique, now(), 10)).toHaveLength(1);
    expect(await save(after, unique, put('gone', 2, { expect: 0 }))).toBeGreaterThan(version + 1);
  },
} satisfies Clauses;
