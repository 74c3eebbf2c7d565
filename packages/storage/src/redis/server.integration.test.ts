import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import type { Storage } from '../storage.ts';
import { openRedisStorage } from './redis-storage.ts';

const clock = { now: () => Date.UTC(2026, 0, 5, 9) };
const unreachable = { name: 'StorageError', code: 'unreachable' };

let folder: string;
let redis: TestRedis;
let storage: Storage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-redis-'));
  redis = await startRedis({ appendOnly: folder });
  storage = await openRedisStorage(redis.url, { clock });
});
afterAll(async () => {
  await storage.close();
  await redis.stop();
  await rm(folder, { recursive: true });
});

describe('redis storage', () => {
  it('fails at once while Redis is away, and comes back by itself with all it saved', async () => {
    const saved = await storage.commit('p', [{ kind: 'put', name: 'record', value: 1 }]);
    await redis.stop();

    const asked = performance.now();
    await expect(storage.read('p', 'record')).rejects.toMatchObject(unreachable);
    await expect(storage.commit('p', [{ kind: 'put', name: 'record', value: 2 }])).rejects.toMatchObject(unreachable);
    await expect(storage.ping()).rejects.toMatchObject(unreachable);
    expect(performance.now() - asked).toBeLessThan(1_000);

    redis = await startRedis({ appendOnly: folder, port: Number(new URL(redis.url).port) });
    await vi.waitFor(() => storage.ping(), { timeout: 5_000, interval: 20 });
    const record = await storage.read('p', 'record');
    expect(saved).toEqual({ outcome: 'saved', versions: { record: record?.version } });
    expect(await storage.commit('p', [{ kind: 'put', name: 'record', value: 2 }])).toMatchObject({ outcome: 'saved' });
  });

  it('cannot be opened where there is no Redis', async () => {
    const gone = await startRedis({ own: true });
    await gone.stop();
    await expect(openRedisStorage(gone.url, { clock })).rejects.toMatchObject(unreachable);
  });

  it.each([
    ['WRONGPASS: the user or the password is wrong', (url: string) => url.replace('redis://', 'redis://app:canary@')],
    ['ERR: it has no database of that number', (url: string) => `${url}/99`],
  ])('says with which word Redis refuses whoever comes, and where it is (%s)', async (said, wrong) => {
    const { url } = redis;
    const opened = openRedisStorage(wrong(url), { clock });
    await expect(opened).rejects.toMatchObject({ name: 'StorageError', code: 'refused' });
    await expect(opened).rejects.toThrow(`Redis at ${new URL(wrong(url)).host}`);
    await expect(opened).rejects.toThrow(`refuses with ${said}`);
    await expect(opened).rejects.not.toThrow(/canary/);
  });

  it.each([
    ['redis://app:canary@127.0.0.1:1/2', 'Redis at 127.0.0.1:1/2 does not answer: nothing listens there.'],
    ['redis://canary@redis.invalid', 'Redis at redis.invalid:6379 does not answer: this machine'],
  ])('says of %s where it was looked for and why it was not found', async (url, said) => {
    const opened = openRedisStorage(url, { clock });
    await expect(opened).rejects.toMatchObject(unreachable);
    await expect(opened).rejects.toThrow(said);
    await expect(opened).rejects.not.toThrow(/canary/);
  });

  it('says that a Redis that takes a connection and then nothing keeps silent', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const opened = openRedisStorage(`rediss://127.0.0.1:${port}`, { clock });
    await expect(opened).rejects.toThrow(`Redis at 127.0.0.1:${port} (TLS) does not answer: it keeps silent.`);
  }, 10_000);

  it.each([
    ['OOM: its memory is full', ['CONFIG', 'SET', 'maxmemory', '1']],
    ['NOREPLICAS: too few copies of it are connected', ['CONFIG', 'SET', 'min-replicas-to-write', '1']],
    ['READONLY: it is a replica', ['REPLICAOF', '127.0.0.1', '1']],
  ])('is not well where Redis takes no writes, and says why (%s)', async (said, command) => {
    const own = await startRedis({ own: true });
    onTestFinished(() => own.stop());
    const full = await openRedisStorage(own.url, { clock });
    onTestFinished(() => full.close());
    const admin = await createClient({ url: own.url }).connect();
    await full.ping();
    await admin.sendCommand(command);
    admin.destroy();
    const refused = { name: 'StorageError', code: 'refused', message: expect.stringContaining(`refuses with ${said}`) };
    await expect(full.ping()).rejects.toMatchObject(refused);
    await expect(full.commit('p', [{ kind: 'put', name: 'record', value: 1 }])).rejects.toMatchObject(refused);
    await expect(full.read('p', 'record')).resolves.toBeUndefined();
  });

  it('leaves nothing in Redis that has expired for an hour, and keeps all else', async () => {
    const expiresAt = clock.now() + 5_000;
    await storage.commit('expiring', [
      { kind: 'put', name: 'record', value: 1, expiresAt },
      { kind: 'append', name: 'log', value: 1, expiresAt },
      { kind: 'put', name: 'kept record', value: 1, expiresAt },
      { kind: 'append', name: 'kept log', value: 1, expiresAt },
    ]);
    await storage.commit('expiring', [
      { kind: 'put', name: 'kept record', value: 2 },
      { kind: 'append', name: 'kept log', value: 2 },
    ]);
    const client = await createClient({ url: redis.url }).connect();
    const keys = (await client.keys('*:expiring:*')).sort();
    const left = await Promise.all(keys.map((key) => client.pTTL(key)));
    client.destroy();
    expect(keys.map((key) => key.split(':').at(-1))).toEqual(['kept log', 'log', 'kept record', 'record']);
    expect(left).toEqual([-1, expect.any(Number), -1, expect.any(Number)]);
    for (const ms of left.filter((each) => each !== -1)) {
      expect(ms).toBeGreaterThan(3_600_000);
      expect(ms).toBeLessThanOrEqual(3_605_000);
    }
  });
});
