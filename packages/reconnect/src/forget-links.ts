import type { Storage } from '@reconnect/storage';
import { conversationPartition, type LinkRecord, linkName } from './links/link-records.ts';
import { type AwaitedImport, importName } from './news/await-import.ts';
import { type Notice, noticeName } from './news/notices.ts';

/**
 * Ends every link that a conversation was given, used or not, and what it was still to be told of them; resolves with how many
 * links. Walks over the whole store, three times.
 */
export async function forgetLinks(storage: Storage, conversation: string): Promise<number> {
  await storage.commit(conversationPartition(conversation), [{ kind: 'remove', name: 'current' }]);
  await removeOf(storage, conversation, importName);
  await removeOf(storage, conversation, noticeName(''));
  return removeOf(storage, conversation, linkName(''));
}

async function removeOf(storage: Storage, conversation: string, prefix: string): Promise<number> {
  let removed = 0;
  for await (const { partition, record } of storage.scan(prefix)) {
    const named = record.value as AwaitedImport | Notice | LinkRecord;
    if (named.conversation !== conversation) continue;
    await storage.commit(partition, [{ kind: 'remove', name: record.name }]);
    removed += 1;
  }
  return removed;
}
