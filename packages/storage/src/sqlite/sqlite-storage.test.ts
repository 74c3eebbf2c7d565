import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { storageContract } from '../storage.contract.ts';
import { openSqliteStorage } from './sqlite-storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'storage-'));
afterAll(() => rmSync(folder, { recursive: true }));

storageContract({
  name: 'sqlite',
  open: (options) => openSqliteStorage(join(folder, 'made', 'on the way', 'storage.db'), options),
});
