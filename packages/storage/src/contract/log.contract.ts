import { expect } from 'vitest';
import type { Append } from '../storage.ts';
import { type Clauses, put } from './bench.ts';

const entry = (value: Append['value']): Append => ({ kind: 'append', name: 'log', value });

export const logClauses = {
  'keeps the entries of a log in the order they were appended': async ({ storage, unique }) => {
    expect(await storage.readLog(unique, 'log')).toEqual([]);
    await storage.commit(unique, [entry('a'), entry({ b: [] })]);
    await storage.commit(unique, [entry(null)]);
    expect(await storage.readLog(unique, 'log')).toEqual(['a', { b: [] }, null]);
  },

  'loses no entry to concurrent appends, and keeps those of one commit together': async ({ storage, unique }) => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => storage.commit(unique, [entry([n, 0]), entry([n, 1])])));
    const log = await storage.readLog(unique, 'log');
    const pairs = log.map((value, i) => [value, log[i + 1]]).filter((_, i) => i % 2 === 0);
    const expected = Array.from({ length: 50 }, (_, n) => [
      [n, 0],
      [n, 1],
    ]);
    expect(pairs).toHaveLength(50);
    expect(pairs).toEqual(expect.arrayContaining(expected));
  },

  'starts a log anew after it was removed': async ({ storage, unique }) => {
    await storage.commit(unique, [entry('old')]);
    await storage.commit(unique, [{ kind: 'remove', name: 'log' }, entry('new')]);
    expect(await storage.readLog(unique, 'log')).toEqual(['new']);
  },

  'keeps a record and a log of one name apart, and removes both': async ({ storage, unique }) => {
    await storage.commit(unique, [put('log', 'record'), entry('entry')]);
    expect((await storage.read(unique, 'log'))?.value).toBe('record');
    expect(await storage.readLog(unique, 'log')).toEqual(['entry']);
    await storage.commit(unique, [{ kind: 'remove', name: 'log' }]);
    expect(await storage.read(unique, 'log')).toBeUndefined();
    expect(await storage.readLog(unique, 'log')).toEqual([]);
  },
} satisfies Clauses;
