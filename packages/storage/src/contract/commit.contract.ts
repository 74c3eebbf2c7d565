import { expect } from 'vitest';
import type { Json, Storage } from '../storage.ts';
import { type Clauses, put, save } from './bench.ts';

const stale = { outcome: 'stale' };

/** Reads, adds one and writes until no one was faster. */
async function increment(storage: Storage, partition: string): Promise<void> {
  for (;;) {
    const found = await storage.read(partition, 'count');
    const next = Number(found?.value ?? 0) + 1;
    const { outcome } = await storage.commit(partition, [put('count', next, { expect: found?.version ?? 0 })]);
    if (outcome === 'saved') return;
  }
}

const values: readonly Json[] = [
  null,
  false,
  0,
  -1.5e-7,
  Number.MAX_SAFE_INTEGER,
  '',
  'a "quoted" ]line[\n\u0000\u2028 ü 😞 \ud800',
  [],
  {},
  [[], {}, [null]],
  { '': 1, __proto__: null, 'a.b': { deep: [1, 2.5, { x: [] }] } },
];

const names = [
  'a',
  'a/b',
  'a:b',
  ':',
  '::a',
  '*',
  'a*',
  '[a]?',
  '{a}',
  '}{',
  'Ünïcödé 😐',
  '%3A',
  "'; --",
  'x\u0000y',
  '\n',
  '__proto__',
];

const wrongValues: readonly unknown[] = [
  undefined,
  Number.NaN,
  [undefined],
  { at: new Date(0) },
  { deep: [1n] },
  new Map(),
  () => 1,
];

