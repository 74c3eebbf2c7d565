import { JobsError } from '@reconnect/jobs';
import { StorageError } from '@reconnect/storage';
import { describe, expect, it } from 'vitest';
import { isStoreAway } from './is-store-away.ts';

describe('that the store is away', () => {
  it.each([
    [new StorageError('unreachable', 'Redis does not answer.'), true],
    [new StorageError('refused', 'Redis refuses with OOM.'), true],
    [new JobsError('unreachable', 'Redis does not answer.'), true],
    [new StorageError('unreadable', 'not as it was written'), false],
    [new JobsError('closed', 'The engine was closed.'), false],
    [new TypeError('a bug'), false],
    ['unreachable', false],
  ])('is told by the error of the store, or of the job engine: %s', (error, expected) => {
    expect(isStoreAway(error)).toBe(expected);
  });
});
