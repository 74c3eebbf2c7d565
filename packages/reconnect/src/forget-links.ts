import type { Storage } from '@reconnect/storage';
import { conversationPartition, type LinkRecord } from './link-records.ts';

/** Ends every link that a conversation was given, used or not, and resolves with how many. Walks over the whole store. */
export async function forgetLinks(storage: Storage, conversation: string): Promise<number> {
  await storage.commit(conversationPartition(conversation), [{ kind: 'remove', name: 'current' }]);
  let forgotten = 0;
  for await (const { partition, record } of storage.scan('link/')) {
    if ((record.value as LinkRecord).conversation !== conversation) continue;
    await storage.commit(partition, [{ kind: 'remove', name: record.name }]);
    forgotten += 1;
  }
  return forgotten;
}
