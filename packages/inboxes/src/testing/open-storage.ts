import type { Storage } from '@reconnect/storage';
import { openRedisStorage } from '@reconnect/storage/redis';
import { openSqliteStorage } from '@reconnect/storage/sqlite';

/** `sqlite:PATH` or a `redis://` address. */
export async function openStorage(store: string, options: { readonly clock: { now(): number } }): Promise<Storage> {
  const sqlite = 'sqlite:';
  if (store.startsWith(sqlite)) return openSqliteStorage(store.slice(sqlite.length), options);
  return openRedisStorage(store, options);
}
