import type { Storage } from '@reconnect/storage';
import type { Provider } from '@reconnect/troubleshooting';

/** Milliseconds that one log covers; whoever counts reads the few logs that his window touches. */
const span = 300_000;
const keptFor = 3_600_000;

/** Remembers for an hour which inboxes failed in passing: many at once are the provider's fault, or ours. */
export interface Failures {
  remember(provider: Provider, inboxId: string): Promise<void>;
  /** How many inboxes failed since `since` (milliseconds since 1970, at most an hour back), each counted once. */
  count(provider: Provider, since: number): Promise<number>;
}

export function createFailures(storage: Storage, clock: { now(): number }): Failures {
  const partitionOf = (provider: Provider, slot: number) => `failures:${provider}:${slot}`;

  return {
    async remember(provider, inboxId) {
      const at = clock.now();
      const value = { inboxId, at };
      await storage.commit(partitionOf(provider, Math.floor(at / span)), [
        { kind: 'append', name: 'refused', value, expiresAt: at + keptFor },
      ]);
    },
    async count(provider, since) {
      const now = clock.now();
      const from = Math.max(since, now - keptFor);
      const slots = [];
      for (let slot = Math.floor(from / span); slot <= Math.floor(now / span); slot += 1) slots.push(slot);
      const logs = await Promise.all(slots.map((slot) => storage.readLog(partitionOf(provider, slot), 'refused')));
      const entries = logs.flat() as { readonly inboxId: string; readonly at: number }[];
      return new Set(entries.filter((entry) => entry.at >= from).map((entry) => entry.inboxId)).size;
    },
  };
}
