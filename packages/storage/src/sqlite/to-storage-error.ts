import { StorageError } from '../errors.ts';

/** SQLITE_CORRUPT and SQLITE_NOTADB: https://www.sqlite.org/rescode.html */
const unreadable = new Set([11, 26]);
/** What a refusal means: SQLITE_READONLY, SQLITE_FULL. */
const refusals: Readonly<Record<number, string>> = { 8: 'it may only be read', 13: 'its disk is full' };

/** Says in the port's words what `node:sqlite` or the file system threw. */
export function toStorageError(problem: unknown): StorageError {
  if (problem instanceof StorageError) return problem;
  const code =
    problem instanceof Error && 'errcode' in problem && typeof problem.errcode === 'number'
      ? problem.errcode & 0xff
      : 0;
  const refusal = refusals[code];
  if (refusal !== undefined) {
    return new StorageError('refused', `The SQLite file takes no writes: ${refusal}.`, { cause: problem });
  }
  if (unreadable.has(code)) {
    return new StorageError('unreadable', 'The SQLite file is damaged or is no database.', { cause: problem });
  }
  return new StorageError('unreachable', 'The SQLite file cannot be opened, read or written.', { cause: problem });
}
