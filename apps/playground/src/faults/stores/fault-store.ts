import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Storage } from '@reconnect/storage';
import { openRedisStorage } from '@reconnect/storage/redis';
import { openSqliteStorage } from '@reconnect/storage/sqlite';
import { startRedis } from '../../../../../tools/redis.ts';
import type { Gatekeeper } from './commit-watch.ts';
import { openRedisGate } from './redis-gate.ts';
import { skipInRedis } from './skip-in-redis.ts';

export const storeNames = ['redis', 'sqlite'] as const;
export type StoreName = (typeof storeNames)[number];

/** A store of its own for one lane of tests, and how its commits are stopped. */
export interface FaultStore {
  /** What the contract's `STORE` says to a process that may be killed at a commit. */
  readonly guarded: string;
  /** The same for all others. */
  readonly plain: string;
  /** Given where commits are stopped within the process itself. */
  readonly gatekeeper: Gatekeeper | undefined;
  /** For looking at what is kept; never for writing, which a process that stands still at a commit would keep waiting. */
  readonly storage: Storage;
  /** Lets time pass for what the store itself times. */
  skip(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface FaultStoreDeps {
  readonly gatekeeper: Gatekeeper;
  readonly kill: () => void;
}

const open = {
  async redis({ gatekeeper, kill }: FaultStoreDeps): Promise<FaultStore> {
    const redis = await startRedis({ own: true });
    const [gate, storage] = await Promise.all([
      openRedisGate({ redisUrl: redis.url, gatekeeper, kill }),
      openRedisStorage(redis.url, { clock: { now: () => Date.now() } }),
    ]);
    return {
      guarded: gate.url,
      plain: redis.url,
      gatekeeper: undefined,
      storage,
      skip: (ms) => skipInRedis(redis.url, ms),
      async close() {
        await storage.close();
        await gate.close();
        await redis.stop();
      },
    };
  },
  async sqlite({ gatekeeper, kill }: FaultStoreDeps): Promise<FaultStore> {
    const folder = mkdtempSync(join(tmpdir(), 'reconnect-faults-'));
    const path = join(folder, 'reconnect.db');
    const store = `sqlite:${path}`;
    // Opening writes, so it comes before there is anybody to keep it waiting.
    const storage = openSqliteStorage(path, { clock: { now: () => Date.now() } });
    return {
      guarded: store,
      plain: store,
      gatekeeper(commit) {
        const word = gatekeeper(commit);
        if (word === 'kill') kill();
        return word;
      },
      storage,
      skip: async () => undefined,
      async close() {
        await storage.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
} as const;

export const openFaultStore = (name: StoreName, deps: FaultStoreDeps): Promise<FaultStore> => open[name](deps);
