import { randomUUID } from 'node:crypto';
import type { Storage, Write } from '@reconnect/storage';
import { afterAll, beforeAll } from 'vitest';

/** A store that a suite is run on. It may be shared with other suites, so a test gets a corner of it. */
export interface StoreUnderTest {
  readonly name: string;
  readonly open: (options: { readonly clock: { now(): number } }) => Storage | Promise<Storage>;
}

/** Opens the store for the suite that calls this; each call of what it returns gives an empty corner. */
export function cornersOf({ open }: StoreUnderTest, clock: { now(): number }): () => Storage {
  let shared: Storage;
  beforeAll(async () => {
    shared = await open({ clock });
  });
  afterAll(() => shared.close());
  return () => cornerOf(shared, `${randomUUID()} `);
}

function cornerOf(shared: Storage, corner: string): Storage {
  const inside = (write: Write): Write =>
    write.kind === 'put' && write.due !== undefined
      ? { ...write, due: { ...write.due, queue: corner + write.due.queue } }
      : write;

  return {
    ...shared,
    read: (partition, name) => shared.read(corner + partition, name),
    readLog: (partition, name) => shared.readLog(corner + partition, name),
    commit: (partition, writes) => shared.commit(corner + partition, writes.map(inside)),
    async due(queue, before, limit) {
      const found = await shared.due(corner + queue, before, limit);
      return found.map((record) => ({ ...record, partition: record.partition.slice(corner.length) }));
    },
    async *scan(prefix) {
      for await (const { partition, record } of shared.scan(prefix)) {
        if (partition.startsWith(corner)) yield { partition: partition.slice(corner.length), record };
      }
    },
  };
}
