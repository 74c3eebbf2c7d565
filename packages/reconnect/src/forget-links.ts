import type { Storage } from '@reconnect/storage';
import { conversationPartition, type LinkRecord, linkName } from './links/link-records.ts';
import { type AwaitedImport, importName } from './notices/await-import.ts';
import { type Notice, noticeName } from './notices/notices.ts';

/** What leads to a link, or was still to be told of one. */
export interface LinkTrace {
  readonly kind: 'link' | 'notice' | 'import';
  readonly conversation: string;
  readonly partition: string;
  readonly name: string;
}

const prefixes = { link: linkName(''), notice: noticeName(''), import: importName } as const;
const kinds = ['import', 'notice', 'link'] as const;

/**
 * Every link that these conversations were given, used or not, and what they are still to be told of them. Walks over the
 * whole store, three times.
 */
export async function linksOf(storage: Storage, conversations: ReadonlySet<string>): Promise<readonly LinkTrace[]> {
  const found: LinkTrace[] = [];
  for (const kind of kinds) {
    for await (const { partition, record } of storage.scan(prefixes[kind])) {
      const { conversation } = record.value as AwaitedImport | Notice | LinkRecord;
      if (conversations.has(conversation)) found.push({ kind, conversation, partition, name: record.name });
    }
  }
  return found;
}

/** Ends them, and what names the conversation's only link that counts. */
export async function forgetLinks(storage: Storage, conversation: string, traces: readonly LinkTrace[]): Promise<void> {
  await storage.commit(conversationPartition(conversation), [{ kind: 'remove', name: 'current' }]);
  for (const { partition, name } of traces) await storage.commit(partition, [{ kind: 'remove', name }]);
}
