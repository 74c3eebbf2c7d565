import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { toStorageError } from './to-storage-error.ts';

function problemOf(...statements: readonly string[]): unknown {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE records (value TEXT)');
  try {
    for (const statement of statements) database.exec(statement);
  } catch (problem) {
    return problem;
  } finally {
    database.close();
  }
  return undefined;
}

it.each([
  ['may only be read', 'refused', ['PRAGMA query_only = 1', "INSERT INTO records VALUES ('a')"]],
  ['is full', 'refused', ['PRAGMA max_page_count = 2', 'INSERT INTO records VALUES (hex(zeroblob(100000)))']],
  ['cannot be opened, read or written', 'unreachable', ['INSERT INTO nowhere VALUES (1)']],
])('an SQLite file that %s is %s', (said, code, statements) => {
  const error = toStorageError(problemOf(...statements));
  expect(error).toMatchObject({ name: 'StorageError', code, message: expect.stringContaining(said) });
});
