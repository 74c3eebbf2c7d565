import type { RedisScripts } from '@reconnect/storage/redis';
import { isRedis } from './open-store.ts';

/** Counts for all processes together, in one step each. */
export type ScriptRunner = Pick<RedisScripts, 'eval'>;

/**
 * A second way into what `STORE` names, for counts that are no loss when they are lost; undefined where it is not Redis,
 * and each process counts for itself.
 */
export async function openScripts(store: string): Promise<RedisScripts | undefined> {
  if (!isRedis(store)) return undefined;
  const { openRedisScripts } = await import('@reconnect/storage/redis');
  return openRedisScripts(store);
}
