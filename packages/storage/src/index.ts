/** Versioned records behind one port. The backends are at ./memory, ./sqlite and ./redis. */
export { StorageError, type StorageErrorCode } from './errors.ts';
export { asJson } from './json.ts';
export type { Append, CommitOutcome, DueRecord, Json, Put, Remove, Storage, StoredRecord, Write } from './storage.ts';
