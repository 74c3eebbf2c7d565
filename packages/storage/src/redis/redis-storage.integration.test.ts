import { afterAll, beforeAll } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { storageContract } from '../storage.contract.ts';
import { openRedisStorage } from './redis-storage.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

storageContract({ name: 'redis', open: (options) => openRedisStorage(redis.url, options) });
