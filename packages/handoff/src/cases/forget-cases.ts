import type { Storage } from '@reconnect/storage';
import { contentOf, openThread, partitionOf, readFollowUp } from './case-records.ts';
import type { NumberedCase } from './support-case.ts';

/** The cases that fit, by their numbers, and whose they are. Walks over the whole store. */
export async function findCases(
  storage: Storage,
  fits: (supportCase: NumberedCase) => boolean,
): Promise<readonly Pick<NumberedCase, 'number' | 'conversation'>[]> {
  const found: Pick<NumberedCase, 'number' | 'conversation'>[] = [];
  for await (const { partition, record } of storage.scan('case')) {
    if (record.name !== 'case' || !partition.startsWith('case:')) continue;
    const supportCase = contentOf<NumberedCase>(record);
    if (fits(supportCase)) found.push({ number: supportCase.number, conversation: supportCase.conversation });
  }
  return found;
}

/**
 * Ends a case with all mails of its thread. A mail that has not left yet finds nothing to tell of and ends; what support
 * received is beyond our reach. A mail that is added meanwhile makes the thread another one: then it looks again, and
 * removes that one too.
 */
export async function forgetCase(storage: Storage, number: string): Promise<void> {
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
