import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startRedis, type TestRedisOptions } from '../../../../tools/redis.ts';
import { inspectRedis } from './inspect-redis.ts';

async function redisWith(options: TestRedisOptions): Promise<string> {
  const redis = await startRedis(options);
  onTestFinished(() => redis.stop());
  return redis.url;
}

async function told(url: string, ...commands: readonly (readonly string[])[]): Promise<void> {
  const client = await createClient({ url }).connect();
  for (const command of commands) await client.sendCommand(command);
  client.destroy();
}

describe('what a Redis says of how it keeps data', () => {
  it('is that it appends every write to a file and evicts nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'storage-inspect-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const url = await redisWith({ appendOnly: folder });
    expect(await inspectRedis(url)).toEqual({ appendOnly: true, evictionPolicy: 'noeviction' });
  });

  it('is that it keeps no file and throws records away', async () => {
    const url = await redisWith({ own: true });
    await told(url, ['CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru']);
    expect(await inspectRedis(url)).toEqual({ appendOnly: false, evictionPolicy: 'allkeys-lru' });
  });

  it('is heard from a service that forbids CONFIG', async () => {
    const url = await redisWith({ own: true });
    await told(url, ['ACL', 'SETUSER', 'app', 'on', '>app-word', '~*', '&*', '+@all', '-config']);
    const asApp = url.replace('redis://', 'redis://app:app-word@');
    expect(await inspectRedis(asApp)).toEqual({ appendOnly: false, evictionPolicy: 'noeviction' });
  });

  it('is nothing where INFO is forbidden too', async () => {
    const url = await redisWith({ own: true });
    await told(url, ['ACL', 'SETUSER', 'app', 'on', '>app-word', '~*', '&*', '+@all', '-info']);
    expect(await inspectRedis(url.replace('redis://', 'redis://app:app-word@'))).toEqual({});
  });

  it('cannot be heard where there is no Redis', async () => {
    const redis = await startRedis({ own: true });
    await redis.stop();
    await expect(inspectRedis(redis.url)).rejects.toMatchObject({ name: 'StorageError', code: 'unreachable' });
  });
});
