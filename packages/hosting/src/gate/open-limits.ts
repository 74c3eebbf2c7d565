import { createLimits, type Limits } from './limits.ts';

/** The limits that go with what `STORE` names: counted by all processes on Redis, by each for itself elsewhere. */
export async function openLimits(store: string): Promise<Limits & { close(): Promise<void> }> {
  if (!/^rediss?:/.test(store)) return { ...createLimits(undefined), close: async () => {} };
  const { openRedisScripts } = await import('@reconnect/storage/redis');
  const scripts = await openRedisScripts(store);
  return { ...createLimits(scripts), close: scripts.close };
}