export const commitClauses = {
  'reads back what was put, with the version the commit reported': async ({ storage, unique }) => {
    for (const value of values) {
      const version = await save(storage, unique, put('record', value));
      expect(await storage.read(unique, 'record')).toEqual({ name: 'record', value, version });
    }
  },

  'knows nothing of a record that was never put': async ({ storage, unique }) => {
    expect(await storage.read(unique, 'record')).toBeUndefined();
  },

  'hands out values that nobody else holds': async ({ storage, unique }) => {
    const value = { list: [1] };
    await save(storage, unique, put('record', value));
    value.list.push(2);
    expect((await storage.read(unique, 'record'))?.value).toEqual({ list: [1] });
  },

  'leaves out properties that are undefined': async ({ storage, unique }) => {
    await save(storage, unique, put('record', { kept: 1, left: undefined }));
    expect((await storage.read(unique, 'record'))?.value).toStrictEqual({ kept: 1 });
  },

  'refuses the second of two racing writers': async ({ storage, unique }) => {
    const version = await save(storage, unique, put('record', 'first'));
    const outcomes = await Promise.all([
      storage.commit(unique, [put('record', 'mine', { expect: version })]),
      storage.commit(unique, [put('record', 'yours', { expect: version })]),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['saved', 'stale']);
    const winner = outcomes[0]?.outcome === 'saved' ? 'mine' : 'yours';
    expect((await storage.read(unique, 'record'))?.value).toBe(winner);
  },

  'lets every one of 100 concurrent increments land when the losers try again': async ({ storage, unique }) => {
    await Promise.all(Array.from({ length: 100 }, () => increment(storage, unique)));
    expect((await storage.read(unique, 'count'))?.value).toBe(100);
  },

  'creates a record once when it must not exist yet': async ({ storage, unique }) => {
    const create = () => storage.commit(unique, [put('record', 1, { expect: 0 })]);
    const outcomes = await Promise.all([create(), create()]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['saved', 'stale']);
  },

  'overwrites in any case when nothing is expected': async ({ storage, unique }) => {
    await save(storage, unique, put('record', 1));
    await save(storage, unique, put('record', 2));
    expect((await storage.read(unique, 'record'))?.value).toBe(2);
  },

  'writes all of a commit': async ({ storage, unique }) => {
    await save(storage, unique, put('old', 1));
    const outcome = await storage.commit(unique, [
      put('a', 1),
      put('b', 2, { expect: 0 }),
      { kind: 'append', name: 'log', value: 'entry' },
      { kind: 'remove', name: 'old' },
    ]);
    const [a, b] = [await storage.read(unique, 'a'), await storage.read(unique, 'b')];
    expect(outcome).toEqual({ outcome: 'saved', versions: { a: a?.version, b: b?.version } });
    expect([a?.value, b?.value, await storage.readLog(unique, 'log')]).toEqual([1, 2, ['entry']]);
    expect(await storage.read(unique, 'old')).toBeUndefined();
  },

  'writes nothing when one expectation fails': async ({ storage, unique, now }) => {
    const version = await save(storage, unique, put('kept', 'before', { due: { queue: unique, at: now() } }));
    const outcome = await storage.commit(unique, [
      put('kept', 'after', { expect: version }),
      put('new', 1, { expect: 0 }),
      { kind: 'append', name: 'log', value: 'entry' },
      { kind: 'remove', name: 'missing', expect: 7 },
    ]);
    expect(outcome).toEqual(stale);
    expect(await storage.read(unique, 'kept')).toEqual({ name: 'kept', value: 'before', version });
    expect(await storage.read(unique, 'new')).toBeUndefined();
    expect(await storage.readLog(unique, 'log')).toEqual([]);
    expect(await storage.due(unique, now(), 10)).toHaveLength(1);
  },

  'carries out the writes of a commit in order, against what was there before it': async ({ storage, unique }) => {
    const first = await save(storage, unique, put('record', 1));
    await storage.commit(unique, [
      { kind: 'remove', name: 'record', expect: first },
      put('record', 2, { expect: first }),
      put('record', 3),
    ]);
    expect((await storage.read(unique, 'record'))?.value).toBe(3);
  },

  'says saved when there is nothing to write': async ({ storage, unique }) => {
    expect(await storage.commit(unique, [])).toEqual({ outcome: 'saved', versions: {} });
  },

  'removes a record only at the version that was expected': async ({ storage, unique }) => {
    const version = await save(storage, unique, put('record', 1));
    const remove = (expected: number) => storage.commit(unique, [{ kind: 'remove', name: 'record', expect: expected }]);
    expect(await remove(version + 1)).toEqual(stale);
    expect(await remove(version)).toEqual({ outcome: 'saved', versions: {} });
    expect(await storage.read(unique, 'record')).toBeUndefined();
    expect(await remove(0)).toEqual({ outcome: 'saved', versions: {} });
  },

  'gives every write a greater version than the one before': async ({ storage, unique }) => {
    const versions = [];
    for (const name of ['a', 'b', 'a', 'c', 'a']) versions.push(await save(storage, unique, put(name, 1)));
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  },

  'refuses, for a record created after a removal, the version of its former life': async ({ storage, unique }) => {
    const former = await save(storage, unique, put('record', 1));
    await storage.commit(unique, [{ kind: 'remove', name: 'record' }]);
    const present = await save(storage, unique, put('record', 1));
    expect(present).toBeGreaterThan(former);
    expect(await storage.commit(unique, [put('record', 2, { expect: former })])).toEqual(stale);
  },

  'tells partitions and names apart, whatever letters they are made of': async ({ storage, unique }) => {
    const places = names.flatMap((a) => names.map((b) => [`${unique}${a}`, b] as const));
    await Promise.all(
      places.map(([partition, name]) =>
        storage.commit(partition, [
          put(name, { partition, name }),
          { kind: 'append', name, value: { partition, name } },
        ]),
      ),
    );
    for (const [partition, name] of places) {
      expect((await storage.read(partition, name))?.value).toEqual({ partition, name });
      expect(await storage.readLog(partition, name)).toEqual([{ partition, name }]);
    }
  },

  'keeps a record of a megabyte': async ({ storage, unique }) => {
    const value = { text: 'äöü'.repeat(350_000) };
    await save(storage, unique, put('record', value));
    expect((await storage.read(unique, 'record'))?.value).toEqual(value);
  },

  'refuses a value that is no JSON, and writes nothing': async ({ storage, unique }) => {
    for (const value of wrongValues) {
      const commit = storage.commit(unique, [put('fine', 1), put('wrong', value as Json)]);
      await expect(commit).rejects.toThrow(TypeError);
      await expect(commit).rejects.toThrow(/holds JSON only, not /);
    }
    expect(await storage.read(unique, 'fine')).toBeUndefined();
  },

  'refuses names and numbers it could not keep': async ({ storage, unique }) => {
    const writes = [
      put('', 1),
      put('\ud800', 1),
      put('a', 1, { expect: -1 }),
      put('a', 1, { expiresAt: Number.NaN }),
      put('a', 1, { due: { queue: unique, at: 1.5 } }),
    ];
    for (const write of writes) await expect(storage.commit(unique, [write])).rejects.toThrow(TypeError);
    await expect(storage.commit('', [put('a', 1)])).rejects.toThrow(TypeError);
    expect(await storage.read(unique, 'a')).toBeUndefined();
  },
} satisfies Clauses;
