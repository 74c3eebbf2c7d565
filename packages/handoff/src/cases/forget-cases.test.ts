import type { Storage } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it } from 'vitest';
import { addition, sampleCase } from '../testing/sample-case.ts';
import { addFollowUp, createCase, noteSent, partitionOf } from './case-records.ts';
import { findCases, forgetCase } from './forget-cases.ts';
import { sealMail } from './seal-mail.ts';

const { number } = sampleCase;

/** The sample case, to which something was added. */
async function openCase(): Promise<Storage> {
  const storage = createMemoryStorage({ clock: { now: () => Date.parse(sampleCase.openedAt) } });
  await createCase(storage, sampleCase);
  await addFollowUp(storage, number, { ...addition, key: 'before' });
  return storage;
}

async function leftIn(storage: Storage): Promise<readonly string[]> {
  const left: string[] = [];
  for await (const { partition, record } of storage.scan('')) {
    if (partition === partitionOf(number)) left.push(record.name);
  }
  return left;
}

const deeds: Readonly<Record<string, (storage: Storage) => Promise<unknown>>> = {
  'something is added': (storage) => addFollowUp(storage, number, { ...addition, key: 'meanwhile' }),
  'a mail is sealed': (storage) => sealMail(storage, { number, n: 1 }),
  'a mail has left': (storage) => noteSent(storage, { number, n: 0 }),
};

describe('a case that is forgotten', () => {
  it('leaves nothing, not even what the person adds at that moment', async () => {
    const storage = await openCase();
    const { commit } = storage;
    storage.commit = async (partition, writes) => {
      storage.commit = commit;
      await addFollowUp(storage, number, { ...addition, key: 'at that moment' });
      return commit(partition, writes);
    };
    await forgetCase(storage, number);
    expect(await findCases(storage, () => true)).toEqual([]);
    expect(await leftIn(storage)).toEqual([]);
  });

  it.each(Object.entries(deeds).flatMap(([name, deed]) => [1, 2, 3].map((reads) => ({ name, deed, reads }))))(
    'leaves nothing when it is forgotten while $name, after $reads reads',
    async ({ deed, reads }) => {
      const storage = await openCase();
      let left = reads;
      const slow: Storage = {
        ...storage,
        async read(partition, name) {
          const found = await storage.read(partition, name);
          left -= 1;
          if (left === 0) await forgetCase(storage, number);
          return found;
        },
      };
      await deed(slow);
      if (left > 0) await forgetCase(storage, number);
      expect(await leftIn(storage)).toEqual([]);
    },
  );
});
