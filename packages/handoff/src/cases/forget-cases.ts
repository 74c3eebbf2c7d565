import type { Storage } from '@reconnect/storage';
import { contentOf, openThread, partitionOf, readFollowUp } from './case-records.ts';
import type { NumberedCase } from './support-case.ts';

/**
 * Ends every case of a conversation, with all mails of its thread, and resolves with their numbers. Walks over the whole
 * store. A mail that has not left yet finds nothing to tell of and ends; what support received is beyond our reach.
 */
export async function forgetCases(storage: Storage, conversation: string): Promise<readonly string[]> {
  const forgotten: string[] = [];
  for await (const { partition, record } of storage.scan('case')) {
    if (record.name !== 'case' || !partition.startsWith('case:')) continue;
    const { conversation: of, number } = contentOf<NumberedCase>(record);
    if (of !== conversation) continue;
    await forgetCase(storage, number);
    forgotten.push(number);
  }
  return forgotten;
}

/** A mail that is added meanwhile makes the thread another one: then it looks again, and removes that one too. */
async function forgetCase(storage: Storage, number: string): Promise<void> {
  for (;;) {
    const { thread, version } = await openThread(storage, number);
    const later = Array.from({ length: thread.taken - 1 }, (_, index) => index + 1);
    const keys = await Promise.all(later.map(async (n) => (await readFollowUp(storage, { number, n }))?.key));
    const names = [
      'case',
      ...later.map((n) => `mail/${n}`),
      ...keys.flatMap((key) => (key === undefined ? [] : [`mail-key/${key}`])),
    ];
    const { outcome } = await storage.commit(partitionOf(number), [
      { kind: 'remove', name: 'thread', expect: version },
      ...names.map((name) => ({ kind: 'remove', name }) as const),
    ]);
    if (outcome === 'saved') return;
  }
}
