import { StorageError } from '../packages/storage/src/index.ts';

/** What a store throws that cannot be asked: for tests of an app that knows no store. */
export const storeAway = (): Error => new StorageError('unreachable', 'The store is away.');
