import { inboxPartition } from '@reconnect/audit';
import type { Storage, Write } from '@reconnect/storage';
import { deedWrite } from './deed-write.ts';
import { type InboxIndex, indexKeys } from './inbox-index.ts';
import { readRecord } from './records.ts';

interface RemoveInboxDeps {
  readonly storage: Storage;
  readonly index: InboxIndex;
  readonly clock: { now(): number };
}

/** Forgets an inbox, then its places in the index; its audit entries stay. */
export function createRemoveInbox({ storage, index, clock }: RemoveInboxDeps) {
  return async function removeInbox(id: string): Promise<boolean> {
    for (;;) {
      const [inbox, grant] = await Promise.all([readRecord(storage, id, 'inbox'), readRecord(storage, id, 'grant')]);
      if (inbox === undefined) return false;
      const { workspace, provider } = inbox.value;
      const removed = { deed: 'inbox.removed', by: { kind: 'aptly' }, at: clock.now(), about: { provider } } as const;
      const { outcome } = await storage.commit(inboxPartition(id), [
        { kind: 'remove', name: 'inbox', expect: inbox.version },
        ...['grant', 'sync', 'verdict', 'refresh'].map((name): Write => ({ kind: 'remove', name })),
        deedWrite({ inboxId: id, workspace }, removed),
      ]);
      if (outcome === 'stale') continue;
      const exists = async () => (await readRecord(storage, id, 'inbox')) !== undefined;
      for (const key of indexKeys(inbox.value, grant?.value.subject)) await index.drop(key, id, exists);
      return true;
    }
  };
}
