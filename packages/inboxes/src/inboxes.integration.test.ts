import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRedisStorage } from '@reconnect/storage/redis';
import { openSqliteStorage } from '@reconnect/storage/sqlite';
import { afterAll, beforeAll } from 'vitest';
import { startRedis, type TestRedis } from '../../../tools/redis.ts';
import { auditTrailContract } from './audit-trail.contract.ts';
import { grantAccessContract } from './grants/grant-access.contract.ts';
import { grantSealsContract } from './grants/grant-seals.contract.ts';
import { inboxesContract } from './inboxes.contract.ts';
import type { StoreUnderTest } from './testing/corner.ts';
import { toldSyncContract } from './told-sync.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'inboxes-'));
let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => {
  await redis.stop();
  rmSync(folder, { recursive: true });
});

const stores: readonly StoreUnderTest[] = [
  { name: 'sqlite', open: (options) => openSqliteStorage(join(folder, 'reconnect.db'), options) },
  { name: 'redis', open: (options) => openRedisStorage(redis.url, options) },
];

for (const store of stores) {
  inboxesContract(store);
  grantAccessContract(store);
  grantSealsContract(store);
  auditTrailContract(store);
  toldSyncContract(store);
}
