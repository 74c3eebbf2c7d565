import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRedisCluster, type TestCluster } from '../../../../tools/redis-cluster.ts';
import { collect } from '../contract/bench.ts';
import { storageContract } from '../storage.contract.ts';
import type { Storage } from '../storage.ts';
import { inspectRedis } from './inspect-redis.ts';
import { openRedisScripts } from './open-scripts.ts';
import { openRedisStorage } from './redis-storage.ts';

const clock = { now: () => Date.UTC(2026, 0, 5, 9) };
const unreachable = { name: 'StorageError', code: 'unreachable' };

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startRedisCluster();
}, 60_000);
afterAll(() => cluster.stop());

storageContract({ name: 'redis cluster', open: (options) => openRedisStorage(cluster.url, options) });

describe('storage on a cluster of three', () => {
  const people = Array.from({ length: 60 }, (_, index) => `slack:T1:U${index}`);
  const commitAll = (storage: Storage, value: number) =>
    Promise.all(
      people.map((person, index) =>
        storage.commit(person, [
          { kind: 'put', name: 'conversation', value, due: { queue: 'spread', at: index } },
          { kind: 'append', name: 'transcript', value: 'hello' },
        ]),
      ),
    );

  it('spreads conversations over the nodes, and finds all of them from any', async () => {
    const opened = await Promise.all(cluster.nodes.map(({ url }) => openRedisStorage(url, { clock })));
    const [first, , last] = opened;
    if (first === undefined || last === undefined) throw new Error('There are three nodes.');
    await commitAll(first, 1);
    expect((await last.due('spread', 100, 100)).map(({ partition }) => partition)).toEqual(people);
    const scanned = await collect(last.scan('conversation'));
    expect(scanned.map(({ partition }) => partition).toSorted()).toEqual(people.toSorted());
    const scripts = await openRedisScripts(cluster.url);
    const sizes = await Promise.all(
      // One key of each third of the slots: by its answer, each node says what it alone holds.
      ['a', 'b', 'c'].map((key) => scripts.eval("return redis.call('DBSIZE')", { keys: [key], arguments: [] })),
    );
    expect(Math.min(...sizes.map(Number))).toBeGreaterThan(0);
    await Promise.all([...opened, scripts].map((each) => each.close()));
  });

  it('is as durable as the least durable node says', async () => {
    expect(await inspectRedis(cluster.url)).toEqual({ appendOnly: false, evictionPolicy: 'noeviction' });
  });

  it('fails at once for what lies on a node that is away, and comes back by itself when it does', {
    timeout: 60_000,
  }, async () => {
    const storage = await openRedisStorage(cluster.url, { clock });
    const lost = cluster.nodes.at(-1);
    await lost?.stop();
    await vi.waitFor(() => expect(storage.ping()).rejects.toMatchObject(unreachable), { timeout: 10_000 });
    await expect(storage.ping()).rejects.not.toThrow(/unknown/);
    const asked = performance.now();
    const outcomes = await Promise.allSettled(people.map((person) => storage.read(person, 'conversation')));
    expect(performance.now() - asked).toBeLessThan(2_000);
    expect(new Set(outcomes.map(({ status }) => status))).toContain('rejected');

    await lost?.start();
    await vi.waitFor(() => commitAll(storage, 2), { timeout: 20_000, interval: 100 });
    expect(await storage.due('spread', 100, 100)).toHaveLength(people.length);
    await storage.close();
  });

  it('can be opened only while the node that is named answers', async () => {
    const [first] = cluster.nodes;
    await first?.stop();
    await expect(openRedisStorage(cluster.url, { clock })).rejects.toMatchObject(unreachable);
    await first?.start();
  });
});
