import { openRedisStorage } from '@reconnect/storage/redis';
import { openSqliteStorage } from '@reconnect/storage/sqlite';
import { afterAll, beforeAll } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { installationSealsContract } from './installation-seals.contract.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

installationSealsContract({ name: 'sqlite', open: (options) => openSqliteStorage(':memory:', options) });
installationSealsContract({ name: 'redis', open: (options) => openRedisStorage(redis.url, options) });
