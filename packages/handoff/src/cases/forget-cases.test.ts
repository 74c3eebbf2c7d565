import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it } from 'vitest';
import { addition, sampleCase } from '../testing/sample-case.ts';
import { addFollowUp, createCase, partitionOf } from './case-records.ts';
import { findCases, forgetCase } from './forget-cases.ts';

const { number } = sampleCase;

describe('a case that is forgotten', () => {
  it('leaves nothing, not even what the person adds at that moment', async () => {
    const storage = createMemoryStorage({ clock: { now: () => Date.parse(sampleCase.openedAt) } });
    await createCase(storage, sampleCase);
    await addFollowUp(storage, number, { ...addition, key: 'before' });
    const { commit } = storage;
    storage.commit = async (partition, writes) => {
      storage.commit = commit;
      await addFollowUp(storage, number, { ...addition, key: 'at that moment' });
      return commit(partition, writes);
    };
    await forgetCase(storage, number);
    expect(await findCases(storage, () => true)).toEqual([]);
    const left: string[] = [];
    for await (const { partition, record } of storage.scan('')) {
      if (partition === partitionOf(number)) left.push(record.name);
    }
    expect(left).toEqual([]);
  });
});
