import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { refuseLossyStore } from './refuse-lossy-store.ts';

let folder: string;
let keeping: TestRedis;
let forgetful: TestRedis;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hosting-redis-'));
  keeping = await startRedis({ appendOnly: folder });
  forgetful = await startRedis({ own: true, evicting: true });
});
afterAll(async () => {
  await Promise.all([keeping.stop(), forgetful.stop()]);
  await rm(folder, { recursive: true });
});

const asked = (STORE: string, NODE_ENV: 'production' | 'development' | undefined, STORE_IS_DURABLE = false) =>
  refuseLossyStore({ STORE, NODE_ENV, STORE_IS_DURABLE });

describe('a start', () => {
  it('on a Redis that keeps what it saved is let be', async () => {
    await expect(asked(keeping.url, 'production')).resolves.toBeUndefined();
  });

  it('in production is refused on a Redis that can lose data, with every reason and what to do', async () => {
    await expect(asked(forgetful.url, 'production')).rejects.toMatchObject({
      name: 'HostingError',
      code: 'store',
      message: expect.stringMatching(
        /appendonly is off: .*Set "appendonly yes".*STORE_IS_DURABLE=1.*maxmemory-policy is allkeys-lru: .*Set "noeviction"/s,
      ),
    });
  });

  it('is refused for eviction also where an operator vouches that the service keeps data', async () => {
    const refused = asked(forgetful.url, 'production', true);
    await expect(refused).rejects.toThrow(/maxmemory-policy is allkeys-lru/);
    await expect(refused).rejects.not.toThrow(/appendonly/);
  });

  it.each(['development', undefined] as const)('is let be on any Redis where NODE_ENV is %s', async (mode) => {
    await expect(asked(forgetful.url, mode)).resolves.toBeUndefined();
  });

  it('asks nothing of a store that is no Redis', async () => {
    await expect(asked('sqlite:/nowhere/reconnect.db', 'production')).resolves.toBeUndefined();
  });

  it('tells of a Redis that is away, and nothing of its address', async () => {
    const gone = await startRedis({ own: true });
    await gone.stop();
    const refused = asked(gone.url.replace('redis://', 'redis://user:canary@'), 'production');
    await expect(refused).rejects.toMatchObject({ name: 'StorageError', code: 'unreachable' });
    await expect(refused).rejects.not.toThrow(/canary/);
  });
});
