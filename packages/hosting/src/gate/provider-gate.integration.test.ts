import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asker, Passage } from '@reconnect/diagnosis';
import { createMovableClock, type MovableClock } from '@reconnect/simulators';
import type { Storage } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { openRedisStorage } from '@reconnect/storage/redis';
import { openSqliteStorage } from '@reconnect/storage/sqlite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { createLimits } from './limits.ts';
import { createProviderGate } from './provider-gate.ts';

const folder = mkdtempSync(join(tmpdir(), 'provider-gate-'));
let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis({ own: true });
});
afterAll(async () => {
  await redis.stop();
  rmSync(folder, { recursive: true });
});

type Verdict = Extract<Passage, { outcome: 'looked' }>['verdict'];
const verdictOf = (cause: Verdict['cause']): Verdict => ({
  cause,
  alsoPossible: [],
  remedy: 'wait',
  certainty: 'likely',
  rule: 'test',
  explanation: 'outage.provider',
  evidence: [],
  checks: [],
  checkedAt: '2026-11-23T10:42:00.000Z',
});

/** Opens the same store again and again, as processes do. */
type Opener = (clock: MovableClock) => () => Storage | Promise<Storage>;
let files = 0;
const stores: readonly (readonly [string, Opener])[] = [
  [
    'memory',
    (clock) => {
      const storage = createMemoryStorage({ clock });
      return () => storage;
    },
  ],
  [
    'sqlite',
    (clock) => {
      files += 1;
      const file = join(folder, `${files}.db`);
      return () => openSqliteStorage(file, { clock });
    },
  ],
  ['redis', (clock) => () => openRedisStorage(redis.url, { clock })],
];

/** Far above what a test asks for. */
const plenty = { project: 1_000_000, workspace: 1_000_000 };
const noLimits = createLimits(undefined, { allowance: { google: plenty, microsoft: plenty } });
const shared = { limits: noLimits, onLength: () => {} };

const processes = 4;

async function openGates(open: Opener, provider: Asker['provider']) {
  // A time of its own a test: the breaker of an earlier one is forgotten by then.
  files += 1;
  const clock = createMovableClock(Date.UTC(2026, 10, 23, 10, 42) + files * 86_400_000);
  const opening = open(clock);
  const storages = await Promise.all(Array.from({ length: processes }, opening));
  onTestFinished(async () => {
    await Promise.all(storages.map((storage) => storage.close()));
  });
  let writes = 0;
  const counted = (storage: Storage): Storage => ({
    ...storage,
    commit(partition, put) {
      writes += 1;
      return storage.commit(partition, put);
    },
  });
  const gates = storages.map((storage) => createProviderGate({ ...shared, storage: counted(storage), clock }));
  const calls: string[] = [];
  const outages: { down: boolean } = { down: true };
  /** A look that the provider answers, or not, in a while of the event loop. */
  const look = (inboxId: string) => async () => {
    calls.push(inboxId);
    await new Promise<void>((resolve) => setImmediate(resolve));
    return verdictOf(outages.down ? 'provider_outage' : 'healthy');
  };
  const ask = (person: number) => {
    const inboxId = `inbox-${person}`;
    const gate = gates[person % processes];
    if (gate === undefined) throw new Error('There is no such process.');
    return gate.pass({ provider, workspace: `w${person % 50}`, inboxId }, look(inboxId));
  };
  const crowd = (first: number, size: number) =>
    Promise.all(Array.from({ length: size }, (_, index) => ask(first + index)));
  return { clock, calls, outages, crowd, writes: () => writes };
}

describe.each(stores)('the gate before a provider, shared by four processes on %s', (_name, open) => {
  it('answers a thousand who come during an outage with at most twenty calls', async () => {
    const { calls, crowd } = await openGates(open, 'google');
    const passages = await crowd(0, 1_000);
    expect(calls.length).toBeLessThanOrEqual(20);
    const told = passages.filter(({ outcome }) => outcome === 'known_outage');
    expect(told.length).toBe(1_000 - calls.length);
    expect(told.at(-1)).toMatchObject({ outage: { inboxes: expect.any(Number), since: expect.any(Number) } });
  });

  it('finds an outage that begins amid a crowd with the calls that are under way, and a few more', async () => {
    const { calls, outages, crowd } = await openGates(open, 'google');
    outages.down = false;
    await crowd(0, 200);
    outages.down = true;
    calls.length = 0;
    await crowd(1_000, 1_000);
    expect(calls.length).toBeLessThanOrEqual(processes * 24 + 4);
  });

  it('lets one process try after a while, however many ask, and everybody in once it was answered', async () => {
    const { calls, crowd, clock, outages } = await openGates(open, 'microsoft');
    await crowd(0, 100);
    calls.length = 0;
    await crowd(100, 200);
    expect(calls).toEqual([]);

    clock.advance(15_000);
    await crowd(300, 200);
    expect(calls).toHaveLength(1);

    outages.down = false;
    clock.advance(30_000);
    calls.length = 0;
    await crowd(500, 1);
    const passages = await crowd(600, 200);
    expect(passages.every(({ outcome }) => outcome === 'looked')).toBe(true);
    expect(calls).toHaveLength(201);
  });

  it('lets all through, and writes nothing, while the provider is well', async () => {
    const { crowd, outages, writes } = await openGates(open, 'google');
    outages.down = false;
    const passages = await crowd(0, 300);
    expect(passages.every(({ outcome }) => outcome === 'looked')).toBe(true);
    expect(writes()).toBe(0);
  });
});

describe('the gate before a provider', () => {
  it('keeps one provider from closing the other', async () => {
    const clock = createMovableClock(Date.UTC(2026, 10, 23));
    const gate = createProviderGate({ ...shared, storage: createMemoryStorage({ clock }), clock });
    const down = async () => verdictOf('provider_outage');
    for (let person = 0; person < 10; person += 1) {
      await gate.pass({ provider: 'google', workspace: 'w', inboxId: `i${person}` }, down);
    }
    const asker = { workspace: 'w', inboxId: 'one' };
    expect((await gate.pass({ provider: 'google', ...asker }, down)).outcome).toBe('known_outage');
    expect((await gate.pass({ provider: 'microsoft', ...asker }, down)).outcome).toBe('looked');
  });
});
