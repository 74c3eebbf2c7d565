import { dirname } from 'node:path';
import type { Clock, Jobs } from '@reconnect/jobs';
import { type Storage, StorageError } from '@reconnect/storage';
import { makeFolder } from './make-folder.ts';

export interface Store {
  readonly storage: Storage;
  readonly jobs: Jobs;
}

/** What keeps the records, of which `STORE` also says where it is. */
export function kindOf(store: string): 'memory' | 'sqlite' | 'redis' {
  if (store === 'memory') return 'memory';
  return store.startsWith('sqlite:') ? 'sqlite' : 'redis';
}

/** Whether what `STORE` names is shared by processes of many machines. */
export const isRedis = (store: string): boolean => kindOf(store) === 'redis';

/**
 * Opens what `STORE` names: records and job engine go together (embedded, or BullMQ on Redis). A backend is loaded only
 * when it is chosen. `onError` is told of the engine's own trouble, which no caller waits for; left out: a warning of the
 * process, with whatever an error's message quotes.
 */
export async function openStore(
  store: string,
  clock: Clock,
  trouble: { readonly onError?: (problem: unknown) => void } = {},
): Promise<Store> {
  if (kindOf(store) === 'memory') {
    const [{ createMemoryStorage }, { openEmbeddedJobs }] = await Promise.all([
      import('@reconnect/storage/memory'),
      import('@reconnect/jobs/embedded'),
    ]);
    return { storage: createMemoryStorage({ clock }), jobs: openEmbeddedJobs(':memory:', { clock, ...trouble }) };
  }
  if (kindOf(store) === 'sqlite') {
    const path = store.slice('sqlite:'.length);
    const [{ openSqliteStorage }, { openEmbeddedJobs }] = await Promise.all([
      import('@reconnect/storage/sqlite'),
      import('@reconnect/jobs/embedded'),
    ]);
    await makeFolder(dirname(path)).catch((cause: unknown) => {
      throw new StorageError('unreachable', 'The folder of the SQLite file cannot be made.', { cause });
    });
    return withJobs(openSqliteStorage(path, { clock }), () => openEmbeddedJobs(path, { clock, ...trouble }));
  }
  const [{ openRedisStorage }, { openRedisJobs }] = await Promise.all([
    import('@reconnect/storage/redis'),
    import('@reconnect/jobs/redis'),
  ]);
  return withJobs(await openRedisStorage(store, { clock }), () => openRedisJobs(store, trouble));
}

/** Both or neither: records that stayed open without their jobs would keep a process from ending. */
async function withJobs(storage: Storage, open: () => Jobs | Promise<Jobs>): Promise<Store> {
  try {
    return { storage, jobs: await open() };
  } catch (problem) {
    await storage.close();
    throw problem;
  }
}
