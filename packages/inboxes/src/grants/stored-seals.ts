import { inboxIn } from '@reconnect/audit';
import type { Storage, StoredRecord } from '@reconnect/storage';
import type { GrantRecord, RefreshRecord } from '../records.ts';

/** A sealed text, and where it is. */
export interface StoredSeal {
  readonly inboxId: string;
  readonly name: 'grant' | 'refresh';
  readonly sealed: string;
}

/** Everything sealed that is stored of inboxes, in no order. Walks over the whole store twice. */
export async function* storedSeals(storage: Storage): AsyncIterable<StoredSeal> {
  for (const name of ['grant', 'refresh'] as const) {
    for await (const { partition, record } of storage.scan(name)) {
      const sealed = record.name === name ? sealedOf(record) : undefined;
      if (sealed !== undefined) yield { inboxId: inboxIn(partition), name, sealed };
    }
  }
}

function sealedOf({ name, value }: StoredRecord): string | undefined {
  return name === 'grant' ? (value as GrantRecord).sealed : (value as RefreshRecord).latest?.sealed;
}
