import type { DatabaseSync } from 'node:sqlite';

/** Takes the write lock first, so that a transaction that read something never has to give up when it writes. */
export function transaction<Result>(database: DatabaseSync, body: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = body();
    database.exec('COMMIT');
    return result;
  } catch (problem) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw problem;
  }
}
